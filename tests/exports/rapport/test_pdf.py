"""The PDF, read back: its numbers, its pages, its tags, and words that try to be something else."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from data.areas import Area
from data.asked.selection import Selection, parse
from data.monitor import Monitor
from data.queries.profile import get_profile_by_indicator
from exports.rapport.pdf import pdf, pictures
from figures.fonts import has
from figures.rapport.content import ReportContent
from figures.words import formatting
from figures.words.text import text
from tests.exports.rapport.conftest import Asked, renamed
from tests.pdfs import flat, words_by_page


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def told(body: bytes) -> str:
    return flat("".join(words_by_page(body)))


@pytest.fixture(scope="module")
def found(written: Asked, gemeente: Area) -> ReportContent:
    return written(gebied=gemeente.code)


@pytest.fixture(scope="module")
def body(found: ReportContent) -> bytes:
    return pdf(found)


@pytest.fixture(scope="module")
def reader(body: bytes) -> PdfReader:
    return read(body)


def test_it_holds_every_figure_of_the_page(body: bytes, monitor: Monitor, gemeente: Area):
    words = told(body)
    asked, _ = parse(monitor.choices, {"gebied": gemeente.code})
    shown = 0
    for reading in get_profile_by_indicator(monitor, asked).readings:
        if reading.figure.value is None:
            continue
        shown += 1
        assert flat(formatting.with_unit(reading.figure.value, reading.indicator)) in words
        assert flat(formatting.counts(reading.figure, reading.indicator)) in words
        assert flat(reading.indicator.name) in words
        if reading.reference is not None:
            assert flat(formatting.with_unit(reading.reference, reading.indicator)) in words
    assert shown > 25


def test_the_definitions_come_after_two_pages(body: bytes, found: ReportContent):
    pages = [flat(words) for words in words_by_page(body)]
    head = flat(text("rapport.definities"))
    assert [i for i, page in enumerate(pages) if head in page] == [2]
    assert flat(text("rapport.cijfers")) in pages[1]
    for part in found.themes:
        assert flat(part.theme.name) in pages[0] + pages[1]
        for row in part.rows:
            assert flat(row.indicator.definition) in "".join(pages[2:])


def test_every_page_says_whom_when_and_whence(body: bytes, found: ReportContent, gemeente: Area):
    pages = [flat(words) for words in words_by_page(body)]
    for number, words in enumerate(pages, 1):
        for needed in (
            gemeente.name, "alle inwoners", str(found.year), found.columns[0].counted, found.source,
            found.release.date, text("meenemen.fictief"),
            f"bladzijde {number} van 2" if number < 3 else f"bladzijde {number - 2} van {len(pages) - 2}",
        ):  # fmt: skip
            assert flat(needed) in words, needed


def test_it_can_be_read_aloud(reader: PdfReader, found: ReportContent):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] in ("nl", "nl-NL")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert found.title in (reader.metadata.title if reader.metadata else "")
    pictures_, heads = [], []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            kind = node.get("/S")
            if kind == "/Figure":
                pictures_.append(node.get("/Alt"))
            if isinstance(kind, str) and re.fullmatch("/H[1-6]", kind):
                heads.append(kind)
            if "/K" in node:
                walk(node["/K"])

    walk(root["/StructTreeRoot"]["/K"])
    assert len(pictures_) > 10
    assert all(pictures_)
    assert heads.count("/H1") == 1
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_only_our_own_fonts(reader: PdfReader):
    names = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert names
    assert all("SourceSans3" in name for name in names), names


HOSTILE = (
    '#import "x": y',
    "*vet* _schuin_ $x^2$ `code` @hier <label> \\#",
    '"); #read("/etc/passwd")',
    "<script>alert(1)</script> & </p>",
    "= Kop",
    "#panic()",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_story_and_a_name_stay_words(found: ReportContent, words: str):
    page = told(pdf(renamed(found, f"Dorp {words}"), f"Een bewoner zegt: {words}"))
    assert page.count(flat(words)) >= 2


def test_a_long_story_goes_on_behind_the_figures(found: ReportContent):
    story = "\n".join(f"Zin nummer {i} van het verhaal, met wat woorden erbij." for i in range(36))
    pages = [flat(p) for p in words_by_page(pdf(found, story))]
    assert flat(text("rapport.verhaal_verder")) in pages[0]
    assert flat("Zin nummer 0 van") in pages[0]
    assert flat("Zin nummer 35 van") in pages[2]
    assert flat(text("rapport.cijfers")) in pages[1]


def test_a_word_longer_than_a_line_stays_on_the_paper(found: ReportContent):
    page = read(pdf(found, "w" * 300)).pages[0]
    ends: list[float] = []

    def seen(words: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if words.strip("\u200b \n").startswith("ww"):
            ends.append(tm[4] + words.count("w") * size * 0.7)

    page.extract_text(visitor_text=seen)
    assert flat(page.extract_text()).replace("\u200b", "").count("w" * 300) == 1
    assert ends
    assert max(ends) < float(page.mediabox.width)


def test_letters_that_our_fonts_lack_become_the_nearest(found: ReportContent):
    story = "Žižek en Doğan Ilıca zeggen → 😀 مرحبا 中文 §é€ 5 ≥ 3"
    page = flat(words_by_page(pdf(renamed(found, "Škofja 😀"), story))[0])
    assert flat("Žižek en Doğan Ilıca zeggen -> ?") in page
    assert flat("§é€ 5 >= 3") in page
    assert flat("Škofja ?") in page


def test_our_own_words_are_all_in_our_font(monitor: Monitor):
    names = "".join(a.name for a in monitor.areas)
    own = "".join(f"{i.name}{i.definition}{i.caveat}{i.source}" for i in monitor.indicators) + names
    assert [c for c in set(own) if not has(c) and c != "√"] == []


def test_a_suppressed_figure_is_words_and_no_number(written: Asked, monitor: Monitor, hidden: Selection):
    found = written(gebied=hidden.area, herkomst="SYR")
    rows = {r.indicator.id: r for t in found.themes for r in t.rows}
    absent = [
        r for r in get_profile_by_indicator(monitor, hidden).readings if r.figure.status.name == "ONDERDRUKT"
    ]
    for reading in absent:
        cell = rows[reading.indicator.id].cells[0]
        assert (cell.value, cell.counts, cell.change) == (text("status.onderdrukt"), "", "")
        assert not cell.known
        assert 'fill="#0b4f6c"' not in cell.bar
    words = told(pdf(found))
    assert words.count(flat(text("status.onderdrukt"))) >= len(absent)


def test_two_sides_and_nederland_keep_to_two_pages(written: Asked, gemeente: Area):
    for query in (
        {"gebied": gemeente.code, "herkomst": "SYR", "met_herkomst": "BE_NL"},
        {"gebied": gemeente.code, "vergelijk": "NL00"},
        {"gebied": "NL00"},
    ):
        pages = [flat(p) for p in words_by_page(pdf(written(**query)))]
        assert flat(text("rapport.definities")) in pages[2], query


def test_the_same_pages_as_pictures(found: ReportContent):
    made = pictures(found, sharp=20)
    assert all(p.startswith(b"\x89PNG") for p in made)
    assert len(made) == len(read(pdf(found)).pages)

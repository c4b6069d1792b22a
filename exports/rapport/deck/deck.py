"""The report as a PowerPoint deck of at most ten slides, with charts that can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Emu, Inches

from exports.pictures.picture import raster, source_words
from exports.rapport.deck.lines import add_lines
from exports.rapport.deck.words import (
    absent_title,
    category,
    drawn,
    spoken,
    title_of,
    verdicts,
    without_figures,
)
from exports.rapport.pdf import foot, quiet, short_source, taart_svg, taart_words
from exports.slides.book import Place, put_chart
from exports.slides.slide import EDGE, WIDE, SlideFrame, frame_slide, new_deck, saved
from exports.slides.style import (
    describe,
    fill,
    letters,
    number_format,
    plain,
    put_words,
    rgb,
    value_labels,
)  # fmt: skip
from figures.numbers.figure import rounded
from figures.palette import MUTED
from figures.rapport.bar import COLOURS
from figures.rapport.content import Content, ThemePart
from figures.rapport.rows import Row
from figures.words.text import text, texts

MOST = 10
"""Slides of a deck: a title, the taart, at most seven themes, and the story with the sources."""
_INK, _GREY = "1E2226", "5A5F66"
_ROOM, _TOP, _HIGH = Emu(WIDE - 2 * EDGE), Inches(1.85), Inches(4.95)
_CHART, _BESIDE = Inches(7.5), Inches(4.2)


def deck(found: Content, story: str = "", home: str = "", address: str = "") -> bytes:
    """The report as .pptx; ``home`` with ``address`` makes the brand a link to the report."""
    made = new_deck(f"{found.title} · {found.subtitle}", text("rapport.titel"))
    _opening(_slide(made, found, found.title, home, address), found)
    _taarten(_slide(made, found, text("rapport.dia_taart", gebied=found.title), home, address), found)
    for part in found.themes:
        if drawn(part):
            slide = _slide(made, found, title_of(part, found), home, address, part)
            _theme(slide, part, found)
    empty = [p for p in found.themes if not drawn(p)]
    if empty:
        _absent(_slide(made, found, absent_title(empty), home, address), empty, found)
    _closing(_slide(made, found, text("rapport.dia_verhaal"), home, address), found, story)
    assert len(made.slides) <= MOST
    return saved(made)


def _slide(
    made: Any, found: Content, title: str, home: str, address: str, part: ThemePart | None = None
) -> Any:
    """An empty slide with our frame: title, subtitle, mark of the demo, source, release."""
    of_rows = "; ".join(dict.fromkeys(r.source for r in part.shown)) if part else ""
    about = (part.theme.name, found.title, found.subtitle) if part else (found.title, found.subtitle)
    # Without a number of people: each figure tells its own, they are not about the same people.
    source = source_words(of_rows or short_source(found), str(found.year), "", found.release, found.fictional)
    link = f"{home}{address}" if home else ""
    return frame_slide(made, SlideFrame(title, " · ".join(about), source, found.fictional, link))


def _notes(slide: Any, words: Sequence[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(w for w in words if w)


def _opening(slide: Any, found: Content) -> None:
    """The sentences, a column per side."""
    gap = Inches(0.4)
    width = Emu(int((_ROOM - gap * (len(found.columns) - 1)) / len(found.columns)))
    for i, column in enumerate(found.columns):
        left = Emu(EDGE + i * (width + gap))
        head = column.heading if found.pair else text("rapport.oogopslag")
        name = put_words(slide, head, left, _TOP, width, Inches(0.4), 18, COLOURS[i].lstrip("#"))
        name.text_frame.paragraphs[0].font.bold = True
        words = "\n".join(f"•  {s}" for s in column.sentences)
        size = 18 if not found.pair else 14
        box = put_words(slide, words, left, _TOP + Inches(0.5), width, Inches(4.3), size, _INK)
        for paragraph in box.text_frame.paragraphs:
            paragraph.space_after = Inches(0.1)
    _notes(slide, [foot(found), found.legend, *(s for c in found.columns for s in c.sentences)])


def _taarten(slide: Any, found: Content) -> None:
    """The taart as a picture, or both; what it tells is its alternative text."""
    width = Emu(int(_ROOM / len(found.columns)))
    for i, column in enumerate(found.columns):
        picture = slide.shapes.add_picture(BytesIO(_png(found, i)), 0, _TOP, height=Inches(4.55))
        if picture.width > width:
            picture.height = Emu(int(picture.height * width / picture.width))
            picture.width = width
        picture.left = Emu(int(EDGE + i * width + (width - picture.width) / 2))
        describe(picture, taart_words(column))
        picture.name = text("rapport.profieltaart")
        if found.pair:
            put_words(
                slide, column.heading, EDGE + i * width, _TOP - Inches(0.25), width, Inches(0.3), 14, _INK
            )
    put_words(slide, found.legend, EDGE, Inches(6.45), _ROOM, Inches(0.4), 12, _GREY)
    _notes(slide, [taart_words(c) for c in found.columns] + [found.legend, text("rapport.kleur")])


def _png(found: Content, index: int) -> bytes:
    drawn = taart_svg(found.columns[index].taart)
    width, height = (float(drawn.split(f'{name}="')[1].split('"')[0]) for name in ("width", "height"))
    return raster(drawn, width, height, 160)


def _theme(slide: Any, part: ThemePart, found: Content) -> None:
    """A chart of the figures that share a unit; the others, and what to talk about, beside it."""
    charted = _one_unit(part.shown)
    others = [r for r in part.shown if r not in charted]
    lines = [c for r in part.shown for c in r.cells if c.spark]
    low = Inches(1.05) if lines else 0
    if charted:
        shape = _chart(slide, charted, found, (EDGE, _TOP, _CHART, Emu(_HIGH - low)))
        describe(shape, f"{part.theme.name}. " + " ".join(spoken(c, found) for r in charted for c in r.cells))
        shape.name = text("meenemen.blad_figuur")
    if lines:
        add_lines(slide, part, Emu(_TOP + _HIGH - Inches(0.95)), _CHART)
    left = Emu(EDGE + _CHART + Inches(0.4))
    loose = [spoken(c, found) for r in others for c in r.cells]
    told = [*loose, part.meaning and f"{text('rapport.betekenis')} {part.meaning}",
            f"{text('rapport.vragen')}: {' '.join(part.questions)}"]  # fmt: skip
    words = [w for w in told if w]
    size = 14 if sum(map(len, words)) < 620 else 12
    box = put_words(slide, "\n".join(words), left, _TOP, _BESIDE, _HIGH, size, _INK)
    for paragraph in box.text_frame.paragraphs:
        paragraph.space_after = Inches(0.12)
    _notes(slide, [f"{part.theme.name}: {verdicts(part, found)}."]
           + [spoken(c, found) for r in part.rows for c in r.cells]
           + [f"{r.indicator.name}: {r.definition}" for r in part.rows])  # fmt: skip


def _absent(slide: Any, parts: Sequence[ThemePart], found: Content) -> None:
    """The themes without a figure here together, each with the reason and what to talk about instead."""
    lines = []
    for part in parts:
        why = without_figures(part, found) or text("rapport.geen_cijfers")
        asked = f"{text('rapport.vragen')}: {' '.join(part.questions)}"
        lines += [part.theme.name, why, asked]
    size = 16 if sum(map(len, lines)) < 900 else 12
    box = put_words(slide, "\n".join(lines), EDGE, _TOP, _ROOM, _HIGH, size, _INK)
    for i, paragraph in enumerate(box.text_frame.paragraphs):
        paragraph.font.bold = i % 3 == 0
        paragraph.space_after = Inches(0.18 if i % 3 == 2 else 0.04)
    _notes(slide, [f"{r.indicator.name}: {r.definition}" for p in parts for r in p.rows])


def _one_unit(rows: Sequence[Row]) -> list[Row]:
    """The rows with a figure that can share an axis: those in percents, else in another rate, else one."""
    known = [r for r in rows if any(f.figure.value is not None for f in r.readings)]
    for kind in ("aandeel", "verhouding"):
        alike = [r for r in known if r.indicator.kind == kind]
        if alike:
            return [r for r in alike if r.indicator.unit == alike[0].indicator.unit]
    return known[:1]


def _chart(slide: Any, rows: Sequence[Row], found: Content, place: Place) -> Any:
    """Bars per indicator: each side, and the reference when all sides have the same one."""
    decimals = max(r.indicator.decimals for r in rows)
    unit = rows[0].indicator.unit
    shown = number_format(decimals, unit if unit == "%" else "")  # a longer one stands with the names
    data = CategoryChartData(number_format=shown)
    data.categories = [category(r, found) for r in rows]
    for i, column in enumerate(found.columns):
        values = [r.readings[i].figure.value for r in rows]
        data.add_series(column.short, [_number(v, r) for v, r in zip(values, rows, strict=True)])
    shared = all(len({c.reference for c in r.cells}) == 1 for r in rows)
    held = shared and any(r.readings[0].reference is not None for r in rows)
    if held:
        data.add_series(found.reference, [_number(r.readings[0].reference, r) for r in rows])
    shape = put_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, place, data)
    chart, bars = shape.chart, shape.chart.plots[0]
    size = letters(len(rows) * (len(found.columns) + held))
    plain(chart, legend=True, size=size)
    axis = chart.category_axis
    axis.reverse_order = True  # the first row on top
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    if all((v or 0) >= 0 for s in bars.series for v in s.values):
        chart.value_axis.minimum_scale = 0
    bars.gap_width, bars.overlap = 55, -5
    value_labels(bars, shown, size)
    for series, colour in zip(bars.series, [*COLOURS[: len(found.columns)], "#b9b5a9"], strict=False):
        fill(series, colour)
        series.invert_if_negative = False
    chart.legend.font.color.rgb = rgb(MUTED)
    return shape


def _number(value: float | None, row: Row) -> float | None:
    return None if value is None else rounded(value, row.indicator)


def _closing(slide: Any, found: Content, story: str) -> None:
    """The story, or the questions to collect it with; and where everything comes from."""
    told = story or "\n".join([text("rapport.verhaal_leeg"), *texts("rapport.verhaal_vraag")])
    size = 18 if len(told) < 500 else 13 if len(told) < 1300 else 10
    if told.count("\n") > 24:
        told, size = " ".join(told.split("\n")), 10
    put_words(slide, told, EDGE, _TOP, _CHART, _HIGH, size, _INK)
    left = Emu(EDGE + _CHART + Inches(0.4))
    sources = [
        text("rapport.dia_bronnen"), text("rapport.bron", bron=found.source),
        text("kaart.uitgave", id=found.release), found.mark, text("rapport.kleur"), quiet(found),
    ]  # fmt: skip
    box = put_words(slide, "\n".join(s for s in sources if s), left, _TOP, _BESIDE, _HIGH, 12, _GREY)
    box.text_frame.paragraphs[0].font.bold = True
    _notes(slide, [foot(found), told])

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
    taart_title,
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
from figures.rapport.content import ReportContent, ThemePart
from figures.rapport.rows import ReportRow
from figures.words.text import text, texts

MOST = 10
"""Slides of a deck: a title, the taart, at most seven themes, and the story with the sources."""
_INK, _GREY = "1E2226", "5A5F66"
_ROOM, _TOP, _HIGH = Emu(WIDE - 2 * EDGE), Inches(1.85), Inches(4.95)
_CHART, _BESIDE = Inches(7.5), Inches(4.2)


def deck(report: ReportContent, story: str = "", home: str = "", address: str = "") -> bytes:
    """The report as .pptx; ``home`` with ``address`` makes the brand a link to the report."""
    made = new_deck(f"{report.title} · {report.subtitle}", text("rapport.titel"))
    _opening(_slide(made, report, report.title, home, address), report)
    _taarten(_slide(made, report, taart_title(report), home, address), report)
    for part in report.themes:
        if drawn(part):
            slide = _slide(made, report, title_of(part, _one_unit(part.shown), report), home, address, part)
            _theme(slide, part, report)
    empty = [p for p in report.themes if not drawn(p)]
    if empty:
        _absent(_slide(made, report, absent_title(empty), home, address), empty, report)
    _closing(_slide(made, report, text("rapport.dia_verhaal"), home, address), report, story)
    assert len(made.slides) <= MOST
    return saved(made)


def _slide(
    made: Any, report: ReportContent, title: str, home: str, address: str, part: ThemePart | None = None
) -> Any:
    """An empty slide with our frame: title, subtitle, mark of the demo, source, release."""
    of_rows = "; ".join(dict.fromkeys(r.source for r in part.shown)) if part else ""
    about = (part.theme.name, report.title, report.subtitle) if part else (report.title, report.subtitle)
    # Without a number of people: each figure tells its own, they are not about the same people.
    source = source_words(
        of_rows or short_source(report), str(report.year), "", report.release.date, report.fictional
    )
    link = f"{home}{address}" if home else ""
    return frame_slide(made, SlideFrame(title, " · ".join(about), source, report.fictional, link))


def _notes(slide: Any, words: Sequence[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(w for w in words if w)


def _opening(slide: Any, report: ReportContent) -> None:
    """The sentences, a column per side."""
    gap = Inches(0.4)
    width = Emu(int((_ROOM - gap * (len(report.columns) - 1)) / len(report.columns)))
    for i, column in enumerate(report.columns):
        left = Emu(EDGE + i * (width + gap))
        head = column.heading if report.pair else text("rapport.oogopslag")
        name = put_words(slide, head, left, _TOP, width, Inches(0.4), 18, COLOURS[i].lstrip("#"))
        name.text_frame.paragraphs[0].font.bold = True
        words = "\n".join(f"•  {s}" for s in column.sentences)
        size = 18 if not report.pair else 14
        box = put_words(slide, words, left, _TOP + Inches(0.5), width, Inches(4.3), size, _INK)
        for paragraph in box.text_frame.paragraphs:
            paragraph.space_after = Inches(0.1)
    _notes(slide, [foot(report), report.legend, *(s for c in report.columns for s in c.sentences)])


def _taarten(slide: Any, report: ReportContent) -> None:
    """The taart as a picture, or both; what it tells is its alternative text."""
    width = Emu(int(_ROOM / len(report.columns)))
    for i, column in enumerate(report.columns):
        picture = slide.shapes.add_picture(BytesIO(_png(report, i)), 0, _TOP, height=Inches(4.55))
        if picture.width > width:
            picture.height = Emu(int(picture.height * width / picture.width))
            picture.width = width
        picture.left = Emu(int(EDGE + i * width + (width - picture.width) / 2))
        describe(picture, taart_words(column))
        picture.name = text("rapport.profieltaart")
        if report.pair:
            put_words(
                slide, column.heading, EDGE + i * width, _TOP - Inches(0.25), width, Inches(0.3), 14, _INK
            )
    legend = f"{report.legend} {report.many}".strip()
    size = 12 if len(legend) < 190 else 10  # two lines at most
    put_words(slide, legend, EDGE, Inches(6.45), _ROOM, Inches(0.4), size, _GREY)
    _notes(slide, [taart_words(c) for c in report.columns] + [legend, text("rapport.kleur")])


def _png(report: ReportContent, index: int) -> bytes:
    drawn = taart_svg(report.columns[index].taart)
    width, height = (float(drawn.split(f'{name}="')[1].split('"')[0]) for name in ("width", "height"))
    return raster(drawn, width, height, 160)


def _theme(slide: Any, part: ThemePart, report: ReportContent) -> None:
    """A chart of the figures that share a unit; the others, and what to talk about, beside it."""
    charted = _one_unit(part.shown)
    others = [r for r in part.shown if r not in charted]
    lines = [c for r in part.shown for c in r.cells if c.spark]
    low = Inches(1.05) if lines else 0
    if charted:
        shape = _chart(slide, charted, report, (EDGE, _TOP, _CHART, Emu(_HIGH - low)))
        describe(
            shape, f"{part.theme.name}. " + " ".join(spoken(c, report) for r in charted for c in r.cells)
        )
        shape.name = text("meenemen.blad_figuur")
    if lines:
        add_lines(slide, part, Emu(_TOP + _HIGH - Inches(0.95)), _CHART)
    left = Emu(EDGE + _CHART + Inches(0.4))
    loose = [spoken(c, report) for r in others for c in r.cells]
    told = [*loose, part.meaning and f"{text('rapport.betekenis')} {part.meaning}",
            f"{text('rapport.vragen')}: {' '.join(part.questions)}"]  # fmt: skip
    words = [w for w in told if w]
    size = 14 if sum(map(len, words)) < 620 else 12
    box = put_words(slide, "\n".join(words), left, _TOP, _BESIDE, _HIGH, size, _INK)
    for paragraph in box.text_frame.paragraphs:
        paragraph.space_after = Inches(0.12)
    _notes(slide, [f"{part.theme.name}: {verdicts(part, report)}."]
           + [spoken(c, report) for r in part.rows for c in r.cells]
           + [f"{r.indicator.name}: {r.definition}" for r in part.rows])  # fmt: skip


def _absent(slide: Any, parts: Sequence[ThemePart], report: ReportContent) -> None:
    """The themes without a figure here together, each with the reason and what to talk about instead."""
    lines = []
    for part in parts:
        why = without_figures(part, report) or text("rapport.geen_cijfers")
        asked = f"{text('rapport.vragen')}: {' '.join(part.questions)}"
        lines += [part.theme.name, why, asked]
    size = 16 if sum(map(len, lines)) < 900 else 12
    box = put_words(slide, "\n".join(lines), EDGE, _TOP, _ROOM, _HIGH, size, _INK)
    for i, paragraph in enumerate(box.text_frame.paragraphs):
        paragraph.font.bold = i % 3 == 0
        paragraph.space_after = Inches(0.18 if i % 3 == 2 else 0.04)
    _notes(slide, [f"{r.indicator.name}: {r.definition}" for p in parts for r in p.rows])


def _one_unit(rows: Sequence[ReportRow]) -> list[ReportRow]:
    """The rows with a figure that can share an axis: those in percents, else in another rate, else one."""
    known = [r for r in rows if any(f.figure.value is not None for f in r.readings)]
    for kind in ("aandeel", "verhouding"):
        alike = [r for r in known if r.indicator.kind == kind]
        if alike:
            return [r for r in alike if r.indicator.unit == alike[0].indicator.unit]
    return known[:1]


def _chart(slide: Any, rows: Sequence[ReportRow], report: ReportContent, place: Place) -> Any:
    """Bars per indicator: each side, and the reference when all sides have the same one."""
    decimals = max(r.indicator.decimals for r in rows)
    unit = rows[0].indicator.unit
    shown = number_format(decimals, unit if unit == "%" else "")  # a longer one stands with the names
    data = CategoryChartData(number_format=shown)
    data.categories = [category(r, report) for r in rows]
    for i, column in enumerate(report.columns):
        values = [r.readings[i].figure.value for r in rows]
        data.add_series(column.short, [_number(v, r) for v, r in zip(values, rows, strict=True)])
    shared = all(len({c.reference for c in r.cells}) == 1 for r in rows)
    held = shared and any(r.readings[0].reference is not None for r in rows)
    if held:
        data.add_series(report.reference, [_number(r.readings[0].reference, r) for r in rows])
    shape = put_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, place, data)
    chart, bars = shape.chart, shape.chart.plots[0]
    size = letters(len(rows) * (len(report.columns) + held))
    plain(chart, legend=True, size=size)
    axis = chart.category_axis
    axis.reverse_order = True  # the first row on top
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    if all((v or 0) >= 0 for s in bars.series for v in s.values):
        chart.value_axis.minimum_scale = 0
    bars.gap_width, bars.overlap = 55, -5
    value_labels(bars, shown, size)
    for series, colour in zip(bars.series, [*COLOURS[: len(report.columns)], "#b9b5a9"], strict=False):
        fill(series, colour)
        series.invert_if_negative = False
    chart.legend.font.color.rgb = rgb(MUTED)
    return shape


def _number(value: float | None, row: ReportRow) -> float | None:
    return None if value is None else rounded(value, row.indicator)


def _closing(slide: Any, report: ReportContent, story: str) -> None:
    """The story, or the questions to collect it with; and where everything comes from."""
    told = story or "\n".join([text("rapport.verhaal_leeg"), *texts("rapport.verhaal_vraag")])
    size = 18 if len(told) < 500 else 13 if len(told) < 1300 else 10
    if told.count("\n") > 24:
        told, size = " ".join(told.split("\n")), 10
    put_words(slide, told, EDGE, _TOP, _CHART, _HIGH, size, _INK)
    left = Emu(EDGE + _CHART + Inches(0.4))
    sources = [
        text("rapport.dia_bronnen"), text("rapport.bron", bron=report.source),
        text("kaart.uitgave", datum=report.release.date), report.mark, text("rapport.kleur"), quiet(report),
    ]  # fmt: skip
    box = put_words(slide, "\n".join(s for s in sources if s), left, _TOP, _BESIDE, _HIGH, 12, _GREY)
    box.text_frame.paragraphs[0].font.bold = True
    _notes(slide, [foot(report), told])

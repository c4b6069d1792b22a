"""Native PowerPoint charts: bars for figures, lines for years, stacks for parts of a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from exports.slides.book import Place, put_chart
from exports.slides.style import SLIDE_FONT, fill, letters, number_format, plain, put_words, rgb, value_labels
from figures import dots, gaps, mix
from figures.dots import Dots
from figures.dots.track import Mark, Track
from figures.gaps import Gaps
from figures.mix import Mix
from figures.numbers.figure import rounded
from figures.parts import INKS, Stacks
from figures.people import People
from figures.sheet import COLOURS
from figures.words.text import text

FEW = 7  # with more bars there is no room for counts below a name


def row_bars(slide: Any, plot: Dots, place: Place) -> Any | None:
    """A bar per place or group, and one of all inhabitants."""
    rows = with_total(dots.track(plot))
    shown = number_format(rows.decimals, rows.unit)
    return _bars(slide, rows, place, text("kaart.kop_cijfer"), shown)


def gap_bars(slide: Any, plot: Gaps, place: Place) -> Any | None:
    """A bar per difference. The unit stands in the legend: it is too long to repeat at every bar."""
    rows = gaps.track(plot)
    name = text("meenemen.verschil", eenheid=rows.unit)
    return _bars(slide, rows, place, name, number_format(rows.decimals, sign=True), legend=True)


def mix_bars(slide: Any, plot: Mix, place: Place) -> Any | None:
    """A bar per group, and where there is a wider area one for its share there."""
    rows = mix.track(plot)
    beside = rows.tick_words if any(m.tick for m in rows.marks) else ""
    return _bars(
        slide, rows, place, text("kaart.kop_cijfer"), number_format(rows.decimals, rows.unit), beside
    )


def _bars(
    slide: Any, rows: Track, place: Place, name: str, shown: str, beside: str = "", legend: bool = False
) -> Any | None:
    """Bars with the number format ``shown``; with ``beside`` a second series of that name, of the ticks."""
    if all(m.value is None for m in rows.marks):
        return None
    data = CategoryChartData(number_format=shown)
    data.categories = [_category(m, len(rows.marks)) for m in rows.marks]
    data.add_series(name, [_round(m.value, rows) for m in rows.marks])
    if beside:
        data.add_series(beside, [_round(m.tick, rows) for m in rows.marks])
    shape = put_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, place, data)
    chart = shape.chart
    plain(chart, legend=bool(beside) or legend, size=letters(len(rows.marks)))
    axis = chart.category_axis
    axis.reverse_order = True  # the first row on top
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb("#8a877d")
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if rows.line is None or rows.line >= 0:
        lowest = min((m.value for m in rows.marks if m.value is not None), default=0.0)
        chart.value_axis.minimum_scale = None if lowest < 0 else 0
    bars = chart.plots[0]
    bars.gap_width, bars.overlap = 45, -10 if beside else 0
    value_labels(bars, shown, letters(len(rows.marks)))
    _colour_bars(bars, rows)
    return shape


def with_total(rows: Track) -> Track:
    """All inhabitants are a line on the screen; a bar chart has none, so they get a bar of their own."""
    if not rows.line or not any(m.kind == "groep" for m in rows.marks):
        return rows
    total = Mark(text("kaart.lijn_totaal"), "", value=rows.line, kind="ijkpunt")
    return replace(rows, marks=(*rows.marks, total), line=None)


def _category(mark: Mark, rows: int) -> str:
    """The name of a row, with its counts while there is room. Without a number it says why."""
    name = f"{mark.label}, {mark.note}" if mark.note and mark.kind != "groep" else mark.label
    if mark.value is None:
        return f"{name} ({mark.shown})"
    return f"{name}\n{mark.told}" if mark.told and rows <= FEW else name


def _round(value: float | None, rows: Track) -> float | None:
    return None if value is None else round(value, max(rows.decimals, 4))


def _colour_bars(bars: Any, rows: Track) -> None:
    first = bars.series[0]
    first.invert_if_negative = False
    fill(first, "#0b4f6c")
    for i, mark in enumerate(rows.marks):
        colour = COLOURS.get(mark.kind, "#0b4f6c")
        if mark.kind == "groep" and any(m.chosen for m in rows.marks) and not mark.chosen:
            colour = "#83b0c4"
        point = first.points[i]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(colour)
    for series in list(bars.series)[1:]:
        fill(series, "#c9a468")


def parts_chart(slide: Any, plot: Stacks, place: Place) -> Any:
    """A bar per row, stacked."""
    parts = plot.parts
    data = CategoryChartData(number_format=number_format(parts[0].decimals, parts[0].unit))
    data.categories = plot.names
    for i, part in enumerate(parts):
        cells = [row.figures[i].value for row in plot.rows]
        data.add_series(part.short, [None if v is None else rounded(v, part) for v in cells])
    shape = put_chart(slide, XL_CHART_TYPE.BAR_STACKED, place, data)
    chart = shape.chart
    size = letters(len(plot.rows))
    plain(chart, legend=True, size=size)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100
    chart.plots[0].gap_width, chart.plots[0].overlap = 25, 100
    for i, series in enumerate(chart.plots[0].series):
        colour, ink = INKS[i % len(INKS)]
        fill(series, colour)
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, '[<3]"";0', False
        labels.font.size, labels.font.name = Pt(size), SLIDE_FONT
        labels.font.color.rgb = rgb(ink)
    return shape


def people_chart(slide: Any, plot: People, place: Place) -> Any:
    """A share of one group: what counts and the rest of the whole; of anything else the sentence."""
    if plot.indicator.kind != "aandeel" or plot.figure.value is None:
        return put_words(slide, plot.words, *place, 22, "1E2226")
    value = rounded(plot.figure.value, plot.indicator)
    data = CategoryChartData(number_format=number_format(plot.indicator.decimals, "%"))
    data.categories = [plot.indicator.short, text("meenemen.rest")]
    data.add_series(plot.group, [value, round(100 - value, 4)])
    shape = put_chart(slide, XL_CHART_TYPE.DOUGHNUT, place, data)
    plain(shape.chart, legend=True, size=16)
    points = shape.chart.plots[0].series[0].points
    for i, colour in enumerate(("#0b4f6c", "#dfe3e3")):
        points[i].format.fill.solid()
        points[i].format.fill.fore_color.rgb = rgb(colour)
    return shape

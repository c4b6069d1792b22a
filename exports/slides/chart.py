"""Native PowerPoint charts: bars for figures, lines for years, stacks for parts of a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, assert_never

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from exports.slides.book import Place, put_chart
from exports.slides.lines import lines
from exports.slides.style import fill, letters, number_format, plain, rgb, value_labels
from figures.dots.track import Mark, Track, track
from figures.fonts import FAMILY
from figures.numbers.columns import rounded
from figures.parts.stacked import INKS
from figures.plots import Dots, Gaps, Lines, Mix, People, Stacks
from figures.sheet import COLOURS
from figures.words.text import text

Chartable = Dots | Gaps | Mix | Lines | Stacks | People
FEW = 7  # with more bars there is no room for counts below a name


def add_chart(slide: Any, plot: Chartable, place: Place) -> Any | None:
    """The chart of a plot as a shape on the slide; None when there is no number to chart."""
    match plot:
        case Lines():
            return lines(slide, plot, place)
        case Stacks():
            return _stacks(slide, plot, place)
        case People():
            return _people(slide, plot, place)
        case Dots() | Gaps() | Mix():
            return _bars(slide, plot, place)
    assert_never(plot)


def _bars(slide: Any, plot: Dots | Gaps | Mix, place: Place) -> Any | None:
    found = with_total(track(plot))
    if all(m.value is None for m in found.marks):
        return None
    gaps = isinstance(plot, Gaps)
    shown = number_format(found.decimals, found.unit)
    if gaps:  # the unit stands in the legend: it is too long to repeat at every bar
        shown = number_format(found.decimals, sign=True)
    data = CategoryChartData(number_format=shown)
    data.categories = [_category(m, len(found.marks)) for m in found.marks]
    name = text("meenemen.verschil", eenheid=found.unit) if gaps else text("kaart.kop_cijfer")
    data.add_series(name, [_round(m.value, found) for m in found.marks])
    wider = isinstance(plot, Mix) and plot.found.wider is not None and any(m.tick for m in found.marks)
    if wider:
        data.add_series(found.tick_words, [_round(m.tick, found) for m in found.marks])
    shape = put_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, place, data)
    chart = shape.chart
    plain(chart, legend=wider or gaps, size=letters(len(found.marks)))
    axis = chart.category_axis
    axis.reverse_order = True  # the first row on top
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb("#8a877d")
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if found.line is None or found.line >= 0:
        lowest = min((m.value for m in found.marks if m.value is not None), default=0.0)
        chart.value_axis.minimum_scale = None if lowest < 0 else 0
    bars = chart.plots[0]
    bars.gap_width, bars.overlap = 45, -10 if wider else 0
    value_labels(bars, shown, letters(len(found.marks)))
    _colour_bars(bars, found)
    return shape


def with_total(found: Track) -> Track:
    """All inhabitants are a line on the screen; a bar chart has none, so they get a bar of their own."""
    if not found.line or not any(m.kind == "groep" for m in found.marks):
        return found
    total = Mark(text("kaart.lijn_totaal"), "", found.line, None, None, "", "", "ijkpunt")
    return replace(found, marks=(*found.marks, total), line=None)


def _category(mark: Mark, rows: int) -> str:
    """The name of a row, with its counts while there is room. Without a number it says why."""
    name = f"{mark.label}, {mark.note}" if mark.note and mark.kind != "groep" else mark.label
    if mark.value is None:
        return f"{name} ({mark.shown})"
    return f"{name}\n{mark.told}" if mark.told and rows <= FEW else name


def _round(value: float | None, found: Track) -> float | None:
    return None if value is None else round(value, max(found.decimals, 4))


def _colour_bars(bars: Any, found: Track) -> None:
    first = bars.series[0]
    first.invert_if_negative = False
    fill(first, "#0b4f6c")
    for i, mark in enumerate(found.marks):
        colour = COLOURS.get(mark.kind, "#0b4f6c")
        if mark.kind == "groep" and any(m.chosen for m in found.marks) and not mark.chosen:
            colour = "#83b0c4"
        point = first.points[i]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(colour)
    for series in list(bars.series)[1:]:
        fill(series, "#c9a468")


def _stacks(slide: Any, plot: Stacks, place: Place) -> Any | None:
    if all(row.known == 0 for row in plot.rows):
        return None
    parts = plot.rows[0].parts
    data = CategoryChartData(number_format=number_format(parts[0].decimals, parts[0].unit))
    data.categories = [f"{a}, {b}" if b else a for a, b in plot.labels]
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
        labels.font.size, labels.font.name = Pt(size), FAMILY
        labels.font.color.rgb = rgb(ink)
    return shape


def _people(slide: Any, plot: People, place: Place) -> Any | None:
    """A share of one group: what counts and the rest of the whole."""
    if plot.figure.value is None:
        return None
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

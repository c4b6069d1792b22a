"""Native PowerPoint charts: bars for figures, lines for years, stacks for parts of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, assert_never

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from components.plots import Dots, Gaps, Lines, Mix, People, Stacks
from components.stacked import INKS
from components.trend_chart import STYLES, TrendLine
from components.words import text
from data.results import Series
from exports.figures.columns import rounded
from exports.figures.fonts import FAMILY
from exports.figures.ink import COLOURS
from exports.figures.slide_book import Place, put_chart
from exports.figures.slide_style import fill, letters, number_format, plain, rgb, style_line, value_labels
from exports.figures.track import Mark, Track, track

Chartable = Dots | Gaps | Mix | Lines | Stacks | People
FEW = 7  # with more bars there is no room for counts below a name
_PALETTE = ("#0b4f6c", "#b5651d", "#1d7a72", "#6d4c8f", "#94692a", "#3f7d99", "#a8402d")
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
}


def add_chart(slide: Any, plot: Chartable, place: Place) -> Any | None:
    """The chart of a plot as a shape on the slide; None when there is no number to chart."""
    match plot:
        case Lines():
            return _lines(slide, plot, place)
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


def _lines(slide: Any, plot: Lines, place: Place) -> Any | None:
    years = sorted(
        {f.year for line in plot.lines for f in line.series.figures if f.value is not None and f.year}
    )
    if not years:
        return None
    indicator = plot.lines[0].series.indicator
    data = CategoryChartData(number_format=number_format(indicator.decimals, indicator.unit))
    data.categories = [str(y) for y in years]
    for line in plot.lines:
        data.add_series(line.name, series_values(line.series, years))
    shape = put_chart(slide, XL_CHART_TYPE.LINE_MARKERS, place, data)
    chart = shape.chart
    plain(chart, legend=True, size=14)
    axis = chart.value_axis
    axis.major_gridlines.format.line.color.rgb = rgb("#e9e6de")
    axis.format.line.fill.background()
    axis.tick_labels.number_format = number_format(
        0 if indicator.unit == "%" else indicator.decimals, indicator.unit
    )
    axis.tick_labels.number_format_is_linked = False
    chart.category_axis.format.line.color.rgb = rgb("#8a877d")
    for i, (line, series) in enumerate(zip(plot.lines, chart.plots[0].series, strict=True)):
        colour, dash, symbol = STYLES[line.role]
        if plot.panels and i:
            colour = _PALETTE[(i - 1) % len(_PALETTE)]
        style_line(series, colour, dash, _MARKERS[symbol], 3.0 if line.role == "hier" else 2.0)
        if not plot.panels:
            _label_last(series, years, line.series, colour, _side(plot, line))
    return shape


def series_values(series: Series, years: Sequence[int]) -> list[float | None]:
    """The value in each of ``years``; None where there is none, which stays a gap."""
    known = {f.year: f.value for f in series.figures if f.value is not None}
    return [rounded(known[y], series.indicator) if y in known else None for y in years]


def _side(plot: Lines, line: TrendLine) -> Any:
    """Of two or more lines the highest has its value above its end and the lowest below it."""
    ends = {id(one): _last(one.series) for one in plot.lines}
    known = sorted(v for v in ends.values() if v is not None)
    if len(known) < 2 or ends[id(line)] not in (known[0], known[-1]):
        return XL_LABEL_POSITION.RIGHT
    return XL_LABEL_POSITION.ABOVE if ends[id(line)] == known[-1] else XL_LABEL_POSITION.BELOW


def _last(series: Series) -> float | None:
    return next((f.value for f in reversed(series.figures) if f.value is not None), None)


def _label_last(series: Any, years: Sequence[int], line: Series, colour: str, side: Any) -> None:
    """The last value stands at the end of its line, as it does on the screen."""
    known = [f.year for f in line.figures if f.value is not None]
    if not known:
        return
    label = series.points[years.index(known[-1] or 0)].data_label
    label.position = side
    font = label.font
    font.size, font.bold, font.name = Pt(14), True, FAMILY
    font.color.rgb = rgb(colour)
    _show_value(label)


def _show_value(label: Any) -> None:
    """A label of one point shows its value; python-pptx writes it with all others off."""
    element = label._dLbl
    for child in element.findall(".//{*}showVal"):
        child.set("val", "1")


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

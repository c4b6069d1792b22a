"""Areas beside each other on a slide: a table of PowerPoint, and the funnel as points that can be edited."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from exports.slides.book import Place, put_scatter
from exports.slides.style import number_format, plain, rgb
from exports.slides.table import add_table, cell_told, colour, put_table
from figures.areas import AreasTable, people_words, plain_cell, wider_name
from figures.funnel import DOWN, UP, Funnel, FunnelLayout, placed, size_title
from figures.grid import column_words
from figures.grid.cells import cell_look
from figures.numbers.figure import rounded
from figures.palette import ACCENT, INK, MUTED
from figures.strips import Strips, summary
from figures.words.areas import beside_words, older
from figures.words.text import text

MOST = 25  # rows of a table that can be read on a slide
SYMBOLS = {UP: XL_MARKER_STYLE.TRIANGLE, DOWN: XL_MARKER_STYLE.DIAMOND}  # it has no triangle downwards


def add_areas(slide: Any, plot: AreasTable, place: Place) -> Any | None:
    """Areas down, indicators across, in the colour and with the sign of each verdict; the place itself last.

    Of more rows than MOST the first ones and the chosen one: the others are in the workbook, and it says so.
    """
    if plot.empty:
        return None
    grid, rows = plot.grid, list(plot.fold().rows)
    missing = len(grid.areas) - min(len(rows), MOST)
    if len(rows) > MOST:
        kept = rows[:MOST]
        if plot.own is not None and plot.own not in kept:
            kept[-1] = plot.own
        rows = kept
    heads = [grid.level.name.capitalize(), text("gebieden.kop_inwoners")]
    for column, year in zip(grid.columns, grid.years, strict=True):
        heads.append(" ".join(filter(None, (column_words(column), older(grid, year)))))
    readings = grid.readings(rows)
    lines = [
        [_name(plot, r), people_words(number), *map(cell_told, cells)]
        for r, number, cells in zip(rows, grid.people_of(rows), readings, strict=True)
    ]
    if missing:
        words = text("gebieden.nog_meer", aantal=missing, niveaus=grid.level.plural)
        lines.append([words, *[""] * (len(heads) - 1)])
    whole = text("gebieden.kop_heel", gebied=grid.place.name)
    lines.append([whole, people_words(grid.whole_people), *map(plain_cell, grid.whole)])
    rest = 0.7 / len(grid.columns)
    size = 12 if len(lines) < 9 else 10 if len(lines) < 14 else 8
    parts = (0.2, 0.1, *[rest] * len(grid.columns))
    shape = put_table(slide, heads, lines, place, parts, size)
    for r, cells in enumerate(readings, 1):
        for c, reading in enumerate(cells, 2):
            fill, ink, _ = cell_look(reading)
            colour(shape.table.cell(r, c), fill, ink)
    return shape


def _name(plot: AreasTable, row: int) -> str:
    around = wider_name(plot, row)
    name = plot.grid.areas[row].name
    return f"{name}, {around}" if around else name


def add_strips(slide: Any, plot: Strips, place: Place) -> Any | None:
    """Per indicator between which values the areas lie: a strip of points is no chart of PowerPoint."""
    return None if plot.empty else add_table(slide, summary(plot).card(), place)


def add_funnel(slide: Any, plot: Funnel, place: Place) -> Any | None:
    """Points by verdict, the own area apart, and the limits of chance as lines of their own."""
    if plot.empty:
        return None
    indicator, drawn = plot.indicator, placed(plot)
    sizes, values = plot.sizes, plot.values
    data = XyChartData(number_format=number_format(indicator.decimals, indicator.unit))
    looks = defaultdict(list)
    for point in drawn.points:
        looks[
            point.shown.word, point.shown.edge or point.shown.fill, point.side, point.row == plot.own
        ].append(point.row)
    for (word, _, _, own), rows in looks.items():
        series = data.add_series(f"{plot.grid.areas[rows[0]].name} ({word})" if own else word)
        for row in rows:
            series.add_data_point(float(sizes[row]), rounded(float(values[row]), indicator))
    lines = _lines(plot, drawn)
    for name, points, _ in lines:
        series = data.add_series(name)
        for x, y in points:
            series.add_data_point(x, y)
    shape = put_scatter(slide, place, data)
    chart = shape.chart
    plain(chart, legend=True, size=13)
    made = list(chart.plots[0].series)
    for (_, fill, side, own), series in zip(looks, made, strict=False):
        _points(series, fill, side, own)
    for (_, _, dash), series in zip(lines, made[len(looks) :], strict=True):
        series.marker.style = XL_MARKER_STYLE.NONE
        series.smooth = False
        series.format.line.color.rgb = rgb(MUTED if dash else INK)
        series.format.line.width = Pt(1.25)
        if dash:
            series.format.line.dash_style = dash
    _axes(chart, plot, drawn)
    return shape


def _points(series: Any, fill: str, side: int, marked: bool) -> None:
    series.format.line.fill.background()
    marker = series.marker
    marker.style, marker.size = SYMBOLS.get(side, XL_MARKER_STYLE.CIRCLE), 12 if marked else 7
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(fill if fill.startswith("#") else MUTED)
    marker.format.line.color.rgb = rgb(ACCENT if marked else MUTED)


def _lines(plot: Funnel, drawn: FunnelLayout) -> list[tuple[str, list[tuple[float, float]], Any]]:
    """(name, points, dash) of the reference and of each limit, as far as these are on the scale."""
    first, last = drawn.powers
    start, end = drawn.scale.start, drawn.scale.end

    def at(x: float, y: float) -> tuple[float, float]:
        return 10 ** (first + x * (last - first)), start + y * (end - start)

    found: list[tuple[str, list[tuple[float, float]], Any]] = []
    if drawn.line is not None:
        found.append((beside_words(plot.grid), [at(0, drawn.line), at(1, drawn.line)], None))
    dashes = {"95": MSO_LINE.DASH, "998": MSO_LINE.ROUND_DOT}
    for curve in drawn.curves:
        name = text(f"gebieden.trechter_{curve.kind}")
        found += [(name, [at(*p) for p in run], dashes[curve.kind]) for run in curve.runs]
    return found


def _axes(chart: Any, plot: Funnel, drawn: FunnelLayout) -> None:
    """Sizes on a logarithmic axis with its title, values with the ticks of the page."""
    across, up = chart.category_axis, chart.value_axis
    across.minimum_scale, across.maximum_scale = (10**p for p in drawn.powers)
    scaling = across._element.find(qn("c:scaling"))
    scaling.insert(0, scaling.makeelement(qn("c:logBase"), {"val": "10"}))  # the schema wants it first
    across.has_major_gridlines, across.has_title = False, True
    across.axis_title.text_frame.text = size_title(plot)
    across.axis_title.text_frame.paragraphs[0].font.size = Pt(12)
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "#,##0", False
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    up.minimum_scale, up.maximum_scale = drawn.scale.start, drawn.scale.end
    up.major_gridlines.format.line.color.rgb = rgb("#e9e6de")
    up.format.line.fill.background()
    up.tick_labels.number_format = number_format(drawn.scale.decimals, plot.indicator.unit)
    up.tick_labels.number_format_is_linked = False
    up.tick_label_position = XL_TICK_LABEL_POSITION.LOW

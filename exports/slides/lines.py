"""Native PowerPoint lines through the years: they cross no break and no year without a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from data.results import Series
from exports.slides.book import Place, put_chart
from exports.slides.style import SLIDE_FONT, number_format, plain, rgb, style_line
from figures.lines import STYLES, Lines, TrendLine
from figures.numbers.figure import rounded
from figures.palette import GROUP_LINES
from figures.words.text import text

_PALETTE = GROUP_LINES
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
}


def lines(slide: Any, plot: Lines, place: Place) -> Any | None:
    """The lines as a native chart; None without a figure. A break and a year without one stay open."""
    known = [f.year for line in plot.lines for f in line.series.figures if f.value is not None and f.year]
    if not known:
        return None
    years = range(min(known), max(known) + 1)  # a year without a figure is a gap in the line
    stretches = [Stretch(line, *ends) for line in plot.lines for ends in _sides(line.series, years)]
    indicator = plot.lines[0].series.indicator
    data = CategoryChartData(number_format=number_format(indicator.decimals, indicator.unit))
    data.categories = [str(y) for y in years]
    for one in stretches:
        name = one.line.name
        if one.last != years[-1]:
            name = text("meenemen.tot_en_met", naam=name, jaar=one.last)
        data.add_series(name, one.values(years))
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
    for at, (one, series) in enumerate(zip(stretches, chart.plots[0].series, strict=True)):
        line = one.line
        colour, dash, symbol = STYLES[line.role]
        if plot.panels and (i := plot.lines.index(line)):
            colour = _PALETTE[(i - 1) % len(_PALETTE)]
        style_line(series, colour, dash, _MARKERS[symbol], 3.0 if line.role == "hier" else 2.0)
        if one.last != years[-1]:
            _out_of_legend(chart, at)
        if not plot.panels and one.ends_line:
            _label_last(series, years, line.series, colour, _side(plot, line))
    return shape


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line between two breaks: a series of its own, for PowerPoint would join its figures to the others."""

    line: TrendLine
    first: int
    last: int

    def values(self, years: Sequence[int]) -> list[float | None]:
        """The value of each of ``years``; None outside the stretch, and where there is none."""
        found = series_values(self.line.series, years)
        return [v if self.first <= y <= self.last else None for y, v in zip(years, found, strict=True)]

    @property
    def ends_line(self) -> bool:
        """Is the last figure of the line in it?"""
        known = [f.year for f in self.line.series.figures if f.value is not None]
        return bool(known) and self.first <= (known[-1] or 0) <= self.last


def _sides(series: Series, years: Sequence[int]) -> list[tuple[int, int]]:
    """(first, last year) of each side of every break that has a figure, and always of the last."""
    cuts = sorted({b.year for b in series.breaks if years[0] < b.year <= years[-1]})
    known = {f.year for f in series.figures if f.value is not None}
    ends = zip([years[0], *cuts], [*(c - 1 for c in cuts), years[-1]], strict=True)
    return [(a, b) for a, b in ends if b == years[-1] or any(a <= (y or 0) <= b for y in known)]


def _out_of_legend(chart: Any, index: int) -> None:
    """The stretches of one line share one name in the legend; python-pptx has no word for that."""
    entry = chart.legend._element.makeelement(qn("c:legendEntry"))
    for tag, value in (("c:idx", index), ("c:delete", 1)):
        entry.append(entry.makeelement(qn(tag), {"val": str(value)}))
    chart.legend._element.find(qn("c:legendPos")).addnext(entry)


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
    font.size, font.bold, font.name = Pt(14), True, SLIDE_FONT
    font.color.rgb = rgb(colour)
    _show_value(label)


def _show_value(label: Any) -> None:
    """A label of one point shows its value; python-pptx writes it with all others off."""
    element = label._dLbl
    for child in element.findall(".//{*}showVal"):
        child.set("val", "1")

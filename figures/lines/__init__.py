"""Lines through the years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from data.catalogue import Indicator
from data.results import Figure, Series
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Where
from figures.numbers.figure import figure_columns
from figures.palette import SERIES
from figures.scale import Scale, scale_for
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text

STYLES = {
    "hier": (SERIES[0], "solid", "circle"),
    "vergelijk": (SERIES[1], "solid", "square"),
    "ijkpunt": (SERIES[2], "dot", "diamond"),
}
"""Role of a line -> colour, dash and marker: never told apart by colour alone."""


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One line: its name, its role (see STYLES) and its figures."""

    name: str
    role: str
    series: Series

    @property
    def known(self) -> list[Figure]:
        """The figures with a value, oldest first."""
        return [f for f in self.series.figures if f.value is not None]


@dataclass(frozen=True, slots=True)
class Lines(Plot):
    """Lines through the years. With ``panels`` every line but the first is a small chart beside the first."""

    lines: tuple[TrendLine, ...]
    provisional: tuple[int, ...] = ()
    panels: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which any line has a figure, oldest first."""
        return tuple(sorted({f.year for line in self.lines for f in line.known if f.year}))

    @property
    def empty(self) -> bool:
        """No year with a figure."""
        return not self.years

    @property
    def scale(self) -> Scale:
        """One scale for all lines, with the interval of the first.

        Of small charts it holds every interval, but a wide one may run out of it: it would press all the rest
        flat.
        """
        values = [f.value or 0.0 for line in self.lines for f in line.known]
        if not self.panels:
            return scale_for([*values, *(v for f in self.lines[0].series.figures for v in (f.low, f.high))])
        edge = 1.25 * max(values, default=0.0)
        ends = [f.high for line in self.lines for f in line.series.figures if f.high is not None]
        return scale_for([*values, *(min(end, edge) for end in ends)])


Dated = tuple[TrendLine, Figure]


def table(plot: Lines) -> Table[Dated]:
    """A row per year of each line."""
    rows = [(line, f) for line in plot.lines for f in line.series.figures]
    return Table(_columns(plot.lines[0].series.indicator), rows)


@lru_cache(1000)
def _columns(indicator: Indicator) -> tuple[Column[Dated], ...]:
    return (
        Column(text("meenemen.lijn"), lambda row: row[0].name, where=Where.FILE),
        Column(text("kaart.kop_jaar"), _named_year, where=Where.CARD),
        *figure_columns(indicator, _figure),
    )


def card(plot: Lines) -> Table[Dated]:
    """The years of the first line, with the others beside them to hold them against each other.

    Small charts have too many lines for that: theirs stand below each other.
    """
    first, *others = plot.lines
    columns = _columns(first.series.indicator)
    if plot.panels:
        return Table(columns, [row for row in table(plot).items if row[1].year])
    year = replace(columns[1], cell=_year_words)
    beside = tuple(_beside(line) for line in others)
    return Table((year, *columns[2:], *beside), [(first, f) for f in first.series.figures])


def _beside(line: TrendLine) -> Column[Dated]:
    """The value of another line in the year of a row."""
    by_year = {f.year: f for f in line.series.figures}

    def cell(row: Dated) -> str:
        figure = by_year.get(row[1].year)
        return "" if figure is None else formatting.figure_value(figure, line.series.indicator)

    return Column(line.name, cell, where=Where.CARD, always=True)


def _figure(row: Dated) -> Figure:
    return row[1]


def _named_year(row: Dated) -> str:
    return f"{row[1].year}, {row[0].name}"


def _year_words(row: Dated) -> str:
    figure = row[1]
    return text("gebied.jaar_herberekend", jaar=figure.year) if recounted_words(figure) else str(figure.year)


def spoken(plot: Lines) -> list[str]:
    """Each line with the years that have a figure."""
    indicator = plot.lines[0].series.indicator
    return [
        f"{line.name} {', '.join(f'{f.year}: {formatting.figure_value(f, indicator)}' for f in line.known)}"
        for line in plot.lines
    ]

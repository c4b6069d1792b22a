"""One subject at a glance: now, through the years, and by origin or beside all areas around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.catalogue import Indicator
from data.results import Comparison, Figure, Reading
from figures.dots import Dots, figure_of
from figures.kind import Plot
from figures.lines import Lines, TrendLine
from figures.numbers.columns import Column, Table
from figures.numbers.figure import figure_columns
from figures.parts import Stacks
from figures.strips import Strip, Strips, strips
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class SubjectRow(Plot):
    """A subject of a theme: its figure ``reading`` with what that is held against, and what stands beside it.

    ``lines`` run up to the year of the selection, the first is the area itself. ``groups`` are the groups by
    origin; where the source has no split there are ``areas``, a strip of one subject. Parts of a whole have
    ``parts`` (here beside the reference) and ``split`` (by origin) instead. Each is None where there is none.
    """

    name: str
    reading: Reading
    against: Comparison
    lines: Lines | None = None
    groups: Dots | None = None
    areas: Strips | None = None
    parts: Stacks | None = None
    split: Stacks | None = None

    @property
    def empty(self) -> bool:
        """Nothing to draw at all: what is hidden says why in the words beside it."""
        beside = (self.lines, self.groups, self.areas, self.parts, self.split)
        return self.reading.figure.value is None and all(p is None or p.empty for p in beside)

    @property
    def strip(self) -> Strip | None:
        """The areas on a strip, when that is what stands beside the figure."""
        return strips(self.areas)[0] if self.areas is not None else None


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the table: which part of the figure, whom or where it is about, and its figure."""

    part: str
    name: str
    figure: Figure
    indicator: Indicator


def table(plot: SubjectRow) -> Table[Told]:
    """Every number that is drawn: now, each line by year, each group or area, each part."""
    rows = [*_lines(plot), *_groups(plot), *_areas(plot), *_stacks(plot.parts), *_stacks(plot.split)]
    if not plot.parts:
        here = plot.lines.lines[0].name if plot.lines else plot.name
        rows.insert(0, Told(text("rij.nu"), here, plot.reading.figure, plot.reading.indicator))
    named = [Column(text("rij.deel"), _part), Column(text("rij.wie"), _name)]
    return Table((*named, *_columns(plot.reading.indicator)), rows)


@lru_cache(1000)
def _columns(indicator: Indicator) -> tuple[Column[Told], ...]:
    return figure_columns(indicator, _figure)


def _part(row: Told) -> str:
    return row.part


def _name(row: Told) -> str:
    return row.name


def _figure(row: Told) -> Figure:
    return row.figure


def _lines(plot: SubjectRow) -> list[Told]:
    lines: tuple[TrendLine, ...] = plot.lines.lines if plot.lines else ()
    return [
        Told(text("rij.jaren"), line.name, figure, line.series.indicator)
        for line in lines
        for figure in line.series.figures
    ]


def _groups(plot: SubjectRow) -> list[Told]:
    if plot.groups is None:
        return []
    indicator = plot.groups.indicator
    rows = [Told(text("rij.herkomst"), m.full, figure_of(m), indicator) for m in plot.groups.rows]
    if plot.groups.total is not None:
        rows.append(Told(text("rij.herkomst"), text("kaart.lijn_totaal"), plot.groups.total, indicator))
    return rows


def _areas(plot: SubjectRow) -> list[Told]:
    if plot.areas is None:
        return []
    grid = plot.areas.grid
    readings = grid.readings(range(len(grid.areas)))
    return [
        Told(grid.level.plural.capitalize(), area.name, row[0].figure, grid.columns[0])
        for area, row in zip(grid.areas, readings, strict=True)
    ]


def _stacks(plot: Stacks | None) -> list[Told]:
    """Shares of a whole are all of one unit, so that they fit in the columns of the first."""
    if plot is None:
        return []
    return [
        Told(name, part.short, figure, part)
        for name, row in zip(plot.names, plot.rows, strict=True)
        for part, figure in zip(row.parts, row.figures, strict=True)
    ]

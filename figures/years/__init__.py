"""Who live here by origin through the years: a table, for so few years need no chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data.catalogue import Group
from data.queries.groups.origin_mix import MixSeries
from data.results import Series
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Value, Where
from figures.numbers.figure import value_or_reason
from figures.words import formatting
from figures.words.text import text

Line = tuple[Group, Series]


@dataclass(frozen=True, slots=True)
class MixYears(Plot):
    """The share of each group in each year."""

    groups: MixSeries

    @property
    def rows(self) -> list[Line]:
        """Each group with its shares."""
        return list(zip(self.groups.groups, self.groups.series, strict=True))


def table(plot: MixYears) -> Table[Line]:
    """A row per group, a column per year; where there is no share it says why."""
    group: Column[Line] = Column(text("herkomst.kop_groep"), lambda row: row[0].label, where=Where.FILE)
    years = (Column(str(y), _share(y), 1, where=Where.FILE) for y in plot.groups.years)
    return Table((group, *years), plot.rows)


def _share(year: int) -> Callable[[Line], Value]:
    def cell(row: Line) -> Value:
        figure = next((f for f in row[1].figures if f.year == year), None)
        return text("herkomst.geen_jaar") if figure is None else value_or_reason(figure, row[1].indicator)

    return cell


def words(plot: MixYears) -> tuple[list[str], list[list[str]]]:
    """(heads, rows) as they are read, each share with its unit."""
    heads, rows = table(plot).file().words()
    unit = formatting.NARROW + "%"
    return heads, [[r[0], *(c + unit if c[:1].isdigit() else c for c in r[1:])] for r in rows]

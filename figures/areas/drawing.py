"""The table of areas and indicators: the kind, with its skins in files of their own."""

from __future__ import annotations

from data.results import Reading
from figures.areas import AreasTable
from figures.areas.paper import paper
from figures.areas.rows import AreaEntry, long_table
from figures.areas.screen import screen
from figures.kind import Kind
from figures.numbers.columns import Table
from figures.verdict import Verdict, scales, verdict
from figures.words import formatting

MOST = 30  # of the others only the name: figures/words/spoken.py counts them


def table(plot: AreasTable) -> Table[AreaEntry]:
    """A row per area and indicator, of all areas, also those that the page folds away."""
    return long_table(plot.grid)


def _card(_plot: AreasTable) -> Table[AreaEntry]:
    """Nothing: the figure itself is a table."""
    return Table((), ())


def spoken(plot: AreasTable) -> list[str]:
    """A row per area that is shown: each figure with its verdict."""
    grid, rows = plot.grid, plot.fold().rows
    told = [
        f"{grid.areas[r].name}: {', '.join(map(_told, readings))}"
        for r, readings in zip(rows, grid.readings(rows[:MOST]), strict=False)
    ]
    return told + [grid.areas[r].name for r in rows[MOST:]]


def _told(reading: Reading) -> str:
    value = formatting.figure_value(reading.figure, reading.indicator)
    said = f" ({verdict(reading).spoken})" if reading.scored else ""
    return f"{reading.indicator.short} {value}{said}"


def _legend(plot: AreasTable) -> list[Verdict]:
    return scales({i.judged for i in plot.grid.columns})


KIND = Kind(AreasTable, "gebieden", table, paper, screen, card=_card, spoken=spoken, legend=_legend)

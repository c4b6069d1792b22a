"""The funnel: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.areas import MOST
from figures.areas.rows import AreaEntry, long_table
from figures.funnel import Funnel, line_words
from figures.funnel.paper import paper
from figures.funnel.screen import screen
from figures.kind import Kind
from figures.numbers.columns import Table
from figures.verdict import verdict
from figures.words import formatting
from figures.words.text import text

SPOKEN = 30  # areas that are told of


def table(plot: Funnel) -> Table[AreaEntry]:
    """A row per area."""
    return long_table(plot.grid, [plot.column])


def card(plot: Funnel) -> Table[AreaEntry]:
    """The same, below a card; of very many areas those that stand out."""
    rows = list(range(len(plot.grid.areas)))
    if len(rows) > MOST:
        rows = [r for r in rows if plot.grid.stands[plot.column, r] or r == plot.own][:MOST]
    return long_table(plot.grid, [plot.column], rows)


def spoken(plot: Funnel) -> list[str]:
    """The line, and each area with its value and verdict; of many areas those that stand out first."""
    rows = plot.shown
    if len(rows) > SPOKEN:
        first = [r for r in rows if r == plot.own or plot.grid.stands[plot.column, r]]
        rows = first[:SPOKEN]
    told = [line_words(plot)]
    for row, readings in zip(rows, plot.grid.readings(rows), strict=True):
        reading = readings[plot.column]
        value = formatting.figure_value(reading.figure, reading.indicator)
        said = f" ({verdict(reading).spoken})" if reading.scored else ""
        told.append(f"{plot.grid.areas[row].name} {value}{said}")
    missing = len(plot.shown) - len(rows)
    if missing:
        told.append(text("gebieden.trechter_meer", aantal=missing, niveaus=plot.grid.level.plural))
    return [t for t in told if t]


KIND = Kind(Funnel, "trechter", table, paper, screen, card=card, spoken=spoken)

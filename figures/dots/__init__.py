"""Figures above each other on one scale: a dot, its 95 % interval, and the value and counts in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from data.catalogue import Indicator
from data.releases.release import Status
from data.results import Figure
from figures.dots.track import Mark, Track, mark_of
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Where
from figures.numbers.figure import figure_columns, rounded
from figures.words import formatting
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Dots(Plot):
    """Rows on one scale. ``total`` is the figure of all inhabitants, a line through the rows; ``reference``
    names the tick of a row, ``head`` is the text above their names.
    """

    rows: tuple[Mark, ...]
    indicator: Indicator
    total: Figure | None = None
    reference: str = ""
    head: str = "kaart.kop_waar"

    @property
    def plain(self) -> bool:
        """A count says how big an area is: numbers, and no scale that invites to judge.

        Groups do have one: it tells which are large here.
        """
        return self.indicator.kind == "aantal" and all(r.kind != "groep" for r in self.rows)

    @property
    def empty(self) -> bool:
        """No row with a figure. Plain numbers are words, also those that say why there is none."""
        return not self.plain and all(r.value is None for r in self.rows)


def track(plot: Dots) -> Track:
    """The rows of a plot and what they are drawn on."""
    line = plot.total.value if plot.total else None
    told = formatting.with_unit(line, plot.indicator) if line is not None else ""
    return Track(
        plot.rows,
        plot.indicator.unit,
        plot.indicator.decimals,
        line,
        f"{text('kaart.lijn_totaal')}: {told}" if told else "",
        text("kaart.streepje", ijkpunt=plot.reference) if plot.reference else "",
    )


def table(plot: Dots) -> Table[Mark]:
    """A row per place or group, and one for all inhabitants where they are the line through these.

    When that line is hidden its row says so; what is not given, or makes no sense of them, has no row.
    """
    indicator, rows = plot.indicator, list(plot.rows)
    if plot.total is not None and plot.total.status in (Status.BESCHIKBAAR, Status.ONDERDRUKT):
        rows.append(mark_of(text("kaart.lijn_totaal"), plot.total, indicator, "ijkpunt"))
    return Table(_columns(indicator, plot.head), rows)


@lru_cache(1000)
def _columns(indicator: Indicator, head: str) -> tuple[Column[Mark], ...]:
    return (
        Column(text(head), _name),
        *figure_columns(indicator, figure_of),
        Column(text("kaart.kop_mensen"), lambda r: r.people, where=Where.CARD),
        Column(text("meenemen.ijkpunt"), _reference(indicator), indicator.decimals, where=Where.FILE),
        Column(text("meenemen.oordeel"), lambda r: r.verdict.spoken if r.verdict else "", where=Where.FILE),
    )


def figure_of(row: Mark) -> Figure:
    """What a row of dots is about."""
    assert row.figure is not None, "mark_of gives every row its figure"
    return row.figure


def _name(row: Mark) -> str:
    """The name in full, and of whom it is when that is not the whole story: not the size of a group."""
    return f"{row.full}, {row.note}" if row.note and row.kind != "groep" else row.full


def _reference(indicator: Indicator) -> Callable[[Mark], float | int | None]:
    return lambda row: None if row.tick is None else rounded(row.tick, indicator)

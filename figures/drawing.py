"""What every view of a card comes down to, before it is put in its frame."""

from __future__ import annotations

from dataclasses import dataclass

from data.results import Figure
from figures.chart import Chart
from figures.kind import Plot
from figures.markup import Markup


@dataclass(frozen=True, slots=True)
class Drawing:
    """A title, a figure (HTML, a chart or both), its numbers as a table, and what must be said with it.

    ``years`` is the year or years shown; ``basis`` the figure whose counts stand in the footer;
    ``plot`` is the same figure for those who take it along (exports/figures).
    """

    title: str
    figure: Markup
    table: Markup
    years: str
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    basis: Figure | None = None
    plot: Plot | None = None


__all__ = ["Chart", "Drawing"]

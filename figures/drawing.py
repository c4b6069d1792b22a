"""What a builder makes of a question: a figure and what is said with it, wherever it will stand."""

from __future__ import annotations

from dataclasses import dataclass

from data.results import Figure
from figures.facts import Note, Years
from figures.kind import Plot


@dataclass(frozen=True, slots=True)
class Drawing:
    """A title, the plot, the years shown, what must be said with it, and the figure whose counts it tells."""

    title: str
    plot: Plot
    years: Years
    notes: tuple[Note, ...] = ()
    basis: Figure | None = None

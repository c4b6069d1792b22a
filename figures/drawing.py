"""What a builder makes of a question: a figure and what is said with it, wherever it will stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.results import Figure
from figures import palette
from figures.facts import Note, Years
from figures.markup import Markup
from figures.plots import Plot


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure as a dict, what a screen reader hears instead of it, and its height in pixels."""

    figure: palette.Figure
    description: str
    height: int = 280


@dataclass(frozen=True, slots=True)
class Drawing:
    """A title, the plot, the years shown, what must be said with it, and the figure whose counts it tells.

    ``figure``, ``table`` and ``chart`` are the same on the screen.
    """

    title: str
    plot: Plot
    years: Years
    notes: tuple[Note, ...] = ()
    basis: Figure | None = None
    figure: Markup = field(default=Markup(""))
    table: Markup = field(default=Markup(""))
    chart: Chart | None = None

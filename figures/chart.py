"""A figure that the browser draws with Plotly, because one hovers over it."""

from __future__ import annotations

from dataclasses import dataclass

from figures import palette


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure as a dict, what a screen reader hears instead of it, and its height in pixels."""

    figure: palette.Figure
    description: str
    height: int = 280

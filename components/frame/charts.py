"""A chart in the page, and the place where a first one is drawn out of sight."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from figures.palette import Figure

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "locale": "nl",
    "responsive": True,
}

WARM = "grafiek-warm"
PLOT, PLOT_NAME, NEXT = "grafiek", "grafiek-naam", "grafiek-volgende"


def graph(figure: Figure, description: str, height: int = 280, key: str = "") -> Component:
    """A chart of ``height`` pixels; ``description`` is what a screen reader hears instead of it.

    ``key`` gives an id to the chart (PLOT), to what bears its description (PLOT_NAME), and to a store (NEXT):
    a figure put there is drawn at the place of this one, once the rest of the page has been painted.
    """
    chart = dcc.Graph(
        id={"type": PLOT, "key": key},
        figure=figure,
        config=CONFIG,
        className="chart",
        style={"height": height},
        responsive=True,
    )
    later = dcc.Store(id={"type": NEXT, "key": key})
    return html.Div(
        [chart, later], id={"type": PLOT_NAME, "key": key}, role="img", **{"aria-label": description}
    )


def warm() -> Component:
    """A place out of sight where a first chart is drawn when the browser has time (assets/charts.js)."""
    return html.Div(id=WARM, className="chart-warm", **{"aria-hidden": "true"})

"""One house style for every Plotly chart. Figures are plain dicts: a go.Figure costs fifty times more."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

INK, MUTED, LINE, ACCENT = "#1e2226", "#5a5f66", "#dedbd2", "#0b4f6c"
SERIES = ("#0b4f6c", "#b5651d", "#5a5f66")  # this area, the area compared with, the reference
FONT = "'Source Sans 3', 'Segoe UI', system-ui, sans-serif"  # without quotes the 3 ends the name

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "locale": "nl",
    "responsive": True,
}

Figure = dict[str, Any]

WARM = "grafiek-warm"
PLOT, PLOT_NAME, NEXT = "grafiek", "grafiek-naam", "grafiek-volgende"


def layout(**more: Any) -> dict[str, Any]:
    """The layout every chart starts from: no frame, quiet lines, Dutch separators, hover on a point."""
    return {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 48, "r": 16, "t": 8, "b": 32},
        "separators": ",.",
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": "#20262b", "font": {"color": "#fff", "family": FONT, "size": 14}},
        "showlegend": False,
        "dragmode": False,
        "xaxis": {"showgrid": False, "zeroline": False, "linecolor": LINE, "fixedrange": True},
        # Dutch numbers in full, "360.000": Plotly would write "360k".
        "yaxis": {
            "gridcolor": LINE,
            "zeroline": False,
            "fixedrange": True,
            "rangemode": "tozero",
            "exponentformat": "none",
            "separatethousands": True,
        },
    } | more


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

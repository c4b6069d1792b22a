"""One house style for every drawing and chart. Charts are plain dicts: a go.Figure costs fifty times more."""

from __future__ import annotations

from typing import Any

INK, MUTED, LINE, ACCENT = "#1e2226", "#5a5f66", "#dedbd2", "#0b4f6c"
SERIES = ("#0b4f6c", "#b5651d", "#5a5f66")  # this area, the area compared with, the reference
FONT = "'Source Sans 3', 'Segoe UI', system-ui, sans-serif"  # without quotes the 3 ends the name

Figure = dict[str, Any]


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

"""One house style for every drawing and chart. Charts are plain dicts: a go.Figure costs fifty times more."""

from __future__ import annotations

from typing import Any

INK, MUTED, LINE, ACCENT = "#1e2226", "#5a5f66", "#dedbd2", "#0b4f6c"
SERIES = ("#0b4f6c", "#b5651d", "#5a5f66")  # this area, the area compared with, the reference
# Lines of groups in one chart of PowerPoint. No hue of a verdict is among them: a group is not judged.
GROUP_LINES = ("#0b4f6c", "#b5651d", "#5a5f66", "#6d4c8f", "#94692a", "#3f7d99", "#1e2226")
# A hue is a judgement: brick red to teal. What is only described is one blue: higher filled, lower outlined.
# Each is (colour, letters on it, outline). A test holds assets/wijkmonitor/1-base.css equal to this.
NO_EDGE = ""
BLUE = "#2f4f8f"
VERDICT_COLOURS = {
    "veel_gunstiger": ("#1d7a72", "#ffffff", NO_EDGE),
    "gunstiger": ("#8cc3ba", "#10302d", NO_EDGE),
    "vergelijkbaar": ("#eceae4", "#3d3d3a", NO_EDGE),
    "ongunstiger": ("#e3a392", "#45160c", NO_EDGE),
    "veel_ongunstiger": ("#a8402d", "#ffffff", NO_EDGE),
    "veel_hoger": (BLUE, "#ffffff", NO_EDGE),
    "hoger": ("#9db2e0", "#12203f", NO_EDGE),
    "lager": ("#f3f6fe", "#1f3a70", BLUE),
    "veel_lager": ("#d9e4fa", "#1f3a70", BLUE),
    "niet_vergeleken": ("#f6f5f1", "#3d3d3a", NO_EDGE),
}
UNKNOWN_INK, HATCHED, HATCH_LINE = "#55554f", "#f6f5f1", "#c9c6bd"
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

"""Write the report anew when the selection or the themes change. The story stays in the browser."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from components.frame import ids
from data.asked import selection as selections
from views.context import monitor
from views.rapport import OWN, preview


def register(app: Dash) -> None:
    """Wire the preview and the downloads to the store, and the story to the page that opens."""
    app.callback(
        Output(ids.RAPPORT_THEMAS, "html"),
        Output(ids.RAPPORT_VOOR, "html"),
        Output(ids.RAPPORT_VOOR, "stamp"),
        Output(ids.RAPPORT_ACHTER, "html"),
        Output(ids.RAPPORT_PDF, "formAction"),
        Output(ids.RAPPORT_PPTX, "formAction"),
        Input(ids.SELECTION, "data"),
        State(ids.RAPPORT_VOOR, "stamp"),
    )(redraw)
    app.clientside_callback(
        ClientsideFunction("rapport", "opened"),
        Output(ids.RAPPORT_TEKST, "title"),
        Input(ids.RAPPORT_TEKST, "id"),
    )


def redraw(stored: dict[str, Any] | None, stamp: str) -> tuple[Any, ...]:
    """(buttons of the themes, front, its stamp, back, address of the PDF, of the slides)"""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    found = preview(m, selection, (stored or {}).get(OWN))
    if found.stamp == stamp:
        return (no_update,) * 6
    return found.themes, found.front, found.stamp, found.back, *found.links

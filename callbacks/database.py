"""/database: the form asks, the server counts and shows; the grid's script comes when the page is there."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html
from flask import request as http

from callbacks.parts import Changes, wired
from components.database.grid import grid
from components.frame import ids
from figures.words.text import text
from views.context import monitor
from views.database import asked_again, showing

SHOWN = {
    ids.DB_STAND: ("data",),
    ids.DB_GEBIEDEN: ("html",),
    ids.DB_MELDING: ("html",),
    ids.DB_KOP: ("html",),
    ids.DB_PROGRAMMA: ("html",),
    ids.DB_RIJEN: ("data",),
}


def register(app: Dash) -> None:
    """Wire the form (assets/database.js) to the results, and the results to the grid and the address."""
    wired(app, redraw, SHOWN, Input(ids.DB_VRAAG, "data"), opening=False)
    app.callback(
        Output(ids.DB_PLEK, "children"),
        Input(ids.DB_KLAAR, "data"),
        State(ids.DB_RIJEN, "data"),
        prevent_initial_call=True,
    )(place)
    for function, output, *inputs in (
        ("load", Output(ids.DB_KLAAR, "data"), Input(ids.DB_PLEK, "id")),
        ("address", Output(ids.DB_FORMULIER, "title"), Input(ids.DB_STAND, "data")),
        ("fill", Output(ids.DB_PLEK, "title"), Input(ids.DB_RIJEN, "data")),
        ("add", Output(ids.DB_ZOEK, "value"), Input(ids.DB_ZOEK, "at"), State(ids.DB_ZOEK, "value")),
    ):
        app.clientside_callback(
            ClientsideFunction("database", function), output, *inputs, prevent_initial_call=function == "add"
        )


def redraw(question: dict[str, Any] | None) -> Changes:
    """Everything that follows from the form; each question is another, so nothing is compared."""
    m = monitor()
    request, lines = asked_again(m, question or {})
    shown = showing(m, request, lines, origin())
    return {
        ids.DB_STAND: {"data": shown.query},
        ids.DB_GEBIEDEN: {"html": shown.chips},
        ids.DB_MELDING: {"html": shown.messages},
        ids.DB_KOP: {"html": shown.head},
        ids.DB_PROGRAMMA: {"html": shown.programs},
        ids.DB_RIJEN: {"data": shown.preview},
    }


def origin() -> str:
    """The address of this site as the browser knows it: behind a proxy only that says it is https."""
    said = http.headers.get("Origin", "")
    return said if said.endswith(f"//{http.host}") else http.host_url.rstrip("/")


def place(ready: bool | None, preview: dict[str, Any]) -> Any:
    """The grid, now that its script is there; without it, that the files do work."""
    return grid(preview["rows"], preview["columns"]) if ready else html.P(text("database.laden_mislukt"))

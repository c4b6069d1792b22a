"""Redraw the overview when the selection changes."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from components.frame import ids
from data.asked import selection as selections
from views.context import monitor
from views.home import overview, stamps, table, tables


def register(app: Dash) -> None:
    """Wire headline, taart and table to the store."""
    app.callback(
        Output(ids.KOP, "html"),
        Output(ids.KOP, "stamp"),
        Output(ids.TAART, "html"),
        Output(ids.TABEL, "html"),
        Output(ids.TABEL, "stamp"),
        Input(ids.SELECTION, "data"),
        State(ids.KOP, "stamp"),
        State(ids.TABEL, "stamp"),
    )(redraw)
    app.callback(
        Output(ids.TABEL, "ahead"),
        Input(ids.TAART, "near"),
        Input(ids.TABEL, "near"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )(prepare)
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "marks"),
        Output(ids.TAART, "marked"),
        Output(ids.TABEL, "marked"),
        Input(ids.SELECTION, "data"),
    )


def prepare(_taart: float | None, _tabel: float | None, stored: dict[str, Any] | None) -> dict[str, Any]:
    """The tables of all themes, when somebody points at the taart: the browser shows the next one at once."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    return {"keuze": stored, "delen": tables(m, selection)}


def redraw(stored: dict[str, Any] | None, stamp: str, theme_stamp: str) -> tuple[Any, ...]:
    """(headline, its stamp, taart, table, its stamp); what is on screen already is neither made nor sent."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    wanted, theme_wanted = stamps(m, selection)
    top = (no_update,) * 3
    if wanted != stamp:
        view = overview(m, selection)
        top = (view.headline, wanted, view.pie)
    if theme_wanted == theme_stamp:
        return (*top, no_update, no_update)
    return (*top, table(m, selection), theme_wanted)

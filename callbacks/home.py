"""Redraw the overview when the selection changes."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from components import ids
from data import selection as selections
from views.context import monitor
from views.home import home, stamps


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
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "marks"),
        Output(ids.TAART, "marked"),
        Output(ids.TABEL, "marked"),
        Input(ids.SELECTION, "data"),
    )


def redraw(stored: dict[str, Any] | None, stamp: str, theme_stamp: str) -> tuple[Any, ...]:
    """(headline, its stamp, taart, table, its stamp); what is on screen already is not sent again."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    wanted, theme_wanted = stamps(m, selection)
    if theme_wanted == theme_stamp:
        return (no_update,) * 5
    view = home(m, selection)
    if wanted == stamp:
        return no_update, no_update, no_update, view.table, view.theme_stamp
    return view.headline, view.stamp, view.pie, view.table, view.theme_stamp

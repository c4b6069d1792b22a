"""Redraw the overview when the selection changes."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from callbacks.parts import Asked, Changes, PagePart, ask, redraws, wired
from components.frame import ids
from views.context import monitor
from views.door.front import example
from views.home import overview, stamps, table, tables

SHOWN = {ids.KOP: ("html", "stamp"), ids.TAART: ("html",), ids.TABEL: ("html", "stamp")}


def register(app: Dash) -> None:
    """Wire headline, taart and table to the store."""
    redraws(app, parts, SHOWN)
    app.callback(
        Output(ids.TABEL, "ahead"),
        Input(ids.TAART, "near"),
        Input(ids.TABEL, "near"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )(prepare)
    wired(app, another, {ids.DEUR_VOORBEELD: ("html",)}, Input(ids.DEUR_VOORBEELD, "event"), opening=False)
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "marks"),
        Output(ids.TAART, "marked"),
        Output(ids.TABEL, "marked"),
        Input(ids.SELECTION, "data"),
    )


def parts(asked: Asked) -> tuple[PagePart, ...]:
    """The headline with the taart, and the table of the theme."""
    m, selection = asked.monitor, asked.selection
    stamp, theme_stamp = stamps(m, selection)

    def top() -> Changes:
        view = overview(m, selection)
        return {ids.KOP: {"html": view.headline}, ids.TAART: {"html": view.pie}}

    return (
        PagePart(ids.KOP, stamp, top),
        PagePart(ids.TABEL, theme_stamp, lambda: {ids.TABEL: {"html": table(m, selection)}}),
    )


def another(event: dict[str, Any] | None) -> Changes:
    """Another example on the front door: the one whose number was asked for."""
    number = str((event or {}).get("value", ""))
    return {ids.DEUR_VOORBEELD: {"html": example(monitor(), int(number) if number.isdecimal() else 0)}}


def prepare(_taart: float | None, _tabel: float | None, stored: dict[str, Any] | None) -> dict[str, Any]:
    """The tables of all themes, when somebody points at the taart: the browser shows the next one at once."""
    asked = ask(stored)
    return {"keuze": stored, "delen": tables(asked.monitor, asked.selection)}

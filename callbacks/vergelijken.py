"""Redraw the comparison when the selection changes."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from components.cards.figure_card import figure_card
from components.frame import ids
from data.asked import selection as selections
from views.context import monitor
from views.pair_figures import stamps
from views.vergelijken import OWN, alike, comparing
from views.vergelijken_verloop import trend_card, trend_stamp


def register(app: Dash) -> None:
    """Wire both sides, the chart and the similar areas to the store."""
    app.callback(
        Output(ids.PAAR_KNOPPEN, "html"),
        Output(ids.PAAR_KOP, "html"),
        Output(ids.PAAR_KOP, "stamp"),
        Output(ids.PAAR_TAARTEN, "html"),
        Output(ids.PAAR_TABEL, "html"),
        Output(ids.PAAR_TABEL, "stamp"),
        Output(ids.GELIJKEN, "marked"),
        Input(ids.SELECTION, "data"),
        State(ids.PAAR_KOP, "stamp"),
        State(ids.PAAR_TABEL, "stamp"),
    )(redraw)
    app.callback(
        Output(ids.PAAR_VERLOOP, "children"),
        Output(ids.PAAR_VERLOOP, "data-stamp"),
        Input(ids.SELECTION, "data"),
        State(ids.PAAR_VERLOOP, "data-stamp"),
    )(redraw_trend)
    app.callback(
        Output(ids.GELIJKEN, "html"),
        Output(ids.GELIJKEN, "stamp"),
        Input(ids.SELECTION, "data"),
        State(ids.GELIJKEN, "stamp"),
    )(redraw_alike)
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "marks"),
        Output(ids.PAAR_TAARTEN, "marked"),
        Output(ids.PAAR_TABEL, "marked"),
        Input(ids.SELECTION, "data"),
    )


def redraw(stored: dict[str, Any] | None, stamp: str, theme_stamp: str) -> tuple[Any, ...]:
    """(buttons, headline, its stamp, taarten, table, its stamp, area beside); only what is new is sent."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    wanted, theme_wanted = stamps(m, selection)
    if theme_wanted == theme_stamp:
        return (no_update,) * 7
    view = comparing(m, selection)
    table = (view.table, view.theme_stamp)
    if wanted == stamp:
        return (no_update,) * 4 + (*table, no_update)
    return view.buttons, view.headline, view.stamp, view.pies, *table, view.compare


def redraw_trend(stored: dict[str, Any] | None, stamp: str) -> tuple[Any, Any]:
    """(the card, its stamp)"""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    wanted = trend_stamp(m, selection)
    if wanted == stamp or not (stored or {}).get("pagina"):  # before a page has made its own selection
        return no_update, no_update
    card = trend_card(m, selection)
    return (figure_card(card) if card else []), wanted


def redraw_alike(stored: dict[str, Any] | None, stamp: str) -> tuple[Any, Any]:
    """(the similar areas, their stamp)"""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    found = alike(m, selection, (stored or {}).get(OWN))
    return (no_update, no_update) if found.stamp == stamp else (found.html, found.stamp)

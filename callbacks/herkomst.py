"""Redraw /herkomst when the selection changes: the matrix and its detail apart, or who live here."""

from __future__ import annotations

from typing import Any

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State, no_update, set_props

from components.cards.figure_card import Card, card_updates, shapes
from components.frame import charts, ids
from components.herkomst.detail_columns import detail_columns, mix_columns
from data.asked import selection as selections
from views.context import monitor
from views.herkomst import cards, herkomst, stamps
from views.origin_mix import mix_cards, mix_headline, mix_stamp


def register(app: Dash) -> None:
    """Wire both forms of the page to the store; only one of them is on screen."""
    app.callback(
        Output(ids.HERKOMST_KOP, "html"),
        Output(ids.HERKOMST_KOP, "stamp"),
        Output(ids.MATRIX, "html"),
        Output(ids.MATRIX, "stamp"),
        Output(ids.MATRIX, "marked"),
        Output(ids.HERKOMST_DETAIL, "children"),
        Output(ids.HERKOMST_DETAIL, "data-shapes"),
        Input(ids.SELECTION, "data"),
        State(ids.HERKOMST_KOP, "stamp"),
        State(ids.MATRIX, "stamp"),
        State(ids.HERKOMST_DETAIL, "data-shapes"),
    )(redraw)
    app.clientside_callback(
        ClientsideFunction("charts", "suited"),
        Output({"type": charts.PLOT, "key": MATCH}, "figure"),
        Output({"type": charts.PLOT, "key": MATCH}, "style"),
        Input({"type": charts.PLOT, "key": MATCH}, "id"),
        State({"type": charts.PLOT, "key": MATCH}, "figure"),
    )
    app.clientside_callback(
        ClientsideFunction("charts", "later"),
        Output({"type": charts.PLOT_NAME, "key": MATCH}, "title"),
        Input({"type": charts.NEXT, "key": MATCH}, "data"),
        State({"type": charts.PLOT, "key": MATCH}, "id"),
        prevent_initial_call=True,
    )
    app.callback(
        Output(ids.MIX_KOP, "html"),
        Output(ids.MIX_KOP, "stamp"),
        Output(ids.MIX_KAARTEN, "children"),
        Input(ids.SELECTION, "data"),
        State(ids.MIX_KOP, "stamp"),
    )(redraw_mix)


def redraw(stored: dict[str, Any] | None, detail_stamp: str, stamp: str, built: str) -> tuple[Any, ...]:
    """(head, its stamp, matrix, its stamp, its column, cards, their shapes); only what is new is sent.

    Cards that are built the same (``built``) are changed at their place.
    """
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    wanted, detail_wanted = stamps(m, selection)
    if detail_wanted == detail_stamp:
        return (no_update,) * 7
    view = herkomst(m, selection)
    detail = _detail(cards(m, selection, view.detail), built)
    table = (no_update, no_update) if wanted == stamp else (view.matrix, view.stamp)
    return view.headline, view.detail_stamp, *table, view.detail.indicator, *detail


def _detail(found: list[Card], built: str) -> tuple[Any, Any]:
    wanted = shapes(found)
    if wanted != built:
        return detail_columns(found), wanted
    for card in found:
        for target, properties in card_updates(card):
            set_props(target, properties)
    return no_update, no_update


def redraw_mix(stored: dict[str, Any] | None, stamp: str) -> tuple[Any, ...]:
    """(head, its stamp, cards) of a release without figures by origin."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    if mix_stamp(m, selection) == stamp:
        return (no_update,) * 3
    found = mix_columns(mix_cards(m, selection))
    return mix_headline(m, selection), mix_stamp(m, selection), found

"""Redraw the theme page when the selection changes, and one card when its view does."""

from __future__ import annotations

from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from components.cards.figure_card import CHART, FIGURE, FOOT, HEAD, card_changes, figure_card
from components.frame import charts, ids
from data.asked import selection as selections
from views.context import monitor
from views.thema import theme_page
from views.thema_cards import stamp, theme_card


def register(app: Dash) -> None:
    """Wire the head and the cards to the store, and each card to its own switch."""
    # The page as it opens is drawn by its layout; a view chosen in a card changes the store, not the cards.
    # So the browser itself decides whether there is anything to ask (assets/thema.js).
    app.clientside_callback(
        ClientsideFunction("thema", "asked"),
        Output(ids.THEMA_VRAAG, "data"),
        Input(ids.SELECTION, "data"),
    )
    app.callback(
        Output(ids.THEMA_KOP, "html"),
        Output(ids.THEMA_KOP, "stamp"),
        Output(ids.THEMA_KAARTEN, "children"),
        Input(ids.THEMA_VRAAG, "data"),
        State(ids.THEMA_KOP, "stamp"),
        State(_part(HEAD, ALL), "stamp"),
        State(_part(HEAD, ALL), "id"),
        prevent_initial_call=True,
    )(redraw)
    app.callback(
        Output(_part(HEAD, MATCH), "html"),
        Output(_part(HEAD, MATCH), "stamp"),
        Output(_part(FIGURE, MATCH), "html"),
        Output(_part(CHART, MATCH), "children"),
        Output(_part(FOOT, MATCH), "html"),
        Input(_part(HEAD, MATCH), "event"),
        Input(_part(FIGURE, MATCH), "event"),
        State(_part(HEAD, MATCH), "id"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )(switch)
    app.clientside_callback(
        ClientsideFunction("thema", "chosen"),
        Input(_part(HEAD, ALL), "event"),
        Input(_part(FIGURE, ALL), "event"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("thema", "marks"),
        Output(_part(HEAD, ALL), "marked"),
        Input(ids.SELECTION, "data"),
        State(_part(HEAD, ALL), "id"),
    )
    app.clientside_callback(
        ClientsideFunction("charts", "whenIdle"),
        Output(charts.WARM, "title"),
        Input(charts.WARM, "id"),
    )


def _part(kind: str, key: Any) -> dict[str, Any]:
    return {"type": kind, "key": key}


def redraw(
    stored: dict[str, Any] | None, shown: str, views: list[str], names: list[dict[str, str]]
) -> tuple[Any, ...]:
    """(head, its stamp, cards); every card keeps its view. What is on screen already is not sent again."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    if stamp(m, selection) == shown:
        return (no_update,) * 3
    kept = {name["key"]: view for name, view in zip(names, views, strict=True)}
    page = theme_page(m, selection, kept)
    return page.head, page.stamp, [figure_card(card, selection.indicator) for card in page.cards]


def switch(
    head: dict[str, Any] | None,
    figure: dict[str, Any] | None,
    name: dict[str, str],
    stored: dict[str, Any] | None,
) -> tuple[Any, ...]:
    """The parts of one card in the view that was chosen in its head or its figure."""
    event = figure if (ctx.triggered_id or {}).get("type") == FIGURE else head
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    card = theme_card(m, selection, name["key"], str((event or {}).get("value", "")))
    if not event or card is None:
        raise PreventUpdate
    return card_changes(card)

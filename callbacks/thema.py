"""Redraw the theme page when the selection changes, a row when it opens, and one card when its view does."""

from __future__ import annotations

from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, ctx
from dash.exceptions import PreventUpdate

from callbacks.parts import Asked, Changes, PagePart, ask, redraws
from components.cards.figure_card import CHART, FIGURE, FOOT, HEAD, card_changes
from components.frame import charts, ids
from components.thema.rows import OPENED, ROW, opened, theme_row
from views.thema.cards import opened_card, stamp
from views.thema.page import theme_page

SHOWN = {
    ids.THEMA_KOP: ("html", "stamp"),
    ids.THEMA_KOLOMMEN: ("html",),
    ids.THEMA_KAARTEN: ("children",),
    ids.THEMA_VOET: ("html",),
}


OPEN = "open"
"""In what the browser asks: the keys of the rows that are open (assets/thema.js)."""


def register(app: Dash) -> None:
    """Wire the head and the cards to the store, and each card to its own switch."""
    # The page as it opens is drawn by its layout; a view chosen in a card changes the store, not the cards.
    # So the browser itself decides whether there is anything to ask (assets/thema.js).
    app.clientside_callback(
        ClientsideFunction("thema", "asked"),
        Output(ids.THEMA_VRAAG, "data"),
        Input(ids.SELECTION, "data"),
    )
    redraws(
        app,
        parts,
        SHOWN,
        State(_part(HEAD, ALL), "stamp"),
        State(_part(HEAD, ALL), "id"),
        State(ids.THEMA_VRAAG, "data"),
        when=Input(ids.THEMA_VRAAG, "data"),
        opening=False,
    )
    app.callback(
        Output(_part(OPENED, MATCH), "children"),
        Input(_part(ROW, MATCH), "event"),
        State(_part(ROW, MATCH), "id"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )(unfold)
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
        Input(_part(ROW, ALL), "event"),
        Input(_part(HEAD, ALL), "event"),
        Input(_part(FIGURE, ALL), "event"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("thema", "marks"),
        Output(_part(ROW, ALL), "marked"),
        Input(ids.SELECTION, "data"),
        State(_part(ROW, ALL), "id"),
    )
    app.clientside_callback(
        ClientsideFunction("charts", "whenIdle"),
        Output(charts.WARM, "title"),
        Input(charts.WARM, "id"),
    )


def _part(kind: str, key: Any) -> dict[str, Any]:
    return {"type": kind, "key": key}


def parts(asked: Asked) -> tuple[PagePart, ...]:
    """The head, the rows and what is said once; every row that is open stays so, in its view."""
    m, selection = asked.monitor, asked.selection

    def whole() -> Changes:
        views, names, question = asked.more
        open_rows = (question if isinstance(question, dict) else {}).get(OPEN) or ()
        kept = {n["key"]: v for n, v in zip(names, views, strict=True) if n["key"] in open_rows}
        page = theme_page(m, selection, kept)
        rows = [theme_row(r, page.opened.get(r.key), selection.indicator) for r in page.rows]
        return {
            ids.THEMA_KOP: {"html": page.head},
            ids.THEMA_KOLOMMEN: {"html": page.columns},
            ids.THEMA_KAARTEN: {"children": rows},
            ids.THEMA_VOET: {"html": page.foot},
        }

    return (PagePart(ids.THEMA_KOP, stamp(m, selection), whole),)


def unfold(event: dict[str, Any] | None, name: dict[str, str], stored: dict[str, Any] | None) -> list[Any]:
    """The card of a row that is opened for the first time since it was drawn."""
    if not event or event.get("name") != "open":
        raise PreventUpdate
    asked = ask(stored)
    card = opened_card(asked.monitor, asked.selection, name["key"], "")
    if card is None:
        raise PreventUpdate
    return list(opened(card))


def switch(
    head: dict[str, Any] | None,
    figure: dict[str, Any] | None,
    name: dict[str, str],
    stored: dict[str, Any] | None,
) -> tuple[Any, ...]:
    """The parts of one card in the view that was chosen in its head or its figure."""
    event = figure if (ctx.triggered_id or {}).get("type") == FIGURE else head
    asked = ask(stored)
    card = opened_card(asked.monitor, asked.selection, name["key"], str((event or {}).get("value", "")))
    if not event or card is None:
        raise PreventUpdate
    return card_changes(card)

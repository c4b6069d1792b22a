"""Redraw /herkomst when the selection changes: the matrix and its detail apart, or who live here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State, set_props

from callbacks.parts import Asked, Changes, PagePart, redraws
from components.cards.figure_card import Card, card_updates, shapes
from components.frame import charts, ids
from components.herkomst.detail_columns import detail_columns, mix_columns
from views.herkomst import Herkomst, herkomst, stamps
from views.origin_mix import mix_cards, mix_headline, mix_stamp

SPLIT = {
    ids.HERKOMST_KOP: ("html", "stamp"),
    ids.MATRIX: ("html", "stamp", "marked"),
    ids.HERKOMST_DETAIL: ("children", "data-shapes"),
}
MIX = {ids.MIX_KOP: ("html", "stamp"), ids.MIX_KAARTEN: ("children",)}


def register(app: Dash) -> None:
    """Wire both forms of the page to the store; only one of them is on screen."""
    redraws(app, split_parts, SPLIT, short=False)  # it changes what differs within cards, by set_props
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
    redraws(app, mix_parts, MIX)


def split_parts(asked: Asked) -> tuple[PagePart, ...]:
    """The head with the detail of one indicator, and the matrix."""
    m, selection = asked.monitor, asked.selection
    stamp, detail_stamp = stamps(m, selection)

    @cache
    def view() -> Herkomst:
        return herkomst(m, selection)

    def detail() -> Changes:
        return {
            ids.HERKOMST_KOP: {"html": view().headline},
            ids.MATRIX: {"marked": view().indicator},
            **detail_changes(view().cards, asked.on_screen.get(ids.HERKOMST_DETAIL)),
        }

    return (
        PagePart(ids.HERKOMST_KOP, detail_stamp, detail),
        PagePart(ids.MATRIX, stamp, lambda: {ids.MATRIX: {"html": view().matrix}}),
    )


def detail_changes(shown: Sequence[Card], built: str | None) -> Changes:
    """The cards ``shown``, anew; or, where cards of that shape are ``built``, only what differs in them."""
    wanted = shapes(shown)
    if wanted != built:
        return {ids.HERKOMST_DETAIL: {"children": detail_columns(shown), "data-shapes": wanted}}
    for card in shown:
        for target, properties in card_updates(card):
            set_props(target, properties)
    return {}


def mix_parts(asked: Asked) -> tuple[PagePart, ...]:
    """The head and the cards of a release without figures by origin."""
    m, selection = asked.monitor, asked.selection

    def whole() -> Changes:
        return {
            ids.MIX_KOP: {"html": mix_headline(m, selection)},
            ids.MIX_KAARTEN: {"children": mix_columns(mix_cards(m, selection))},
        }

    return (PagePart(ids.MIX_KOP, mix_stamp(m, selection), whole),)

"""Redraw /herkomst when the selection changes: the matrix and its detail apart, or who live here."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update

from components import ids
from components.group_detail import detail_columns, mix_columns
from data import selection as selections
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
        Input(ids.SELECTION, "data"),
        State(ids.HERKOMST_KOP, "stamp"),
        State(ids.MATRIX, "stamp"),
    )(redraw)
    app.callback(
        Output(ids.MIX_KOP, "html"),
        Output(ids.MIX_KOP, "stamp"),
        Output(ids.MIX_KAARTEN, "children"),
        Input(ids.SELECTION, "data"),
        State(ids.MIX_KOP, "stamp"),
    )(redraw_mix)


def redraw(stored: dict[str, Any] | None, detail_stamp: str, stamp: str) -> tuple[Any, ...]:
    """(head, its stamp, matrix, its stamp, its column, cards); what is on screen is not sent again."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    wanted, detail_wanted = stamps(m, selection)
    if detail_wanted == detail_stamp:
        return (no_update,) * 6
    view = herkomst(m, selection)
    detail = detail_columns(cards(m, selection, view))
    if wanted == stamp:
        return view.headline, view.detail_stamp, no_update, no_update, view.indicator, detail
    return view.headline, view.detail_stamp, view.matrix, view.stamp, view.indicator, detail


def redraw_mix(stored: dict[str, Any] | None, stamp: str) -> tuple[Any, ...]:
    """(head, its stamp, cards) of a release without figures by origin."""
    m = monitor()
    selection, _ = selections.parse(m.choices, stored)
    if mix_stamp(m, selection) == stamp:
        return (no_update,) * 3
    found = mix_columns(mix_cards(m, selection))
    return mix_headline(m, selection), mix_stamp(m, selection), found

"""/herkomst : origin first: groups by indicators for an area, and the detail of one indicator."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import shapes
from components.frame import ids
from components.frame.fragment import Fragment
from components.herkomst.detail_columns import detail_columns, mix_columns
from data.asked.selection import Selection
from figures.words.text import text
from views.context import monitor
from views.herkomst import herkomst, is_split, not_split
from views.origin_mix import mix_cards, mix_headline, mix_stamp
from views.page import chosen, framed

dash.register_page(__name__, path="/herkomst", title=f"{text('herkomst.titel')} – {text('schil.naam')}")


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored."""
    selection, notices = chosen(query, stored)
    if "indicator" in query:
        notices = (*notices, *not_split(monitor(), selection))
    parts = _matrix(selection) if is_split(monitor()) else _mix(selection)
    return framed(selection, notices, *parts)


def _matrix(selection: Selection) -> list[Component]:
    view = herkomst(monitor(), selection)
    detail = detail_columns(view.cards)
    name = {"aria-label": text("herkomst.titel_detail"), "data-shapes": shapes(view.cards)}
    shown = view.indicator
    return [
        Fragment(view.headline, id=ids.HERKOMST_KOP, className="origin-head", stamp=view.detail_stamp),
        Fragment(view.matrix, id=ids.MATRIX, className="matrix-card", stamp=view.stamp, marked=shown),
        html.Section(detail, id=ids.HERKOMST_DETAIL, className="origin-detail", **name),
    ]


def _mix(selection: Selection) -> list[Component]:
    m = monitor()
    found = mix_columns(mix_cards(m, selection))
    return [
        Fragment(
            mix_headline(m, selection),
            id=ids.MIX_KOP,
            className="origin-head",
            stamp=mix_stamp(m, selection),
        ),
        html.Section(
            found,
            id=ids.MIX_KAARTEN,
            className="origin-mixes",
            **{"aria-label": text("herkomst.titel_mixen")},
        ),
    ]

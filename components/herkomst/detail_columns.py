"""How the cards of /herkomst stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import Card, figure_card
from figures.words.text import text

MIXES = ("mix-", "verloop-")  # how the keys of cards about who live here begin


def detail_columns(cards: Sequence[Card]) -> list[Component]:
    """The cards in two columns, taken in turn, so that a short card leaves no hole below it."""
    return _columns(text("herkomst.titel_detail"), cards[::2], cards[1::2])


def mix_columns(cards: Sequence[Card]) -> list[Component]:
    """Who live here now at the left, and below it what else there is; the other mixes at the right."""
    others = [c for c in cards[1:] if not c.key.startswith(MIXES)]
    return _columns(
        text("herkomst.titel_mixen"), [*cards[:1], *others], [c for c in cards[1:] if c not in others]
    )


def _columns(title: str, *columns: Sequence[Card]) -> list[Component]:
    heading = html.H2(title, className="visually-hidden")
    return [heading] + [
        html.Div([figure_card(c) for c in part], className="origin-column") for part in columns
    ]

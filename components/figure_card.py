"""The figure card: one frame for every figure, that still tells what it is when cut out of its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from components.fragment import Fragment
from components.words import text

CARD, FIGURE, HEAD = "kaart", "kaart-figuur", "kaart-kop"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in a card.

    ``key`` is unique on its page; ``conclusion`` one plain sentence; ``subtitle`` what, whom, where, when;
    ``figure`` a Fragment or dcc.Graph; ``table`` the same numbers as an HTML table; ``footer`` lines such as
    source, n, release; ``link`` the address (path and query) that opens exactly this; ``definition`` the
    address of its definition; ``views`` what can be switched to (key, label), ``view`` what is shown.
    """

    key: str
    conclusion: str
    subtitle: str
    figure: Component
    table: Markup
    footer: tuple[str, ...]
    link: str
    definition: str = ""
    views: tuple[tuple[str, str], ...] = ()
    view: str = ""
    warning: str = ""
    extra: Markup = field(default=Markup(""))


def card_id(part: str, key: str) -> dict[str, str]:
    """The id of a part of a card, for pattern-matching callbacks."""
    return {"type": part, "key": key}


def figure_card(card: Card) -> Component:
    """The card as an article. Choosing a view is an event {"name": "beeld", "value": view} of its head."""
    return html.Article(card_parts(card), id=card_id(CARD, card.key), className="figure-card")


def card_parts(card: Card) -> list[Any]:
    """Head, figure and foot: what a callback puts in the card when its view changes."""
    return [
        Fragment(_head(card), id=card_id(HEAD, card.key), className="card-head"),
        html.Div(card.figure, className="card-figure"),
        Fragment(_foot(card), className="card-foot"),
    ]


def _head(card: Card) -> Markup:
    views = Markup("").join(
        Markup(
            '<button type="button" class="view{on}" aria-pressed="{pressed}" data-event="beeld" '
            'data-value="{view}" data-key="{key}-{view}">{label}</button>'
        ).format(
            on=" is-on" if view == card.view else "",
            pressed=str(view == card.view).lower(),
            view=view,
            key=card.key,
            label=label,
        )
        for view, label in card.views
    )
    switch = Markup('<div class="views" role="group" aria-label="{}">{}</div>').format(
        text("kaart.beelden"), views
    )
    return Markup('<div class="card-title"><h3 id="{id}">{title}</h3><p>{subtitle}</p></div>{switch}').format(
        id=card.key, title=card.conclusion, subtitle=card.subtitle, switch=switch if card.views else ""
    )


def _foot(card: Card) -> Markup:
    table = f"tabel-{card.key}"
    lines = Markup(" · ").join(line for line in card.footer if line)
    definition = (
        Markup(' · <a href="{}">{}</a>').format(card.definition, text("kaart.definitie"))
        if card.definition
        else ""
    )
    warning = Markup('<p class="card-warning">{}</p>').format(card.warning) if card.warning else ""
    return Markup(
        '{warning}{extra}<div class="card-table" id="{table}" hidden>{numbers}</div>'
        '<div class="card-line"><p class="card-source">{lines}{definition}</p><p class="card-actions">'
        '<button type="button" data-toggle="{table}" aria-expanded="false" aria-controls="{table}">'
        "{as_table}</button>"
        '<button type="button" data-copy="{link}" data-copied="{copied}">{copy}</button>'
        '<button type="button" data-fullscreen=".figure-card">{full}</button></p></div>'
    ).format(
        warning=warning, extra=card.extra, table=table, numbers=card.table, lines=lines,
        definition=definition, link=card.link, as_table=text("kaart.als_tabel"),
        copy=text("kaart.kopieer_link"),
        copied=text("kaart.gekopieerd"), full=text("kaart.volledig_scherm"),
    )  # fmt: skip

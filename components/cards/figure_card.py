"""The figure card: one frame for every figure, that still tells what it is when cut out of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.cards.take_menu import take_menu
from components.frame import charts
from components.frame.fragment import Fragment
from figures.drawing import Chart
from figures.markup import Markup
from figures.plots import Plot
from figures.words.text import text

CARD, HEAD, FIGURE = "kaart", "kaart-kop", "kaart-figuur"
CHART, FOOT = "kaart-grafiek", "kaart-voet"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in a card.

    ``key`` is unique on its page; ``conclusion`` one plain sentence; ``subtitle`` what, whom, where, when;
    ``figure`` HTML, or a component of the page's own; ``chart`` is drawn between ``figure`` and ``notes``;
    ``table`` the same numbers as an HTML table; ``footer`` lines such as source, n, release; ``link`` the
    address (path and query) that opens exactly this; ``definition`` the address of its definition;
    ``views`` what can be switched to (key, label), ``view`` what is shown; ``anchors`` other names under
    which a link may look for this card; ``meaning`` opens under "Uitleg"; ``level`` is that of its heading;
    ``plot`` is the same figure for those who take it along, ``years`` and ``counted`` its years and n.
    """

    key: str
    conclusion: str
    subtitle: str
    figure: Component | Markup
    table: Markup
    footer: tuple[str, ...]
    link: str
    definition: str = ""
    views: tuple[tuple[str, str], ...] = ()
    view: str = ""
    warning: str = ""
    extra: Markup = field(default=Markup(""))
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    meaning: Markup = field(default=Markup(""))
    level: int = 3
    plot: Plot | None = None
    years: str = ""
    counted: str = ""


def card_id(part: str, key: str) -> dict[str, str]:
    """The id of a part of a card, for pattern-matching callbacks."""
    return {"type": part, "key": key}


def figure_card(card: Card, marked: str | None = None) -> Component:
    """The card as an article; it stands out while ``marked`` is its key or one of its anchors.

    Choosing a view is an event {"name": "beeld", "value": view} of its head or of its figure.
    """
    return html.Article(
        card_parts(card, marked),
        id=card_id(CARD, card.key),
        className="figure-card",
        **{"aria-labelledby": card.key},
    )


def card_parts(card: Card, marked: str | None = None) -> list[Any]:
    """Head, figure, chart and foot. The ``stamp`` of the head is the view that is shown."""
    head, stamp, figure, chart, foot = card_changes(card)
    return [
        Fragment(head, id=card_id(HEAD, card.key), className="card-head", stamp=stamp, marked=marked),
        Fragment(figure, id=card_id(FIGURE, card.key), className="card-figure"),
        html.Div(chart, id=card_id(CHART, card.key), className="card-chart"),
        Fragment(foot, id=card_id(FOOT, card.key), className="card-foot"),
    ]


def card_changes(card: Card) -> tuple[str, str, str, list[Component], str]:
    """(head, its stamp, figure, chart, foot): what a callback puts in the card when its view changes."""
    own = card.figure if isinstance(card.figure, Component) else None
    figure = Markup("") if own is not None else card.figure
    drawn = card.chart
    graph = charts.graph(drawn.figure, drawn.description, drawn.height, card.key) if drawn else None
    shown = [c for c in (own, graph) if c is not None]  # a Fragment has no children and so would be false
    return str(_head(card)), card.view, str(figure), shown, str(_foot(card))


def shapes(cards: Sequence[Card]) -> str:
    """What cards are built of. Cards of one shape differ in words and figures only (``card_updates``)."""
    owns = [getattr(c.figure, "id", "?") if isinstance(c.figure, Component) else "" for c in cards]
    return " ".join(
        f"{c.key}/{own}/{c.chart.height if c.chart else ''}" for c, own in zip(cards, owns, strict=True)
    )


def card_updates(card: Card) -> list[tuple[Any, dict[str, Any]]]:
    """(id, properties) that turn a card of the same shape into this one.

    Nothing is built anew: that would cost most of the time that a choice takes.
    """
    head, stamp, figure, _, foot = card_changes(card)
    found: list[tuple[Any, dict[str, Any]]] = [
        (card_id(HEAD, card.key), {"html": head, "stamp": stamp}),
        (card_id(FIGURE, card.key), {"html": figure}),
        (card_id(FOOT, card.key), {"html": foot}),
    ]
    if isinstance(card.figure, Fragment):
        found.append((card.figure.id, {"html": card.figure.html}))
    if card.chart:
        found.append((card_id(charts.NEXT, card.key), {"data": card.chart.figure}))
        found.append((card_id(charts.PLOT_NAME, card.key), {"aria-label": card.chart.description}))
    return found


def _head(card: Card) -> Markup:
    views = Markup("").join(_view(card, view, label) for view, label in card.views)
    switch = Markup('<div class="views" role="group" aria-label="{}">{}</div>').format(
        text("kaart.beelden"), views
    )
    marks = Markup("").join(
        Markup('<span class="anchor" data-mark="{a}"{id}></span>').format(
            a=a, id=Markup(' id="{}" tabindex="-1"').format(a) if a != card.key else ""
        )
        for a in (card.key, *card.anchors)
    )
    return Markup(
        '<div class="card-title">{marks}<h{level} id="{id}" tabindex="-1">{title}</h{level}>'
        "<p>{subtitle}</p></div>{switch}"
    ).format(
        marks=marks,
        level=card.level,
        id=card.key,
        title=card.conclusion,
        subtitle=card.subtitle,
        switch=switch if len(card.views) > 1 else "",
    )


def _view(card: Card, view: str, label: str) -> Markup:
    on = card.view == view or card.view.startswith(f"{view}-")  # herkomst-twintigdeling is "herkomst" too
    return Markup(
        '<button type="button" class="view{on}" aria-pressed="{pressed}" data-event="beeld" '
        'data-value="{view}" data-key="{key}-{view}">{label}</button>'
    ).format(
        on=" is-on" if on else "",
        pressed=str(on).lower(),
        view=view,
        key=card.key,
        label=label,
    )


def _foot(card: Card) -> Markup:
    notes = Markup('<p class="card-note">{}</p>').format(" ".join(card.notes)) if card.notes else Markup("")
    warning = Markup('<p class="card-warning">{}</p>').format(card.warning) if card.warning else ""
    lines = Markup(" · ").join(line for line in card.footer if line)
    definition = (
        Markup('<span class="to-definition"> · <a href="{}">{}</a></span>').format(
            card.definition, text("kaart.definitie")
        )
        if card.definition
        else ""
    )
    return Markup(
        '{notes}{warning}{extra}{meaning}{table}<div class="card-line">'
        '<p class="card-source">{lines}{definition}</p><p class="card-actions">{explain}{as_table}'
        '<button type="button" data-copy="{link}" data-copied="{copied}" data-failed="{failed}" '
        'aria-live="polite" data-key="{key}-link">{copy}</button>'
        '<button type="button" data-fullscreen=".figure-card" data-key="{key}-groot">{full}</button>'
        "{take}</p></div>"
    ).format(
        notes=notes, warning=warning, extra=card.extra, lines=lines, definition=definition, key=card.key,
        meaning=_hidden(f"uitleg-{card.key}", "card-meaning", card.meaning),
        table=_hidden(f"tabel-{card.key}", "card-table", card.table),
        explain=_opener(f"uitleg-{card.key}", text("kaart.uitleg")) if card.meaning else "",
        as_table=_opener(f"tabel-{card.key}", text("kaart.als_tabel")) if card.table else "",
        link=card.link, copy=text("kaart.kopieer_link"), copied=text("kaart.gekopieerd"),
        failed=text("kaart.niet_gekopieerd", link="{link}"), full=text("kaart.volledig_scherm"),
        take=take_menu(card.key, card.link),
    )  # fmt: skip


def _hidden(name: str, style: str, content: Markup) -> Markup:
    # What is wider or longer than its card scrolls; with tabindex also by keyboard.
    return (
        Markup('<div class="{}" id="{}" tabindex="0" hidden>{}</div>').format(style, name, content)
        if content
        else content
    )


def _opener(target: str, label: str) -> Markup:
    return Markup(
        '<button type="button" data-toggle="{t}" aria-expanded="false" aria-controls="{t}" '
        'data-key="{t}-knop">{label}</button>'
    ).format(t=target, label=label)

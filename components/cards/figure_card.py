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
from figures.chart import Chart
from figures.exhibit import Exhibit
from figures.kinds import card_table, chart, screen
from figures.markup import Markup
from figures.words.text import text

CARD, HEAD, FIGURE = "kaart", "kaart-kop", "kaart-figuur"
CHART, FOOT = "kaart-grafiek", "kaart-voet"


@dataclass(frozen=True, slots=True)
class CardView:
    """What only the screen knows of a figure.

    ``views`` is what can be switched to (key, label), ``view`` what is shown, ``opens`` the view that a click
    on the figure chooses. ``before`` stands above the figure, ``instead`` are words in its place; ``place``
    is its id when the page listens to it. ``definition`` is the address of its definition;
    ``anchors`` are other names under which a link may look for this card; ``meaning`` opens under "Uitleg";
    ``shared``: its warning stands once on the page, and with the card only when that fills the screen;
    ``extra`` stands below the notes; ``level`` is that of its heading; ``dated`` when its foot tells years.
    """

    definition: str = ""
    views: tuple[tuple[str, str], ...] = ()
    view: str = ""
    opens: str = ""
    before: Markup = field(default=Markup(""))
    instead: str = ""
    place: str = ""
    anchors: tuple[str, ...] = ()
    meaning: Markup = field(default=Markup(""))
    extra: Markup = field(default=Markup(""))
    shared: bool = False
    level: int = 3
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A figure as the screen shows it: HTML, what Plotly draws below it, and its numbers as a table."""

    exhibit: Exhibit
    view: CardView
    figure: Markup
    chart: Chart | None
    table: Markup

    @property
    def key(self) -> str:
        """Its name, unique on its page."""
        return self.exhibit.key


def drawn(exhibit: Exhibit, view: CardView) -> Card:
    """The card of a figure: its plot drawn for the screen."""
    plot, title = exhibit.plot, exhibit.title
    if plot is None:
        return Card(exhibit, view, Markup(""), None, Markup(""))
    table = card_table(plot, title)
    if view.instead:
        return Card(exhibit, view, Markup("<p>{}</p>").format(view.instead), None, table)
    return Card(exhibit, view, screen(plot, title), chart(plot), table)


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
    view, figure, chart = card.view, card.figure, card.chart
    shown: list[Component] = []
    if view.place:
        shown.append(Fragment(figure, id=view.place))
        figure = Markup("")
    elif view.opens and figure:  # for the keyboard there is the button of that view
        figure = Markup('<div class="opens" data-event="beeld" data-value="{}">{}</div>').format(
            view.opens, figure
        )
    if chart:
        shown.append(charts.graph(chart.figure, chart.description, chart.height, card.key))
    return str(_head(card)), view.view, f"{view.before}{figure}", shown, str(_foot(card))


def shapes(cards: Sequence[Card]) -> str:
    """What cards are built of. Cards of one shape differ in words and figures only (``card_updates``)."""
    return " ".join(f"{c.key}/{c.view.place}/{c.chart.height if c.chart else ''}" for c in cards)


def card_updates(card: Card) -> list[tuple[Any, dict[str, Any]]]:
    """(id, properties) that turn a card of the same shape into this one.

    Nothing is built anew: that would cost most of the time that a choice takes.
    """
    head, stamp, figure, _, foot = card_changes(card)
    changes: list[tuple[Any, dict[str, Any]]] = [
        (card_id(HEAD, card.key), {"html": head, "stamp": stamp}),
        (card_id(FIGURE, card.key), {"html": figure}),
        (card_id(FOOT, card.key), {"html": foot}),
    ]
    if card.view.place:
        changes.append((card.view.place, {"html": str(card.figure)}))
    if card.chart:
        changes.append((card_id(charts.NEXT, card.key), {"data": card.chart.figure}))
        changes.append((card_id(charts.PLOT_NAME, card.key), {"aria-label": card.chart.description}))
    return changes


def _head(card: Card) -> Markup:
    key, view = card.key, card.view
    views = Markup("").join(_view(card, name, label) for name, label in view.views)
    switch = Markup('<div class="views" role="group" aria-label="{}">{}</div>').format(
        text("kaart.beelden"), views
    )
    marks = Markup("").join(
        Markup('<span class="anchor" data-mark="{a}"{id}></span>').format(
            a=a, id=Markup(' id="{}" tabindex="-1"').format(a) if a != key else ""
        )
        for a in (key, *view.anchors)
    )
    return Markup(
        '<div class="card-title">{marks}<h{level} id="{id}" tabindex="-1">{title}</h{level}>'
        "<p>{subtitle}</p></div>{switch}"
    ).format(
        marks=marks,
        level=view.level,
        id=key,
        title=card.exhibit.title,
        subtitle=card.exhibit.subtitle,
        switch=switch if len(view.views) > 1 else "",
    )


def _view(card: Card, view: str, label: str) -> Markup:
    shown = card.view.view
    on = shown == view or shown.startswith(f"{view}-")  # herkomst-twintigdeling is "herkomst" too
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
    exhibit, view, key = card.exhibit, card.view, card.key
    told = " ".join(exhibit.notes_on("screen"))
    notes = Markup('<p class="card-note">{}</p>').format(told) if told else Markup("")
    shared = " is-shared" if view.shared else ""
    warning = (
        Markup('<p class="card-warning{}">{}</p>').format(shared, exhibit.warning) if exhibit.warning else ""
    )
    lines = Markup(" · ").join(foot_lines(exhibit, view.dated))
    definition = (
        Markup('<span class="to-definition"> · <a href="{}">{}</a></span>').format(
            view.definition, text("kaart.definitie")
        )
        if view.definition
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
        notes=notes, warning=warning, extra=view.extra, lines=lines, definition=definition, key=key,
        meaning=_hidden(f"uitleg-{key}", "card-meaning", view.meaning),
        table=_hidden(f"tabel-{key}", "card-table", card.table),
        explain=_opener(f"uitleg-{key}", text("kaart.uitleg")) if view.meaning else "",
        as_table=_opener(f"tabel-{key}", text("kaart.als_tabel")) if card.table else "",
        link=exhibit.address.link, copy=text("kaart.kopieer_link"), copied=text("kaart.gekopieerd"),
        failed=text("kaart.niet_gekopieerd", link="{link}"), full=text("kaart.volledig_scherm"),
        take=take_menu(exhibit.address),
    )  # fmt: skip


def foot_lines(exhibit: Exhibit, dated: bool = False) -> tuple[str, ...]:
    """What a figure tells when it is cut out: source, years if ``dated``, n, release, whether invented."""
    lines = (
        text("kaart.bron", bron=exhibit.source) if exhibit.source else "",
        exhibit.years.words if dated else "",
        exhibit.counted,
        exhibit.recounted,
        text("kaart.uitgave", datum=exhibit.release.date),
        text("kaart.fictief") if exhibit.fictional else "",
    )
    return tuple(line for line in lines if line)


def _hidden(name: str, style: str, content: Markup) -> Markup:
    # A table wider than its card scrolls; with tabindex also by keyboard.
    scrolls = Markup(' tabindex="0"') if style == "card-table" else ""
    return (
        Markup('<div class="{}" id="{}"{} hidden>{}</div>').format(style, name, scrolls, content)
        if content
        else content
    )


def _opener(target: str, label: str) -> Markup:
    return Markup(
        '<button type="button" data-toggle="{t}" aria-expanded="false" aria-controls="{t}" '
        'data-key="{t}-knop">{label}</button>'
    ).format(t=target, label=label)

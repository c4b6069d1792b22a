"""The rows of a theme page: a subject each, that opens to its card; and what is said once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.cards.actions import Actions, actions
from components.cards.figure_card import Card, card_id, figure_card
from components.frame.fragment import Fragment
from figures.address import Address
from figures.markup import Markup
from figures.words.prose import joined
from figures.words.text import text

ROW, OPENED = "rij", "rij-open"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A subject as the page shows it: ``name`` and, where it is not the chosen one, ``year`` of its figure.

    ``anchors`` are other names under which a link may look for it; ``warning`` stands with it alone, what
    several subjects have in common is said once on the page. ``drawn`` is the HTML of its figure; the figure
    itself holds all that was asked, and is not kept.
    """

    address: Address
    name: str
    year: str
    drawn: Markup
    anchors: tuple[str, ...] = ()
    warning: str = ""

    @property
    def key(self) -> str:
        """Its name, unique on its page."""
        return self.address.key


def theme_row(row: ThemeRow, card: Card | None = None, marked: str | None = None) -> Component:
    """A row as an article, open with ``card`` where that was asked; marked while its key is ``marked``.

    Opening is the event {"name": "open"} of its Fragment: what is opened is only fetched then.
    """
    return html.Article(
        [
            Fragment(
                _head(row, card is not None), id=card_id(ROW, row.key), className="row-body", marked=marked
            ),
            html.Div(opened(card), id=card_id(OPENED, row.key), className="row-more"),
        ],
        id=card_id("onderwerp", row.key),
        className="theme-row",
        **{"aria-labelledby": row.key},
    )


def opened(card: Card | None) -> list[Component]:
    """What stands below an open row: its card, or that it is on its way."""
    if card is not None:
        return [figure_card(card)]
    return [html.P(text("rij.bezig"), className="row-wait", role="status", **{"data-wait": "1"})]


def _head(row: ThemeRow, is_open: bool) -> Markup:
    key = row.key
    marks = joined(
        Markup('<span class="anchor" data-mark="{a}"{id}></span>').format(
            a=a, id=Markup(' id="{}" tabindex="-1"').format(a) if a != key else ""
        )
        for a in (key, *row.anchors)
    )
    shown = Actions(row.address, table=f"tabel-{key}", explain=f"uitleg-{key}", whole=".theme-row")
    return Markup(
        '<div class="row-title">{marks}<h2 id="{key}" tabindex="-1"><button type="button" class="row-open" '
        'data-folds data-event="open" aria-expanded="{open}" data-key="{key}-open">{name}'
        '<span class="visually-hidden">: {more}</span></button></h2>{year}</div>{drawn}'
        '<div class="row-actions">{actions}</div>{warning}'
    ).format(
        marks=marks,
        key=key,
        open=str(is_open).lower(),
        name=row.name,
        more=text("rij.meer"),
        year=Markup('<span class="row-year">{}</span>').format(row.year) if row.year else "",
        drawn=row.drawn,
        actions=actions(shown),
        warning=Markup('<p class="card-warning row-warning">{}</p>').format(row.warning)
        if row.warning
        else "",
    )


@dataclass(frozen=True, slots=True)
class ColumnHeads:
    """What the three columns of the rows are: ``lines`` (role, name) are drawn as in the small charts."""

    lines: tuple[tuple[str, str], ...]
    beside: tuple[str, ...]


def column_heads(heads: ColumnHeads) -> Markup:
    """One line above all rows that says what is what."""
    keys = joined(
        Markup('<span class="key line-{role}">{name}</span>').format(role=role, name=name)
        for role, name in heads.lines
    )
    beside = joined(
        Markup("<span{}>{}</span>").format(Markup(' class="key-words"') if i else "", words)
        for i, words in enumerate(heads.beside)
    )
    return Markup(
        '<div class="rows-head"><span>{now}</span><span>{years}{keys}</span><span>{beside}</span></div>'
    ).format(now=text("rij.nu"), years=text("rij.jaren"), keys=keys, beside=beside)


def page_foot(legend: Sequence[Markup], sources: Sequence[str]) -> Markup:
    """What is said once for the whole page: how to read it, and where it comes from."""
    lines = joined(Markup("<p>{}</p>").format(line) for line in sources)
    return Markup('<div class="rows-legend">{}</div><div class="rows-source">{}</div>').format(
        joined(legend), lines
    )

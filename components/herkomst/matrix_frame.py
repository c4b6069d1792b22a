"""What stands around the matrix of /herkomst: tabs, switches, legend and foot."""

from __future__ import annotations

from collections.abc import Sequence

from components.cards.actions import Actions, actions
from components.cards.foot import foot_lines
from data.asked.selection import Reference
from data.catalogue import Theme
from data.queries.group_indicator_matrix import Matrix
from data.queries.groups.divisions import Divisions
from figures.address import at
from figures.exhibit import Exhibit
from figures.grid import GroupMatrix
from figures.markup import Markup
from figures.words.prose import joined, years_words
from figures.words.text import text


def tabs(themes: Sequence[Theme], chosen: Theme) -> Markup:
    """A button per theme."""
    buttons = joined(
        Markup(
            '<button type="button" class="tab{on}" aria-pressed="{pressed}" data-event="thema" '
            'data-value="{id}" data-key="tab-{id}">{name}</button>'
        ).format(on=" is-on" if t is chosen else "", pressed=str(t is chosen).lower(), id=t.id, name=t.short)
        for t in themes
    )
    return Markup('<div class="tabs" role="group" aria-label="{}">{}</div>').format(
        text("tabel.themas"), buttons
    )


def division_switch(divisions: Divisions) -> Markup:
    """The classifications, each with the years it has figures for; as plain words when there is one."""
    labels = [
        Markup("{} <small>{}</small>").format(text(f"herkomst.indeling_{c.id}"), years_words(years))
        for c, years in zip(divisions.offered, divisions.years, strict=True)
    ]
    if len(labels) == 1:
        return Markup('<p class="switch"><span class="field-label">{}</span> {}</p>').format(
            text("herkomst.indeling"), labels[0]
        )
    options = [
        (c.id, label, c is divisions.chosen) for c, label in zip(divisions.offered, labels, strict=True)
    ]
    return _switch("indeling", text("herkomst.indeling"), options)


def reference_switch(matrix: Matrix, wider: Sequence[tuple[Reference, str]]) -> Markup:
    """What gives the colour: the same group in a wider area, or all inhabitants here."""
    options = [(r, Markup("{}").format(name), matrix.comparison.kind == r) for r, name in wider]
    everyone = Markup("{}").format(text("herkomst.ijkpunt_totaal"))
    if not options:
        return Markup('<p class="switch"><span class="field-label">{}</span> {}</p>').format(
            text("herkomst.ijkpunt"), everyone
        )
    options.append(("totaal", everyone, matrix.comparison.kind == "totaal"))
    return _switch("ijkpunt", text("herkomst.ijkpunt"), options)


def _switch(event: str, label: str, options: Sequence[tuple[str, Markup, bool]]) -> Markup:
    buttons = joined(
        Markup(
            '<button type="button" class="choice{on}" aria-pressed="{pressed}" data-event="{event}" '
            'data-value="{value}" data-key="{event}-{value}">{name}</button>'
        ).format(on=" is-on" if on else "", pressed=str(on).lower(), event=event, value=value, name=name)
        for value, name, on in options
    )
    return Markup(
        '<div class="switch" role="group" aria-labelledby="{event}-naam">'
        '<span class="field-label" id="{event}-naam">{label}</span>{buttons}</div>'
    ).format(event=event, label=label, buttons=buttons)


def legend(plot: GroupMatrix) -> Markup:
    """The classes that the columns can have, from one end to the other, each with its sign and word."""
    items = joined(
        Markup('<span class="verdict v-{k}"><b aria-hidden="true">{s}</b>{w}</span>').format(
            k=v.key, s=v.sign, w=v.word
        )
        for v in plot.legend
    )
    return Markup('<p class="matrix-legend">{} <a href="{}">{}</a></p>').format(
        items, at("/uitleg#kleur"), text("legenda.uitleg")
    )


def foot(exhibit: Exhibit, what: str) -> Markup:
    """``what`` the figure is, where it comes from, and its actions."""
    return Markup('<div class="card-line"><p class="card-source">{}</p>{}</div>').format(
        Markup(" · ").join((what, *foot_lines(exhibit))),
        actions(Actions(exhibit.address, whole=".matrix-card")),
    )

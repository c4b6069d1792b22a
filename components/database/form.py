"""The form of /database: four questions, as plain checkboxes that assets/database.js reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.area_search import AreaSearch
from components.frame.fragment import Fragment
from data.areas import Areas
from data.catalogue import Classification, Indicator, Theme
from figures.markup import Markup
from figures.words.levels import one_of_them
from figures.words.text import text

Named = tuple[str, str]
"""A value and what it is called."""


def database_form(topics: Markup, areas: Component, rest: Markup) -> Component:
    """The whole form; its parts are made by the functions below."""
    return html.Form(
        [Fragment(topics), areas, Fragment(rest)],
        id=ids.DB_FORMULIER,
        className="db-form",
        **{"aria-label": text("database.formulier")},
    )


def topic_fields(
    themes: Sequence[Theme], indicators: Mapping[str, Sequence[Indicator]], chosen: Collection[str]
) -> Markup:
    """Question 1: indicators by theme, with a field to make the list shorter."""
    parts = [
        _group(
            "indicator",
            theme.name,
            [(i.id, i.name) for i in indicators.get(theme.id, ())],
            chosen,
            text("database.heel_thema"),
        )
        for theme in themes
        if indicators.get(theme.id)
    ]
    search = Markup(
        '<label class="field-label" for="db-zoek-onderwerp">{label}</label>'
        '<input type="search" id="db-zoek-onderwerp" class="form-control" data-filter="indicator" '
        'autocomplete="off"><p class="db-none" role="status" data-none hidden>{none}</p>'
    ).format(label=text("database.zoek_onderwerp"), none=text("database.geen_onderwerp"))
    return _question(1, "onderwerpen", search, Markup('<div class="db-scroll">{}</div>').format(_join(parts)))


def area_fields(areas: Areas, places: str, chosen: Markup) -> Component:
    """Question 2: areas, whose names are at the address ``places``. ``chosen`` so far (``chips``)."""
    paste = Markup(
        '<details class="db-paste"><summary>{title}</summary>'
        '<label class="field-label" for="db-plak">{label}</label>'
        '<textarea id="db-plak" class="form-control" rows="4" spellcheck="false" placeholder="{hint}">'
        "</textarea>"
        '<button type="button" class="db-button" data-paste>{add}</button></details>'
    ).format(
        title=text("database.plak"),
        label=text("database.plak_uitleg"),
        hint=text("database.plak_voorbeeld"),
        add=text("database.plak_knop"),
    )
    return html.Fieldset(
        [
            html.Legend(text("database.gebieden")),
            Fragment(chosen, id=ids.DB_GEBIEDEN, className="db-chosen"),
            html.Label(
                text("database.zoek_gebied", een_niveau=one_of_them(areas)),
                htmlFor=ids.DB_ZOEK,
                className="field-label",
            ),
            AreaSearch(id=ids.DB_ZOEK, url=places, areas=areas),
            Fragment(paste),
        ],
        className="db-question",
    )


def group_and_year_fields(
    classifications: Sequence[Classification],
    available: Collection[str],
    groups: Collection[str],
    years: Sequence[int],
    chosen_years: Collection[int],
    columns: str,
    empty: bool,
    full: bool,
) -> Markup:
    """Questions 3 to 5: groups (of those that are ``available``), years, and how the table is laid out."""
    divisions = [
        _group(
            "herkomst",
            c.name,
            [(g.code, g.label) for g in c.groups if g.code in available],
            groups,
            text("database.hele_indeling"),
        )
        for c in classifications
    ]
    newest_first = [(str(y), str(y)) for y in reversed(years)]
    chosen = {str(y) for y in chosen_years}
    every_year = _group("jaar", text("database.alle_jaren"), newest_first, chosen, "")
    layout = _join(
        Markup(
            '<label class="db-option"><input type="radio" name="kolommen" value="{value}"{on}> {name}</label>'
        ).format(value=value, name=text(f"database.kolommen_{value}"), on=_on(value == (columns or "geen")))
        for value in ("geen", "jaar", "herkomst")
    )
    layout += _join(
        Markup(
            '<label class="db-option"><input type="checkbox" name="{key}" value="ja"{on}> {name}</label>'
        ).format(key=key, name=text(f"database.{key}"), on=_on(on))
        for key, on in (("uitgebreid", full), ("leeg", empty))
    )
    return _join(
        [
            _question(3, "herkomst", Markup('<div class="db-scroll">{}</div>').format(_join(divisions))),
            _question(4, "jaren", Markup('<div class="db-years">{}</div>').format(every_year)),
            _question(5, "vorm", layout),
        ]
    )


def chips(chosen: Sequence[Named], quick: Sequence[Named]) -> Markup:
    """The areas that are chosen, each with a button to take it out, and ``quick`` ones that a click adds."""
    buttons = _join(
        Markup('<button type="button" class="db-add" data-add="{}">{}</button>').format(value, name)
        for value, name in quick
    )
    adding = Markup('<div class="db-quick" role="group" aria-label="{}">{}</div>').format(
        text("database.snel"), buttons
    )
    return _chosen(chosen) + adding


def _chosen(chosen: Sequence[Named]) -> Markup:
    if not chosen:
        return Markup('<p class="db-none">{}</p>').format(text("database.geen_gebied"))
    items = _join(
        Markup(
            '<li><input type="hidden" name="gebied" value="{value}">{name}'
            '<button type="button" data-remove aria-label="{remove}">×</button></li>'
        ).format(value=value, name=name, remove=text("database.weg", naam=name))
        for value, name in chosen
    )
    clear = Markup("")
    if len(chosen) > 1:
        clear = Markup('<button type="button" class="db-link" data-clear>{}</button>').format(
            text("database.wis_gebieden")
        )
    return Markup('<ul class="db-chips" aria-label="{}">{}</ul>{}').format(
        text("database.gekozen_gebieden"), items, clear
    )


def _question(number: int, key: str, *parts: Markup) -> Markup:
    return Markup('<fieldset class="db-question"><legend>{title}</legend>{parts}</fieldset>').format(
        title=text(f"database.{key}", nummer=number), parts=_join(parts)
    )


def _group(name: str, title: str, options: Sequence[Named], chosen: Collection[str], whole: str) -> Markup:
    """Checkboxes with one above them that stands for all; a single one stands alone."""
    boxes = _join(
        Markup(
            '<label class="db-option"><input type="checkbox" name="{name}" value="{value}"{on}> '
            "{label}</label>"
        ).format(name=name, value=value, label=label, on=_on(value in chosen))
        for value, label in options
    )
    if len(options) == 1:
        return Markup('<div class="db-group">{}</div>').format(boxes)
    every = all(value in chosen for value, _ in options)
    return Markup(
        '<div class="db-group" role="group" aria-label="{title}"><label class="db-option db-whole">'
        '<input type="checkbox" data-whole{on}><span><b>{title}</b> {whole}</span></label>{boxes}</div>'
    ).format(title=title, whole=whole, boxes=boxes, on=_on(every))


def _on(chosen: bool) -> Markup:
    return Markup(" checked" if chosen else "")


def _join(parts: object) -> Markup:
    return Markup("").join(parts)  # type: ignore[arg-type]

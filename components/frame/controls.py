"""The selection bar: area, herkomst, jaar and reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.area_lists import NOTHING, AreaList, area_lists
from components.frame.area_search import AreaSearch
from data.areas import Areas
from data.asked.selection import REFERENCES, Selection
from data.catalogue import Classification
from figures.address import at
from figures.words.levels import as_heading
from figures.words.text import text

Options = list[dict[str, Any]]
SEPARATOR = " · "
GEEN = NOTHING  # also the line "more groups …" itself


def selection_bar(
    selection: Selection,
    areas: Areas,
    groups: Sequence[str],
    years: Sequence[int],
    classifications: Sequence[Classification],
    places: str,
    extra: Mapping[str, str] | None = None,
    gone: Mapping[str, int] | None = None,
    unfolded: bool = False,
) -> Component:
    """All controls, standing as ``selection`` says. Only what the release holds can be chosen.

    ``places`` is the address of the names of all areas, ``extra`` what the page itself keeps in the store,
    ``gone`` the first year without it of areas that are no more: the page opens anew when one is chosen. On a
    small screen the bar is one line that says what is chosen, unless it is ``unfolded``.
    """
    first, more = group_options(classifications, groups)
    # A new stamp tells the writer that this page has just opened (assets/selection.js).
    start: dict[str, Any] = (
        selection.to_dict() | dict(extra or {}) | {"pagina": uuid4().hex[:8], "land": areas.land.code}
    )
    start |= {"weg": dict(gone)} if gone else {}
    fields = [
        *area_fields(areas, selection.area, places, ids.HERE, asks=start.get("editie")),
        _named("jaar", dbc.Select(year_options(years), str(selection.year), id=ids.JAAR)),
        _named("ijkpunt", dbc.Select(reference_options(), selection.reference, id=ids.IJKPUNT)),
    ]
    return html.Section(
        [
            dcc.Store(id=ids.START, data=start),
            fold(_line(selection, areas, [*first, *more]), ids.VELDEN, unfolded),
            html.Div(
                [
                    html.Div(fields, className=fields_class(areas)),
                    _herkomst(selection.group, first, more),
                    _ways(selection),
                ],
                id=ids.VELDEN,
                className="bar-body",
            ),
        ],
        className="selection-bar",
        **{"aria-label": text("keuze.naam")},
    )


def fold(line: Component, target: str, unfolded: bool = False) -> Component:
    """The button that stands for a bar on a small screen; ``target`` is the id of what it shows and hides.

    It is there on every screen, for the stylesheet decides (assets/wijkmonitor/9-phone.css); its state is
    ``aria-expanded``, which assets/bar.js turns over.
    """
    return html.Button(
        [line, html.Span(text("keuze.wijzigen"), className="bar-change")],
        type="button",
        className="bar-fold",
        **{"aria-expanded": str(unfolded).lower(), "aria-controls": target},
    )


def _line(selection: Selection, areas: Areas, groups: Options) -> Component:
    """What is chosen, in a line; in the browser assets/bar.js keeps it so."""
    group = next((o["label"] for o in groups if o["value"] == selection.group), "")
    if selection.group == "T":
        group = group.lower()
    words = SEPARATOR.join([areas.full_name(selection.area), group, str(selection.year)])
    return html.Span(words, id=ids.KORT, className="bar-line", **{"data-land": areas.land.name})


def area_fields(
    areas: Areas, code: str | None, places: str, side: str, asks: str | None = None
) -> list[Component]:
    """A field to search an area and, per deeper level, a list of those in what is chosen.

    ``code`` is the area chosen; the land, or None, leaves all empty. ``side`` is one of ``ids.HERE`` and
    ``ids.BESIDE``, ``places`` the address of the names of all areas. With ``asks``, the name of an edition,
    the field understands subjects, groups and years too.
    """
    if len(areas.tiers) < 2:
        return []  # there is but the land
    searches, *lists = ids.area_ids(side, areas.tiers)
    first, *deeper = areas.tiers[1:]
    chooses = "gebied" if side == ids.HERE else "vergelijk"
    search = AreaSearch(id=searches, url=places, areas=areas, chooses=chooses, value=code, asks=asks)
    return [
        _field(searches, first.id, as_heading(first.name), search),
        *(
            _field(id_, level.id, as_heading(level.name), _select(offered, id_, chooses))
            for id_, level, offered in zip(lists, deeper, area_lists(areas, code), strict=True)
        ),
    ]


def _select(offered: AreaList, id: str, chooses: str) -> Component:
    """A list; its name is the key of the selection that a choice in it changes (assets/selection.js)."""
    options = [{"label": name, "value": code} for name, code in offered.options]
    return dbc.Select(options, offered.value, id=id, disabled=offered.disabled, name=chooses)


def fields_class(areas: Areas) -> str:
    """The class of the box with the fields: its columns depend on how many levels there are to choose."""
    lists = len(areas.tiers) - 2
    return "fields" if lists == 1 else f"fields lists-{lists}"


def _herkomst(group: str, first: Options, more: Options) -> Component:
    """The first division as chips, always in sight; the groups by country behind "more groups"."""
    at_once = any(o["value"] == group for o in first)
    name = f"{ids.HERKOMST}-naam"
    line = {"label": text("keuze.meer_leeg"), "value": GEEN}
    select = dbc.Select([line, *more], GEEN if at_once else group, id=ids.MEER, className="chip-select")
    return html.Div(
        [
            html.Span(text("keuze.herkomst"), className="field-label", id=name),
            dbc.RadioItems(
                first,
                group if at_once else None,
                id=ids.HERKOMST,
                name=ids.HERKOMST,  # one name: one stop for Tab, and arrows within
                className="chips",
                inline=True,
            ),
            html.Div(
                [html.Label(text("keuze.meer"), htmlFor=ids.MEER, className="visually-hidden"), select],
                hidden=not more,
            ),
        ],
        className="herkomst",
        role="group",
        **{"aria-labelledby": name},
    )


def _ways(selection: Selection) -> Component:
    """At the end of the bar: to one figure on the whole screen, and on a small screen back to the page.

    In the browser assets/presentatie.js keeps the first right, assets/bar.js makes the second work.
    """
    href = at(f"/?{selection.to_query()}&beeld=presentatie")
    present = html.A(
        text("presentatie.knop"), href=href, className="present-button", **{"data-presenteer": ""}
    )
    show = html.Button(text("keuze.toon"), type="button", className="bar-show")
    return html.Div([present, show], className="bar-ways")


def _named(name: str, select: Component) -> Component:
    return _field(str(select.id), name, text(f"keuze.{name}"), select)


def _field(control: str, kind: str, label: str, child: Component) -> Component:
    return html.Div(
        [html.Label(label, htmlFor=control, className="field-label"), child],
        className=f"field field-{kind}",
    )


def year_options(years: Sequence[int]) -> Options:
    """The years of the release, newest first."""
    return [{"label": str(y), "value": str(y)} for y in reversed(years)]


def reference_options() -> Options:
    """What figures can be held against."""
    return [{"label": text(f"ijkpunt.kies_{r}"), "value": r} for r in REFERENCES]


def _dated(label: str, division: Classification) -> str:
    """The name of a group, and until when its division was made when that is over."""
    return text("keuze.tot", groep=label, jaar=division.valid_to) if division.valid_to else label


def group_options(
    classifications: Sequence[Classification], available: Sequence[str]
) -> tuple[Options, Options]:
    """The groups to show at once (all inhabitants and the first division), and those under "more".

    Only codes in ``available`` are offered.
    """
    at_once, later = classifications[:2], classifications[2:]
    first = [{"label": g.short, "value": g.code} for c in at_once for g in c.groups if g.code in available]
    more = [
        {"label": _dated(g.label, c), "value": g.code} for c in later for g in c.groups if g.code in available
    ]
    return first, more

"""The selection bar: gemeente, wijk, herkomst, jaar and reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components import ids
from components.words import text
from data.areas import Area, Areas
from data.catalogue import Classification
from data.selection import REFERENCES, Selection

Options = list[dict[str, Any]]
GEEN = "-"  # the line "more groups …" itself; an empty value shows as a blank select


def selection_bar(
    selection: Selection,
    areas: Areas,
    groups: Sequence[str],
    years: Sequence[int],
    classifications: Sequence[Classification],
) -> Component:
    """All controls, standing as ``selection`` says. Only what the release holds can be chosen."""
    area = areas[selection.area]
    gemeente = area.code if area.level == "gemeente" else area.parent if area.level == "wijk" else None
    wijk = area.code if area.level == "wijk" else None
    first, more = group_options(classifications, groups)
    # A new stamp tells the writer that this page has just opened (assets/selection.js).
    start = dcc.Store(id=ids.START, data=selection.to_dict() | {"pagina": uuid4().hex[:8]})
    fields = [
        _field(ids.GEMEENTE, "gemeente", _search(ids.GEMEENTE, gemeente_options(areas), gemeente)),
        _field(ids.WIJK, "wijk", _search(ids.WIJK, wijk_options(areas, gemeente), wijk)),
        _field(ids.JAAR, "jaar", dbc.Select(year_options(years), str(selection.year), id=ids.JAAR)),
        _field(ids.IJKPUNT, "ijkpunt", dbc.Select(reference_options(), selection.reference, id=ids.IJKPUNT)),
    ]
    return html.Section(
        [start, html.Div(fields, className="fields"), _herkomst(selection.group, first, more)],
        className="selection-bar",
        **{"aria-label": text("keuze.naam")},
    )


def _search(control: str, options: Options, value: str | None) -> Component:
    return dcc.Dropdown(
        options,
        value,
        id=control,
        placeholder=text(f"{control.replace('-', '.')}_leeg"),
        disabled=not options,
        optionHeight=34,
        maxHeight=320,
    )


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
                first, group if at_once else None, id=ids.HERKOMST, className="chips", inline=True
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


def _field(control: str, name: str, child: Component) -> Component:
    return html.Div(
        [html.Label(text(f"keuze.{name}"), htmlFor=control, className="field-label"), child],
        className=f"field field-{name}",
    )


def gemeente_options(areas: Areas) -> Options:
    """All gemeenten by name."""
    return _by_name(areas.rows[areas.level_slice("gemeente")])


def wijk_options(areas: Areas, gemeente: str | None) -> Options:
    """The wijken of a gemeente, in the order of their codes; none when no gemeente is chosen."""
    return [_option(a) for a in areas.children(gemeente)] if gemeente in areas and gemeente else []


def year_options(years: Sequence[int]) -> Options:
    """The years of the release, newest first."""
    return [{"label": str(y), "value": str(y)} for y in reversed(years)]


def reference_options() -> Options:
    """What figures can be held against."""
    return [{"label": text(f"ijkpunt.kies_{r}"), "value": r} for r in REFERENCES]


def _by_name(areas: Sequence[Area]) -> Options:
    return sorted((_option(a) for a in areas), key=lambda o: o["label"].lstrip("'").casefold())


def _option(area: Area) -> dict[str, Any]:
    return {"label": area.name, "value": area.code}


def group_options(classifications: Sequence[Classification], held: Sequence[str]) -> tuple[Options, Options]:
    """The groups to show at once (all inhabitants and the first division), and those under "more"."""
    at_once, later = classifications[:2], classifications[2:]
    first = [{"label": g.short, "value": g.code} for c in at_once for g in c.groups if g.code in held]
    more = [{"label": g.label, "value": g.code} for c in later for g in c.groups if g.code in held]
    return first, more

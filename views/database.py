"""The page /database for a request: the form as it stands, the count, the preview, files and programs.

Nothing of it is kept in the cache: every request is another one, and counting 34 million rows takes 30 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

import pyarrow as pa
from dash.development.base_component import Component

from components.database import form, result
from components.database.grid import column
from components.database.snippets import power_query_code, python_code, r_code
from data.areas import Areas
from data.asked.places import set_names, sets_around
from data.asked.recognise import Recognised, recognise
from data.asked.request import MOST_CODES, Fault, Request, cells, parse, tidy
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.long_rows import count_rows
from data.releases.release import Status
from exports.rows.about import area_words
from exports.rows.files import KINDS
from exports.rows.lines import written
from exports.rows.requested import table
from exports.rows.table import GROUP, RowTable, around_levels, long_schema
from figures.address import at
from figures.markup import Markup
from figures.words.levels import as_heading, either
from figures.words.text import text

API, SWAGGER = "/api/v1/cijfers", "/api/v1/swagger"
PREVIEW = 1_000  # rows
DOWNLOADS = ("xlsx", "csv", "parquet")
FIRST = ("indicator_naam", "herkomst_naam", "jaar", "waarde")  # after the names of the area
LAST = ("eenheid", "niveau", "soort", "voorlopig", "bron", "gebied", "herkomst", "indicator")
"""Columns that people read come first in the preview; codes, which programs need, last."""
ADDRESS = 7_000  # characters of a request that every server and spreadsheet takes


@dataclass(frozen=True, slots=True)
class Shown:
    """``query`` is the request as it was understood; the other fields are HTML, and the grid's rows."""

    query: str
    chips: str
    messages: str
    head: str
    programs: str
    preview: dict[str, Any]


def starting(
    monitor: Monitor, query: Mapping[str, object], selection: Selection
) -> tuple[Request, list[str]]:
    """The request of an address; without one, what the reader was looking at."""
    asked, faults = parse(monitor, query)
    if not (query.keys() & {"indicator", "gebied", "herkomst", "jaar", "kolommen"}):
        asked = Request((selection.theme,), (selection.area,), (selection.group,), (str(selection.year),))
    return tidy(monitor, asked), [f.message for f in faults]


def asked_again(monitor: Monitor, asked: Mapping[str, Any]) -> tuple[Request, list[str]]:
    """The request that the form sends: its fields as a query, and what was pasted."""
    request, faults = parse(monitor, parse_qs(str(asked.get("query", ""))[: 4 * ADDRESS]))
    lines = [f.message for f in faults]
    if asked.get("plak"):
        pasted = recognise(monitor.areas, str(asked["plak"])[:200_000])
        together = tuple(dict.fromkeys((*request.areas, *pasted.areas)))
        lines += _recognised(monitor.areas, pasted) + [f.message for f in _too_many(monitor, together)]
        request = replace(request, areas=together[:MOST_CODES])
    return tidy(monitor, request), lines


def _too_many(monitor: Monitor, codes: tuple[str, ...]) -> tuple[Fault, ...]:
    return parse(monitor, {"gebied": list(codes)})[1]


def _recognised(areas: Areas, pasted: Recognised) -> list[str]:
    lines = [text("database.herkend" if pasted.areas else "database.niets_herkend", aantal=len(pasted.areas))]
    if pasted.unknown:
        lines.append(text("database.niet_herkend", **_some(pasted.unknown)))
    if pasted.unclear:
        # An area that lies in another can be told by that one; what lies in the land only by its code.
        deeper = areas.tiers[2:]
        key = "database.onduidelijk" if deeper else "database.onduidelijk_plat"
        niveaus = either([level.plural for level in deeper or areas.tiers[1:]])
        lines.append(text(key, niveaus=niveaus, niveau=areas.tiers[1].name, **_some(pasted.unclear)))
    return lines


def _some(names: Sequence[str]) -> dict[str, str | int]:
    """How many names there are, and the first of them."""
    more = text("database.en_meer", aantal=len(names) - 25) if len(names) > 25 else ""
    return {"aantal": len(names), "namen": ", ".join(names[:25]) + more}


def showing(monitor: Monitor, request: Request, lines: list[str], origin: str) -> Shown:
    """Everything about a request. ``origin`` is the address of this site, for programs elsewhere."""
    asked = cells(monitor, request)
    rows = count_rows(monitor, asked, request.columns) if asked.size else 0
    size = result.RequestSize(
        rows,
        asked.size,
        indicators=len(asked.indicators),
        areas=len(asked.areas),
        groups=len(asked.groups),
        years=len(asked.years),
        beside=request.columns,
        full=request.full,
    )
    query = request.to_query()
    files = [result.Download(key, at(f"{API}?{query}&vorm={key}"), KINDS[key].most) for key in DOWNLOADS]  # type: ignore[index]
    made = table(monitor, request, 0, PREVIEW)
    snippets = _snippets(made, origin + at(f"{API}?{query}&vorm=csv-int")) if rows else ()
    return Shown(
        query,
        str(_chips(monitor, request)),
        str(result.messages(lines)),
        str(result.head(size, files, at(f"/database?{query}"))),
        str(result.programs(snippets, at(SWAGGER))),
        preview(monitor.areas, made) if rows else {"rows": [], "columns": []},
    )


def _chips(monitor: Monitor, request: Request) -> Markup:
    def named(tokens: Iterable[str]) -> list[form.Named]:
        return [(token, as_heading(area_words(monitor, token))) for token in tokens]

    return form.chips(
        named(request.areas), named(t for t in _quick(monitor, request) if t not in request.areas)
    )


def _snippets(made: RowTable, address: str) -> tuple[tuple[str, str], ...]:
    numbers = [n for n in written(made.schema) if not pa.types.is_dictionary(made.schema.field(n).type)]
    return (
        ("python", python_code(address)),
        ("r", r_code(address, numbers)),
        ("excel", power_query_code(address, numbers)),
    )


def preview(areas: Areas, made: RowTable) -> dict[str, Any]:
    """The first rows for the grid, statuses in words, and its columns."""
    words = {s.name.lower(): text(f"status.{s.name.lower()}") for s in Status}
    rows: list[dict[str, Any]] = []
    for part in made.parts():
        columns: dict[str, list[Any]] = {}
        for name, values in zip(made.schema.names, part.batch.columns, strict=True):
            if pa.types.is_dictionary(values.type):
                values = values.dictionary_decode()
            columns[name] = values.to_pylist()
            if name.endswith("status"):
                columns[name] = [words[v] for v in columns[name]]
        columns["decimalen"] = [part.decimals] * part.batch.num_rows
        rows += [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    deepest = max((areas.level_position(row["niveau"]) for row in rows), default=0)
    names = _order(areas, written(made.schema), deepest)
    definitions = [(name, _column(areas, made, name)) for name in names]
    definitions[0][1]["pinned"] = "left"
    return {"rows": rows, "columns": _grouped(made, definitions)}


def _grouped(made: RowTable, definitions: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """The columns, with those that share a heading below it: "2024" above value, counts and interval."""
    columns: list[dict[str, Any]] = []
    for name, definition in definitions:
        heading = (made.schema.field(name).metadata or {}).get(GROUP, b"").decode()
        if not heading:
            columns.append(definition)
            continue
        below = text(f"database.kolom_{name[len(heading) + 1 :] or 'waarde'}")
        definition |= {"headerName": below, "headerTooltip": f"{heading}, {below.lower()}"}
        if not columns or columns[-1].get("groupId") != heading:
            columns.append({"groupId": heading, "headerName": heading, "marryChildren": True, "children": []})
        columns[-1]["children"].append(definition)
    return columns


def _order(areas: Areas, shown: list[str], deepest: int) -> list[str]:
    """Columns in reading order; the name of a wider area stands beside an area only if some row lies in one.

    ``deepest`` is the position in ``tiers`` of the narrowest level that is shown.
    """
    around = [level.id for level in around_levels(areas)]
    near = [name for name in around if areas.level_position(name) < deepest]
    first = [n for n in ("gebied_naam", *near, *FIRST) if n in shown]
    if "waarde" in shown:
        first.append("eenheid")  # with years or groups side by side it would stand in between
    last = [n for n in (*LAST, *around) if n in shown and n not in first]
    return [*first, *(n for n in shown if n not in first and n not in last), *last]


def _column(areas: Areas, made: RowTable, name: str) -> dict[str, Any]:
    kind = made.schema.field(name).type
    if name == "jaar":
        return column(name, _heading(areas, name), "jaar")
    if pa.types.is_dictionary(kind):
        return column(name, _heading(areas, name), "woord")
    return column(name, _heading(areas, name), "waarde" if pa.types.is_floating(kind) else "heel")


def _heading(areas: Areas, name: str) -> str:
    around = {level.id: level.name for level in around_levels(areas)}
    if name in around:
        return as_heading(around[name])
    return text(f"database.kolom_{name}") if name in long_schema(areas).names else name


def fields(monitor: Monitor, request: Request, places: str) -> Component:
    """The form, standing as the request says."""
    asked = cells(monitor, request)
    codes, years = tuple(monitor.cube.groups), monitor.release.years
    indicators = {t: [monitor.indicators[p] for p in at] for t, at in monitor.by_theme.items()}
    return form.database_form(
        form.topic_fields(monitor.themes, indicators, {monitor.indicators[p].id for p in asked.indicators}),
        form.area_fields(monitor.areas, places, _chips(monitor, request)),
        form.group_and_year_fields(
            monitor.classifications,
            codes,
            {codes[p] for p in asked.groups},
            years,
            {years[p] for p in asked.years},
            request.columns,
            request.empty,
            request.full,
        ),
    )


def _quick(monitor: Monitor, request: Request) -> list[str]:
    """What one click adds: what lies in the areas that are chosen, the land, and all areas of a level."""
    areas = monitor.areas
    inside = sets_around(areas, [token for token in request.areas if token in areas])
    return [*(several.token(areas) for several in inside[:3]), areas.land.code, *set_names(areas)]

"""The names of all areas below the land, for the search field and the lists beside it, and words to search.

Two files: the levels that a first letter should find, and those of the levels below them, which are many and
are fetched behind the first. Without such levels there is one file.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import orjson
from flask import Flask, Response

from data.areas import Area, Areas
from data.catalogue.aliases import aliases
from data.catalogue.synonyms import synonyms
from data.monitor import Monitor
from data.queries.about.vocabulary import list_vocabulary
from views import context

AT_ONCE = 2  # levels below the land in the first file


def answer(server: Flask, monitor: Monitor) -> None:
    """Add the lists of names under the id of the release, so that they can be kept for ever."""
    at_once, later = places(monitor.areas)
    also = {code: names for code, names in aliases().items() if code in monitor.areas}
    more = context.more_places() if later else None
    first: dict[str, Any] = {"gebieden": at_once, "verder": more, "ook": also, "woorden": words(monitor)}
    _add(server, context.names_path(monitor), first)
    if later:
        _add(server, context.names_path(monitor, "-verder"), {"gebieden": later})


def _add(server: Flask, path: str, content: dict[str, Any]) -> None:
    body = orjson.dumps(content)

    def names() -> Response:
        response = Response(body, mimetype="application/json")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    server.add_url_rule(path, path, names)


def words(monitor: Monitor) -> dict[str, Any]:
    """What a search can be about besides areas, as assets/1-ask.js learns it."""
    book, other, land = list_vocabulary(monitor), synonyms(), monitor.areas.land
    # Named by a country: "herkomst Syrië"; the others have a name that says it all.
    countries = {g.code for g in monitor.catalogue.groups.values() if g.label == g.short and g.family}
    return {
        "onderwerpen": [
            {
                "id": s.id,
                "thema": s.theme,
                "naam": s.name,
                "woorden": s.words,
                "groepen": s.groups,
                "vanaf": s.since,
            }
            for s in book.subjects
        ],
        "themas": [{"id": t.id, "naam": t.name, "woorden": t.words, "er": t.there} for t in book.themes],
        "groepen": [
            {"id": g.id, "naam": g.name, "woorden": g.words, "er": g.there, "land": g.id in countries}
            for g in book.groups
        ],
        "beelden": [{"id": view, "woorden": names} for view, names in other.views.items()],
        "tellen": other.counting,
        "geteld": other.counted,
        "land": other.land,
        "vulling": other.filler,
        "jaren": monitor.release.years,
        "jaar": monitor.default_year,
        "gebied": {"code": land.code, "name": land.name},
    }


def places(areas: Areas) -> tuple[list[list[str | int]], list[list[str | int]]]:
    """Two lists of [code, name, position of the area around it]; the first level has no position.

    Positions count through both lists. The first level is in the order of its names, every other in the order
    of the areas around it, and within one in that of their codes.
    """
    parts: dict[str, list[Area]] = defaultdict(list)  # by the code around them, in cube order: that of codes
    for area in areas:
        parts[area.parent or ""].append(area)
    rows: list[list[str | int]] = []
    widest = sorted(areas.rows[areas.tier_slice(1)], key=lambda a: _plain(a.name))
    level: list[tuple[Area, tuple[int, ...]]] = [(area, ()) for area in widest]
    split = 0
    for depth in range(1, len(areas.tiers)):
        inside: list[tuple[Area, tuple[int, ...]]] = []
        for area, around in level:
            inside += [(part, (len(rows),)) for part in parts[area.code]]
            rows.append([area.code, area.name, *around])
        split = len(rows) if depth == AT_ONCE else split
        level = inside
    return rows[: split or None], rows[split:] if split else []


def _plain(name: str) -> str:
    """What a name is sorted by: "'s-Gravenhage" stands under the s."""
    return name.lstrip("'").casefold()

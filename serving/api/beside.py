"""/api/v1/naast-elkaar/<gebied>: all areas of a level within a place, scored as on the page "Wijken"."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from data.asked.places import code_of
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.queries.grounds import list_grounds
from figures.words.text import text
from serving.api.answers import FAULTS, asking, fault, named
from serving.api.lookups import Antwoord
from serving.api.portrait import against_what, asked_fields, asked_model, judged_figure, place_model

FIRST, MOST = 100, 500


def add(api: APIBlueprint, monitor: Monitor) -> None:
    """Add the address."""
    levels, themes = tuple(t.id for t in monitor.areas.tiers[1:]), tuple(t.id for t in monitor.themes)
    count = Annotated[int, Field(ge=1, le=MOST, description=text("api.vraag_aantal", meest=MOST))]
    start = Annotated[int, Field(ge=0, le=1_000_000, description=text("api.vraag_vanaf"))]
    fields = asked_fields(monitor) | {
        "thema": (Literal[themes], Field(themes[0], description=text("api.vraag_thema"))),
        "aantal": (count, FIRST),
        "vanaf": (start, 0),
    }
    if levels:
        fields["niveau"] = (Literal[(*levels, "")], Field("", description=text("api.vraag_niveau_naast")))

    def naast_elkaar(path: Any, query: Any) -> Response:
        code = code_of(monitor.areas, path.gebied)
        if code is None:
            return fault(text("verzoek.onbekend_gebied", waarde=path.gebied[:40]), "gebied", 404)
        asked = Selection(code, int(query.jaar), query.thema, query.herkomst, query.ijkpunt)
        grounds = list_grounds(monitor, asked)
        place = code if getattr(query, "niveau", "") or not grounds else grounds[0].place.code
        level = getattr(query, "niveau", "") or (grounds[0].level.id if grounds else "")
        if not level:
            return fault(text("api.niets_naast_elkaar"), "gebied")
        grid = get_areas_beside(monitor, asked, place, level)
        return named(monitor, **_told(monitor, grid, query.vanaf, query.aantal))

    api.get(
        "/naast-elkaar/<gebied>",
        summary=text("api.naast_elkaar"),
        description=text("api.naast_elkaar_uitleg"),
        responses={"200": Antwoord, **FAULTS},
    )(asking(naast_elkaar, path=place_model(monitor.areas), query=asked_model("Naastvraag", fields)))


def _told(monitor: Monitor, grid: AreaGrid, start: int, count: int) -> dict[str, Any]:
    rows = range(len(grid.areas))[start : start + count]
    shown = zip(rows, grid.readings(rows), strict=True)
    chosen = grid.selection
    return {
        "gebied": grid.place.code,
        "naam": monitor.areas.full_name(grid.place.code),
        "niveau": grid.level.id,
        "thema": chosen.theme,
        "herkomst": chosen.group,
        "peiljaar": chosen.year,
        "ijkpunt": None if grid.apart else against_what(grid.comparison),
        "getoetst": grid.many.tested,
        "houdt_stand": grid.many.kept,
        "aantal": len(grid.areas),
        "gebieden": [
            {
                "code": grid.areas[r].code,
                "naam": monitor.areas.full_name(grid.areas[r].code),
                "cijfers": [judged_figure(monitor, one) for one in readings],
            }
            for r, readings in shown
        ],
    }

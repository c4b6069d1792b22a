"""/api/v1/gebieden, /herkomst, /indicatoren and /uitgave: what there is to ask for."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ConfigDict, Field, create_model

from data.areas import LEVELS, Area, Areas
from data.catalogue import Classification
from data.herindeling.moves import Lineage
from data.monitor import Monitor
from data.queries.about.coverage import coverage, group_years
from figures.words.text import text
from figures.words.trace import source_through
from serving.api.answers import FAULTS, asking, fault, named

FIRST, MOST = 500, 5_000


class Wijziging(BaseModel):
    """That people went from one area to another, all of them or a part."""

    jaar: int
    van: str
    naar: str
    deel: float | None = None


class Gebied(BaseModel):
    """An area."""

    code: str
    naam: str
    niveau: str
    ligt_in: str | None = None
    vanaf_jaar: int | None = None
    tot_en_met_jaar: int | None = None
    wijzigingen: list[Wijziging] = Field([], description=text("api.wijzigingen"))


class Gebieden(BaseModel):
    """A page of areas."""

    uitgave: str
    waarschuwing: str | None = None
    aantal: int
    gebieden: list[Gebied]


class Antwoord(BaseModel):
    """An answer that names its release; the other fields are in the example on the page."""

    model_config = ConfigDict(extra="allow")
    uitgave: str
    waarschuwing: str | None = None


def _areas_model() -> type[BaseModel]:
    code = Annotated[str, Field(pattern=r"^(|[A-Z]{2}[0-9]{2,8})$")]
    fields: dict[str, Any] = {
        "niveau": (Literal[("alle", *LEVELS)], Field("alle", description=text("api.vraag_niveau"))),
        "binnen": (code, Field("", description=text("api.vraag_binnen"))),
        "zoek": (str, Field("", max_length=100, description=text("api.vraag_zoek"))),
        "aantal": (int, Field(FIRST, ge=1, le=MOST, description=text("api.vraag_aantal", meest=MOST))),
        "vanaf": (int, Field(0, ge=0, le=1_000_000, description=text("api.vraag_vanaf"))),
    }
    return cast(type[BaseModel], create_model("Zoekvraag", __config__=ConfigDict(extra="forbid"), **fields))


def add(api: APIBlueprint, monitor: Monitor) -> None:
    """Add the addresses."""

    def gebieden(query: Any) -> Response:
        if query.binnen and query.binnen not in monitor.areas:
            return fault(text("verzoek.onbekend_gebied", waarde=query.binnen), "binnen", 404)
        found = select(monitor.areas, query.niveau, query.binnen, query.zoek)
        page = found[query.vanaf : query.vanaf + query.aantal]
        return named(monitor, aantal=len(found), gebieden=[_area(a, monitor.lineage) for a in page])

    def herkomst() -> Response:
        return named(monitor, indelingen=[_classification(monitor, c) for c in monitor.classifications])

    def indicatoren() -> Response:
        return named(monitor, indicatoren=[_indicator(monitor, p) for p in range(len(monitor.indicators))])

    def uitgave() -> Response:
        return named(monitor, **_release(monitor))

    areas: dict[Any, Any] = {"200": Gebieden, **FAULTS}
    api.get("/gebieden", summary=text("api.gebieden"), responses=areas)(
        asking(gebieden, query=_areas_model())
    )
    for view, summary in (
        (herkomst, text("api.herkomst")),
        (indicatoren, text("api.indicatoren")),
        (uitgave, text("api.uitgave")),
    ):
        api.get(f"/{view.__name__}", summary=summary, responses={"200": Antwoord})(view)


def select(areas: Areas, level: str, within: str, words: str) -> list[Area]:
    """The areas of a level ("alle": any), in an area, whose name holds ``words``; in cube order."""
    low = words.strip().casefold()

    def inside(area: Area) -> bool:
        parent = areas.parent(area.code)
        return parent is not None and (parent.code == within or inside(parent))

    return [
        a
        for a in areas
        if (level in ("alle", a.level)) and (not within or inside(a)) and (low in a.name.casefold())
    ]


def _area(a: Area, lineage: Lineage) -> dict[str, Any]:
    return {
        "code": a.code,
        "naam": a.name,
        "niveau": a.level,
        "ligt_in": a.parent,
        "vanaf_jaar": a.from_year,
        "tot_en_met_jaar": a.to_year,
        "wijzigingen": [
            {"jaar": m.year, "van": m.old, "naar": m.new, "deel": m.share} for m in lineage.about(a.code)
        ],
    }


def _classification(monitor: Monitor, c: Classification) -> dict[str, Any]:
    groups = [g for g in c.groups if g.code in monitor.cube.groups]
    return {
        "id": c.id,
        "naam": c.name,
        "omschrijving": c.description.strip(),
        "jaren": group_years(monitor, [g.code for g in groups]),
        "groepen": [{"code": g.code, "naam": g.label, "in_een_zin": g.people} for g in groups],
    }


def _indicator(monitor: Monitor, position: int) -> dict[str, Any]:
    i, held = monitor.indicators[position], coverage(monitor, position)
    return {
        "id": i.id,
        "naam": i.name,
        "thema": i.theme,
        "definitie": i.definition.strip(),
        "soort": i.kind,
        "eenheid": i.unit or i.counted,
        "percentage_van": i.denominator,
        "decimalen": i.decimals,
        "gunstig": i.direction,
        "waarom": i.direction_reason.strip(),
        "betekenis": i.meaning.strip(),
        "kanttekening": i.caveat.strip(),
        "bron": source_through(monitor.release, i, held.years),
        "schatting": i.modelled,
        "jaren": held.years,
        "voorlopig": held.provisional,
        "niveaus": held.levels,
        "naar_herkomst": held.split,
        "breuken": [{"jaar": b.year, "uitleg": b.note} for b in i.breaks],
    }


def _release(monitor: Monitor) -> dict[str, Any]:
    r = monitor.release
    sources = [{"naam": s.name, "tabel": s.table, "datum": s.date, "licentie": s.licence} for s in r.sources]
    return {
        "editie": r.edition,
        "titel": r.title,
        "gemaakt": r.created,
        "verzonnen": r.fictional,
        "jaren": r.years,
        "gebieden": len(monitor.areas),
        "herkomstgroepen": len(r.groups),
        "indicatoren": len(monitor.indicators),
        "bronnen": sources,
        "themas": [{"id": t.id, "naam": t.name} for t in monitor.themes],
    }

"""/api/v1/gebieden, /herkomst, /indicatoren and /uitgave: what there is to ask for."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

import numpy as np
from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ConfigDict, Field, create_model

from data.areas import Area, Areas
from data.asked.places import code_of, code_pattern, within
from data.catalogue import Classification
from data.herindeling.moves import Lineage
from data.monitor import Monitor
from data.queries.about.coverage import get_coverage_of_indicator, list_years_of_groups
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


class Niveau(BaseModel):
    """A level of areas in this release."""

    id: str
    naam: str
    meervoud: str
    letters: str = Field(description=text("api.niveau_letters"))
    ligt_in: str | None = Field(description=text("api.niveau_ligt_in"))
    aantal: int


class Gebieden(BaseModel):
    """A page of areas."""

    uitgave: str
    waarschuwing: str | None = None
    aantal: int
    niveaus: list[Niveau] = Field(description=text("api.niveaus"))
    gebieden: list[Gebied]


class Antwoord(BaseModel):
    """An answer that names its release; the other fields are in the example on the page."""

    model_config = ConfigDict(extra="allow")
    uitgave: str
    waarschuwing: str | None = None


def _areas_model(areas: Areas) -> type[BaseModel]:
    code = Annotated[str, Field(pattern=rf"^$|{code_pattern(areas)}")]
    levels = ("alle", *(level.id for level in areas.tiers))
    fields: dict[str, Any] = {
        "niveau": (Literal[levels], Field("alle", description=text("api.vraag_niveau"))),
        "binnen": (code, Field("", description=text("api.vraag_binnen"))),
        "zoek": (str, Field("", max_length=100, description=text("api.vraag_zoek"))),
        "aantal": (int, Field(FIRST, ge=1, le=MOST, description=text("api.vraag_aantal", meest=MOST))),
        "vanaf": (int, Field(0, ge=0, le=1_000_000, description=text("api.vraag_vanaf"))),
    }
    return cast(type[BaseModel], create_model("Zoekvraag", __config__=ConfigDict(extra="forbid"), **fields))


def add(api: APIBlueprint, monitor: Monitor) -> None:
    """Add the addresses."""
    levels = _levels(monitor.areas)

    def gebieden(query: Any) -> Response:
        around = code_of(monitor.areas, query.binnen)
        if query.binnen and around is None:
            return fault(text("verzoek.onbekend_gebied", waarde=query.binnen[:40]), "binnen", 404)
        chosen = select(monitor.areas, query.niveau, around, query.zoek)
        page = [_area(a, monitor.lineage) for a in chosen[query.vanaf : query.vanaf + query.aantal]]
        return named(monitor, aantal=len(chosen), niveaus=levels, gebieden=page)

    def herkomst() -> Response:
        return named(monitor, indelingen=[_classification(monitor, c) for c in monitor.classifications])

    def indicatoren() -> Response:
        return named(monitor, indicatoren=[_indicator(monitor, p) for p in range(len(monitor.indicators))])

    def uitgave() -> Response:
        return named(monitor, **_release(monitor))

    areas: dict[Any, Any] = {"200": Gebieden, **FAULTS}
    api.get("/gebieden", summary=text("api.gebieden"), responses=areas)(
        asking(gebieden, query=_areas_model(monitor.areas))
    )
    for view, summary in (
        (herkomst, text("api.herkomst")),
        (indicatoren, text("api.indicatoren")),
        (uitgave, text("api.uitgave")),
    ):
        api.get(f"/{view.__name__}", summary=summary, responses={"200": Antwoord})(view)


def select(areas: Areas, level: str, around: str | None, words: str) -> list[Area]:
    """The areas of a level ("alle": any), in ``around``, whose name holds ``words``; in cube order."""
    low = words.strip().casefold()
    inside = within(areas, around) if around else np.ones(len(areas), np.bool_)
    return [
        a
        for a, here in zip(areas, inside.tolist(), strict=True)
        if here and level in ("alle", a.level) and low in a.name.casefold()
    ]


def _levels(areas: Areas) -> list[dict[str, Any]]:
    """The levels of the release, widest first."""
    counts = np.bincount(areas.levels, minlength=len(areas.tiers)).tolist()
    return [
        {
            "id": t.id,
            "naam": t.name,
            "meervoud": t.plural,
            "letters": t.prefix,
            "ligt_in": t.parent,
            "aantal": count,
        }
        for t, count in zip(areas.tiers, counts, strict=True)
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
        "jaren": list_years_of_groups(monitor, [g.code for g in groups]),
        "groepen": [{"code": g.code, "naam": g.label, "in_een_zin": g.people} for g in groups],
    }


def _indicator(monitor: Monitor, position: int) -> dict[str, Any]:
    i, covered = monitor.indicators[position], get_coverage_of_indicator(monitor, position)
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
        "bron": source_through(monitor.release, i, covered.years),
        "schatting": i.modelled,
        "jaren": covered.years,
        "voorlopig": covered.provisional,
        "niveaus": [level.id for level in covered.levels],
        "naar_herkomst": covered.split,
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

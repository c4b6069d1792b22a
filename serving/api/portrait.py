"""/api/v1/profiel/<gebied>: all figures of one area and group, scored as on the overview page."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ConfigDict, Field, create_model

from data.asked.selection import REFERENCES, Selection
from data.monitor import Monitor
from data.queries.profile import profile
from data.queries.rows import DECIMALS
from data.releases.release import Status
from data.results import Reading
from figures.verdict import verdict
from figures.words.text import text
from figures.words.trace import source_in
from serving.api.answers import FAULTS, asking, fault, named
from serving.api.lookups import Antwoord


class Plaats(BaseModel):
    """The area in the address."""

    gebied: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{2,8}$", description=text("api.vraag_profiel"))]


def _model(monitor: Monitor) -> type[BaseModel]:
    years = tuple(str(y) for y in monitor.release.years)
    groups = tuple(monitor.cube.groups)
    fields: dict[str, Any] = {
        "herkomst": (Literal[groups], Field("T", description=text("api.vraag_groep"))),
        "jaar": (Literal[years], Field(str(monitor.default_year), description=text("api.vraag_peiljaar"))),
        "ijkpunt": (Literal[REFERENCES], Field("breder", description=text("api.vraag_ijkpunt"))),
    }
    return cast(
        type[BaseModel], create_model("Profielvraag", __config__=ConfigDict(extra="forbid"), **fields)
    )


def add(api: APIBlueprint, monitor: Monitor) -> None:
    """Add the address."""

    def profiel(path: Any, query: Any) -> Response:
        if path.gebied not in monitor.areas:
            return fault(text("verzoek.onbekend_gebied", waarde=path.gebied), "gebied", 404)
        selection = Selection(
            area=path.gebied,
            year=int(query.jaar),
            theme=monitor.themes[0].id,
            group=query.herkomst,
            reference=query.ijkpunt,
        )
        found = profile(monitor, selection)
        against = found.comparison
        return named(
            monitor,
            gebied=found.area.code,
            naam=monitor.areas.full_name(found.area.code),
            herkomst=query.herkomst,
            peiljaar=selection.year,
            ijkpunt=None
            if against.kind is None
            else {"soort": against.kind, "gebied": against.area.code, "herkomst": against.group},
            cijfers=[_reading(monitor, r) for r in found.readings],
        )

    api.get(
        "/profiel/<gebied>",
        summary=text("api.profiel"),
        description=text("api.profiel_uitleg"),
        responses={"200": Antwoord, **FAULTS},
    )(asking(profiel, path=Plaats, query=_model(monitor)))


def _reading(monitor: Monitor, r: Reading) -> dict[str, Any]:
    figure = r.figure
    source = "" if figure.year is None else source_in(monitor.release, r.indicator, figure.year)
    numbers: dict[str, float | int | None] = {
        "waarde": _rounded(figure.value),
        "teller": figure.numerator,
        "noemer": figure.denominator,
        "ondergrens": _rounded(figure.low),
        "bovengrens": _rounded(figure.high),
    }
    if figure.status is not Status.BESCHIKBAAR:  # as in data/queries/rows.py, whatever a release holds
        numbers = dict.fromkeys(numbers)
    return {
        "indicator": r.indicator.id,
        "naam": r.indicator.name,
        "jaar": figure.year,
        "eenheid": r.indicator.unit or r.indicator.counted,
        **numbers,
        "status": figure.status.name.lower(),
        "herberekend_uit": [a.code for a in figure.parts if figure.value is not None],
        "ijkpunt": _rounded(r.reference),
        "oordeel": verdict(r).key,
        "waarom": r.reason.value,
        "bron": source,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)

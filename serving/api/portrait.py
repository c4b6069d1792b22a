"""/api/v1/profiel/<gebied>: all figures of one area and group, scored as on the overview page."""

from __future__ import annotations

from math import isfinite
from typing import Annotated, Any, Literal, cast

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ConfigDict, Field, create_model

from data.areas import Areas
from data.asked.places import code_of, code_pattern
from data.asked.selection import REFERENCES, Selection
from data.monitor import Monitor
from data.queries.long_rows import DECIMALS
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status
from data.results import Comparison, Reading
from figures.verdict import verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.trace import source_in
from serving.api.answers import FAULTS, asking, fault, named
from serving.api.lookups import Antwoord


def place_model(areas: Areas) -> type[BaseModel]:
    """The area in the address."""
    code = Annotated[str, Field(pattern=code_pattern(areas), description=text("api.vraag_profiel"))]
    return create_model("Plaats", gebied=(code, ...))


def asked_fields(monitor: Monitor) -> dict[str, Any]:
    """For whom, when, and against what: the parameters that judged figures have in common."""
    years = tuple(str(y) for y in monitor.release.years)
    groups = tuple(monitor.cube.groups)
    return {
        "herkomst": (Literal[groups], Field("T", description=text("api.vraag_groep"))),
        "jaar": (Literal[years], Field(str(monitor.default_year), description=text("api.vraag_peiljaar"))),
        "ijkpunt": (Literal[REFERENCES], Field("breder", description=text("api.vraag_ijkpunt"))),
    }


def asked_model(name: str, fields: dict[str, Any]) -> type[BaseModel]:
    """A model of parameters; others are refused."""
    return cast(type[BaseModel], create_model(name, __config__=ConfigDict(extra="forbid"), **fields))


def add(api: APIBlueprint, monitor: Monitor) -> None:
    """Add the address."""
    model = asked_model("Profielvraag", asked_fields(monitor))

    def profiel(path: Any, query: Any) -> Response:
        code = code_of(monitor.areas, path.gebied)
        if code is None:
            return fault(text("verzoek.onbekend_gebied", waarde=path.gebied[:40]), "gebied", 404)
        selection = Selection(
            area=code,
            year=int(query.jaar),
            theme=monitor.themes[0].id,
            group=query.herkomst,
            reference=query.ijkpunt,
        )
        portrait = get_profile_by_indicator(monitor, selection)
        return named(
            monitor,
            gebied=portrait.area.code,
            naam=monitor.areas.full_name(portrait.area.code),
            herkomst=query.herkomst,
            peiljaar=selection.year,
            ijkpunt=against_what(portrait.comparison),
            cijfers=[judged_figure(monitor, r) for r in portrait.readings],
        )

    api.get(
        "/profiel/<gebied>",
        summary=text("api.profiel"),
        description=text("api.profiel_uitleg"),
        responses={"200": Antwoord, **FAULTS},
    )(asking(profiel, path=place_model(monitor.areas), query=model))


def against_what(comparison: Comparison) -> dict[str, str] | None:
    """What figures are held against; None for nothing."""
    if comparison.kind is None:
        return None
    return {"soort": comparison.kind, "gebied": comparison.area.code, "herkomst": comparison.group}


def judged_figure(monitor: Monitor, r: Reading) -> dict[str, Any]:
    """A figure with its verdict; without any number where it may not be shown."""
    figure = r.figure
    source = "" if figure.year is None else source_in(monitor.release, r.indicator, figure.year)
    numbers: dict[str, float | int | None] = {
        "waarde": _rounded(figure.value),
        "teller": figure.numerator,
        "noemer": figure.denominator,
        "ondergrens": _rounded(figure.low),
        "bovengrens": _rounded(figure.high),
    }
    if figure.status is not Status.BESCHIKBAAR:  # as in data/queries/long_rows.py, whatever a release holds
        numbers = dict.fromkeys(numbers)
    return {
        "indicator": r.indicator.id,
        "naam": r.indicator.name,
        "jaar": figure.year,
        "eenheid": r.indicator.unit or r.indicator.counted,
        **numbers,
        "in_woorden": formatting.figure_value(figure, r.indicator),
        "status": figure.status.name.lower(),
        "herberekend_uit": [a.code for a in figure.parts if figure.value is not None],
        "ijkpunt": _rounded(r.reference),
        "oordeel": verdict(r).key,
        "waarom": r.reason.value,
        "standaardfouten": _rounded(r.deviate) if r.deviate is not None and isfinite(r.deviate) else None,
        "mogelijk_toeval": r.doubtful,
        "bron": source,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)

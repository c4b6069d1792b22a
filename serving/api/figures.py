"""/api/v1/cijfers: the figures of a request, as JSON in pages or as one whole file."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast
from urllib.parse import urlencode

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from data.areas import Areas
from data.asked.places import AreaSet, code_pattern, set_names
from data.asked.request import Request, group_tokens, indicator_tokens, parse, split
from data.monitor import Monitor
from exports.names import plain_name
from exports.rows.about import about
from exports.rows.files import KINDS, Form
from exports.rows.requested import table
from exports.rows.table import RowTable
from figures.address import at
from figures.words.formatting import number
from figures.words.text import text
from serving import errors
from serving.api.answers import FAULTS, Fout, answered, asking, fault, named
from serving.turns import Turns, begun, of_this_worker

FIRST, MOST = 1_000, 10_000  # rows in one page of JSON: standard, and at most
BIG = 20_000  # rows; larger files take turns
RETRY = "20"  # seconds

Record = dict[str, str | float | int | None]


class Cijfers(BaseModel):
    """A page of figures."""

    uitgave: str
    waarschuwing: str | None = None
    aantal: int = Field(description="Het aantal rijen van het hele verzoek.")
    vanaf: int = Field(description="Het nummer van de eerste rij op deze bladzijde; de eerste is 0.")
    volgende: str | None = Field(description="Het adres van de volgende bladzijde, als die er is.")
    cijfers: list[Record]


def query_model(monitor: Monitor) -> type[BaseModel]:
    """What can be asked of this release."""
    indicators, groups = indicator_tokens(monitor), group_tokens(monitor)
    years = (*(str(y) for y in monitor.release.years), "alle")

    def several(allowed: Any) -> Any:
        return Annotated[list[allowed], BeforeValidator(split)]

    area = Annotated[str, Field(pattern=code_pattern(monitor.areas))]

    def field(default: Any, key: str, **limits: Any) -> Any:
        words = {"meest": number(MOST), **area_examples(monitor.areas)}
        return Field(default, description=text(f"api.vraag_{key}", **words), **limits)

    fields: dict[str, Any] = {
        "indicator": (several(Literal[indicators]), field(..., "indicator", min_length=1)),
        "gebied": (several(area), field(..., "gebied", min_length=1)),
        "herkomst": (several(Literal[groups]), field(["T"], "herkomst", min_length=1)),
        "jaar": (several(Literal[years]), field(["alle"], "jaar", min_length=1)),
        "kolommen": (Literal["geen", "jaar", "herkomst"], field("geen", "kolommen")),
        "uitgebreid": (Literal["ja", "nee"], field("nee", "uitgebreid")),
        "leeg": (Literal["ja", "nee"], field("nee", "leeg")),
        "vorm": (Literal["json", "csv", "csv-int", "xlsx", "parquet"], field("json", "vorm")),
        "aantal": (int, field(FIRST, "aantal", ge=1, le=MOST)),
        "vanaf": (int, field(0, "vanaf", ge=0, le=1_000_000_000)),
    }
    return cast(type[BaseModel], create_model("Vraag", __config__=ConfigDict(extra="forbid"), **fields))


def area_examples(areas: Areas) -> dict[str, str]:
    """What can be asked for as an area, in words: a code of each level, and the sets of areas."""
    firsts = [areas.rows[areas.tier_slice(at).start] for at in range(len(areas.tiers))]
    sets = [f"'{name}'" for name in set_names(areas)]
    if len(areas.tiers) > 2:
        sets.append(f"'{AreaSet(areas.tiers[2], firsts[1].code).token(areas)}'")
    return {"codes": ", ".join(area.code for area in firsts), "sets": ", ".join(sets)}


def add(api: APIBlueprint, monitor: Monitor) -> None:
    """Add the address."""
    turns = of_this_worker()
    files = {kind.mimetype: {"schema": {"type": "string"}} for kind in KINDS.values()}
    content = {"application/json": {"schema": Cijfers.model_json_schema()}} | files
    answer = {"description": text("api.cijfers"), "content": content}
    described: dict[Any, Any] = {"200": answer, "503": Fout, **FAULTS}

    def cijfers(query: Any) -> Response:
        asked, faults = parse(monitor, request.args.to_dict(flat=False))
        if faults:
            first = faults[0]
            return fault(first.message, first.parameter, 404 if first.absent else 400)
        if query.vorm == "json":
            return _page(monitor, asked, query.vanaf, query.aantal)
        return _file(monitor, asked, query.vorm, turns())

    api.get(
        "/cijfers",
        summary=text("api.cijfers"),
        description=text("api.cijfers_uitleg"),
        responses=described,
    )(asking(cijfers, query=query_model(monitor)))


def _page(monitor: Monitor, asked: Request, start: int, most: int) -> Response:
    rows = records(table(monitor, asked, start, most))
    total = table(monitor, asked).rows
    following = None
    if start + len(rows) < total and rows:
        paging = urlencode({"vanaf": start + most, "aantal": most})
        following = f"{at(request.path)}?{asked.to_query()}&{paging}"
    response = named(monitor, aantal=total, vanaf=start, volgende=following, cijfers=rows)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def records(made: RowTable) -> list[Record]:
    """The rows of a table as dictionaries."""
    rows: list[Record] = []
    for part in made.parts():
        columns = [
            (c.dictionary_decode() if hasattr(c, "dictionary_decode") else c).to_pylist()
            for c in part.batch.columns
        ]
        rows += [dict(zip(made.schema.names, row, strict=True)) for row in zip(*columns, strict=True)]
    return rows


def _busy() -> Response:
    """It is too busy: for a program as JSON, for a person who clicked as a page with a link to try again."""
    if request.accept_mimetypes.best_match(("application/json", "text/html")) == "text/html":
        again = (text("api.druk_opnieuw"), at(request.full_path))
        response = errors.page(
            text("api.druk_kop"), [text("api.druk"), text("api.druk_keuze")], 503, again=again
        )
    else:
        response = answered({"fout": text("api.druk"), "parameter": None}, 503)
    response.headers["Retry-After"] = RETRY
    return response


def _file(monitor: Monitor, asked: Request, form: Form, places: Turns) -> Response:
    kind, made = KINDS[form], table(monitor, asked)
    if made.rows > kind.most:
        message = text("api.te_veel_rijen", aantal=number(made.rows), meest=number(kind.most), vorm=form)
        return fault(message, "vorm")
    pieces = kind.write(made, about(monitor, asked, made.rows, request.host_url.rstrip("/")))
    if made.rows <= BIG:
        response = Response(b"".join(pieces), mimetype=kind.mimetype)  # whole: it has a length
    elif places.enter():
        try:
            response = Response(begun(places.taken(pieces)), mimetype=kind.mimetype)
        except BaseException:
            places.leave()
            raise
        response.call_on_close(places.leave)  # also when the reader goes away half-way
    else:
        return _busy()
    release = monitor.release
    words = " ".join(("wijkmonitor", release.edition, release.created[:10], *asked.indicators[:1]))
    name = f"{plain_name(words, release.fictional)}.{kind.ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""What all answers of the API share: JSON, Dutch faults, conditional requests, reading from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from flask import Response, request
from flask_openapi3.openapi import OpenAPI
from pydantic import BaseModel, Field, ValidationError

from data.monitor import Monitor
from figures.words.text import text
from views.cache import program


class Fout(BaseModel):
    """Why a request cannot be answered."""

    fout: str = Field(description="Eén zin die zegt wat er mis is.")
    parameter: str | None = Field(None, description="De parameter waar het om gaat, als dat er een is.")


FAULTS: dict[str | int, Any] = {"400": Fout, "404": Fout}


def answered(content: Mapping[str, Any], status: int = 200) -> Response:
    """JSON, as UTF-8."""
    return Response(orjson.dumps(content), status, mimetype="application/json")


def fault(message: str, parameter: str, status: int = 400) -> Response:
    """A request that cannot be followed: a Dutch sentence and the parameter that is at fault."""
    return answered({"fout": message, "parameter": parameter}, status)


def named(monitor: Monitor, **content: Any) -> Response:
    """JSON that names its release, and says when the figures are invented."""
    warning = text("uitvoer.waarschuwing") if monitor.release.fictional else None
    return answered({"uitgave": monitor.release.id, "waarschuwing": warning, **content})


def refuse(error: ValidationError) -> Response:
    """What flask-openapi3 gives when a parameter does not fit its description."""
    first = error.errors(include_url=False)[0]
    parameter = str(first["loc"][0]) if first["loc"] else ""
    shown = str(first.get("input", ""))[:40]
    limits = first.get("ctx", {})
    match first["type"]:
        case "missing" | "too_short":
            message = text("api.ontbreekt", parameter=parameter)
        case "extra_forbidden":
            message = text("api.onbekende_parameter", parameter=parameter[:40])
        case "literal_error":
            allowed = str(limits.get("expected", "")).replace(" or ", ", ").replace("'", "")
            message = text("api.kies_uit", parameter=parameter, waarde=shown, keuze=allowed[:300])
        case "greater_than_equal" | "less_than_equal":
            limit = limits.get("ge", limits.get("le"))
            key = "api.te_klein" if "ge" in limits else "api.te_groot"
            message = text(key, parameter=parameter, grens=limit)
        case "int_parsing" | "int_type" | "int_parsing_size":
            message = text("api.geen_getal", parameter=parameter, waarde=shown)
        case _:
            message = text("api.verkeerde_vorm", parameter=parameter, waarde=shown)
    return fault(message, parameter[:40])


def asking(view: Callable[..., Response], **models: type[BaseModel]) -> Callable[..., Response]:
    """``view`` with the models of its arguments, which depend on the release and so are made late."""
    view.__annotations__.update(models)
    return view


def describe(server: OpenAPI, monitor: Monitor, root: str) -> None:
    """Let every answer of the API say of which release it is, and be read by scripts of any site.

    Nothing here is personal and nothing can be changed, so any origin may read; without credentials.
    """
    tag = f"{monitor.release.id}-{program()}"
    made = datetime.fromisoformat(monitor.release.created)
    moment = made.replace(tzinfo=UTC) if made.tzinfo is None else made

    @server.after_request
    def headers(response: Response) -> Response:
        if not request.path.startswith("/api"):
            return response
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link, Content-Disposition"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
            response.headers["Access-Control-Max-Age"] = "86400"
        elif response.status_code == 200 and request.path.startswith(root):
            response.set_etag(tag, weak=True)
            response.last_modified = moment
            response.headers["Cache-Control"] = "public, no-cache"  # keep it, and ask whether it still holds
            # Else Werkzeug reads all of a file to know its length, before it sends the first byte.
            response.automatically_set_content_length = not response.is_streamed
            response.make_conditional(request)
        return response

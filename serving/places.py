"""The names of all gemeenten and wijken, for the search field."""

from __future__ import annotations

import orjson
from flask import Flask, Response

from data.areas import Areas
from data.monitor import Monitor
from views import context


def answer(server: Flask, monitor: Monitor) -> None:
    """Add the list of names under the id of the release, so that it can be kept for ever."""
    body = orjson.dumps(places(monitor.areas))

    @server.get(context.places().partition("?")[0])
    def names() -> Response:
        response = Response(body, mimetype="application/json")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def places(areas: Areas) -> list[list[str]]:
    """[code, name] per gemeente in the order of their names, then [code, name, code of gemeente] per wijk."""
    gemeenten = sorted(areas.rows[areas.level_slice("gemeente")], key=lambda a: a.name.lstrip("'").casefold())
    found = [[g.code, g.name] for g in gemeenten]
    for gemeente in gemeenten:
        found += [[w.code, w.name, gemeente.code] for w in areas.children(gemeente.code)]
    return found

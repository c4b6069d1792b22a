"""The short way of a choice: the browser asks what changes by itself, past Dash's queue of callbacks.

Dash asks a callback some twenty milliseconds after the store has changed, and shows its answer fifteen later:
half of the time of a click. So each redraw of ``callbacks.parts.redraws`` has an address besides, and
assets/1-parts.js asks there first and fills the store when the figures stand. It is the same function with
the same answer. When nothing answers there, and in a monitor that is ``insides.plain()``, the choice goes by
way of the store and the callback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash
from flask import Response, abort, request

from components.frame.parts import LISTED, PLACE
from insides.plain_json import to_json

Redraw = Callable[[Any, Mapping[str, Any]], Mapping[str, Mapping[str, Any]]]
"""What changes, for a store that may hold anything and the stamps that are on screen by id."""


def answer(app: Dash, bearers: Mapping[str, str], redraw: Redraw) -> None:
    """Give ``redraw`` an address, named after the first of the components that bear its stamps.

    ``bearers`` are those, {id: the property with the stamp}.
    """
    name = next(iter(bearers))
    app.server.extensions.setdefault(LISTED, {})[name] = dict(bearers)

    def changes() -> Response:
        asked = request.get_json(silent=True)
        if not isinstance(asked, dict) or not isinstance(asked.get("staat"), dict):
            abort(400)
        made = redraw(asked.get("keuze"), {i: asked["staat"].get(i) for i in bearers})
        return Response(to_json(made), mimetype="application/json")

    app.server.add_url_rule(f"{PLACE}{name}", f"delen-{name}", changes, methods=["POST"])

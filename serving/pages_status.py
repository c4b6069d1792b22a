"""Status 404 for an address that is no page: Dash itself answers every address with 200."""

from __future__ import annotations

from functools import cache

from dash import Dash
from flask import Response, abort, request
from werkzeug.routing import Rule

from figures.address import at
from insides.pages import page_at


def answer(app: Dash) -> None:
    """Give pages that do not exist status 404 in the shell, and unknown addresses under /api a JSON 404.

    Only what falls to Dash's catch-all is looked at: assets, Dash's own addresses and routes of ours keep
    the status they gave.
    """

    @cache
    def catch_all() -> Rule:
        """The rule that answers what no other does: it is met by asking for something that nobody made."""
        nonsense = f"{app.config.routes_pathname_prefix}zo-heet/geen/enkele/pagina"
        rule, _ = app.server.url_map.bind("wijkmonitor.invalid").match(nonsense, "GET", return_rule=True)
        return rule

    def unknown() -> bool:
        return request.url_rule is not None and request.url_rule is catch_all()

    @app.server.before_request
    def refuse_api() -> None:
        path = app.strip_relative_path(at(request.path)) or ""
        if unknown() and path.split("/")[0] == "api":
            abort(404)

    @app.server.after_request
    def mark(response: Response) -> Response:
        path = app.strip_relative_path(at(request.path)) or ""
        if unknown() and response.status_code == 200 and page_at(path) is None:
            response.status_code = 404
        return response

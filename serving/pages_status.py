"""Status 404 for an address that is no page: Dash itself answers every address with 200."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import dash
from dash import Dash
from flask import Response, abort, request

_VARIABLE = re.compile(r"<[^<>]+>")


def answer(app: Dash) -> None:
    """Give pages that do not exist status 404 in the shell, and unknown addresses under /api a JSON 404.

    Only what falls to Dash's catch-all is looked at: assets, Dash's own addresses and routes of ours keep
    the status they gave.
    """
    catch_all = f"{app.config.routes_pathname_prefix}<path:path>"

    def unknown() -> bool:
        return request.url_rule is not None and request.url_rule.rule == catch_all

    @app.server.before_request
    def refuse_api() -> None:
        path = app.strip_relative_path(request.path) or ""
        if unknown() and path.split("/")[0] == "api":
            abort(404)

    @app.server.after_request
    def mark(response: Response) -> Response:
        if unknown() and response.status_code == 200:
            path = app.strip_relative_path(request.path) or ""
            if not is_page(path, dash.page_registry.values()):
                response.status_code = 404
        return response


def is_page(path: str, pages: Iterable[Mapping[str, Any]]) -> bool:
    """Whether ``path`` is the address of one of ``pages``, or fits the path template of one."""
    path = path.strip("/")
    for page in pages:
        if page["module"].split(".")[-1] == "not_found_404":
            continue
        template = page["path_template"]
        if path == page["path"].strip("/") or (template and _fits(path, template.strip("/"))):
            return True
    return False


def _fits(path: str, template: str) -> bool:
    fixed = map(re.escape, _VARIABLE.split(template))
    return re.fullmatch("[^/]+".join(fixed), path) is not None

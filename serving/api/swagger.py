"""The description of the API (openapi.json) and a page to read and try it, all from this machine."""

from __future__ import annotations

from pathlib import Path

import flask_openapi3_swagger
from flask import Response, abort, redirect, send_from_directory
from flask_openapi3.openapi import OpenAPI
from werkzeug.wrappers import Response as Answer

from figures.address import at
from figures.words.text import text
from serving.api.answers import answered

FILES = Path(flask_openapi3_swagger.__file__).parent / "templates" / "swagger"
ALLOWED = ("css/swagger-ui.css", "js/swagger-ui-bundle.js")
_PAGE = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="{icon}">'
    '<link rel="stylesheet" href="{root}/swagger/css/swagger-ui.css">'
    '</head><body><main id="swagger" data-url="{root}/openapi.json"></main>'
    '<script src="{root}/swagger/js/swagger-ui-bundle.js"></script>'
    '<script src="{root}/swagger/start.js"></script>'
    "</body></html>"
)
_START = """\
SwaggerUIBundle({
  url: document.getElementById("swagger").dataset.url,
  dom_id: "#swagger",
  deepLinking: true,
  validatorUrl: null,
});
"""


def add(server: OpenAPI, root: str) -> None:
    """Add openapi.json and the page under ``root``."""

    @server.route(f"{root}/openapi.json")
    def openapi_json() -> Response:
        described = server.api_doc
        paths = {path: how for path, how in described["paths"].items() if path.startswith(root)}
        parts = {
            "schemas": described["components"]["schemas"]
        }  # no securitySchemes: there is no key to ask for
        return answered(described | {"paths": paths, "components": parts})

    @server.route(f"{root}/")
    def start() -> Answer:
        return redirect(at(f"{root}/swagger"))

    @server.route(f"{root}/swagger")
    def swagger() -> Response:
        return Response(
            _PAGE.format(title=text("api.titel"), root=at(root), icon=at("/assets/favicon.ico")),
            mimetype="text/html",
        )

    @server.route(f"{root}/swagger/start.js")
    def swagger_start() -> Response:
        return Response(_START, mimetype="text/javascript")  # a file of its own: no inline scripts here

    @server.route(f"{root}/swagger/<path:name>")
    def swagger_files(name: str) -> Response:
        if name not in ALLOWED:
            abort(404)
        return send_from_directory(FILES, name)

"""/api/v1: the figures for other programs. Documented by itself (OpenAPI), readable from any web page."""

from __future__ import annotations

from flask import Flask
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI

from data.areas import Areas
from data.monitor import Monitor
from figures.words.prose import listed
from figures.words.text import text
from serving.api import beside, figures, lookups, portrait, swagger
from serving.api.answers import Fout, describe, refuse

ROOT = "/api/v1"


def new_server(areas: Areas) -> OpenAPI:
    """The Flask server of the app, which knows how to describe an API about these areas."""
    every = [text("api.elke", niveau=level.name) for level in areas.tiers[1:]]
    about = text("api.omschrijving", gebieden=listed([text("niveau.land"), *every]))
    info = Info(title=text("api.titel"), version="1", description=about)
    return OpenAPI(
        "wijkmonitor",
        info=info,
        doc_ui=False,  # its page has inline scripts and English words around it; see swagger.py
        static_folder=None,
        validation_error_status=400,
        validation_error_model=Fout,
        validation_error_callback=refuse,
    )


def answer(server: Flask, monitor: Monitor) -> None:
    """Add everything under /api/v1 to a server made by ``new_server``."""
    assert isinstance(server, OpenAPI)
    api = APIBlueprint("api", __name__, url_prefix=ROOT, abp_tags=[Tag(name=text("api.groep"))])
    for part in (figures, lookups, portrait, beside):
        part.add(api, monitor)
    server.register_api(api)
    swagger.add(server, ROOT)
    describe(server, monitor, ROOT)

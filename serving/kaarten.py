"""The outlines of areas for the browser: /kaart/<uitgave>/<niveau>.json, <niveau>-<code>.json of one area,
plek-<code>.svg: a small picture of where an area lies, and kies-<sleutel>-<code>.html: a map to choose on.

Outlines stand in the release as they are sent, in brotli, and never change: a browser keeps them for a year.
What the program draws changes with the program, and so has a tag, as every figure. Of what is asked only
pictures are remembered, of areas that are there.
"""

from __future__ import annotations

import gzip
from functools import partial

import brotli
from flask import Flask, Response, abort, request

from data.geometry.shapes import WHOLE, compressed
from data.monitor import Monitor
from figures.map.locator import around, ground, locator
from figures.map.picker import OPEN, picker
from figures.words.text import text
from serving.figuren import kept
from views.cache import program, remembered

_FOREVER = "public, max-age=31536000, immutable"
EVENTS = ("vergelijk", OPEN)
"""What choosing an area on a map can change: a key of the store."""
_LEVEL = 6  # of gzip, for the few programs that do not take brotli


def answer(server: Flask, monitor: Monitor) -> None:
    """Add the addresses; what this release has no outlines of is not there (404)."""
    release = monitor.release
    mark = f"{release.id}|{program()}"
    files = {tier.id: release.outlines_file(tier.id) for tier in monitor.areas.tiers}

    @server.route("/kaart/<which>/<name>.json")
    def outlines(which: str, name: str) -> Response:
        level, _, within = name.partition("-")
        file = files.get(level)
        if which != release.id or file is None or name.endswith("-"):
            abort(404)
        body = compressed(file, within or WHOLE)
        if body is None:
            abort(404)
        return _sent(body)

    @server.route("/kaart/<which>/kies-<event>-<code>.html")
    def choose(which: str, event: str, code: str) -> Response:
        """The areas that ``code`` lies among, or of the land those it is divided in, to choose one."""
        if which != release.id or event not in EVENTS or code not in monitor.areas:
            abort(404)
        return kept(mark, lambda: _picker(monitor, event, code))

    @server.route("/kaart/<which>/plek-<code>.svg")
    def place(which: str, code: str) -> Response:
        if which != release.id or code not in monitor.areas:
            abort(404)
        return kept(mark, lambda: _place(monitor, code))


def _picker(monitor: Monitor, event: str, code: str) -> Response:
    shapes = ground(monitor.release, monitor.areas, code)
    if shapes is None:
        abort(404)
    around_it = monitor.areas.parent(code) or monitor.areas.land
    title = text("landkaart.kies_titel", plek=around_it.name)
    made = partial(picker, shapes, event, code, title)
    # Only that of the front door is asked again and again; by all others a stranger could fill the memory.
    often = event == OPEN and code == monitor.areas.land.code
    drawn = remembered(f"kies|{monitor.release.id}", lambda: str(made())) if often else str(made())
    return Response(drawn, mimetype="text/html")


def _place(monitor: Monitor, code: str) -> Response:
    shapes = around(monitor.release, monitor.areas, code)
    if shapes is None:
        abort(404)
    drawn = remembered(f"plek|{monitor.release.id}|{code}", lambda: str(locator(shapes, code)))
    return Response(drawn, mimetype="image/svg+xml")


def _sent(body: bytes) -> Response:
    """Brotli as it stands; gzip or nothing for who asks for that."""
    takes = request.accept_encodings
    response = Response(mimetype="application/json")
    if takes["br"]:
        response.headers["Content-Encoding"] = "br"
    else:
        body = brotli.decompress(body)
        if takes["gzip"]:
            body = gzip.compress(body, _LEVEL, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
    response.set_data(body)
    response.headers["Cache-Control"] = _FOREVER
    return response

"""The outlines of areas for the browser: /kaart/<uitgave>/<niveau>.json, or <niveau>-<code>.json in one.

They stand in the release as they are sent, in brotli, and never change: a browser keeps them for a year.
Nothing of what is asked is remembered.
"""

from __future__ import annotations

import gzip

import brotli
from flask import Flask, Response, abort, request

from data.geometry.shapes import WHOLE, compressed
from data.monitor import Monitor

_LEVEL = 6  # of gzip, for the few programs that do not take brotli


def answer(server: Flask, monitor: Monitor) -> None:
    """Add the addresses; what this release has no outlines of is not there (404)."""
    release = monitor.release
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
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

"""/healthz: is this worker well, and which release does it serve?"""

from __future__ import annotations

from flask import Flask, Response, jsonify

from data.monitor import Monitor


def answer(server: Flask, monitor: Monitor) -> None:
    """Add /healthz: 200 with the release id, and the newer releases that were refused, if any."""

    @server.get("/healthz")
    def healthz() -> Response:
        response = jsonify(status="ok", release=monitor.release.id, refused=list(monitor.refused))
        response.headers["Cache-Control"] = "no-store"
        return response

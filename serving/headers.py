"""Security headers and caching of assets, from the first day."""

from __future__ import annotations

from dash import Dash
from flask import Response, request

from insides.addresses import file_behind

_YEAR = 365 * 24 * 3600


def protect(app: Dash) -> None:
    """Send a strict Content-Security-Policy and its companions with every answer.

    Scripts: ours only, plus the hashes of Dash's own inline ones; no eval. Styles: Dash's components set
    style attributes, hence 'unsafe-inline' for styles only. Nothing is ever loaded from elsewhere. A page
    under /embed is made for other sites, so only that may stand in their frames; an SVG holds its own font.
    """

    @app.server.after_request
    def headers(response: Response) -> Response:
        # Only a page has inline scripts; to make their hashes for each answer of a callback takes its time.
        hashes = _hashes(app) if response.mimetype == "text/html" else ""
        embedded = request.path.startswith("/embed/")
        fonts = "'self' data:" if response.mimetype == "image/svg+xml" else "'self'"
        frames = "*" if embedded else "'none'"
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob:; font-src {fonts}; connect-src 'self'; object-src 'none'; "
            f"base-uri 'self'; form-action 'self'; frame-ancestors {frames}"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        if not embedded:
            response.headers["X-Frame-Options"] = "DENY"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if response.status_code == 200 and _fingerprinted():
            response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
        return response


def _hashes(app: Dash) -> str:
    return "".join(f" '{h}'" if not h.startswith("'") else f" {h}" for h in app.csp_hashes())


def _fingerprinted() -> bool:
    """Does the address change when the file does? Dash puts a version in most names, and ?m= behind ours."""
    path = request.path
    return file_behind(path)[1] or (path.startswith("/assets/") and "m" in request.args)

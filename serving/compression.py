"""Brotli for everything that is text; scripts and styles, which never change, are compressed once."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, Response, request
from flask_compress import Compress

from serving import bundle

_STATIC = ("/_dash-component-suites/", "/assets/", bundle.ADDRESS)
_NO_KEY = "-"


class Kept(dict[str, bytes]):
    """Compressed files by "algorithm;address"; what has no address of its own is not kept.

    Flask-Compress asks and tells its cache for every answer, also those that differ each time.
    """

    def set(self, key: str, body: bytes) -> None:
        """Keep ``body`` under ``key``."""
        if not key.endswith(f";{_NO_KEY}"):
            self[key] = body


def compress(server: Flask) -> None:
    """Compress answers with brotli or gzip, and keep the compressed scripts and styles in memory."""
    kept = Kept()
    settings: dict[str, Any] = {
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 3,  # a third of the time of 5, a tenth more bytes
        "COMPRESS_MIN_SIZE": 500,
        "COMPRESS_CACHE_BACKEND": lambda: kept,
        "COMPRESS_CACHE_KEY": key,
        "COMPRESS_MIMETYPES": [
            "text/html", "text/css", "text/plain", "application/javascript", "text/javascript",
            "application/json", "application/geo+json", "image/svg+xml", "text/csv",
        ],
    }  # fmt: skip
    server.config |= settings
    Compress(server)

    @server.after_request
    def whole(response: Response) -> Response:
        """Flask streams files, and what is streamed is compressed anew each time: read small ones whole."""
        if response.is_streamed and request.path.startswith(_STATIC) and response.status_code == 200:
            response.direct_passthrough = False
            response.set_data(response.get_data())
        return response


def key(asked: Request) -> str:
    """The address of a file of ours or of Dash; nothing for every other request."""
    return asked.full_path if asked.method == "GET" and asked.path.startswith(_STATIC) else _NO_KEY

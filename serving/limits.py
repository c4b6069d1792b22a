"""How much may be sent to us: a few choices, or the story of a report, and never a file."""

from __future__ import annotations

from flask import Flask, abort, request

BYTES = 1_000_000
"""Of the body of one request. The largest that is meant is the preview of /database: tens of kilobytes."""


def protect(server: Flask) -> None:
    """Refuse what is larger with status 413, before it is read; of what hides its size, read no more."""
    server.config["MAX_CONTENT_LENGTH"] = BYTES

    @server.before_request
    def refuse() -> None:
        if (request.content_length or 0) > BYTES:
            abort(413)

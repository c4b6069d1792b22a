"""Brotli for everything that is text; scripts and styles, which never change, are compressed once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

from flask import Flask, Request, Response, g, request
from flask_compress import Compress

from insides.addresses import file_behind, is_script
from insides.bundle import ADDRESS

_OURS = ("/assets/", ADDRESS)
_NO_KEY = "-"
_YEAR = 365 * 24 * 3600
ENTRIES, BYTES = 200, 32_000_000
"""What is kept at most: some 120 files of ours and of Dash in two encodings; all of them take about 6 MB."""


class CompressedFiles:
    """Compressed files by "algorithm;file"; those not asked for the longest go when there are too many.

    Flask-Compress asks and tells its cache for every answer, also those that differ each time; those come
    with the key that stands for none, and are not kept.
    """

    def __init__(self, entries: int = ENTRIES, size: int = BYTES) -> None:
        """At most ``entries`` files of ``size`` bytes together."""
        self._entries, self._size = entries, size
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()  # a worker answers in several threads
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._files)

    def get(self, key: str) -> bytes | None:
        """The file kept under ``key``, if any."""
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def set(self, key: str, body: bytes) -> None:
        """Keep ``body`` under ``key``."""
        if key.endswith(f";{_NO_KEY}"):
            return
        with self._lock:
            self.bytes += len(body) - len(self._files.pop(key, b""))
            self._files[key] = body
            while len(self._files) > self._entries or self.bytes > self._size:
                self.bytes -= len(self._files.popitem(last=False)[1])


def compress(server: Flask) -> None:
    """Compress answers with brotli or gzip, and keep the compressed scripts and styles in memory."""
    files = CompressedFiles()
    settings: dict[str, Any] = {
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 3,  # a third of the time of 5, a tenth more bytes
        "COMPRESS_MIN_SIZE": 500,
        "COMPRESS_CACHE_BACKEND": lambda: files,
        "COMPRESS_CACHE_KEY": key,
        "COMPRESS_MIMETYPES": [
            "text/html", "text/css", "text/plain", "application/javascript", "text/javascript",
            "application/json", "application/geo+json", "image/svg+xml", "text/csv",
        ],
    }  # fmt: skip
    server.config |= settings
    Compress(server)
    server.extensions["compressed_files"] = files

    @server.after_request
    def whole(response: Response) -> Response:
        """Flask streams files, and what is streamed is compressed anew each time: read small ones whole.

        Only here the answer is known, so here is said under which key its compressed form is kept.
        """
        if response.status_code != 200 or not (_is_file(request.path) or _stays(response)):
            return response
        if response.is_streamed:
            response.direct_passthrough = False
            response.set_data(response.get_data())
        if request.method == "GET":
            g.compressed_file = f"{file_behind(request.path)[0]}|{response.headers.get('ETag', '')}"
        return response


def key(_asked: Request) -> str:
    """What tells one file from another, whatever was typed behind its address; or that it is not kept.

    That is its name without a version and a query, and the mark that changes when the file does.
    """
    return str(g.get("compressed_file", _NO_KEY))


def _is_file(path: str) -> bool:
    return path.startswith(_OURS) or is_script(path)


def _stays(response: Response) -> bool:
    """Whether a browser may keep the answer for a year, so that it will be the same for the next one."""
    return (response.cache_control.max_age or 0) >= _YEAR

"""Small finished results, kept by (release, what was asked).

In this process by default; in Redis, shared by all workers, when WIJKMONITOR_CACHE_URL says so. Figures
never go in here (they are in memory already), and a cache that is away only makes us slower.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask
from flask_caching import Cache

from figures.address import at

T = TypeVar("T")
cache = Cache()
_log = logging.getLogger(__name__)
_SECONDS = 24 * 3600


def init(server: Flask, url: str | None = None) -> None:
    """Attach the cache to the server; ``url`` (default WIJKMONITOR_CACHE_URL) is redis://…, or none."""
    url = url if url is not None else os.environ.get("WIJKMONITOR_CACHE_URL", "")
    config: dict[str, Any] = {
        "CACHE_TYPE": "SimpleCache",
        "CACHE_THRESHOLD": 200,
    }  # 10 to 30 MB a worker
    if url.startswith(("redis://", "rediss://", "unix://")):
        config = {
            "CACHE_TYPE": "RedisCache",
            "CACHE_REDIS_URL": url,
            "CACHE_OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
        }
    prefix = f"wijkmonitor:{program()}:"
    cache.init_app(server, config | {"CACHE_DEFAULT_TIMEOUT": _SECONDS, "CACHE_KEY_PREFIX": prefix})


@lru_cache(maxsize=1)
def program() -> str:
    """A short mark of the code and the catalogue: a new version never shows what an older one drew.

    Read once: a process goes on with the code it started with, and at a start five parts of it ask this.
    """
    root = Path(__file__).parent.parent
    files = [
        p
        for part in ("components", "data", "exports", "figures", "insides", "serving", "views")
        for p in (root / part).rglob("*")
        if p.is_file()
    ]
    mark = hashlib.sha256()
    for path in sorted(p for p in files if p.suffix in (".py", ".yaml")):
        mark.update(path.read_bytes())
    return mark.hexdigest()[:12]


def remembered(key: str, make: Callable[[], T]) -> T:
    """The result kept under ``key``, or else ``make()``, which is then kept.

    The key must hold the id of the release. Trouble with the cache is logged and otherwise ignored.
    """
    key = f"{at('')}|{key}"  # what is made holds links, so an edition at another address makes its own
    try:
        found: T | None = cache.get(key)
    except Exception as error:  # whatever the cache's client raises: we can do without it
        _log.warning("Tussenopslag niet bereikbaar: %s", error)
        return make()
    if found is None:
        found = make()
        try:
            cache.set(key, found)
        except Exception as error:
            _log.warning("Tussenopslag niet bereikbaar: %s", error)
    return found

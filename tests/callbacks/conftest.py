"""Callbacks as functions, on the small demo release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.monitor import Monitor, open_monitor
from views import cache, context


@pytest.fixture(scope="module")
def opened(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture
def monitor(opened: Monitor) -> Iterator[Monitor]:
    """The monitor that every callback of this process asks, within an app that remembers nothing yet."""
    from flask import Flask

    context.use(opened)
    server = Flask("proef")
    cache.init(server, "")
    with server.app_context():
        yield opened

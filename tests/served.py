"""The app on a release, made once in a process: a quarter of a second that hundreds of tests would pay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dash import Dash
from flask.testing import FlaskClient

from data.monitor import Monitor, open_monitor
from views import context


@cache
def app_on(release: Path) -> tuple[Monitor, Dash]:
    """A monitor and the app that serves it. Ask it; who changes it, or a setting, makes one of its own."""
    import app as module

    monitor = open_monitor(str(release))
    return monitor, module.create_app(monitor)


def asking(release: Path) -> Iterator[tuple[Monitor, FlaskClient]]:
    """For a fixture (``yield from``): a client; what this process draws beside it is of that release too."""
    monitor, app = app_on(release)
    context.use(monitor)
    with app.server.test_client() as client:
        yield monitor, client

"""The whole app on the small demo release, asked without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from data.monitor import Monitor, open_monitor
from views import context


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(scope="module")
def app(monitor: Monitor) -> Dash:
    import app as module

    return module.create_app(monitor)


@pytest.fixture
def client(app: Dash, monitor: Monitor) -> Iterator[FlaskClient]:
    """Asks the app; every page and callback of this process then reads our release."""
    context.use(monitor)
    with app.server.test_client() as client:
        yield client


@pytest.fixture(scope="session")
def gemeente(monitor: Monitor) -> str:
    """The code of the first gemeente."""
    return monitor.areas.rows[monitor.areas.level_slice("gemeente")][0].code

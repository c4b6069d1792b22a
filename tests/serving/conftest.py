"""The whole app on the small demo release, asked without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from data.monitor import Monitor
from tests.served import app_on
from views import context


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    return app_on(demo_release)[0]


@pytest.fixture(scope="session")
def app(demo_release: Path) -> Dash:
    return app_on(demo_release)[1]


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

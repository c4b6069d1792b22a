"""A monitor on the small demo release, and files of a request made from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from data.asked.request import Request
from data.monitor import Monitor, open_monitor
from exports.rows.about import about
from exports.rows.files import KINDS, Form
from exports.rows.requested import table


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(scope="session")
def gemeente(monitor: Monitor) -> str:
    return monitor.areas.rows[1].code


@pytest.fixture(scope="session")
def request_(gemeente: str) -> Request:
    """A few hundred rows with every kind of number and a good many suppressed ones."""
    areas = (gemeente, f"wijken-van-{gemeente}", "NL00")
    return Request(
        ("inwoners", "bijstand", "cito", "verdachten"), areas, ("T", "SYR", "ERI"), ("2019", "2023", "2024")
    )


@pytest.fixture(scope="session")
def made(monitor: Monitor) -> Callable[[Request, Form], bytes]:
    """A file of a request."""

    def make(request: Request, form: Form) -> bytes:
        found = table(monitor, request)
        return b"".join(KINDS[form].write(found, about(monitor, request, found.rows)))

    return make


@pytest.fixture(scope="session")
def frame(monitor: Monitor) -> Callable[[Request], pd.DataFrame]:
    """The rows themselves, to hold files against: text, and numbers or NaN."""

    def rows(request: Request) -> pd.DataFrame:
        found = table(monitor, request)
        parts = [p.batch for p in found.parts()]
        whole = pa.Table.from_batches(parts, found.schema).to_pandas()
        return whole.astype({n: str for n in whole if whole[n].dtype == "category"})

    return rows

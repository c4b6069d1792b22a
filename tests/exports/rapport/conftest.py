"""Reports on a small demo release: what the pages ask, to hold the files against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data.areas import Area
from data.asked.selection import Selection, parse
from data.monitor import Monitor, open_monitor
from data.queries.profile import get_profile_by_indicator
from data.queries.report_by_side import get_report_by_side
from data.releases.release import Status
from figures.rapport.content import ReportContent, content

Asked = Callable[..., ReportContent]


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(scope="session")
def gemeente(monitor: Monitor) -> Area:
    return monitor.areas.rows[monitor.areas.level_slice("gemeente")][0]


@pytest.fixture(scope="session")
def hidden(monitor: Monitor) -> Selection:
    """A wijk and a group of which some figures are suppressed, and some are not."""
    for area in monitor.areas.rows[monitor.areas.level_slice("wijk")]:
        chosen = Selection(area.code, monitor.default_year, "arbeid_inkomen", group="SYR")
        own = [
            r.figure
            for r in get_profile_by_indicator(monitor, chosen).readings
            if r.indicator.theme == chosen.theme
        ]
        absent = [f.status is Status.ONDERDRUKT for f in own]
        if any(absent) and not all(absent):
            return chosen
    raise AssertionError("no such wijk in this release")


@pytest.fixture(scope="session")
def written(monitor: Monitor) -> Asked:
    """The content of a report, asked as in an address."""

    def make(themes: tuple[str, ...] | None = None, **query: str) -> ReportContent:
        chosen, notices = parse(monitor.choices, query)
        assert not notices
        return content(monitor, get_report_by_side(monitor, chosen), themes or [t.id for t in monitor.themes])

    return make


def renamed(found: ReportContent, name: str) -> ReportContent:
    """The same report about an area that is called otherwise."""
    columns = tuple(replace(c, area=name, short=name, full=name) for c in found.columns)
    return replace(found, title=name, columns=columns)

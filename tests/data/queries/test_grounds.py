"""Which areas lie beside each other for a chosen one, in releases of two, three and four levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.asked.selection import Selection, default
from data.monitor import Monitor, open_monitor
from data.queries.grounds import list_grounds


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


def told(monitor: Monitor, code: str) -> list[tuple[str, str, str]]:
    chosen = Selection(code, default(monitor.choices).year, monitor.themes[0].id)
    return [(g.place.code, g.level.id, g.own) for g in list_grounds(monitor, chosen)]


def test_of_the_land_its_parts_or_the_parts_of_those(monitor: Monitor) -> None:
    assert told(monitor, "NL00")[:2] == [("NL00", "gemeente", ""), ("NL00", "wijk", "")]


def test_of_a_gemeente_its_parts_and_of_a_part_those_beside_it(monitor: Monitor) -> None:
    areas = monitor.areas
    gemeente = next(a for a in areas.children("NL00") if len(areas.children(a.code)) > 1)
    wijk = areas.children(gemeente.code)[0]
    assert told(monitor, gemeente.code)[0] == (gemeente.code, "wijk", "")
    assert told(monitor, wijk.code)[0] == (gemeente.code, "wijk", wijk.code)


def test_a_gemeente_that_is_one_wijk_lies_among_the_gemeenten(monitor: Monitor) -> None:
    areas = monitor.areas
    single = [a for a in areas.children("NL00") if len(areas.children(a.code)) == 1]
    for area in single:
        found = told(monitor, area.code)
        assert found
        assert all(place != area.code or level != "wijk" for place, level, _ in found)


def test_no_more_than_two_and_always_with_two_areas(monitor: Monitor) -> None:
    for area in monitor.areas.rows[::9]:
        found = told(monitor, area.code)
        assert len(found) <= 2
        assert len(set(found)) == len(found)

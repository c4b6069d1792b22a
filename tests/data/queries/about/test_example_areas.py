"""Examples for the front door: chosen by a rule that anybody can follow, and not by how an area does."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.asked.selection import Selection
from data.monitor import Monitor, open_monitor
from data.queries.about.example_areas import MOST, list_example_areas
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status


@pytest.fixture(scope="module")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


def figures(monitor: Monitor, code: str) -> int:
    theme = monitor.themes[0].id
    found = get_profile_by_indicator(monitor, Selection(code, monitor.default_year, theme))
    return sum(r.figure.status is Status.BESCHIKBAAR for r in found.readings)


def test_examples_lie_apart_and_stand_in_the_order_of_their_names(monitor: Monitor) -> None:
    found = list_example_areas(monitor)
    assert 1 < len(found) <= MOST
    assert {a.level for a in found} == {"wijk"}
    assert len({a.parent for a in found}) == len(found)
    names = [monitor.areas.full_name(a.code) for a in found]
    assert names == sorted(names)


def test_no_area_beside_an_example_has_more_figures(monitor: Monitor) -> None:
    for area in list_example_areas(monitor)[:3]:
        beside = monitor.areas.children(area.parent or "")
        assert figures(monitor, area.code) == max(figures(monitor, a.code) for a in beside)


def test_an_example_has_figures_on_either_side(monitor: Monitor) -> None:
    for area in list_example_areas(monitor):
        chosen = Selection(area.code, monitor.default_year, monitor.themes[0].id)
        judged = [c for c in get_profile_by_indicator(monitor, chosen).themes if c.judged]
        assert sum(c.more for c in judged) > 0 < sum(c.less for c in judged)


@pytest.mark.parametrize(("name", "level"), [("two_levels", "gemeente"), ("four_levels", "wijk")])
def test_a_release_of_other_levels_has_examples_too(
    name: str, level: str, request: pytest.FixtureRequest
) -> None:
    found = list_example_areas(request.getfixturevalue(name))
    assert found
    assert {a.level for a in found} == {level}

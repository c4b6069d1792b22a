"""Where an area lies, and a map to choose on: small, complete, and with nothing but names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from data.areas import Area
from data.monitor import Monitor
from figures.map.locator import FINE, around, ground, locator
from figures.map.picker import OPEN, picker
from figures.palette import ACCENT
from tests.exhibits import gemeente, in_use, monitor

__all__ = ["gemeente", "in_use", "monitor"]


@pytest.mark.parametrize("level", ["gemeente", "wijk"])
def test_one_area_is_marked_among_those_around_it(monitor: Monitor, gemeente: Area, level: str) -> None:
    code = gemeente.code if level == "gemeente" else monitor.areas.children(gemeente.code)[0].code
    shapes = around(monitor.release, monitor.areas, code)
    assert shapes is not None
    assert set(shapes.codes) >= {code}
    root = ElementTree.fromstring(str(locator(shapes, code)))
    fills = [e.get("fill") for e in root.iter() if e.tag.endswith("path")]
    assert fills[1:] == [ACCENT]
    assert max(map(float, root.get("viewBox", "").split())) <= FINE + 16
    assert len(str(locator(shapes, code))) < 40_000


def test_the_land_lies_nowhere_but_has_parts_to_choose(monitor: Monitor) -> None:
    land = monitor.areas.land.code
    assert around(monitor.release, monitor.areas, land) is None
    shapes = ground(monitor.release, monitor.areas, land)
    assert shapes is not None
    assert set(shapes.codes) == {a.code for a in monitor.areas.children(land)}


def test_every_area_can_be_chosen_and_the_own_one_is(
    monitor: Monitor, gemeente: Area, parse: Callable[[Any], Any]
) -> None:
    shapes = ground(monitor.release, monitor.areas, gemeente.code)
    assert shapes is not None
    paths = parse(picker(shapes, "vergelijk", gemeente.code, "Kies")).all("path")
    assert [p.attributes.get("data-value") for p in paths] == list(shapes.codes)
    assert {p.attributes.get("data-event") for p in paths} == {"vergelijk"}
    assert [p.attributes.get("data-value") for p in paths if p.attributes.get("aria-selected") == "true"] == [
        gemeente.code
    ]
    assert [p.attributes.get("tabindex") for p in paths].count("0") == 1


def test_where_nothing_is_chosen_yet_an_area_opens_its_page(
    monitor: Monitor, parse: Callable[[Any], Any]
) -> None:
    shapes = ground(monitor.release, monitor.areas, monitor.areas.land.code)
    assert shapes is not None
    paths = parse(picker(shapes, OPEN, "", "Kies")).all("path")
    assert paths[3].attributes.get("data-go") == f"/?gebied={shapes.codes[3]}"

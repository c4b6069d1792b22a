"""The invented places: names nobody bears, and a map without gaps or overlaps."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data.releases import release
from data.sources.demo import build, names

REAL = {
    "Amsterdam",
    "Rotterdam",
    "Utrecht",
    "Eindhoven",
    "Groningen",
    "Aa en Hunze",
    "Best",
    "Doesburg",
    "Zwolle",
    "Moerdijk",
    "Overvecht",
    "Kanaleneiland",
    "Schilderswijk",
    "Bijlmer",
    "Feijenoord",
    "Oosterwolde",
    "Lelystad",
    "Noordwijk",
    "Zandvoort",
    "Veenendaal",
    "Roosendaal",
    "Apeldoorn",
    "Hoogeveen",
    "Winterswijk",
    "Berkelland",
}

Point = tuple[float, float]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> release.Release:
    return release.read(build(tmp_path_factory.mktemp("demo"), gemeenten=12, progress=False))


def test_names_are_unique_and_not_real(made: release.Release) -> None:
    gemeenten = [a.name for a in made.areas if a.level == "gemeente"]
    wijken = [(a.parent, a.name) for a in made.areas if a.level in ("wijk", "buurt")]
    assert len(gemeenten) == len(set(gemeenten)) == 12
    assert len(wijken) == len(set(wijken))
    assert not REAL & {a.name for a in made.areas}


def test_no_root_and_ending_make_a_denied_name() -> None:
    words = names.load()
    denied = {name.casefold() for name in words["denied"]}
    endings = {ending for region in words["endings"] for ending in region}
    assert not denied & {(root + ending).casefold() for root in words["roots"] for ending in endings}


def test_codes_say_where_a_wijk_lies(made: release.Release) -> None:
    for area in made.areas:
        if area.level == "gemeente":
            assert area.code.startswith("GM9")
        if area.level == "wijk":
            assert area.parent == "GM" + area.code[2:6]
            assert len(area.code) == 8


def shapes(path: Path | None) -> dict[str, list[list[Point]]]:
    assert path is not None
    content: Any = json.loads(path.read_bytes())
    return {
        f["properties"]["code"]: [[(x, y) for x, y in ring] for ring in f["geometry"]["coordinates"]]
        for f in content["features"]
    }


def surface(rings: list[list[Point]]) -> float:
    return sum((x1 * y2 - x2 * y1) / 2 for ring in rings for (x1, y1), (x2, y2) in pairwise(ring))


@pytest.mark.parametrize("level", ["gemeente", "wijk"])
def test_every_area_has_a_polygon(made: release.Release, level: str) -> None:
    found = shapes(made.map_file(level))
    assert set(found) == {a.code for a in made.areas if a.level == level}
    for rings in found.values():
        assert surface(rings) > 0
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
        assert all(3.3 <= x <= 7.2 and 50.8 <= y <= 53.5 for ring in rings for x, y in ring)


@pytest.mark.parametrize("level", ["gemeente", "wijk"])
def test_neighbours_share_their_borders_point_for_point(made: release.Release, level: str) -> None:
    rings = [ring for own in shapes(made.map_file(level)).values() for ring in own]
    edges = Counter(edge for ring in rings for edge in pairwise(ring))
    assert max(edges.values()) == 1  # nobody overlaps
    coast = [edge for edge in edges if edge[::-1] not in edges]
    # What is left is the coast: closed walks, so every point is entered as often as it is left.
    assert Counter(a for a, _ in coast) == Counter(b for _, b in coast)
    assert len(coast) < len(edges) / 2


def test_wijken_fill_their_gemeente(made: release.Release) -> None:
    wijken = shapes(made.map_file("wijk"))
    for code, rings in shapes(made.map_file("gemeente")).items():
        parts = sum(surface(wijken[a.code]) for a in made.areas.children(code))
        assert parts == pytest.approx(surface(rings), rel=1e-6)


def test_the_coasts_of_both_maps_are_the_same(made: release.Release) -> None:
    def coast(level: str) -> set[tuple[Point, Point]]:
        rings = [ring for own in shapes(made.map_file(level)).values() for ring in own]
        edges = {edge for ring in rings for edge in pairwise(ring)}
        return {edge for edge in edges if edge[::-1] not in edges}

    assert coast("gemeente") == coast("wijk")

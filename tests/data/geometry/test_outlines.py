"""From a map to the file of outlines: what is in it, what was repaired, and what a map may not be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely

from data.geometry import shapes as stored
from data.geometry.outlines import carried, outlines
from data.releases.release import ReleaseError
from tests.polygons import geojson, land, to_degrees, voronoi

WIJKEN = {
    f"WK{code}": shapely.transform(cell, to_degrees)
    for code, cell in zip(("000100", "000101", "000102", "000200", "000300"), voronoi(3, 5), strict=True)
}
AREAS = land(["GM0001", "GM0002", "GM0003", "GM0004"], sorted(WIJKEN))


def made(tmp_path: Path, contents: bytes, areas: Any = AREAS) -> tuple[Path, str]:
    body, report = outlines(contents, "wijk", areas)
    path = tmp_path / "wijk.outlines"
    path.write_bytes(body)
    return path, report.words()


def test_the_land_and_each_wider_area_have_a_view(tmp_path: Path) -> None:
    path, words = made(tmp_path, geojson(WIJKEN))
    assert stored.view_names(path) == ("", "GM0001", "GM0002", "GM0003")
    whole = stored.read(path, "wijk")
    assert whole is not None
    assert whole.codes == tuple(sorted(WIJKEN))
    assert whole.names == tuple(f"Wijk {code}" for code in sorted(WIJKEN))
    inside = stored.read(path, "wijk", "GM0001")
    assert inside is not None
    assert inside.codes == ("WK000100", "WK000101", "WK000102")
    assert inside.metres < whole.metres * 4.41, "a box of its own: finer than a cut from the land"
    assert stored.read(path, "wijk", "GM0004") is None
    assert stored.compressed(path, "GM9999") is None
    assert "5 gebieden" in words
    assert "km²" not in words, "nothing had to be mended"


def test_the_same_map_makes_the_same_file() -> None:
    assert outlines(geojson(WIJKEN), "wijk", AREAS)[0] == outlines(geojson(WIJKEN), "wijk", AREAS)[0]


def test_who_is_no_area_of_the_release_is_left_out(tmp_path: Path) -> None:
    fewer = land(["GM0001"], ["WK000100", "WK000102"])
    path, _ = made(tmp_path, geojson(WIJKEN), fewer)
    whole = stored.read(path, "wijk")
    assert whole is not None
    assert whole.codes == ("WK000100", "WK000102")
    assert stored.view_names(path) == ("", "GM0001")
    (tmp_path / "geen").mkdir()
    empty, _ = made(tmp_path / "geen", geojson(WIJKEN), land(["GM0009"]))
    assert stored.view_names(empty) == ()


def test_an_earlier_file_goes_along_for_who_is_still_there(tmp_path: Path) -> None:
    path, _ = made(tmp_path, geojson(WIJKEN))
    assert carried(path, "wijk", AREAS) == path.read_bytes()
    later = tmp_path / "later.outlines"
    later.write_bytes(carried(path, "wijk", land(["GM0001", "GM0004"], ["WK000100", "WK000101"])))
    assert stored.view_names(later) == ("", "GM0001")
    before, after = stored.read(path, "wijk"), stored.read(later, "wijk")
    assert before is not None
    assert after is not None
    assert after.codes == ("WK000100", "WK000101")
    assert after.paths == before.paths[:2]
    assert (after.tiles == before.tiles[:2]).all()


def test_a_border_that_crosses_itself_is_repaired_and_told(tmp_path: Path) -> None:
    x, y = 5.2, 52.2
    bow = [(x, y), (x + 0.2, y + 0.2), (x + 0.2, y), (x, y + 0.2), (x, y)]
    flat = [(5.6, 52.2), (5.7, 52.2), (5.6, 52.2), (5.6, 52.2)]
    features = [
        {"properties": {"code": "GM0001"}, "geometry": {"type": "Polygon", "coordinates": [bow]}},
        {"properties": {"code": "GM0002"}, "geometry": {"type": "Polygon", "coordinates": [flat]}},
        {
            "properties": {"code": "GM0003"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[flat], [bow]]},
        },
    ]
    features[2]["geometry"]["coordinates"] = [[flat, bow], [[(px + 0.5, py) for px, py in bow]]]
    body, report = outlines(json.dumps({"features": features}).encode(), "gemeente", AREAS)
    (tmp_path / "g").write_bytes(body)
    shapes = stored.read(tmp_path / "g", "gemeente")
    assert shapes is not None
    assert shapes.codes == ("GM0001", "GM0003")
    assert [len(shapes.rings(i)) for i in (0, 1)] == [2, 2], "two triangles that touch; no hole in nothing"
    assert report.repaired == ("GM0001", "GM0002", "GM0003")
    assert report.empty == ("GM0002",)
    assert "GM0001" in report.words()
    assert "geen oppervlak" in report.words()


def spoilt(change: Callable[[list[Any]], object]) -> bytes:
    made = json.loads(geojson(WIJKEN))
    change(made["features"])
    return json.dumps(made).encode()


def to_rd_of(feature: Any) -> None:
    feature["geometry"]["coordinates"] = [[[155_000, 463_000], [155_100, 463_000], [155_100, 463_100]]]


def swap(feature: Any) -> None:
    feature["geometry"]["coordinates"] = [[p[::-1] for p in r] for r in feature["geometry"]["coordinates"]]


def far_off(feature: Any) -> None:
    feature["geometry"]["coordinates"] = [[[13.4, 52.5], [13.5, 52.5], [13.5, 52.6]]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda f: to_rd_of(f[1]), ["gebied 2 (WK000101)", "meters (RD)", "WGS84"]),
        (lambda f: swap(f[2]), ["gebied 3 (WK000102)", "assen verwisseld"]),
        (lambda f: far_off(f[3]), ["gebied 4 (WK000200)", "13.4, 52.5"]),
        (lambda f: f.append(f[0]), ["WK000100 twee keer", "gebied 1 en gebied 6"]),
        (lambda f: f[4]["properties"].clear(), ["gebied 5", "geen code"]),
        (
            lambda f: f[0].update(geometry={"type": "Point", "coordinates": [5, 52]}),
            ["(WK000100)", "geen vlak"],
        ),
        (lambda f: f.clear(), ["geen GeoJSON"]),
    ],
)
def test_what_is_wrong_is_said_of_which_area(change: Callable[[list[Any]], object], said: list[str]) -> None:
    with pytest.raises(ReleaseError) as error:
        outlines(spoilt(change), "wijk", AREAS)
    for part in ("wijk.geojson", *said):
        assert part in str(error.value)


def test_bytes_of_another_kind() -> None:
    with pytest.raises(ReleaseError, match="UTF-8"):
        outlines(geojson(WIJKEN).replace(b"Feature", "é".encode("cp1252")), "wijk", AREAS)
    marked, _ = outlines(b"\xef\xbb\xbf" + geojson(WIJKEN), "wijk", AREAS)
    assert marked == outlines(geojson(WIJKEN), "wijk", AREAS)[0]


def test_an_area_without_a_polygon_is_not_on_the_map(tmp_path: Path) -> None:
    path, _ = made(tmp_path, spoilt(lambda f: f[0].update(geometry=None)))
    whole = stored.read(path, "wijk")
    assert whole is not None
    assert "WK000100" not in whole.codes

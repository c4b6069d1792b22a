"""A map that cannot be used: which feature, and why; what is odd but usable is understood."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.areas import Area, Areas
from data.releases.release import ReleaseError
from data.sources.statline.mapping import MapFile
from data.sources.statline.maps import rewrite

WANTED = MapFile("gemeente", ("gemeente_*.geojson",), "gemeentecode")
AREAS = Areas(
    [Area("NL00", "Nederland", "land", None)]
    + [Area(f"GM{n:04}", f"Sûdwest-{n}", "gemeente", "NL00") for n in (1, 2, 3)]
)
Collection = dict[str, Any]


def collection() -> Collection:
    ring = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
    made = [
        {
            "type": "Feature",
            "properties": {"gemeentecode": f"GM{n:04}", "naam": "Sûdwest"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
        }
        for n in (1, 2, 3)
    ]
    return {"type": "FeatureCollection", "features": made}


def rings(made: Collection, at: int, value: Any) -> None:
    made["features"][at]["geometry"]["coordinates"] = value


def refused(path: Path) -> str:
    with pytest.raises(ReleaseError) as error:
        rewrite(path, WANTED, AREAS)
    return str(error.value)


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (lambda m: rings(m, 1, [[[[155000, 463000]] * 4]]), ["gebied 2 (GM0002)", "WGS84"]),
        (lambda m: rings(m, 1, [[[[5, 52], [5, 52], [155000, 463000]]]]), ["gebied 2 (GM0002)", "WGS84"]),
        (lambda m: m["features"].append(m["features"][0]), ["GM0001 twee keer", "gebied 1 en gebied 4"]),
        (lambda m: m["features"][2]["properties"].clear(), ["gebied 3", "gemeentecode"]),
        (lambda m: m["features"].insert(0, None), ["gebied 1", "gemeentecode"]),
        (lambda m: rings(m, 0, [1, 2]), ["gebied 1 (GM0001)", "geen vlak"]),
        (lambda m: rings(m, 0, None), ["gebied 1 (GM0001)", "geen vlak"]),
        (lambda m: m["features"][0]["geometry"].update(type="Point"), ["gebied 1 (GM0001)", "geen vlak"]),
        (lambda m: m["features"].clear(), ["geen GeoJSON"]),
    ],
)
def test_the_feature_and_the_reason(
    change: Callable[[Collection], object], parts: list[str], tmp_path: Path
) -> None:
    made = collection()
    change(made)
    path = tmp_path / "gemeente_2024.geojson"
    path.write_text(json.dumps(made), "utf-8")
    said = refused(path)
    for part in ("gemeente_2024.geojson", *parts):
        assert part in said, said


def test_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gemeente_2024.geojson"
    path.write_bytes(json.dumps(collection(), ensure_ascii=False).encode("cp1252"))
    assert "UTF-8" in refused(path)


def test_a_mark_of_byte_order_and_an_area_without_land(tmp_path: Path) -> None:
    made = collection()
    made["features"][1]["geometry"] = None
    path = tmp_path / "gemeente_2024.geojson"
    path.write_text(json.dumps(made), "utf-8-sig")
    contents, detail = rewrite(path, WANTED, AREAS)
    assert [f["properties"]["code"] for f in json.loads(contents)["features"]] == ["GM0001", "GM0003"]
    assert "geen vlak: GM0002" in detail

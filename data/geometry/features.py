"""The one reader of GeoJSON: areas by code, and a sentence that names the feature when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.catalogue import shipped
from data.releases.release import ReleaseError

# Nederland in WGS84: longitude, latitude. RD coordinates are in metres and fall far outside.
_WEST, _EAST, _SOUTH, _NORTH = 3.0, 7.5, 50.5, 54.0
_RD = 1_000.0  # no longitude or latitude is as large
SHAPES = {"Polygon": 2, "MultiPolygon": 3}  # how deep the rings lie

Degrees = npt.NDArray[np.float64]


def outline_words(key: str, **values: object) -> str:
    """The sentence ``omtrek.<key>`` with ``values`` filled in."""
    return shipped().text(f"omtrek.{key}", **values)


def map_fault(key: str, **values: object) -> ReleaseError:
    """The same sentence as an error that ends the reading."""
    return ReleaseError(outline_words(key, **values))


@dataclass(frozen=True)
class Polygons:
    """What a file holds: GeoJSON geometries by code, as they came, and the codes of areas without one."""

    geometries: Mapping[str, Any]
    empty: tuple[str, ...] = ()


def read(contents: bytes, file: str, column: str) -> Polygons:
    """The geometries in ``contents`` by the code in the property ``column``; ``file`` is how it is called.

    Raises ReleaseError that names the feature and the reason, when it is no GeoJSON in UTF-8, or one has no
    code, no polygon, a code that another has too, or lies outside Nederland (in RD, or with axes swapped).
    """
    found: dict[str, Any] = {}
    empty: list[str] = []
    at: dict[str, int] = {}
    for number, feature in enumerate(_features(contents, file, column), 1):
        code = _code(feature, column, file, number)
        if code in at:
            raise map_fault("dubbel", file=file, number=number, code=code, other=at[code])
        at[code] = number
        geometry = feature.get("geometry")
        if geometry is None:
            empty.append(code)  # an area without land, or one that was not drawn
            continue
        _check(geometry, file, number, code)
        found[code] = geometry
    return Polygons(found, tuple(sorted(empty)))


def rings(geometries: Sequence[Mapping[str, Any]]) -> tuple[list[Degrees], list[int], list[int]]:
    """All rings of geometries that ``read`` gave, each (points, 2), and per ring the number of its polygon
    and of its geometry; in a polygon the outer ring comes first."""
    found: list[Degrees] = []
    part: list[int] = []
    of: list[int] = []
    count = 0
    for i, geometry in enumerate(geometries):
        coordinates = geometry["coordinates"]
        for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
            for ring in polygon:
                found.append(np.array([p[:2] for p in ring], np.float64).reshape(-1, 2))
                part.append(count)
                of.append(i)
            count += 1
    return found, part, of


def _features(contents: bytes, file: str, column: str) -> list[Any]:
    try:
        features = json.loads(contents.decode("utf-8-sig"))["features"]
    except UnicodeDecodeError as error:
        raise map_fault("codering", file=file) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise map_fault("geen_kaart", file=file, column=column) from error
    if not isinstance(features, list) or not features:
        raise map_fault("geen_kaart", file=file, column=column)
    return features


def _code(feature: Any, column: str, file: str, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get(column) if isinstance(properties, dict) else None
    if not isinstance(code, str) or not code.strip():
        raise map_fault("zonder_code", file=file, number=number, column=column)
    return code.strip()


def _check(geometry: Any, file: str, number: int, code: str) -> None:
    """Every point of a polygon must be one, in longitude and latitude, in Nederland."""
    which = {"file": file, "number": number, "code": code}
    depth = SHAPES.get(geometry.get("type", "")) if isinstance(geometry, dict) else None
    if depth is None:
        raise map_fault("vorm", **which)
    try:
        for x, y in _points(geometry["coordinates"], depth):
            if not (_WEST < x < _EAST and _SOUTH < y < _NORTH):
                raise _elsewhere(x, y, which)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise map_fault("vorm", **which) from error


def _elsewhere(x: float, y: float, which: Mapping[str, Any]) -> ReleaseError:
    if _WEST < y < _EAST and _SOUTH < x < _NORTH:
        return map_fault("assen", **which)
    if abs(x) > _RD and abs(y) > _RD:
        return map_fault("rd", **which)
    return map_fault("buiten", **which, x=f"{x:g}", y=f"{y:g}")


def _points(coordinates: Any, depth: int) -> Iterator[tuple[float, float]]:
    if depth:
        for part in coordinates:
            yield from _points(part, depth - 1)
    else:
        yield float(coordinates[0]), float(coordinates[1])

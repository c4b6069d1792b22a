"""The polygons of CBS, with nothing left in them but a code and our name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.areas import Areas
from data.sources.intake.reasons import why
from data.sources.statline.mapping import MapFile
from data.sources.statline.words import fault, say, some

# Nederland in WGS84: longitude, latitude. RD coordinates are in metres and fall far outside.
_WEST, _EAST, _SOUTH, _NORTH = 3.0, 7.5, 50.5, 54.0
SHAPES = {"Polygon": 2, "MultiPolygon": 3}  # how deep the rings lie


def find(folder: Path, wanted: MapFile) -> Path | None:
    """The newest file (by name) with the polygons of a level."""
    found = [p for pattern in wanted.files for p in sorted(folder.glob(pattern))]
    return max(found, key=lambda p: p.name) if found else None


def rewrite(path: Path, wanted: MapFile, areas: Areas) -> tuple[bytes, str]:
    """The GeoJSON with properties ``code`` and ``name`` only, and what there is to say about it.

    Raises ReleaseError that names the feature and the reason, when one has no code, no polygon, a code that
    another has too, or lies outside Nederland.
    """
    found: dict[str, Any] = {}
    empty: list[str] = []
    at: dict[str, int] = {}
    for number, feature in enumerate(_features(path, wanted), 1):
        code = _code(feature, wanted, path, number)
        if code in at:
            raise fault("kaart_dubbel", file=path.name, number=number, code=code, other=at[code])
        at[code] = number
        geometry = feature.get("geometry")
        if geometry is None:
            empty.append(code)  # an area without land, or one that was not drawn
            continue
        _check(geometry, path, number, code)
        found[code] = geometry
    kept = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": areas[code].name},
            "geometry": geometry,
        }
        for code, geometry in sorted(found.items())
        if code in areas
    ]
    contents = json.dumps(
        {"type": "FeatureCollection", "features": kept}, ensure_ascii=False, separators=(",", ":")
    )
    detail = _detail(path, wanted, areas, set(found))
    if empty:
        detail += " " + say("kaart_leeg", count=len(empty), codes=some(sorted(empty)))
    return contents.encode(), detail


def _features(path: Path, wanted: MapFile) -> list[Any]:
    try:
        features = json.loads(path.read_text("utf-8-sig"))["features"]
    except OSError as error:
        raise fault("onleesbaar", file=path.name, reason=why(error)) from error
    except UnicodeDecodeError as error:
        raise fault("codering", file=path.name) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise fault("geen_kaart", file=path.name, column=wanted.code) from error
    if not isinstance(features, list) or not features:
        raise fault("geen_kaart", file=path.name, column=wanted.code)
    return features


def _code(feature: Any, wanted: MapFile, path: Path, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get(wanted.code) if isinstance(properties, dict) else None
    if not isinstance(code, str) or not code.strip():
        raise fault("kaart_zonder_code", file=path.name, number=number, column=wanted.code)
    return code.strip()


def _check(geometry: Any, path: Path, number: int, code: str) -> None:
    """Every point of a polygon must be one, in longitude and latitude, in Nederland."""
    told = {"file": path.name, "number": number, "code": code}
    depth = SHAPES.get(geometry.get("type", "")) if isinstance(geometry, dict) else None
    if depth is None:
        raise fault("kaart_vorm", **told)
    try:
        for x, y in _points(geometry["coordinates"], depth):
            if not (_WEST < x < _EAST and _SOUTH < y < _NORTH):
                raise fault("kaart_projectie", **told)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise fault("kaart_vorm", **told) from error


def _points(coordinates: Any, depth: int) -> Iterator[tuple[float, float]]:
    if depth:
        for part in coordinates:
            yield from _points(part, depth - 1)
    else:
        yield float(coordinates[0]), float(coordinates[1])


def _detail(path: Path, wanted: MapFile, areas: Areas, codes: set[str]) -> str:
    now = {a.code for a in areas if a.level == wanted.level and a.to_year is None}
    strange, absent = sorted(codes - set(areas.index)), sorted(now - codes)
    detail = say("kaart", file=path.name, count=len(codes & set(areas.index)))
    if strange:
        detail += " " + say("kaart_vreemd", count=len(strange), codes=some(strange))
    if absent:
        detail += " " + say("kaart_mist", count=len(absent), codes=some(absent))
    return detail

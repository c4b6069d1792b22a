"""The polygons of CBS, with nothing left in them but a code and our name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from data.areas import Areas
from data.sources.statline.mapping import MapFile
from data.sources.statline.words import fault, say, some

# Nederland in WGS84: longitude, latitude. RD coordinates are in metres and fall far outside.
_WEST, _EAST, _SOUTH, _NORTH = 3.0, 7.5, 50.5, 54.0


def find(folder: Path, wanted: MapFile) -> Path | None:
    """The newest file (by name) with the polygons of a level."""
    found = [p for pattern in wanted.files for p in sorted(folder.glob(pattern))]
    return max(found, key=lambda p: p.name) if found else None


def rewrite(path: Path, wanted: MapFile, areas: Areas) -> tuple[bytes, str]:
    """The GeoJSON with properties ``code`` and ``name`` only, and what there is to say about it.

    Raises ReleaseError when the file is no GeoJSON in WGS84 or misses the code.
    """
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        found = {str(f["properties"][wanted.code]).strip(): f["geometry"] for f in features}
        first = _first_point(next(iter(found.values()))["coordinates"])
    except OSError as error:
        raise fault("onleesbaar", file=path.name, reason=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, IndexError, StopIteration) as error:
        raise fault("geen_kaart", file=path.name, column=wanted.code) from error
    if not (_WEST < first[0] < _EAST and _SOUTH < first[1] < _NORTH):
        raise fault("kaart_projectie", file=path.name)
    kept = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": areas[code].name},
            "geometry": geometry,
        }
        for code, geometry in sorted(found.items())
        if code in areas and geometry
    ]
    contents = json.dumps(
        {"type": "FeatureCollection", "features": kept}, ensure_ascii=False, separators=(",", ":")
    )
    return contents.encode(), _detail(path, wanted, areas, set(found))


def _detail(path: Path, wanted: MapFile, areas: Areas, codes: set[str]) -> str:
    now = {a.code for a in areas if a.level == wanted.level and a.to_year is None}
    strange, absent = sorted(codes - set(areas.index)), sorted(now - codes)
    detail = say("kaart", file=path.name, count=len(codes & set(areas.index)))
    if strange:
        detail += " " + say("kaart_vreemd", count=len(strange), codes=some(strange))
    if absent:
        detail += " " + say("kaart_mist", count=len(absent), codes=some(absent))
    return detail


def _first_point(coordinates: Any) -> tuple[float, float]:
    while isinstance(coordinates[0], list):
        coordinates = coordinates[0]
    return float(coordinates[0]), float(coordinates[1])

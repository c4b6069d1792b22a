"""The polygons of CBS, with nothing left in them but a code and our name."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from data.areas import Areas
from data.geometry import features
from data.releases.release import Source
from data.sources.intake.reasons import why
from data.sources.statline.mapping import MapFile
from data.sources.statline.words import fault, say, some

LICENCE = "CC BY 4.0"


def find(folder: Path, wanted: MapFile) -> Path | None:
    """The newest file (by name) with the polygons of a level."""
    found = [p for pattern in wanted.files for p in sorted(folder.glob(pattern))]
    return max(found, key=lambda p: p.name) if found else None


def source(folder: Path, maps: Sequence[MapFile]) -> tuple[Source, ...]:
    """Where the maps of a folder came from, by the years in their names; nothing when there are none."""
    names = " ".join(path.stem for wanted in maps if (path := find(folder, wanted)))
    years = ", ".join(sorted(set(re.findall(r"_(\d{4})", names))))
    return (Source(say("kaart_bron"), "", years, LICENCE),) if names else ()


def rewrite(path: Path, wanted: MapFile, areas: Areas) -> tuple[bytes, str]:
    """The GeoJSON with properties ``code`` and ``name`` only, and what there is to say about it.

    Raises ReleaseError that names the feature and the reason, as ``features.read`` does.
    """
    try:
        contents = path.read_bytes()
    except OSError as error:
        raise fault("onleesbaar", file=path.name, reason=why(error)) from error
    read = features.read(contents, path.name, wanted.code)
    kept = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": areas[code].name},
            "geometry": geometry,
        }
        for code, geometry in sorted(read.geometries.items())
        if code in areas
    ]
    made = json.dumps(
        {"type": "FeatureCollection", "features": kept}, ensure_ascii=False, separators=(",", ":")
    )
    detail = _detail(path, wanted, areas, set(read.geometries))
    if read.empty:
        detail += " " + say("kaart_leeg", count=len(read.empty), codes=some(list(read.empty)))
    return made.encode(), detail


def _detail(path: Path, wanted: MapFile, areas: Areas, codes: set[str]) -> str:
    now = {a.code for a in areas if a.level == wanted.level and a.to_year is None}
    strange, absent = sorted(codes - set(areas.index)), sorted(now - codes)
    detail = say("kaart", file=path.name, count=len(codes & set(areas.index)))
    if strange:
        detail += " " + say("kaart_vreemd", count=len(strange), codes=some(strange))
    if absent:
        detail += " " + say("kaart_mist", count=len(absent), codes=some(absent))
    return detail

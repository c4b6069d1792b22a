"""From a map (GeoJSON) to outlines that are ready to draw: the land, and each wider area in a box of its own.

Metres (``rd.py``) → a coverage (``coverage.py``) → per view corners on the whole units of a box, and of those
the ones that matter: ``shapely.coverage_simplify`` (Visvalingam and Whyatt), which leaves neighbours their
one border (``views.py``). Only ``ReleaseWriter`` calls this; shapely is loaded then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli

from data.areas import Areas
from data.geometry import features, shapes
from data.geometry.coverage import CRACK, Fitted, arranged
from data.geometry.features import outline_words
from data.geometry.polygons import in_metres
from data.geometry.shapes import WHOLE, Shapes
from data.geometry.views import LAND, NARROW, spots_of, view
from data.progress import arriving

THREADS = 2
GRID = 1.0  # metres: on this the borders of neighbours are made one
BROTLI = {LAND: (11, 22), NARROW: (9, 16)}
"""Quality and window: 11 is a twentieth smaller and takes ten times as long: for what is fetched whole."""


@dataclass(frozen=True)
class MapReport:
    """What was drawn and what had to be done for it.

    ``count`` outlines; codes of areas that were repaired or of which nothing is left; km² put right.
    """

    level: str
    count: int
    repaired: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    overlap: float = 0.0
    cracks: float = 0.0

    def words(self) -> str:
        """What the report of the build says of it."""
        said = [outline_words("goed", level=self.level, count=self.count)]
        if self.repaired:
            said.append(outline_words("hersteld", count=len(self.repaired), codes=_some(self.repaired)))
        if self.overlap or self.cracks:
            said.append(outline_words("passend", overlap=_km2(self.overlap), cracks=_km2(self.cracks)))
        if self.empty:
            said.append(outline_words("zonder_vlak", count=len(self.empty), codes=_some(self.empty)))
        return " ".join(said)


def outlines(geojson: bytes, level: str, areas: Areas, *, progress: bool = True) -> tuple[bytes, MapReport]:
    """The contents of ``map/<level>.outlines`` from GeoJSON with the property ``code``, and what was done.

    Areas that are not of ``level`` in ``areas`` are left out. Raises ReleaseError as ``features.read`` does.
    """
    import shapely

    given = features.read(geojson, f"{level}.geojson", "code").geometries
    codes = [a.code for a in areas.rows[areas.level_slice(level)] if a.code in given]
    made = in_metres([given[code] for code in codes])
    repaired = tuple(code for code, (_, whole) in zip(codes, made, strict=True) if not whole)
    empty = tuple(code for code, (polygon, _) in zip(codes, made, strict=True) if polygon is None)
    codes = [code for code in codes if code not in empty]
    polygons = [polygon for polygon, _ in made if polygon is not None]
    fitted = Fitted(polygons)
    if not shapely.coverage_is_valid(polygons):
        fitted = arranged(polygons, GRID, CRACK)
    kept = [p if p is not None else given for p, given in zip(fitted.polygons, polygons, strict=True)]
    report = MapReport(
        level, len(codes), repaired, empty, overlap=fitted.overlap / 1e6, cracks=fitted.cracks / 1e6
    )
    return shapes.pack(dict(_views(level, codes, kept, areas, progress))), report


def _views(
    level: str, codes: Sequence[str], polygons: Sequence[Any], areas: Areas, progress: bool
) -> Iterator[tuple[str, bytes]]:
    """The land, and each area between that and the level, with what is in it: code and compressed view."""
    if not codes:
        return
    spots = spots_of(polygons)
    inside: dict[str, list[int]] = {WHOLE: list(range(len(codes)))}
    for i, code in enumerate(codes):
        for wider in areas.wider(code)[:-1]:
            inside.setdefault(wider.code, []).append(i)

    def made(where: str) -> bytes:
        own, side = inside[where], NARROW if where else LAND
        named = [codes[i] for i in own]
        names = [areas[c].name for c in named]
        return _pressed(view(level, named, names, [polygons[i] for i in own], spots[own], side), side)

    with ThreadPoolExecutor(THREADS) as pool:  # GEOS and brotli let go of Python while they work
        done = pool.map(made, sorted(inside))
        yield from zip(sorted(inside), arriving(done, len(inside), "omtrekken", shown=progress), strict=True)


def carried(file: Path, level: str, areas: Areas) -> bytes:
    """The outlines of an earlier release for the areas of a new one: those that are still there."""
    views = {}
    for where in shapes.view_names(file):
        body = shapes.compressed(file, where)
        if body is None or (where and where not in areas):
            continue
        earlier = shapes.decode(level, brotli.decompress(body))
        still = [
            i
            for i, code in enumerate(earlier.codes)
            if code in areas
            and areas[code].level == level
            and (not where or where in (a.code for a in areas.wider(code)))
        ]
        names = tuple(areas[earlier.codes[i]].name for i in still)
        if names != earlier.names:
            body = _pressed(earlier.only(still, names), NARROW if where else LAND)
        if still:
            views[where] = body
    return shapes.pack(views)


def _pressed(made: Shapes, side: int) -> bytes:
    quality, window = BROTLI[side]
    return bytes(brotli.compress(shapes.encode(made), quality=quality, lgwin=window))


def _km2(size: float) -> str:
    return f"{size:.1f}".replace(".", ",")


def _some(codes: Sequence[str], most: int = 5) -> str:
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")

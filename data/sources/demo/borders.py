"""From labelled hexagons to polygons whose shared borders are the same, point for point.

Borders run over the sides of hexagons. All corners are moved and thinned once, for both neighbours
alike; corners where three areas meet always stay.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.sources.demo.hexgrid import Cells, HexGrid

LON, LAT = (3.35, 7.15), (50.85, 53.45)  # the box the country is put in (degrees)
THIN = 4  # of the corners along a border one in so many is kept

Ring = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Outline:
    """The borders of one division of the plane.

    ``rings`` are closed walks over corner numbers, the area on the left; ``owner`` says whose.
    """

    rings: tuple[Ring, ...]
    owner: npt.NDArray[np.int32]


@dataclass(frozen=True)
class MapCorners:
    """The corners that are on any border: number (sorted), lon and lat, and whether they are kept."""

    number: npt.NDArray[np.int64]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    kept: npt.NDArray[np.bool_]


def trace(grid: HexGrid, labels: Cells) -> Outline:
    """Walk around every area, counter-clockwise on the outside."""
    cells = np.flatnonzero(labels >= 0).astype(np.int32)
    cell = np.repeat(cells, 6)
    side = np.tile(np.arange(6), len(cells))
    on_border = labels[grid.neighbour(cell, side)] != labels[cell]
    cell, side = cell[on_border], side[on_border]
    # Past the end of this side lies the next side of the same hexagon, or one of the hexagon ahead.
    ahead = grid.neighbour(cell, (side + 1) % 6)
    same = labels[ahead] == labels[cell]
    following = np.where(same, ahead, cell).astype(np.int64) * 6 + np.where(same, side + 5, side + 1) % 6
    here = cell.astype(np.int64) * 6 + side  # sorted, as cells are
    after = np.searchsorted(here, following).tolist()
    end = grid.corner(cell, side)
    rings, owner, seen = [], [], [False] * len(after)
    for first in range(len(after)):
        if seen[first]:
            continue
        ring, at = [], first
        while not seen[at]:
            seen[at] = True
            ring.append(at)
            at = after[at]
        rings.append(end[ring])
        owner.append(labels[cell[first]])
    return Outline(tuple(rings), np.array(owner, np.int32))


def settle(grid: HexGrid, outline: Outline) -> MapCorners:
    """Smooth the zigzag of the hexagons and choose which corners stay."""
    walk = np.concatenate(outline.rings)
    nxt = np.concatenate([np.roll(r, -1) for r in outline.rings])
    number = np.unique(walk)
    a, b = np.searchsorted(number, walk), np.searchsorted(number, nxt)
    pairs = np.unique(np.concatenate([a * len(number) + b, b * len(number) + a]))
    one, other = np.divmod(pairs, len(number))
    degree = np.bincount(one, minlength=len(number))
    x, y = grid.corner_position(number)
    for _ in range(4):
        x = 0.5 * x + 0.5 * np.bincount(one, x[other], len(number)) / degree
        y = 0.5 * y + 0.5 * np.bincount(one, y[other], len(number)) / degree
    kept = degree > 2
    _thin(outline, number, kept)
    lon = LON[0] + x / (grid.columns * grid.width) * (LON[1] - LON[0])
    lat = LAT[0] + y / (grid.rows * 1.5 * grid.size) * (LAT[1] - LAT[0])
    return MapCorners(number, np.round(lon, 4), np.round(lat, 4), kept)


def _thin(outline: Outline, number: Ring, kept: npt.NDArray[np.bool_]) -> None:
    """Mark in ``kept``, where only junctions are marked, the corners to keep between them.

    The first walk along a border decides; the walk back, of the neighbour, finds it decided.
    """
    decided = np.zeros(len(number), bool)
    for ring in outline.rings:
        at = np.searchsorted(number, ring)
        junctions = np.flatnonzero(kept[at] & ~decided[at])
        if not len(junctions):  # an island or an enclave: one border all round
            if not decided[at[0]]:
                decided[at] = True
                kept[at[:: max(1, min(THIN, len(at) // 6))]] = True
            continue
        at = np.roll(at, -junctions[0])
        stops = np.append(junctions - junctions[0], len(at))
        for start, stop in zip(stops[:-1].tolist(), stops[1:].tolist(), strict=True):
            inside = at[start + 1 : stop]
            if not len(inside) or decided[inside[0]]:
                continue
            decided[inside] = True
            pieces = max(round((len(inside) + 1) / THIN), 3 if len(stops) == 2 else 2)
            kept[inside[np.arange(1, pieces) * (len(inside) + 1) // pieces - 1]] = True


def geojson(outline: Outline, corners: MapCorners, codes: Sequence[str], names: Sequence[str]) -> bytes:
    """The areas as GeoJSON (RFC 7946) with the properties code and name, one area a line."""
    points = [f"[{lon:.4f},{lat:.4f}]" for lon, lat in zip(corners.lon, corners.lat, strict=True)]
    own: list[list[Ring]] = [[] for _ in codes]
    for ring, owner in zip(outline.rings, outline.owner.tolist(), strict=True):
        at = np.searchsorted(corners.number, ring)
        own[owner].append(at[corners.kept[at]])
    lines = []
    for rings, code, name in zip(own, codes, names, strict=True):
        rings.sort(key=lambda r: -area(corners.lon[r], corners.lat[r]))  # holes are negative
        walks = ",".join("[" + ",".join([points[i] for i in (*r.tolist(), int(r[0]))]) + "]" for r in rings)
        properties = json.dumps({"code": code, "name": name}, ensure_ascii=False, separators=(",", ":"))
        lines.append(
            f'{{"type":"Feature","properties":{properties},'
            f'"geometry":{{"type":"Polygon","coordinates":[{walks}]}}}}'
        )
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def area(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> float:
    """The area of a ring (units of x times y); positive when it runs counter-clockwise.

    ``x`` and ``y`` (corners,) are of one shape.
    """
    x, y = x - x[0], y - y[0]  # smaller numbers, smaller rounding
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def surfaces(outline: Outline, corners: MapCorners, number: int) -> list[float]:
    """The surface of every area as it is drawn (square degrees), holes left out."""
    found = [0.0] * number
    for ring, owner in zip(outline.rings, outline.owner.tolist(), strict=True):
        at = np.searchsorted(corners.number, ring)
        at = at[corners.kept[at]]
        found[owner] += area(corners.lon[at], corners.lat[at])
    return found

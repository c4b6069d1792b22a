"""From GeoJSON to shapes in metres; what crosses itself is repaired, and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from data.geometry import features
from data.geometry.rd import to_rd


def in_metres(geometries: Sequence[Any]) -> list[tuple[Any, bool]]:
    """Of each GeoJSON geometry its shape in metres (None: nothing is left), and whether it was whole."""
    import shapely

    rings, part, shape = features.rings(geometries)
    points = to_rd(np.concatenate(rings)) if rings else np.zeros((0, 2))
    pieces = np.split(points, np.cumsum([len(r) for r in rings])[:-1]) if rings else []
    lines: dict[int, list[npt.NDArray[np.float64]]] = {}
    flat: set[int] = set()  # polygons without an outer ring: what else they have are holes in nothing
    broken: set[int] = set()
    for piece, p, s in zip(pieces, part, shape, strict=True):
        if p in flat:
            continue
        if len(piece) > 3 or (len(piece) == 3 and (piece[0] != piece[-1]).any()):
            lines.setdefault(p, []).append(piece)
        else:
            broken.add(s)  # a border without a surface
            if p not in lines:
                flat.add(p)
    of = dict(zip(part, shape, strict=True))
    parts: list[list[Any]] = [[] for _ in geometries]
    for p, own in lines.items():
        parts[of[p]].append(shapely.Polygon(own[0], own[1:]))
    made = [shapely.MultiPolygon(own) for own in parts]
    sound = shapely.is_valid(made)
    out: list[tuple[Any, bool]] = []
    for i, polygon in enumerate(made):
        if not sound[i]:
            # What crosses itself may leave lines behind.
            faces = shapely.get_parts(shapely.get_parts(shapely.make_valid(polygon)))
            polygon = shapely.MultiPolygon([f for f in faces if f.geom_type == "Polygon"])
        out.append((None if polygon.is_empty else polygon, bool(sound[i]) and i not in broken))
    return out

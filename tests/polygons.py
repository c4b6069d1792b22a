"""Small countries to draw: clean coverages of random shape, and what a map can have wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from data.areas import Area, Areas


def voronoi(seed: int, number: int, wiggle: int = 12) -> list[Any]:
    """A clean coverage of ``number`` cells on some 100 by 100 km (metres), their borders not straight."""
    rng = np.random.default_rng(seed)
    spots = shapely.MultiPoint(rng.uniform(0, 100_000, (number, 2)))
    cells = shapely.get_parts(shapely.voronoi_polygons(spots, extend_to=shapely.box(0, 0, 100_000, 100_000)))
    cells = shapely.intersection(cells, shapely.box(0, 0, 100_000, 100_000))
    lines = shapely.get_parts(shapely.union_all(shapely.boundary(cells)))
    bent = []
    for line in lines:  # a border bends the same for both its neighbours
        (x0, y0), *_, (x1, y1) = shapely.get_coordinates(line)
        share = np.linspace(0, 1, wiggle)[:, None]
        between = np.array([x0, y0]) * (1 - share) + np.array([x1, y1]) * share
        length = np.hypot(x1 - x0, y1 - y0)
        between[1:-1] += rng.normal(0, length / wiggle / 4, (wiggle - 2, 2))
        bent.append(shapely.LineString(between))
    noded = shapely.get_parts(shapely.union_all(bent))
    return list(shapely.get_parts(shapely.polygonize(noded)))


def to_degrees(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Somewhere in the middle of Nederland, good enough to be projected again."""
    return np.column_stack([4.6 + points[:, 0] / 68_500, 51.7 + points[:, 1] / 111_250])


def geojson(shapes: Mapping[str, Any], column: str = "code") -> bytes:
    """Shapes in degrees by code."""
    features = [
        {"type": "Feature", "properties": {column: code}, "geometry": shapely.geometry.mapping(shape)}
        for code, shape in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def land(gemeenten: Sequence[str], wijken: Sequence[str] = ()) -> Areas:
    """A land with these gemeenten and wijken."""
    rows = [Area("NL00", "Nederland", "land", None)]
    rows += [Area(code, f"Gemeente {code}", "gemeente", "NL00") for code in gemeenten]
    rows += [Area(code, f"Wijk {code}", "wijk", f"GM{code[2:6]}") for code in wijken]
    return Areas(rows)

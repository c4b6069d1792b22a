"""One view: outlines of areas on the whole units of a box, with places for labels and tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from data.geometry.coverage import arranged
from data.geometry.shapes import Ring, Shapes
from data.geometry.svgpath import path_of
from data.geometry.tiles import dealt

LAND, NARROW = 4_400, 1_000  # units of the longest side of a box: of the land, of a wider area in it
THIN = {LAND: 3.3, NARROW: 1.6}
"""Corners that make less difference than a triangle of this squared (units²) go."""
LEAST = 2.0  # units²: a smaller area is drawn as a diamond of this surface, so that it does not vanish


def view(
    level: str,
    codes: Sequence[str],
    names: Sequence[str],
    polygons: Sequence[Any],
    spots: npt.NDArray[np.float64],
    side: int,
) -> Shapes:
    """The outlines of polygons of a valid coverage (metres, y up) in a box; ``side`` is its longest side.

    ``spots`` (areas, 2) are points in the polygons that a label may stand at.
    """
    import shapely

    x0, y0, x1, y1 = shapely.total_bounds(np.array(polygons, dtype=object)).tolist()
    unit = max(x1 - x0, y1 - y0, 1.0) / side
    thinned = shapely.coverage_simplify(polygons, unit / 2)  # what would fall on the same unit anyway

    def boxed(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack([(points[:, 0] - x0) / unit, (y1 - points[:, 1]) / unit])

    fitted = _whole_units(shapely.transform(thinned, boxed), boxed(spots))
    drawn = shapely.coverage_simplify(fitted, THIN[side])
    boxes = np.rint(shapely.bounds(drawn)).astype(np.int32)
    centres = _centres(drawn, boxed(spots))
    return Shapes(
        level=level,
        wide=int(np.ceil((x1 - x0) / unit)),
        high=int(np.ceil((y1 - y0) / unit)),
        metres=unit,
        codes=tuple(codes),
        names=tuple(names),
        paths=tuple(map(path_of, _rings(drawn))),
        boxes=boxes,
        centres=centres,
        tiles=dealt(shapely.get_coordinates(shapely.centroid(drawn))),
    )


def _whole_units(polygons: Sequence[Any], spots: npt.NDArray[np.float64]) -> Any:
    """The polygons with corners on whole units; those that would vanish are diamonds."""
    import shapely

    small = {i for i, size in enumerate(shapely.area(polygons).tolist()) if size < LEAST}
    while True:
        shapes = list(polygons)
        if small:
            diamonds = {i: _diamond(spots[i]) for i in sorted(small)}
            every = shapely.union_all(list(diamonds.values()))
            shapes = [diamonds.get(i) or shapely.difference(p, every) for i, p in enumerate(shapes)]
        made = arranged(shapes, 1.0).polygons
        lost = {i for i, p in enumerate(made) if p is None}
        if not lost:
            return np.array(made, dtype=object)
        if lost <= small:  # two diamonds on one spot: one lies on the other
            return np.array(
                [p if p is not None else _diamond(spots[i]) for i, p in enumerate(made)], dtype=object
            )
        small |= lost


def _diamond(spot: npt.NDArray[np.float64]) -> Any:
    import shapely

    x, y = np.rint(spot)
    return shapely.Polygon([(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)])


def spots_of(polygons: Sequence[Any]) -> npt.NDArray[np.float64]:
    """Of each polygon the middle of the widest place in its largest part (polygons, 2)."""
    import shapely

    parts, of = shapely.get_parts(np.array(polygons, dtype=object), return_index=True)
    order = np.lexsort((-shapely.area(parts), of))
    _, first = np.unique(of[order], return_index=True)
    largest = parts[order[first]]
    tolerance = np.sqrt(shapely.area(largest)) / 20
    circles = shapely.maximum_inscribed_circle(largest, tolerance)
    return np.array(shapely.get_coordinates(circles).reshape(-1, 2, 2)[:, 0])


def _centres(drawn: Any, spots: npt.NDArray[np.float64]) -> npt.NDArray[np.int32]:
    """The spots on whole units; where that falls outside the outline, another unit that does not."""
    import shapely

    centres = np.rint(spots)
    out = ~shapely.contains_xy(drawn, centres)
    if out.any():
        centres[out] = np.rint(shapely.get_coordinates(shapely.point_on_surface(drawn[out])))
    return centres.astype(np.int32)


def _rings(drawn: Any) -> list[list[Ring]]:
    """Per shape its rings on whole units, not closed; the largest part first, each part before its holes."""
    import shapely

    parts, of = shapely.get_parts(drawn, return_index=True)
    order = np.lexsort((-shapely.area(parts), of))
    parts, of = parts[order], of[order]
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    whole = [(x, y) for x, y in np.rint(points).astype(np.int64).tolist()]
    bounds = np.searchsorted(ring, np.arange(len(rings) + 1)).tolist()
    made: list[list[Ring]] = [[] for _ in drawn]
    for at, first, last in zip(of[part].tolist(), bounds[:-1], bounds[1:], strict=True):
        made[at].append(whole[first : last - 1])
    return made

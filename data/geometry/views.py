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
LEAST = 12.0  # units²: a smaller area is drawn as a diamond of 8, so that it does not vanish


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

    drawn = _drawn(shapely.transform(thinned, boxed), boxed(spots), THIN[side])
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


def _drawn(
    polygons: Any, spots: npt.NDArray[np.float64], thin: float, small: frozenset[int] = frozenset()
) -> Any:
    """The polygons with the corners that matter, on whole units; those that are ``small`` are diamonds."""
    import shapely

    few = sorted(small | set(np.flatnonzero(shapely.area(polygons) < LEAST).tolist()))
    large = [i for i in range(len(polygons)) if i not in set(few)]
    made = np.array(arranged(polygons, 1.0, away=few).polygons, dtype=object)
    lost = {i for i in large if made[i] is None}
    if not lost:
        made[large] = shapely.coverage_simplify(made[large], thin)
    if few and not lost:
        made[few] = _diamonds(spots[few])
        made[large] = shapely.difference(made[large], shapely.union_all(made[few]))
        made = np.array(arranged(made, 1.0).polygons, dtype=object)  # a diamond may lie over a border
        lost = {i for i in large if made[i] is None}
    return _drawn(polygons, spots, thin, small | lost) if lost else made


def _diamonds(spots: npt.NDArray[np.float64]) -> list[Any]:
    """A diamond of 8 units² near each spot (areas, 2), none over another."""
    import shapely

    taken: list[tuple[int, int]] = []
    for x, y in np.rint(spots).astype(int).tolist():
        reach = 0
        while not (free := [c for c in _around(x, y, reach) if _clear(c, taken)]):
            reach += 1
        taken.append(free[0])
    return [shapely.Polygon([(x, y - 2), (x + 2, y), (x, y + 2), (x - 2, y)]) for x, y in taken]


def _around(x: int, y: int, reach: int) -> list[tuple[int, int]]:
    steps = range(-reach, reach + 1)
    return [(x + dx, y + dy) for dx in steps for dy in steps if max(abs(dx), abs(dy)) == reach]


def _clear(spot: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return all(abs(spot[0] - x) + abs(spot[1] - y) >= 4 for x, y in taken)


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

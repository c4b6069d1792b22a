"""A coverage: polygons that lie side by side, so that neighbours share one border and nothing lies twice.

Polygons that come otherwise (each simplified apart, so that they overlap here and leave a crack there) are
put right: all their borders together cut the plane in faces, and each face goes to one area. shapely is
loaded when this is called, which is when a release is built.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

CRACK = 150.0  # metres: an opening that is narrower on average is a crack between two drawings, not water
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Fitted:
    """Polygons of a valid coverage, None where nothing is left of one, and the surface (unit²) put right."""

    polygons: list[Any]
    overlap: float = 0.0
    cracks: float = 0.0


def arranged(polygons: Any, grid: float, crack: float = 0.0, away: Sequence[int] = ()) -> Fitted:
    """The polygons with their corners on a grid, each piece of the plane in one of them at most.

    A piece in two of them goes to the one with which it has the longest border, or to the smaller of them
    if it is most of that; a piece in none that is narrower than ``crack`` goes to its longest neighbour.
    So does what is of the polygons at the positions ``away``.
    """
    import shapely

    given = np.array(polygons, dtype=object)
    lines = shapely.union_all(shapely.boundary(given), grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    if not len(faces):
        return Fitted([None] * len(given))
    size = shapely.area(faces)
    thin = size < crack * shapely.length(faces) / 2
    owner, candidates = _covered(given, faces, grid, thin)
    twice, narrow = owner == -2, thin & (owner == -1)
    if len(away):
        narrow |= np.isin(owner, away)
        owner[narrow] = -1
    open_ = twice | narrow
    if open_.any():
        _most_of_a_small_one(owner, candidates, size, shapely.area(given))
        _by_longest_border(owner, candidates, faces, narrow, grid)
        for face in np.flatnonzero(owner == -2).tolist():
            owner[face] = candidates[face][0]
    made = _joined(owner, faces, len(given))
    return Fitted(made, float(size[twice].sum()), float(size[narrow & (owner >= 0)].sum()))


def _covered(
    given: Any, faces: Any, grid: float, thin: npt.NDArray[np.bool_]
) -> tuple[Ints, dict[int, list[int]]]:
    """Whose each face is (-1: of none, -2: of several), and of the last which they are.

    One point tells of most. It does not of a face that lies in none and is not thin, or is larger than what
    it would be of: on the grid a small thing may have vanished there. Of those the surface is measured.
    """
    import shapely

    size, whole, tree = shapely.area(faces), shapely.area(given), shapely.STRtree(given)
    face, area = tree.query(shapely.point_on_surface(faces), predicate="intersects")
    count = np.bincount(face, minlength=len(faces))
    owner = np.full(len(faces), -1, np.intp)
    owner[face] = area
    doubt = (count == 0) & ~thin | (count > 1) & (size > whole[owner] / 2)
    doubt |= size > whole[owner] + grid * shapely.length(faces)
    doubtful = np.flatnonzero(doubt)
    candidates: dict[int, list[int]] = {}
    sure = (count > 1) & ~doubt
    for f, a in zip(face[sure[face]].tolist(), area[sure[face]].tolist(), strict=True):
        candidates.setdefault(f, []).append(a)
    owner[sure], owner[doubtful] = -2, -1
    at, area = tree.query(faces[doubtful], predicate="intersects")
    part = shapely.area(shapely.intersection(faces[doubtful[at]], given[area])) / size[doubtful[at]]
    parts: dict[int, list[tuple[float, int]]] = {}
    for f, share, a in zip(doubtful[at].tolist(), part.tolist(), area.tolist(), strict=True):
        parts.setdefault(f, []).append((share, a))
    for f, shares in parts.items():
        most = sorted(a for share, a in shares if share > 0.5)
        if len(most) > 1:
            owner[f], candidates[f] = -2, most
        elif sum(share for share, _ in shares) > 0.5:
            owner[f] = max(shares, key=lambda s: (s[0], -s[1]))[1]
    return owner, candidates


def _most_of_a_small_one(
    owner: Ints,
    candidates: dict[int, list[int]],
    size: npt.NDArray[np.float64],
    whole: npt.NDArray[np.float64],
) -> None:
    for face, areas in candidates.items():
        least = min(areas, key=lambda a: (whole[a], a))
        if size[face] > whole[least] / 2:
            owner[face] = least


def _by_longest_border(
    owner: Ints, candidates: dict[int, list[int]], faces: Any, narrow: npt.NDArray[np.bool_], grid: float
) -> None:
    one, other, length = _borders(faces, grid)
    undecided = (owner == -2) | narrow
    near = undecided[one]
    one, other, length = one[near], other[near], length[near]
    while True:
        there = owner[other] >= 0
        todo = there & (owner[one] < 0)
        borders: dict[tuple[int, int], float] = {}
        for f, a, n in zip(
            one[todo].tolist(), owner[other[todo]].tolist(), length[todo].tolist(), strict=True
        ):
            if f not in candidates or a in candidates[f]:
                borders[f, a] = borders.get((f, a), 0.0) + n
        best: dict[int, tuple[float, int]] = {}
        for (f, a), n in borders.items():
            best[f] = max(best.get(f, (0.0, 0)), (n, -a))
        if not best:
            return
        for f, (_, a) in best.items():
            owner[f] = -a


def _borders(faces: Any, grid: float) -> tuple[Ints, Ints, npt.NDArray[np.float64]]:
    """Each side that two faces share, seen from both: (one, other, length)."""
    import shapely

    rings, face = shapely.get_rings(faces, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    start, end = points[:-1][same], points[1:][same]
    of = face[ring[:-1][same]]
    length = np.hypot(*(end - start).T)
    a, b = np.rint(start / grid).astype(np.int64), np.rint(end / grid).astype(np.int64)
    swap = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    a[swap], b[swap] = b[swap].copy(), a[swap].copy()
    order = np.lexsort((b[:, 1], b[:, 0], a[:, 1], a[:, 0]))
    key = np.hstack([a, b])[order]
    pair = np.flatnonzero((key[1:] == key[:-1]).all(axis=1))
    left, right = of[order[pair]], of[order[pair + 1]]
    shared = length[order[pair]]
    return np.concatenate([left, right]), np.concatenate([right, left]), np.concatenate([shared, shared])


def _joined(owner: Ints, faces: Any, number: int) -> list[Any]:
    """The faces of each area as one polygon, None for an area without."""
    import shapely

    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(number + 1)).tolist()
    made: list[Any] = []
    for first, last in pairwise(bounds):
        own = faces[order[first:last]]
        made.append(None if not len(own) else own[0] if len(own) == 1 else shapely.coverage_union_all(own))
    return made

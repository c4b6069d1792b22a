"""Which area an arrow key leads to."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.geometry.shapes import Shapes

UP, RIGHT, DOWN, LEFT = range(4)
_ROWS = 256  # areas looked at together, so that the land does not take 100 MB
_NEAR = 48  # neighbours that are looked at first


@lru_cache(16)
def neighbours_by_direction(shapes: Shapes) -> NDArray[np.int32]:
    """Per area (areas, 4) the position of the one above, to the right, below and to the left; -1: none.

    That is the nearest centre in the quarter of the sky in that direction.
    """
    return toward(shapes.centres)


def toward(centres: NDArray[np.int32]) -> NDArray[np.int32]:
    """The same from the centres (areas, 2) alone."""
    n = len(centres)
    made = np.full((n, 4), -1, np.int32)
    every = np.arange(n)
    if n > 2 * _NEAR:
        from scipy.spatial import cKDTree

        _, near = cKDTree(centres).query(centres, _NEAR)
        near = np.sort(near, axis=1)  # of two that are as far the first one, here as below
        for first in range(0, n, _ROWS):
            here = every[first : first + _ROWS]
            made[here] = _nearest(centres, here, near[here])
    lacking = np.flatnonzero((made < 0).any(axis=1))
    for first in range(0, len(lacking), _ROWS):
        here = lacking[first : first + _ROWS]
        made[here] = _nearest(centres, here, np.broadcast_to(every, (len(here), n)))
    return made


def _nearest(
    centres: NDArray[np.int32], here: NDArray[np.intp], others: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Of each area in ``here`` the nearest of ``others`` (here, others) in each direction."""
    dx = centres[others, 0].astype(np.float64) - centres[here, 0, None]
    dy = centres[others, 1].astype(np.float64) - centres[here, 1, None]
    # Two in one place: the later one lies to the right.
    dx += np.where((dx == 0) & (dy == 0), np.sign(others - here[:, None]) * 1e-3, 0.0)
    far = dx * dx + dy * dy
    wide = np.abs(dx) >= np.abs(dy)
    made = np.full((len(here), 4), -1, np.intp)
    for way, there in (
        (UP, ~wide & (dy < 0)),
        (RIGHT, wide & (dx > 0)),
        (DOWN, ~wide & (dy > 0)),
        (LEFT, wide & (dx < 0)),
    ):
        chosen = np.where(there, far, np.inf).argmin(axis=1)
        made[:, way] = np.where(there.any(axis=1), others[np.arange(len(here)), chosen], -1)
    return made

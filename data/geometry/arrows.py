"""Which area an arrow key leads to."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.geometry.shapes import Shapes

UP, RIGHT, DOWN, LEFT = range(4)
_ROWS = 256  # areas looked at together, so that the land does not take 100 MB


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
    place = centres.astype(np.float64)
    for first in range(0, n, _ROWS):
        dx = place[None, :, 0] - place[first : first + _ROWS, None, 0]
        dy = place[None, :, 1] - place[first : first + _ROWS, None, 1]
        here = np.arange(first, min(first + _ROWS, n))
        # Two in one place: the later one lies to the right.
        dx += np.where((dx == 0) & (dy == 0), np.sign(np.arange(n)[None, :] - here[:, None]) * 1e-3, 0.0)
        far = dx * dx + dy * dy
        wide = np.abs(dx) >= np.abs(dy)
        for way, there in (
            (UP, ~wide & (dy < 0)),
            (RIGHT, wide & (dx > 0)),
            (DOWN, ~wide & (dy > 0)),
            (LEFT, wide & (dx < 0)),
        ):
            length = np.where(there, far, np.inf)
            nearest = length.argmin(axis=1)
            made[here, way] = np.where(there.any(axis=1), nearest, -1)
    return made

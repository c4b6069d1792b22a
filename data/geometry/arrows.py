"""Which area an arrow key leads to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

UP, RIGHT, DOWN, LEFT = range(4)


def toward(centres: NDArray[np.int32]) -> NDArray[np.intp]:
    """From the centres (areas, 2): per area (areas, 4) the one above, to the right, below and to the left.

    That is the nearest centre in the quarter of the sky in that direction; -1: none. For the hundreds of
    areas that are shapes of their own; thousands are one canvas, which asks for one area at a time.
    """
    n = len(centres)
    every = np.arange(n)
    dx, dy = (centres[None, :, axis] - centres[:, None, axis] for axis in (0, 1))
    # Two in one place: the later one lies to the right.
    dx = dx + np.where((dx == 0) & (dy == 0), np.sign(every[None, :] - every[:, None]) * 1e-3, 0.0)
    far = dx * dx + dy * dy
    wide = np.abs(dx) >= np.abs(dy)
    made = np.full((n, 4), -1, np.intp)
    for way, there in (
        (UP, ~wide & (dy < 0)),
        (RIGHT, wide & (dx > 0)),
        (DOWN, ~wide & (dy > 0)),
        (LEFT, wide & (dx < 0)),
    ):
        made[:, way] = np.where(there.any(axis=1), np.where(there, far, np.inf).argmin(axis=1), -1)
    return made

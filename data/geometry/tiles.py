"""The view in which every area is as large: one tile per area, near where it lies, no two on one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EXACT = 400  # more areas than this are dealt out one after the other: the best division would take minutes
ROOM = 1.25  # tiles per area: some stay empty, so that the shape of the land can be seen


def dealt(places: NDArray[np.float64]) -> NDArray[np.int16]:
    """Column and row (areas, 2), from 0, of the tile of each area by its place (areas, 2); y runs down."""
    n = len(places)
    if n == 0:
        return np.zeros((0, 2), np.int16)
    spread = np.maximum(np.ptp(places, axis=0), 1e-9)
    ratio = float(np.clip(spread[0] / spread[1], 1 / 4, 4))
    columns = max(1, round(np.sqrt(n * ROOM * ratio)))
    rows = -(-max(n, round(n * ROOM)) // columns)
    at = (places - places.min(axis=0)) / spread * [columns - 1, rows - 1]
    tiles = _best(at, columns, rows) if n <= EXACT else _quick(at, columns, rows)
    return (tiles - tiles.min(axis=0)).astype(np.int16)


def _grid(columns: int, rows: int) -> NDArray[np.int64]:
    return np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1).reshape(-1, 2)


def _best(at: NDArray[np.float64], columns: int, rows: int) -> NDArray[np.int64]:
    """The division with the least sum of squared distances (Jonker and Volgenant, by scipy)."""
    from scipy.optimize import linear_sum_assignment

    grid = _grid(columns, rows)
    _, chosen = linear_sum_assignment(((at[:, None] - grid[None]) ** 2).sum(axis=2))
    return grid[chosen]


def _quick(at: NDArray[np.float64], columns: int, rows: int) -> NDArray[np.int64]:
    """From the middle outward each area takes the nearest tile that is free."""
    grid = _grid(columns, rows)
    free = np.ones(len(grid), bool)
    taken = np.zeros(len(at), np.int64)
    middle = np.median(at, axis=0)
    for i in np.argsort(((at - middle) ** 2).sum(axis=1), kind="stable").tolist():
        distance = ((grid - at[i]) ** 2).sum(axis=1)
        distance[~free] = np.inf
        taken[i] = tile = int(distance.argmin())
        free[tile] = False
    return grid[taken]

"""The view in which every area is as large: one tile per area, near where it lies, no two on one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EXACT = 400  # more areas than this are halved first: the best division of all wijken would take minutes
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
    grid = _grid(columns, rows)
    tiles = _best(at, grid) if n <= EXACT else _quick(at, grid)
    return (tiles - tiles.min(axis=0)).astype(np.int16)


def _grid(columns: int, rows: int) -> NDArray[np.int64]:
    return np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1).reshape(-1, 2)


def _best(at: NDArray[np.float64], grid: NDArray[np.int64]) -> NDArray[np.int64]:
    """The division with the least sum of squared distances (Jonker and Volgenant, by scipy)."""
    from scipy.optimize import linear_sum_assignment

    _, chosen = linear_sum_assignment(((at[:, None] - grid[None]) ** 2).sum(axis=2))
    return grid[chosen]


def _quick(at: NDArray[np.float64], grid: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which tiles there are follows from a walk outward; whose they are, from halving both time and again."""
    return _halved(at, _occupied(at, grid))


def _occupied(at: NDArray[np.float64], grid: NDArray[np.int64]) -> NDArray[np.int64]:
    """From the middle outward each area takes the nearest tile that is free: as many tiles as areas."""
    free = np.zeros(len(grid))
    taken = np.zeros(len(at), np.int64)
    for turn, i in enumerate(
        np.argsort(((at - np.median(at, axis=0)) ** 2).sum(axis=1), kind="stable").tolist()
    ):
        taken[turn] = tile = int((((grid - at[i]) ** 2).sum(axis=1) + free).argmin())
        free[tile] = np.inf
    return grid[np.sort(taken)]


def _halved(at: NDArray[np.float64], tiles: NDArray[np.int64]) -> NDArray[np.int64]:
    """As many tiles as areas, divided so that what lies to one side stays on that side."""
    if len(at) <= EXACT:
        return _best(at, tiles)
    axis = int(np.ptp(tiles, axis=0).argmax())
    half = len(at) // 2
    areas, places = np.argsort(at[:, axis], kind="stable"), np.argsort(tiles[:, axis], kind="stable")
    made = np.empty_like(tiles)
    for a, t in ((areas[:half], places[:half]), (areas[half:], places[half:])):
        made[a] = _halved(at[a], tiles[t])
    return made

"""How the arrow keys go over a map: to the nearest area in that direction."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from data.geometry.shapes import Shapes
from figures.map.frame import TILE


def near(shapes: Shapes, tiles: bool, members: Sequence[int]) -> list[str]:
    """For each of ``members`` (places in the shapes): "up right down left" as places in it, -1 for none."""
    return list(_near(_Points(shapes, tiles), tuple(members)))


class _Points:
    """The middles of the areas, compared by the shapes they are of: those live as long as the release."""

    def __init__(self, shapes: Shapes, tiles: bool) -> None:
        self.shapes, self.tiles = shapes, tiles

    def __hash__(self) -> int:
        return hash((id(self.shapes), self.tiles))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Points) and self.shapes is other.shapes and self.tiles == other.tiles


@lru_cache(64)
def _near(points: _Points, members: tuple[int, ...]) -> tuple[str, ...]:
    at = points.shapes.tiles * TILE if points.tiles else points.shapes.centres
    at = np.asarray(at, float)[list(members)]
    dx, dy = at[None, :, 0] - at[:, None, 0], at[None, :, 1] - at[:, None, 1]
    # What lies sideways counts double: an arrow goes straight where it can.
    ways = ((-dy, dx), (dx, dy), (dy, dx), (-dx, dy))
    found = []
    for along, across in ways:
        cost = np.where(along > 0, along + 2 * np.abs(across), np.inf)
        best = cost.argmin(axis=1) if len(at) else np.zeros(0, int)
        found.append(np.where(np.isfinite(cost[np.arange(len(at)), best]), best, -1))
    return tuple(" ".join(map(str, row)) for row in np.stack(found, axis=1).tolist()) if len(at) else ()

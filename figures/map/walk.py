"""How the arrow keys go over a map: to the nearest area in that direction."""

from __future__ import annotations

from collections.abc import Sequence

from data.geometry.arrows import toward
from data.geometry.shapes import Shapes


def near(shapes: Shapes, tiles: bool, members: Sequence[int]) -> list[str]:
    """For each of ``members`` (places in the shapes): "up right down left" as places in it, -1 for none."""
    if not members:
        return []
    at = (shapes.tiles if tiles else shapes.centres)[list(members)]
    return [" ".join(map(str, ways)) for ways in toward(at.astype(int)).tolist()]

"""A plane of small hexagons, the clay the map is made of.

Hexagons rather than squares, because exactly three meet in every corner: borders never cross and a
corner belongs to at most three areas.

Hexagons stand on a point, in rows; odd rows are shifted half a hexagon to the right. They are numbered
row by row. Directions 0..5 run counter-clockwise from the east.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Cells = npt.NDArray[np.int32]
SEA = -1  # label of a cell that belongs to no area
FREE = -2  # label of a cell that is still to be given away


@dataclass(frozen=True)
class HexGrid:
    """``rows`` x ``columns`` hexagons, ``size`` km from centre to corner."""

    rows: int
    columns: int
    size: float

    @property
    def width(self) -> float:
        """Distance between the centres of neighbours (km)."""
        return self.size * 1.7320508075688772

    def centres(self, cells: Cells | None = None) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """The x and y (km) of the centres of ``cells`` (of any shape), or of all."""
        cells = np.arange(self.rows * self.columns, dtype=np.int32) if cells is None else cells
        row, column = np.divmod(cells, self.columns)
        x = (column + 0.5 * (row & 1)) * self.width
        return x.astype(np.float32), (row * (1.5 * self.size)).astype(np.float32)

    def neighbour(self, cells: Cells, direction: npt.NDArray[Any] | int) -> Cells:
        """The neighbour of each cell in ``direction``; only for cells that are not on the rim."""
        odd = cells // self.columns & 1
        found: Cells = cells + self._steps[odd, direction]
        return found

    @property
    def _steps(self) -> Cells:
        c = self.columns
        even = [1, c, c - 1, -1, -c - 1, -c]
        odd = [1, c + 1, c, -1, -c, -c + 1]
        return np.array([even, odd], np.int32)

    def corner(self, cells: Cells, direction: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
        """Number of the corner between ``direction`` and the next, counter-clockwise.

        Each corner is the top of one hexagon (even number) or the bottom of one (odd number).
        """
        owner = np.array([1, 0, 2, 4, 0, 5])[direction]  # direction whose hexagon has it as top or bottom
        shifted = np.where(
            (direction == 1) | (direction == 4), cells, self.neighbour(cells, owner % 6)
        ).astype(np.int64)
        bottom = np.array([1, 0, 1, 0, 1, 0])[direction]
        corners: npt.NDArray[np.int64] = 2 * shifted + bottom
        return corners

    def corner_position(
        self, corners: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """The x and y (km) of corners, of the shape of ``corners``."""
        x, y = self.centres((corners // 2).astype(np.int32))
        up = np.where(corners % 2 == 1, -self.size, self.size)
        return x.astype(np.float64), y.astype(np.float64) + up


def flood(grid: HexGrid, allowed: npt.NDArray[np.bool_], start: Cells) -> npt.NDArray[np.bool_]:
    """Which allowed cells can be reached from ``start`` over allowed cells; a mark for each cell."""
    reached = np.zeros(len(allowed), bool)
    reached[start] = True
    front = start
    while len(front):
        found = []
        for direction in range(6):
            step = grid.neighbour(front, direction)
            step = step[allowed[step] & ~reached[step]]
            reached[step] = True
            found.append(step)
        front = np.unique(np.concatenate(found))
    return reached


def connect(grid: HexGrid, labels: Cells, start: Cells, within: Cells) -> Cells:
    """Make every area one piece: keep what hangs together with its ``start``, give the rest away.

    ``labels`` (cells) is the wished division. A piece cut off from its start goes to a neighbour with
    the same value of ``within``, from the border inwards; what cannot be reached becomes SEA.
    """
    result = np.full_like(labels, FREE)
    result[labels < 0] = SEA
    result[start] = labels[start]
    front = start
    for wished in (True, False):
        if not wished:
            front = np.flatnonzero(result >= 0).astype(np.int32)
        while len(front):
            found = []
            for direction in range(6):
                step = grid.neighbour(front, direction)
                good = (result[step] == FREE) & (within[step] == within[front])
                if wished:
                    good &= labels[step] == result[front]
                step, source = step[good], front[good]
                result[step] = result[source]
                found.append(step)
            front = np.unique(np.concatenate(found))
    result[result == FREE] = SEA
    return result

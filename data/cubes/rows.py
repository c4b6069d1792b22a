"""The rows of a cube: one per indicator, year, group and level, over the areas of that level.

A row holds one small number per area. Most rows are like others: at a level where a source measured nothing
every area lacks a figure for the same reason, and where it measured everybody every area has one. So equal
rows are kept once, and a cube grows with the cells that are filled, not with levels times areas.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class LevelRows:
    """``cells`` are the different rows behind each other, ``first`` where the row of a key begins.

    ``first`` has shape (indicator, year, group, level). Rows of one level are equally long.
    """

    cells: npt.NDArray[Any]
    first: npt.NDArray[np.int64]

    def keys(self, indicator: Positions, year: Positions, group: Positions, level: Positions) -> Positions:
        """Positions in the flat ``first``, from positions on its axes that broadcast to one shape."""
        _, years, groups, levels = self.first.shape
        return ((np.asarray(indicator, np.intp) * years + year) * groups + group) * levels + level

    def at(self, keys: Positions, place: Positions) -> npt.NDArray[Any]:
        """The cell at ``place`` of the row of each key; the two broadcast."""
        return self.cells.take(self.first.take(keys) + place)


class RowStore:
    """Takes in rows one block after the other and keeps the different ones."""

    def __init__(self, kind: Any) -> None:
        self._kept: list[npt.NDArray[Any]] = []
        self._where: dict[bytes, int] = {}
        self._length = 0
        self._kind = np.dtype(kind)

    def add(self, rows: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
        """Where each of ``rows`` (row, cell) begins in ``cells``: shape (row,)."""
        rows = np.ascontiguousarray(rows, self._kind)
        first = np.empty(len(rows), np.int64)
        for i, row in enumerate(rows):
            digest = blake2b(row.data, digest_size=16).digest()
            if digest not in self._where:
                self._where[digest] = self._length
                self._kept.append(row.copy())
                self._length += len(row)
            first[i] = self._where[digest]
        return first

    @property
    def cells(self) -> npt.NDArray[Any]:
        """All rows that were kept, one behind the other: shape (cells,)."""
        return np.concatenate(self._kept) if self._kept else np.empty(0, self._kind)

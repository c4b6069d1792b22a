"""A table to protect, and how far each of its counts can move without showing.

Cells are (row, year, area); a row is an origin group, or in a composition a part and a group. The arrays
here are flat: position ``year * areas + area``, with two cells added: NONE, which cannot move, and FREE,
which stands for a wider area that does not exist, so that nothing binds there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.structure import Circuit, Positions, Tree

WIDTH = 9  # an interval this wide, ten possible counts, tells no more than "fewer than 10" does
NARROW = 2  # an interval from 0 may be narrower: who cannot rule out 0 does not know that there is anybody

Caps = npt.NDArray[np.uint8]


@dataclass
class Table:
    """One kind of count; arrays of shape (rows, years, areas).

    ``truth`` is the count, -1 when it is not known. ``ceiling`` is what it cannot exceed as far as an intruder
    knows, -1 when he does not. ``hidden`` grows while the table is protected. ``sensitive`` are the hidden
    cells that must not be pinned down; ``weight`` is what hiding a cell costs.
    ``lines`` (lines, rows) are the sums over rows, ``moves`` the circuits these leave open;
    ``many`` says that there are more of these than can all be tried.
    """

    truth: npt.NDArray[np.int32]
    ceiling: npt.NDArray[np.int32]
    hidden: Mask
    sensitive: Mask
    weight: npt.NDArray[np.float32]
    lines: npt.NDArray[np.int8]
    moves: tuple[tuple[Circuit, ...], ...]
    tree: Tree
    minimum: int = MIN_PEOPLE
    many: bool = False

    def room(self, *, everything: bool = False) -> tuple[Caps, Caps]:
        """How far each cell can go up and down, at most WIDTH: (rows, cells + 2) twice.

        Published cells cannot move; with ``everything`` as if all cells were hidden.
        """
        known = self.truth >= 0
        down = np.where(known, np.clip(self.truth, 0, WIDTH), 0).astype(np.uint8)
        above = np.where(self.ceiling < 0, WIDTH, np.clip(self.ceiling - self.truth, 0, WIDTH))
        up = np.where(known, above, 0).astype(np.uint8)
        if not everything:
            up *= self.hidden
            down *= self.hidden
        return _flat(up), _flat(down)


@dataclass(frozen=True)
class Goal:
    """What must be shown of some cells: their count, what is left of the ceiling, and which must be free.

    ``count`` and ``rest`` (cells,) are clipped at WIDTH + 1; ``by_count`` and ``by_rest`` say whether the count
    or the rest is small enough to be protected.
    """

    count: npt.NDArray[np.int16]
    rest: npt.NDArray[np.int16]
    by_count: Mask
    by_rest: Mask

    @classmethod
    def of(cls, table: Table, row: int, cells: Positions) -> Goal:
        """The goal of flat cells of one row."""
        count, top = table.truth[row].reshape(-1)[cells], table.ceiling[row].reshape(-1)[cells]
        rest = np.where(top < 0, table.minimum, top - count)
        by_rest = (rest > 0) & (rest < table.minimum)
        return cls(
            np.minimum(count, WIDTH + 1).astype(np.int16),
            np.minimum(rest, WIDTH + 1).astype(np.int16),
            ((count > 0) & (count < table.minimum)) | ~by_rest,
            by_rest,
        )

    def take(self, which: npt.NDArray[Any]) -> Goal:
        """The goal of a selection of the cells."""
        return Goal(self.count[which], self.rest[which], self.by_count[which], self.by_rest[which])

    def met(self, up: npt.NDArray[Any], down: npt.NDArray[Any]) -> Mask:
        """Where a count that can go this far up and down is free enough; (cells,) or (cells, options)."""
        extra = (slice(None),) + (None,) * (up.ndim - 1)
        width = up.astype(np.int16) + down
        none = self.by_count[extra] & (down >= self.count[extra])
        all_ = self.by_rest[extra] & (up >= self.rest[extra])
        found: Mask = (width >= WIDTH) | ((none | all_) & (width >= NARROW))
        return found

    def easy(self) -> tuple[Caps, Caps]:
        """How far up and down is certainly enough, when that is less than WIDTH each."""
        down = np.where(self.by_count, self.count, np.maximum(NARROW - self.rest, 0))
        up = np.where(self.by_count, np.maximum(NARROW - self.count, 0), self.rest)
        return np.minimum(up, WIDTH).astype(np.uint8), np.minimum(down, WIDTH).astype(np.uint8)


def _flat(caps: Caps) -> Caps:
    rows = len(caps)
    return np.concatenate(
        [caps.reshape(rows, -1), np.zeros((rows, 1), np.uint8), np.full((rows, 1), WIDTH, np.uint8)], axis=1
    )


@dataclass(frozen=True)
class Layout:
    """The columns of a table: every narrowest area in every year, with the cells it consists of.

    ``chain`` (3, columns + 2) are the flat cells of the leaf, its middle and the land; the last two columns
    are NONE and FREE. ``segment`` (2, columns) numbers the columns that can be each other's partner: those of
    one gemeente, and those of one land. ``own`` gives the columns of a middle or land cell.
    """

    chain: Positions
    segment: Positions
    columns: int

    @classmethod
    def of(cls, tree: Tree, years: int) -> Layout:
        """The columns of ``years`` years, year by year."""
        width, cells = len(tree.leaf), years * tree.areas
        shift = np.repeat(np.arange(years) * tree.areas, width)
        chain = np.empty((3, years * width + 2), np.intp)
        for level, part in enumerate((tree.leaf, tree.middle, tree.land)):
            place = np.tile(part, years)
            chain[level, :-2] = np.where(place < 0, cells + 1, place + shift)
        chain[:, -2], chain[:, -1] = cells, cells + 1
        segment = np.empty((2, years * width), np.intp)
        for level in (0, 1):
            wide = np.where(chain[level + 1, :-2] > cells, -1, chain[level + 1, :-2])
            step = np.diff(wide, prepend=-2) != 0
            step[:: max(width, 1)] = True
            segment[level] = np.cumsum(step) - 1
        return cls(chain, segment, years * width)

    @property
    def none(self) -> int:
        """The column that cannot move."""
        return self.columns

    @property
    def free(self) -> int:
        """The column where nothing binds."""
        return self.columns + 1

    def board(self, caps: npt.NDArray[np.uint8], level: int) -> Caps:
        """(rows, columns + 2): how far a column can move when it takes ``level`` wider areas along."""
        found: Caps = caps[:, self.chain[0]]
        for step in range(1, level + 1):
            found = np.minimum(found, caps[:, self.chain[step]])
        return found

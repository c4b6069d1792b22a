"""A table to protect, and the proof that its hidden counts are free to move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.structure import Circuit
from data.disclosure.tree import Caps, Tree

WIDTH = 5  # the protection interval: highest minus lowest possible count, at least

Counts = npt.NDArray[np.int32]


@dataclass
class Table:
    """One kind of count; arrays of shape (rows, years, areas).

    A row is an origin group, or in a composition a part and a group. ``truth`` is the count, -1 when it is
    not known. ``ceiling`` is the noemer where that is shown, else -1. ``hidden`` grows while the table is
    protected; ``weight`` is what hiding costs. ``circuits`` are the changes over rows that keep every sum
    over rows; the last ``fixed`` rows cannot be hidden here. From ``minimum`` people a count is not small.
    """

    truth: Counts
    ceiling: Counts
    hidden: Mask
    weight: npt.NDArray[np.float32]
    circuits: tuple[Circuit, ...]
    tree: Tree
    minimum: int = MIN_PEOPLE
    fixed: int = 0

    def room(self, *, everything: bool = False) -> tuple[Caps, Caps]:
        """How far each cell can go up and down by itself, at most WIDTH.

        Published cells cannot move; with ``everything`` as if all cells were hidden.
        """
        known = self.truth >= 0
        moving = known if everything else known & self.hidden
        above = np.where(self.ceiling < 0, WIDTH, np.clip(self.ceiling - self.truth, 0, WIDTH))
        return (above * moving).astype(np.uint8), (np.clip(self.truth, 0, WIDTH) * moving).astype(np.uint8)

    def needs(self) -> Mask:
        """The hidden cells that must not be pinned down: few people are counted in them, or few are left."""
        rest = np.where((self.ceiling >= 0) & (self.truth >= 0), self.ceiling - self.truth, 0)
        small = (self.truth > 0) & (self.truth < self.minimum)
        found: Mask = self.hidden & (small | ((rest > 0) & (rest < MIN_PEOPLE)))
        if self.fixed:
            found[-self.fixed :] = False
        return found

    def unproven(self) -> Mask:
        """The cells that must be free and are not proven to be (rows, years, areas).

        The proof is another table that could be as true: a circuit over groups, and the opposite in other
        areas. How far that reaches is a lower bound of what an intruder is left with.
        """
        up, down = self.room()
        high, low = np.zeros_like(up), np.zeros_like(up)
        for circuit in self.circuits:
            forth, back = combined(up, down, circuit)
            if not forth.any() and not back.any():
                continue
            above, below = self.tree.reach(forth, back)
            for row, sign in circuit:
                more, less = (above, below) if sign > 0 else (below, above)
                np.maximum(high[row], more, out=high[row])
                np.maximum(low[row], less, out=low[row])
        return self.needs() & ~self._free(low, high)

    def _free(self, low: Caps, high: Caps) -> Mask:
        """Where a count that can go ``low`` down and ``high`` up is free enough.

        That is when WIDTH + 1 counts are possible, or when nobody or everybody is: then nothing is certain
        about anyone.
        """
        nobody = low >= np.minimum(self.truth, WIDTH)
        everybody = (self.ceiling >= 0) & (high >= np.minimum(self.ceiling - self.truth, WIDTH))
        return (low + high >= WIDTH) | nobody | everybody


def combined(up: Caps, down: Caps, circuit: Circuit) -> tuple[Caps, Caps]:
    """How far all rows of a circuit can go together, forth and back; ``up`` and ``down`` are (rows, ...)."""
    (row, sign), *others = circuit
    forth, back = (up[row], down[row]) if sign > 0 else (down[row], up[row])
    for row, sign in others:
        mine, opposite = (up[row], down[row]) if sign > 0 else (down[row], up[row])
        forth, back = np.minimum(forth, mine), np.minimum(back, opposite)
    return forth, back

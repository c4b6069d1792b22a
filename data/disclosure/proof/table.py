"""A table to protect, and the proof that its hidden counts are free to move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.blocks import Blocks
from data.disclosure.proof.structure import Circuit, Lines, independent
from data.disclosure.proof.tree import Caps, Positions, Tree

WIDTH = 5  # the protection interval: highest minus lowest possible count, at least

Counts = npt.NDArray[np.int32]
Otherwise = Callable[[Mask, Mask], Mask]
EVERYTHING = slice(None)


@dataclass
class CountTable:
    """One kind of count; arrays of shape (rows, years, areas).

    A row is an origin group, or in a composition a part and a group. ``truth`` is the count, -1 when it is
    not known. ``ceiling`` is the noemer where that is shown, else -1. ``hidden`` grows while the table is
    protected; ``weight`` is what hiding costs. ``lines`` are the sums over rows, ``circuits`` the changes
    that keep them; the last ``fixed`` rows cannot be hidden here. From ``minimum`` people a count is not
    small. ``least`` and ``most`` are what a count can be while the counts in other tables stay as they are:
    a teller at most its noemer, also where that is hidden.
    """

    truth: Counts
    ceiling: Counts
    hidden: Mask
    weight: npt.NDArray[np.float32]
    lines: Lines
    circuits: tuple[Circuit, ...]
    tree: Tree
    minimum: int = MIN_PEOPLE
    fixed: int = 0
    least: Counts | None = None
    most: Counts | None = None
    blocks: Blocks | None = None  # of a large release: then what is hidden besides is a block
    also: Mask | None = None  # cells that must be free when they are hidden, though they are of many people
    elsewhere: bool = False  # who is left of a hidden noemer is proven with that noemer
    otherwise: Otherwise | None = None  # another proof, of cells (rows, years, areas), given what is hidden
    kept: Mask | None = None  # cells that an earlier release shows: hidden or not, they stay as they are
    proven: Mask = field(init=False)
    loose: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.proven = np.zeros(self.hidden.shape, np.bool_)
        self.loose = loose(self.truth, self.lines)

    def tied(self, row: int) -> list[int]:
        """The rows that are shown or hidden with ``row``: the other parts of a composition."""
        if not self.fixed:
            return [row]
        return list(range(row % self.fixed, len(self.truth) - self.fixed, self.fixed))

    def room(self, *, everything: bool = False) -> tuple[Caps, Caps]:
        """How far each cell can go up and down by itself, at most WIDTH.

        Published cells cannot move; with ``everything`` as if all cells were hidden.
        """
        known = self.truth >= 0
        moving = known & (self.told() | self.hidden) if everything else known & self.hidden
        moving = moving if self.kept is None else moving & ~self.kept
        above, below = self.margins()
        return self.with_loose(above * moving), self.with_loose(below * moving)

    def told(self) -> Mask:
        """Where hiding makes sense (rows, years, areas): a 0, or everybody, would be shown."""
        if self.fixed:  # a part of a composition is hidden with the others
            return np.ones(self.truth.shape, np.bool_)
        found: Mask = (self.truth != 0) & ((self.ceiling < 0) | (self.truth != self.ceiling))
        return found

    def margins(self) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """How far each count can go up and down, at most WIDTH, if it is hidden: (rows, years, areas) twice.

        A 0, or everybody, would be shown: an intruder knows that what is hidden is neither. So a count of
        somebody stays one, and one that leaves somebody out does so still.
        """
        most = self.ceilings
        most = np.where((most >= 0) & (self.truth < most), most - 1, most)
        above = np.where(most < 0, WIDTH, np.clip(most - self.truth, 0, WIDTH))
        least = np.minimum(self.truth, 1)
        least = least if self.least is None else np.maximum(self.least, least)
        return above, np.clip(self.truth - least, 0, WIDTH)

    @property
    def ceilings(self) -> Counts:
        """The noemer of each count as far as it stays as it is, seen or not; -1 for none."""
        if self.most is None:
            return self.ceiling
        return np.where(self.most < 0, self.ceiling, self.most)

    def with_loose(self, caps: npt.NDArray[Any]) -> Caps:
        """``caps`` (rows, years, areas) of counts, and those of what there is no count of."""
        return np.where(self.loose, WIDTH, caps).astype(np.uint8)

    def needs(self) -> Mask:
        """The hidden cells (rows, years, areas) that must not be pinned: few people are counted, or left.

        Of a noemer that is hidden people are left as well: who finds that noemer elsewhere may not find them.
        """
        most = self.ceiling if self.elsewhere else self.ceilings
        rest = np.where((most >= 0) & (self.truth >= 0), most - self.truth, 0)
        small = (self.truth > 0) & (self.truth < self.minimum)
        small = small | ((rest > 0) & (rest < MIN_PEOPLE))
        found: Mask = self.hidden & (small if self.also is None else small | self.also)
        found = found if self.kept is None else found & ~self.kept
        if self.fixed:
            found[-self.fixed :] = False
        return found

    def there(self, rows: list[int], years: Positions) -> Mask | None:
        """Where any of ``rows`` has a count (years, areas); None when they have one everywhere."""
        known = self.truth[rows][:, years] >= 0
        return None if known.all() else np.asarray(known.any(axis=0))

    def unproven(self) -> Mask:
        """The cells that must be free and are not proven to be (rows, years, areas).

        The proof is another table that could be as true: a circuit over groups, and the opposite in other
        areas. How far that reaches is a lower bound of what an intruder is left with. Hiding more never
        takes a proof away, so a cell that was proven is not tried again.
        """
        left: Mask = self.needs() & ~self.proven
        up, down = self.room()
        high, low = np.zeros_like(up), np.zeros_like(up)
        waiting: Mask = np.asarray(left.any(axis=2))
        for circuit in self.circuits:
            rows = [row for row, _ in circuit]
            years = np.flatnonzero(waiting[rows].any(axis=0))
            if not len(years):
                continue
            forth, back = combined(up, down, circuit, years)
            there = self.there(rows, years)
            if there is not None:
                forth, back = forth * there, back * there
            if not forth.any() and not back.any():
                continue
            above, below = self.tree.reach(forth, back, there)
            for row, sign in circuit:
                if waiting[row, years].any():
                    more, less = (above, below) if sign > 0 else (below, above)
                    high[row, years] = np.maximum(high[row, years], more)
                    low[row, years] = np.maximum(low[row, years], less)
                    left[row] &= ~self.free(row, low[row], high[row])
                    waiting[row] = left[row].any(axis=1)
        if self.otherwise is not None and left.any():
            left &= ~self.otherwise(self.hidden, left)
        self.proven |= self.needs() & ~left
        return left

    def free(self, cells: Any, low: npt.NDArray[Any], high: npt.NDArray[Any]) -> Mask:
        """Where the counts at ``cells`` (an index) are free enough: they go ``low`` down and ``high`` up.

        That is when WIDTH + 1 counts are possible. All arrays of one shape, in people.
        """
        del cells
        found: Mask = low.astype(np.int16) + high >= WIDTH
        return found


def loose(truth: Counts, lines: Lines) -> Mask:
    """The cells (rows, years, areas) without a count that move along with whatever the others do.

    Of the areas of a narrow level there may be a total and none of its parts: what the parts are there,
    nobody knows but for their sums over wider areas, and with any totals there are parts that agree with
    those. That holds where all of one side of a sum are absent; where only some are, they would be bounded.
    """
    absent = truth < 0
    found: Mask = absent & ~absent.all(axis=0)
    for line in independent(lines) if found.any() else ():
        for sign in (1, -1):
            side = np.flatnonzero(line == sign)
            partly = absent[side].any(axis=0) & ~absent[side].all(axis=0)
            found[side] &= ~partly
    return found


def combined(
    up: Caps, down: Caps, circuit: Circuit, some: Positions | slice = EVERYTHING
) -> tuple[Caps, Caps]:
    """How far all rows of a circuit can go together, forth and back; ``up`` and ``down`` are (rows, ...).

    ``some`` are the places on the second axis this is about.
    """
    (row, sign), *others = circuit
    forth, back = (up[row][some], down[row][some]) if sign > 0 else (down[row][some], up[row][some])
    for row, sign in others:
        mine, opposite = (up[row][some], down[row][some]) if sign > 0 else (down[row][some], up[row][some])
        forth, back = np.minimum(forth, mine), np.minimum(back, opposite)
    return forth, back

"""The areas as a tree, and how far a count can move when all sums over areas stay as they are.

Areas of one level that lie in the same wider area are neighbours, so what lies in an area is a run of the
last axis, and every step here is one pass over a level. There may be any number of levels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure.primary import Mask

Caps = npt.NDArray[np.uint8]
Sums = npt.NDArray[Any]
Positions = npt.NDArray[np.intp]

ENDLESS = 10_000  # more than any sum of caps that matters
SHORT = 6_000  # so many areas in one area can be summed in 16 bits


@dataclass(frozen=True)
class Siblings:
    """The areas of one level, in runs that lie in one wider area.

    ``first`` (runs,) is where each run starts among them, ``owner`` (runs,) the position of the area they lie
    in, -1 for none, and ``run`` (areas of the level,) the run of each. ``inner`` are the runs that lie in an
    area, of which ``owners`` are the positions.
    """

    areas: slice
    first: Positions
    owner: Positions
    run: Positions
    inner: Positions | slice
    owners: Positions


@dataclass(frozen=True)
class Tree:
    """Areas in cube order, any number of levels.

    ``parents`` (areas,) is the position of the area each lies in, -1 for none: nothing binds such an area.
    ``depths`` (areas,) is the position of each area's level among those of the release, ``widest`` the number
    of areas of the widest one; ``levels`` are the levels that have areas, from wide to narrow. What lies in
    an area is of one level.
    """

    parents: Positions
    depths: Positions
    widest: int
    levels: tuple[Siblings, ...]
    kind: npt.DTypeLike  # of sums of caps

    @classmethod
    def of(cls, areas: Areas) -> Tree:
        """The tree of the areas of a release."""
        parents = areas.parents.astype(np.intp)
        slices = [areas.tier_slice(at) for at in range(len(areas.tiers))]
        levels = tuple(_siblings(parents, s) for s in slices if s.stop > s.start)
        longest = max((int(np.bincount(level.run).max()) for level in levels), default=0)
        kind = np.int16 if longest < SHORT else np.int32
        return cls(parents, areas.levels.astype(np.intp), slices[0].stop, levels, kind)

    @property
    def steps(self) -> range:
        """The steps of ``widened`` that are there to take: 1, and one more for every level past three."""
        return range(1, max(sum(level.areas.stop > self.widest for level in self.levels), 2))

    def widened(self, cells: Mask, steps: int = 1) -> Mask:
        """``cells`` (years, areas) with the areas they lie in, ``steps`` wider, and all that lies in those.

        An area of the widest level is not widened to and adds nothing: that would be everything.
        """
        inside = cells.copy()
        inside[:, : self.widest] = False
        reached = inside
        for _ in range(steps):
            wider = np.zeros_like(cells)
            for level in self.levels:
                some = np.logical_or.reduceat(reached[:, level.areas], level.first, axis=1)
                inner = level.owner >= self.widest
                wider[:, level.owner[inner]] = some[:, inner]
            inside, reached = inside | wider, wider
        for level in self.levels:
            around = np.where(level.owner >= self.widest, inside[:, level.owner], False)
            inside[:, level.areas] |= around[:, level.run]
        return cells | inside

    def bound(self, there: Mask) -> Mask:
        """Which areas (rows, areas) are a sum of what lies in them, because any of that is ``there``."""
        some, found = there.copy(), np.zeros_like(there)
        for level in reversed(self.levels):
            runs = np.logical_or.reduceat(some[:, level.areas], level.first, axis=1)[:, level.inner]
            found[:, level.owners] = runs
            some[:, level.owners] |= runs
        return found

    def reach(self, up: Caps, down: Caps, there: Mask | None = None) -> tuple[Caps, Caps]:
        """How far each area can go up and down, (years, areas) twice, by what others can give and take.

        ``up`` and ``down`` (years, areas) are how far each area can go by itself. An area goes up together
        with what lies in it, while others beside it go down with what lies in them, or while the area it lies
        in goes up as well. This is exact: the largest flow through a tree.

        ``there`` (years, areas) are the areas that have such a count at all: where none of what lies in an
        area has, the area goes up and down by itself.
        """
        takes, gives = self._inside(up, there), self._inside(down, there)
        return self._one_way(up, takes, gives), self._one_way(down, gives, takes)

    def _inside(self, caps: Caps, there: Mask | None) -> Sums:
        """(years, areas): how far each area can go together with what lies in it."""
        found: Sums = caps.astype(self.kind)
        bound = None if there is None else self.bound(there)
        for level in reversed(self.levels):
            if not len(level.owners):
                continue
            sums = self._sums(found, level)[:, level.inner]
            if bound is not None:
                sums = np.where(bound[:, level.owners], sums, ENDLESS).astype(self.kind)
            found[:, level.owners] = np.minimum(found[:, level.owners], sums)
        return found

    def _one_way(self, mine: Caps, takes: Sums, gives: Sums) -> Caps:
        """(years, areas): how far each area goes one way; ``gives`` is how far others go the other way."""
        outside = np.full(takes.shape, ENDLESS, self.kind)
        for level in self.levels:
            if not len(level.owners):
                continue
            via = np.full((len(mine), len(level.owner)), ENDLESS, self.kind)
            along = np.minimum(mine[:, level.owners], outside[:, level.owners])
            via[:, level.inner] = self._sums(gives, level)[:, level.inner] + along
            outside[:, level.areas] = via[:, level.run] - gives[:, level.areas]
        return np.minimum(takes, outside).astype(mine.dtype)

    def _sums(self, caps: Sums, level: Siblings) -> Sums:
        """(years, runs): the sums of ``caps`` over each run of siblings of a level."""
        sums: Sums = np.add.reduceat(caps[:, level.areas], level.first, axis=1, dtype=self.kind)
        return sums


def _siblings(parents: Positions, areas: slice) -> Siblings:
    mine = parents[areas]
    starts = np.diff(mine, prepend=mine[:1] - 1) != 0
    first = np.flatnonzero(starts)
    owner = mine[first]
    inner = slice(None) if (owner >= 0).all() else np.flatnonzero(owner >= 0)
    return Siblings(areas, first, owner, np.cumsum(starts) - 1, inner, owner[inner])

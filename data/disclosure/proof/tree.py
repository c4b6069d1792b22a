"""The areas as a tree, and how far a count can move when all sums over areas stay as they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure.primary import Mask

Caps = npt.NDArray[np.uint8]
Sums = npt.NDArray[np.int16]
Positions = npt.NDArray[np.intp]

ENDLESS = np.int16(10_000)


@dataclass(frozen=True)
class Tree:
    """Land, gemeenten and wijken in cube order.

    ``parent`` (wijken,) is the place of the gemeente of a wijk among the gemeenten, the number of gemeenten
    for a wijk in none; ``first`` is where each run of wijken with one parent starts, ``owner`` that parent.
    """

    gemeenten: slice
    wijken: slice
    parent: Positions
    first: Positions
    owner: Positions
    bound: bool  # gemeenten add up to a land

    @classmethod
    def of(cls, areas: Areas) -> Tree:
        """The tree of the areas of a release."""
        gemeenten, wijken = areas.level_slice("gemeente"), areas.level_slice("wijk")
        number = gemeenten.stop - gemeenten.start
        parent = areas.parents[wijken].astype(np.intp) - gemeenten.start
        parent = np.where((parent < 0) | (parent >= number), number, parent)
        first = np.flatnonzero(np.diff(parent, prepend=-1))
        return cls(gemeenten, wijken, parent, first, parent[first], gemeenten.start > 0)

    @property
    def number(self) -> int:
        """The number of gemeenten."""
        return self.gemeenten.stop - self.gemeenten.start

    def per_gemeente(self, wijken: Caps, without: np.int16 = ENDLESS) -> Sums:
        """Sums of (years, wijken) as (years, gemeenten + 1), ``without`` for a gemeente without wijken.

        The last column stands for wijken that lie in no gemeente: nothing binds them.
        """
        found = np.full((len(wijken), self.number + 1), without, np.int16)
        if len(self.first):
            found[:, self.owner] = np.add.reduceat(wijken, self.first, axis=1, dtype=np.int16)
        found[:, -1] = ENDLESS
        return found

    def widened(self, cells: Mask) -> Mask:
        """``cells`` (years, areas) with the gemeenten they lie in, and all wijken of those."""
        inside = self.per_gemeente(cells[:, self.wijken].astype(np.uint8), np.int16(0)) > 0
        inside[:, :-1] |= cells[:, self.gemeenten]
        inside[:, -1] = False
        found = cells.copy()
        found[:, self.gemeenten] |= inside[:, :-1]
        found[:, self.wijken] |= inside[:, self.parent]
        return found

    def reach(self, up: Caps, down: Caps) -> tuple[Caps, Caps]:
        """How far each area can go up and down, (years, areas) twice, by what others can give and take.

        ``up`` and ``down`` are how far each area can go by itself. A wijk goes up while others of its
        gemeente go down, or while its gemeente goes up and other gemeenten go down with their wijken. This is
        exact: the largest flow through a tree.
        """
        takes, gives = self._gemeenten(up), self._gemeenten(down)
        return self._one_way(up, down, takes, gives), self._one_way(down, up, gives, takes)

    def _gemeenten(self, caps: Caps) -> Sums:
        """(years, gemeenten): how far each gemeente can go together with wijken in it."""
        inside = self.per_gemeente(caps[:, self.wijken])[:, :-1]
        result: Sums = np.minimum(caps[:, self.gemeenten], inside)
        return result

    def _one_way(self, mine: Caps, other: Caps, takes: Sums, gives: Sums) -> Caps:
        found = np.empty_like(mine)
        outside = np.full(gives.shape, ENDLESS)
        if self.bound:
            land = mine[:, :1]
            outside = gives.sum(axis=1, keepdims=True, dtype=np.int16) - gives + land
            found[:, :1] = np.minimum(land, takes.sum(axis=1, keepdims=True, dtype=np.int16))
        found[:, self.gemeenten] = np.minimum(takes, outside)
        via = self.per_gemeente(other[:, self.wijken])
        via[:, :-1] += np.minimum(mine[:, self.gemeenten], outside)
        found[:, self.wijken] = np.minimum(mine[:, self.wijken], via[:, self.parent] - other[:, self.wijken])
        return found

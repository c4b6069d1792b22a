"""What is hidden with a cell in a large release: a block of kindred groups and of areas beside each other.

A cell that can be taken for another needs cells that are hidden as it is: of groups that it can change
places with, and of areas that lie in the same wider area. Looking for the cheapest of those, cell by cell,
takes hours for a country. So they are hidden in blocks, each larger than the one before, until it is proven.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from data.disclosure.primary import Mask
from data.disclosure.proof.structure import circuits, group_lines
from data.disclosure.proof.tree import Positions, Tree


@dataclass(frozen=True)
class Block:
    """How large a block is: of ``every`` group there is, or of those that change places one for one.

    ``rows`` and ``areas``: all of them, or only those with a cell that has no proof. ``enough``: with one
    area more, of so many people that who is in a small one may as well be there. ``shut``: also of everybody.
    ``up``: nothing of all that, but for the second level: with the widest, and the largest group of the kind.
    Without ``second`` only around cells below the second level.
    """

    every: bool
    rows: bool
    areas: bool
    enough: int = 0
    shut: bool = False
    up: bool = False
    second: bool = True


LARGEST = 10**9  # more people than any area has: then the largest of them is taken
STEPS = (
    Block(every=False, rows=False, areas=False),
    Block(every=False, rows=True, areas=False, enough=2_000),
    Block(every=True, rows=True, areas=False, enough=2_000),
    Block(every=True, rows=True, areas=False, enough=LARGEST),
    Block(every=False, rows=False, areas=False, up=True),
    Block(every=False, rows=True, areas=True, second=False),
    Block(every=True, rows=True, areas=False, enough=LARGEST, shut=True),
    Block(every=True, rows=True, areas=True, second=False),
)


class Blocks:
    """The blocks of a release: ``groups`` in their order, and its tree of areas."""

    def __init__(self, groups: Sequence[str], tree: Tree) -> None:
        self._tree = tree
        self._total = groups.index("T") if "T" in groups else -1
        self._one, self._all = _kin(groups), np.zeros(len(groups), np.intp)
        # Areas beside each other: in the same wider one, or for those in none, of the same level.
        wider = np.where(tree.parents >= 0, tree.parents, -1 - tree.depths)
        self._region = np.unique(wider, return_inverse=True)[1].astype(np.intp)

    def around(self, left: Mask, size: Block, counts: npt.NDArray[np.integer[Any]]) -> Mask:
        """The block around the cells ``left`` of a count; all (groups, areas)."""
        people, left = counts.max(axis=0), self._lifted(left)
        if size.up:
            return self._raised(left, counts)
        if not size.second:
            left = left & (self._tree.depths > 1)
        label = self._all if size.every else self._one
        families, regions = int(label.max()) + 1, int(self._region.max()) + 1
        per_area = np.zeros((families, left.shape[1]), np.bool_)
        np.logical_or.at(per_area, label, left)
        per_row = np.zeros((left.shape[0], regions), np.bool_)
        np.logical_or.at(per_row.T, self._region, left.T)
        both = np.zeros((families, regions), np.bool_)
        np.logical_or.at(both, label, per_row)
        rows = both[label] if size.rows else per_row
        if size.enough:
            for some in per_area:
                self._accompany(some, people, size.enough)
        if (
            size.rows and self._total >= 0 and size.every and not size.shut
        ):  # all inhabitants only when it is about them
            rows[self._total] = per_row[self._total]
        areas = both[:, self._region] if size.areas else per_area
        found: Mask = rows[:, self._region] & areas[label]
        return self._lowered(found) if size.rows else found

    def _raised(self, left: Mask, counts: npt.NDArray[np.integer[Any]]) -> Mask:
        """Cells of the second level, with the largest of their kind there, and both in the widest level."""
        found = np.zeros_like(left)
        second, widest = self._tree.depths == 1, self._tree.depths == 0
        for family in np.unique(self._one[left[:, second].any(axis=1)]):
            kind = np.flatnonzero((self._one == family) & (np.arange(len(left)) != self._total))
            if len(kind):
                rows: Mask = np.logical_or.reduce(left[kind][:, second], axis=1)
                rows[np.argmax(counts[kind][:, widest].sum(axis=1))] = True
                areas = widest | (second & left[kind].any(axis=0))
                found[np.ix_(kind[rows], np.flatnonzero(areas))] = True
        below = found & second
        return found | self._lowered(below)

    def _accompany(self, areas: Mask, people: npt.NDArray[np.integer[Any]], enough: int) -> None:
        """Add to ``areas`` in each region the smallest area of ``enough`` people, or else the largest."""
        for region in np.unique(self._region[areas]):
            others = np.flatnonzero((self._region == region) & ~areas)
            if len(others):
                size = people[others].astype(np.int64)
                order = np.where(size >= enough, size, 2**40 - size)
                areas[others[np.argmin(order)]] = True

    def _lifted(self, left: Mask) -> Mask:
        """With the areas that have nothing in them but an area of ``left``: they are one area."""
        found = left.copy()
        for level in reversed(self._tree.levels):
            number = np.bincount(level.run)
            alone = (number == 1) & (level.owner >= 0)
            found[:, level.owner[alone]] |= found[:, level.areas][:, level.first[alone]]
        return found

    def _lowered(self, cells: Mask) -> Mask:
        """With all that lies in the areas of ``cells``: an area only moves along with that."""
        found = cells.copy()
        for level in self._tree.levels:
            inner = level.owner[level.run] >= 0
            found[:, level.areas] |= found[:, level.owner[level.run]] & inner
        return found


def _kin(groups: Sequence[str]) -> npt.NDArray[np.intp]:
    """(groups,): a number for those that change places one for one, without any other group."""
    lines = group_lines(groups)
    swaps = [(c[0][0], c[1][0]) for c in circuits(lines) if len(c) == 2 and c[0][1] != c[1][1]]
    one, two = (np.array([s[at] for s in swaps], np.intp) for at in (0, 1))
    graph = csr_array((np.ones(len(swaps)), (one, two)), shape=(len(groups), len(groups)))
    found: Positions = connected_components(graph, directed=False)[1].astype(np.intp)
    return found

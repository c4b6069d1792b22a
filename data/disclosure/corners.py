"""Where to look for the rectangles of secondary suppression: which areas can take the opposite of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import Mask
from data.disclosure.proof.table import WIDTH, CountTable
from data.disclosure.proof.tree import Positions, Tree

CANDIDATES = 6  # other areas considered for a cell


@dataclass
class Corners:
    """Per cell the areas to hide at its own side and, per candidate, at the other side.

    Flat positions (year x areas) with the last position for "none": ``here`` (chain, cells) and ``there``
    (chain, cells, candidates). ``cells`` are the cells this is about; nothing need take the opposite for
    those that are ``free`` (cells,).
    """

    cells: Positions
    here: Positions
    there: Positions
    free: Mask


@dataclass(frozen=True)
class Search:
    """Where to look for the corners of rectangles of one row of a table.

    ``order`` (years, areas) are the areas of each run of siblings, the best to lean on first, ``first`` and
    ``last`` (areas,) where the run of an area starts and ends, ``inside`` (years, areas + 1) the best area
    that lies in each, ``none`` where there is none.
    """

    tree: Tree
    order: Positions
    first: Positions
    last: Positions
    inside: Positions
    none: int

    @classmethod
    def of(cls, table: CountTable, row: int, fresh: bool) -> Search:
        """The search for ``row``; when ``fresh``, cells that are not hidden yet come first."""
        tree, (years, areas) = table.tree, table.truth[row].shape
        key = _preference(table.truth[row], table.hidden[row], fresh)
        order = np.empty((years, areas), np.intp)
        inside = np.full((years, areas + 1), areas, np.intp)
        first, last = np.empty(areas, np.intp), np.empty(areas, np.intp)
        for level in tree.levels:
            start, ends = level.areas.start, np.append(level.first[1:], len(level.run))
            by_run = key[:, level.areas] + (level.run << 35)
            order[:, level.areas] = np.argsort(by_run, axis=1, kind="stable") + start
            first[level.areas], last[level.areas] = start + level.first[level.run], start + ends[level.run]
            bound = level.owner >= 0
            best = order[:, start + level.first[bound]]
            has = np.take_along_axis(table.truth[row], best, axis=1) >= 0
            inside[:, level.owner[bound]] = np.where(has, best, areas)
        return cls(tree, order, first, last, inside, areas)

    def all(self, year: Positions, area: Positions) -> Iterator[Corners]:
        """All corners of the cells (``year``, ``area``), level by level."""
        for depth in np.unique(self.tree.depths[area]):
            cells = np.flatnonzero(self.tree.depths[area] == depth)
            chain = [area[cells]]
            while len(cells):
                yield self._corners(cells, year[cells], chain)
                wider = self.tree.parents[chain[-1]]
                cells, chain = cells[wider >= 0], [step[wider >= 0] for step in (*chain, wider)]

    def _corners(self, cells: Positions, years: Positions, chain: list[Positions]) -> Corners:
        """The corners when a ``chain`` of areas moves together, each in the next, the first with the cell.

        The first moves with the best of what lies in it, and the last against one beside it, or when it lies
        in nothing, against nothing.
        """
        here, top = [*self._below(years, chain[0]), *chain], chain[-1]
        place = self.first[top][:, None] + np.arange(CANDIDATES)
        beside = self.order[years[:, None], np.minimum(place, len(self.first) - 1)]
        free = self.tree.parents[top] < 0
        wrong = (place >= self.last[top][:, None]) | (beside == top[:, None]) | free[:, None]
        beside = np.where(wrong, self.none, beside)[:, : 1 if free.all() else None]
        there = [*self._below(years[:, None], beside), beside]
        return Corners(cells, self._flat(years, here), self._flat(years[:, None], there), free)

    def _below(self, years: Positions, areas: Positions) -> list[Positions]:
        """The best area in each of ``areas``, the best in that, and so on; the narrowest first."""
        found: list[Positions] = []
        for _ in self.tree.levels[1:]:
            areas = self.inside[years, areas]
            found.insert(0, areas)
        return found

    def _flat(self, years: Positions, chain: list[Positions]) -> Positions:
        """The flat positions (chain, ...) of areas, which are ``none`` where there is no area."""
        areas = np.stack(np.broadcast_arrays(*chain))
        used = (areas != self.none).reshape(len(areas), -1).any(axis=1)
        areas = areas[used if used.any() else slice(1)]
        flat: Positions = np.where(areas == self.none, self.order.size, years * self.none + areas)
        return flat


def _preference(truth: npt.NDArray[np.int32], hidden: Mask, fresh: bool) -> npt.NDArray[np.int64]:
    """Low for a cell that is large enough to lean on, rather hidden already, rather small.

    When ``fresh``, cells that are not hidden yet come first: what was hidden did not help.
    """
    count = truth.astype(np.int64)
    return np.where(count >= WIDTH, count, 3_000_000_000 - count) + 6_000_000_000 * (hidden == fresh)

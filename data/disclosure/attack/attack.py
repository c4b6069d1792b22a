"""The attack itself: what follows for every hidden count, first by subtraction, then by solving everything.

``tighten`` applies each equation by itself, over and over: what is left of a sum when the rest is as small
or as large as it can be. Subtraction ("a total minus the others") is the case in which one count is hidden.
``solve`` takes the equations of an area of the second level together and lets HiGHS find the exact bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.attack.knowledge import Floats, Known
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.linear import equations, intervals, parts, piece, system
from data.disclosure.proof.table import WIDTH, loose
from data.disclosure.proof.tree import Positions

PASSES = 30  # of all equations; bounds that still move after so many hardly matter
SMALL = 400  # unknowns that are solved together however many areas they are in


def pinned(low: Floats, high: Floats, top: Floats, minimum: int) -> Mask:
    """Where an interval says too much: certainly somebody, certainly few, and closer than WIDTH.

    The same for who is left over of the noemer ``top``. From 0, or up to the noemer, nothing is certain
    about anybody (docs/onthulling.md). All arrays of one shape, in people.
    """
    high = np.minimum(high, 1e15)  # so that no difference of infinities is asked for
    narrow = (high - low < WIDTH) & (low >= 1) & (high < top)
    found: Mask = narrow & ((high < minimum) | (top - low < MIN_PEOPLE))
    return found


def matrix_of(known: Known) -> Any:
    """All equations of a count as a sparse matrix (equations, rows x areas), to be equal to 0.

    A sum of counts that are nowhere told, nor hidden, says nothing: they can be whatever it takes.
    """
    from scipy import sparse

    there = known.there
    absent = np.where(there, 0, -1)[:, None]
    free = loose(absent.astype(np.int32), known.lines)[:, 0]
    lined = ((known.lines != 0).astype(int) @ free == 0) & there.any(axis=0)
    bound = summed(known.parents, there)
    found = equations(known.lines, known.parents, len(known.rows), known.whole, bound, lined)
    if not known.sums:
        return found
    extra = np.zeros((len(known.sums), len(known.parents)))
    for place, (area, members) in enumerate(known.sums):
        extra[place, list(members)] = 1.0
        extra[place, area] = -1.0
    more = sparse.kron(sparse.eye_array(len(known.rows)), sparse.csr_array(extra))
    found = sparse.vstack([found, more]).tocsr()
    found.eliminate_zeros()
    return found


def summed(parents: Positions, there: Mask) -> Mask:
    """Which areas (rows, areas) are a sum of what lies in them, because any of that is ``there``."""
    some, found = there.copy(), np.zeros_like(there)
    for area in range(len(parents) - 1, -1, -1):  # what is narrow comes last
        wide = parents[area]
        if wide >= 0:
            found[:, wide] |= some[:, area]
            some[:, wide] |= some[:, area]
    return found


def tighten(matrix: Any, low: Floats, high: Floats, *, strict: bool = False) -> tuple[Floats, Floats]:
    """The bounds (cells,) that follow from each equation by itself, repeated until nothing changes.

    Where bounds contradict each other the lower one wins; when ``strict`` they are given as they are then.
    """
    low, high = low.copy(), high.copy()
    entries = matrix.tocoo()
    equation, cell, weight = entries.coords[0], entries.coords[1], entries.data
    order = np.argsort(cell, kind="stable")
    equation, cell, weight = equation[order], cell[order], weight[order]
    starts = np.flatnonzero(np.diff(cell, prepend=-1))
    touched = cell[starts]
    for _ in range(PASSES if len(cell) else 0):
        up = weight > 0
        small = weight * np.where(up, low[cell], high[cell])
        large = weight * np.where(up, high[cell], low[cell])
        least, most = (_rest(equation, side, matrix.shape[0]) for side in (small, large))
        # weight x cell = -(rest of the equation), and the rest lies between its least and its most
        above = np.where(up, -least, -most) / weight
        below = np.where(up, -most, -least) / weight
        new_high = np.minimum(high[touched], np.minimum.reduceat(above, starts))
        new_low = np.maximum(low[touched], np.maximum.reduceat(below, starts))
        if strict and (new_low > new_high).any():
            high[touched], low[touched] = new_high, new_low
            break
        changed = (new_high < high[touched]) | (new_low > low[touched])
        high[touched], low[touched] = np.maximum(new_high, new_low), new_low
        if not changed.any():
            break
    return low, high


def _rest(equation: npt.NDArray[Any], side: Floats, number: int) -> Floats:
    """Per entry the sum of the other entries of its equation; infinite when one of those is."""
    endless = np.isinf(side)
    finite = np.where(endless, 0.0, side)
    total = np.bincount(equation, finite, number)[equation] - finite
    others = np.bincount(equation, endless, number)[equation] - endless
    downward = np.bincount(equation, side == -np.inf, number)[equation] > 0
    return np.where(others > 0, np.where(downward, -np.inf, np.inf), total)


@dataclass(frozen=True)
class Problem:
    """A year of a count with the bounds found so far, ready to be solved piece by piece."""

    known: Known
    year: int
    matrix: Any
    low: Floats
    high: Floats

    @classmethod
    def of(cls, known: Known, year: int, matrix: Any) -> Problem:
        """The year with the bounds that follow from each equation by itself.

        That a hidden count is not 0 is what an intruder takes to be so. Where that contradicts what is shown
        (more was hidden than the rule asks) he takes it back, everywhere in this year.
        """
        first, last = known.low[:, year].reshape(-1), known.high[:, year].reshape(-1)
        low, high = tighten(matrix, first, last, strict=True)
        if (low > high).any():
            hidden = known.hidden[:, year].reshape(-1)
            top = known.top[:, year].reshape(-1)
            first = np.where(hidden & (first == 1) & (last != 1), 0.0, first)
            last = np.where(hidden & (last == top - 1) & (first < last), top, last)
            low, high = tighten(matrix, first, last)
        return cls(known, year, matrix, low, high)

    def leaks(self, low: Floats, high: Floats) -> Mask:
        """Which hidden cells (cells,) are pinned by these bounds."""
        hidden, top = self.known.hidden[:, self.year].reshape(-1), self.known.top[:, self.year].reshape(-1)
        return hidden & pinned(low, high, top, self.known.minimum)

    def candidates(self) -> Positions:
        """The hidden cells that could be about few people and are not yet certain: a position per cell."""
        hidden, top = self.known.hidden[:, self.year].reshape(-1), self.known.top[:, self.year].reshape(-1)
        few = (self.low < self.known.minimum) | (top < self.high + MIN_PEOPLE)
        return np.flatnonzero(hidden & few & (self.low < self.high))

    def solve(self, cells: Positions) -> tuple[Floats, Floats]:
        """The exact bounds of ``cells``, others as they were: (cells,) twice.

        In a large problem each area of the second level is solved by itself, with what it shares with others
        as loose as the bounds so far: then an intruder can do slightly better than what is found here.
        """
        low, high = self.low.copy(), self.high.copy()
        whole = system(self.matrix, self.low, self.high)
        wanted = np.isin(whole.cells, cells)
        pieces = (
            parts(whole) if len(whole.cells) <= SMALL else self._piece_by_piece(whole, whole.cells[wanted])
        )
        for part in pieces:
            mine = np.isin(part.cells, cells)
            if mine.any():
                least, most = intervals(part, mine, WIDTH)
                low[part.cells[mine]] = np.fmax(low[part.cells[mine]], least[mine])
                high[part.cells[mine]] = np.fmin(high[part.cells[mine]], most[mine])
        return low, high

    def _piece_by_piece(self, whole: Any, cells: Positions) -> list[Any]:
        areas, parents = len(self.known.parents), self.known.parents
        # All that lies in an area just below the widest is taken together with it, however deep.
        home = np.arange(areas)
        while (below := (parents[home] >= 0) & (parents[parents[home]] >= 0)).any():
            home = np.where(below, parents[home], home)
        column_home = home[whole.cells % areas]
        return [piece(whole, np.flatnonzero(column_home == h)) for h in np.unique(home[cells % areas])]

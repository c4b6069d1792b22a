"""Hide counts of persons until no small number of people between two ages can be computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from data.disclosure.delivered import Delivered, teller, wholes
from data.disclosure.frame import Frame
from data.disclosure.nest.ages import Ages, of_cluster
from data.disclosure.nest.cells import apart, rests
from data.disclosure.nest.coarse import SIZES, SPARED, shut, spare
from data.disclosure.nest.room import Room, Weights, small, table_of, together, width
from data.disclosure.nest.shifts import AgeShift, adding, shifts
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.table import WIDTH
from data.disclosure.repair import hide_rectangles
from data.disclosure.shared import hide_count, shown

ROUNDS = 8
NARROW = 2  # levels, from the widest, of which small groups may be shut

Settle = Callable[[], None]


class Nest:
    """The counts of persons of a cluster of one year, while they are protected."""

    def __init__(self, cluster: Sequence[Delivered], frame: Frame, ages: Ages) -> None:
        self.ages, self._cluster, self._frame = ages, cluster, frame
        self.shifts = shifts(ages)
        self._adding = adding(ages, self.shifts)
        self._small = small(ages)
        self._proven = np.zeros(self._small.shape, np.bool_)
        none = np.full((len(frame.groups), 1, len(frame.areas)), -1, np.int32)
        self._weights: list[Weights] = [
            frame.weight(e.truth[:, None], none)[:, 0] * np.float32(e.users) for e in ages.edges
        ]
        self._tiers = [edge.tier for edge in ages.edges]
        self._tried: dict[int, Mask] = {}
        self._need: Mask = np.zeros_like(self._small)
        self._begun = self.withdrawn = False

    def told(self, name: str | None) -> Mask:
        """Where the count ``name`` is hidden because it would tell of few others (groups, years, areas)."""
        found = np.zeros((self._small.shape[1], 1, self._small.shape[2]), np.bool_)
        pairs = {pair: place for place, pair in enumerate(self.ages.order)}
        for edge in self.ages.edges:
            if edge.name == name:
                found[:, 0] |= self._need[pairs[edge.start, edge.end]]
        return found

    @classmethod
    def of(cls, cluster: Sequence[Delivered], frame: Frame) -> Nest | None:
        """The nest of a cluster; None when its counts of persons are not related."""
        ages = of_cluster(cluster, frame.groups)
        return None if ages is None else cls(cluster, frame, ages)

    def close(self, settle: Settle) -> Mask:
        """Hide until all is proven; gives the areas (years, areas) where not. ``settle`` hides the rest."""
        self._read()
        if not self._begun:
            first = [e.hidden.copy() for e in self.ages.edges]
            self._apart(settle)
            self._need, self._begun = self._needs(first), True
        left = self._need & ~self._proven if self._frame.large else self._unproven()
        if left.any():
            left = self._shut(left, settle)
        for round_ in range(len(SIZES) if self._frame.large else ROUNDS):
            if not left.any():
                break
            before = self._hidden()
            if self._frame.large:
                if round_ == SPARED and spare(left, self.ages, self._cluster, self._frame):
                    self.withdrawn = True
                    return np.zeros((1, self._small.shape[2]), np.bool_)
                shut(left, SIZES[round_], self.ages, self._cluster, self._frame)
            else:
                self._hide(left, round_)
            settle()
            self._read()
            if self._hidden() > before or (round_ < 4 and not self._frame.large):
                left = self._unproven()
        open_ = any((e.there & ~e.hidden).any() for e in self.ages.edges)
        areas: Mask = np.logical_or.reduce(left, axis=(0, 1))[None] & open_
        return areas

    def _shut(self, left: Mask, settle: Settle) -> Mask:
        """Of small groups in narrow areas only how many people there are, in areas where that is needed.

        Cell by cell it would take ever more of the others with it: few people of one age can only be taken
        for others when many cells beside them are open to that. What is left is ``left`` again.
        """
        tree = self._frame.tree
        group = self._frame.countries
        needed: Mask = np.asarray(left[:, group].any(axis=(0, 1)))
        for level in reversed(tree.levels):
            inner = level.owner >= tree.widest
            some = np.logical_or.reduceat(needed[level.areas], level.first)
            needed[level.owner[inner]] |= some[inner]
        for level in tree.levels:
            around = np.where(level.owner >= tree.widest, needed[level.owner], False)
            needed[level.areas] |= around[level.run]
        needed &= tree.depths >= NARROW
        cells = np.zeros(self._small.shape[1:], np.bool_)
        cells[np.ix_(group, np.flatnonzero(needed))] = True
        for place, edge in enumerate(self.ages.edges):
            if self._tiers[place] > 0 and (cells & edge.there & ~edge.hidden).any():
                hide_count(edge.name, (cells & edge.there)[None], self._cluster)
        settle()
        self._read()
        return self._unproven()

    def _needs(self, first: Sequence[Mask]) -> Mask:
        """The hidden counts that must be free (pairs, groups, areas): of few, or that would tell of few.

        Or that leave few when what is counted of them is taken away: those few are known as well as they are.

        ``first`` (groups, areas) per edge are those that were hidden before the cells were taken apart.
        """
        found = np.zeros_like(self._small)
        pairs = {pair: place for place, pair in enumerate(self.ages.order)}
        for edge, before in zip(self.ages.edges, first, strict=True):
            few = (edge.truth > 0) & (edge.truth < MIN_PEOPLE)
            found[pairs[edge.start, edge.end]] |= edge.hidden & (few | ~before | edge.leaves)
        for pair, cells in rests(self.ages, self._cluster):
            if pair in pairs:
                found[pairs[pair]] |= self._small[pairs[pair]] & cells
        return found

    def _apart(self, settle: Settle) -> None:
        """Hide, in each cell by itself, what joins ages with few people between."""
        for place, cells in apart(self.ages, self._small, self._bundles()).items():
            hide_count(self.ages.edges[place].name, cells[None], self._cluster)
        settle()
        self._read()

    def _bundles(self) -> list[list[int]]:
        """The edges that are seen together, the most used first; parts of a whole after all others of use."""
        parts = {
            str(teller(d.indicator))
            for ids in wholes([d.indicator for d in self._cluster]).values()
            for d in self._cluster
            if d.indicator.id in ids
        }
        edges = self.ages.edges
        together = [i for i, e in enumerate(edges) if e.name in parts]
        alone = [[i] for i, e in enumerate(edges) if e.name not in parts]
        alone.sort(key=lambda b: -edges[b[0]].users)
        first = [b for b in alone if edges[b[0]].users > 1]
        return [*first, together, *(b for b in alone if edges[b[0]].users <= 1)]

    def _read(self) -> None:
        """What is hidden now."""
        for edge in self.ages.edges:
            edge.hidden = edge.there & ~shown(edge.name, self._cluster)[1][0]

    def _hidden(self) -> int:
        return sum(int(e.hidden.sum()) for e in self.ages.edges)

    def _unproven(self) -> Mask:
        """What is few and has no proof yet: (pairs, groups, areas)."""
        room = Room(self.ages)
        left: Mask = self._need & ~self._proven
        left &= ~self._added(left, room)
        for shift in self.shifts:
            waiting: Mask = np.asarray(left[shift.pairs].any(axis=0))
            if waiting.any():
                free = width(shift, room, self._frame.tree, waiting) >= WIDTH
                left[shift.pairs] &= ~free
        self._proven |= self._need & ~left
        return left

    def _added(self, left: Mask, room: Room) -> Mask:
        """What is free because people of several ages can come and go at once: (pairs, groups, areas)."""
        waiting: Mask = np.asarray(left.any(axis=0))
        wide = np.zeros(left.shape, np.int16)
        if waiting.any():
            caps = together(self._adding, room)
            for shift, some in zip(self._adding, caps, strict=True):
                reach = width(shift, room, self._frame.tree, waiting, some)
                wide[shift.pairs] += reach[None]
        found: Mask = wide >= WIDTH
        return found

    def _hide(self, left: Mask, round_: int) -> None:
        """For each cell the cheapest shift that would help, and a rectangle for that."""
        room = Room(self.ages)
        best = np.full(left.shape[1:], np.inf, np.float32)
        chosen = np.full(left.shape[1:], -1, np.int32)
        for number, shift in enumerate(self.shifts):
            waiting: Mask = np.asarray(left[shift.pairs].any(axis=0))
            if not waiting.any() or not shift.edges:
                continue
            price = self._price(shift, room)
            tried = self._tried.get(number)
            if tried is not None:
                price = np.where(tried, price * 8 + 50, price)
            better = waiting & (price < best)
            best[better], chosen[better] = price[better], number
        for number in np.unique(chosen[chosen >= 0]).tolist():
            shift, mine = self.shifts[number], chosen == number
            self._tried[number] = self._tried.get(number, np.zeros_like(mine)) | mine
            room = Room(self.ages)
            table = table_of(shift, self.ages, room, self._cost(shift), self._frame.tree)
            old = table.hidden.copy()
            table.hidden[:, 0] |= mine & (table.truth[:, 0] >= 0)
            hide_rectangles(table, mine[:, None], round_)
            self._mark(shift, (table.hidden & ~old)[:, 0])

    def _price(self, shift: AgeShift, room: Room) -> npt.NDArray[np.float32]:
        """What it costs to hide, in each cell, all that the shift changes; endless where it cannot go far."""
        forth, back = room.caps(shift, everything=True)
        price = self._cost(shift)
        # Where it hardly has room by itself, another shift is better.
        short = forth.astype(np.int16) + back < WIDTH
        return np.where((forth == 0) & (back == 0), np.inf, price + np.where(short, 5000, 0)).astype(
            np.float32
        )

    def _cost(self, shift: AgeShift) -> Weights:
        """What it costs to hide, in each cell, all that the shift changes (groups, areas)."""
        price = np.zeros(self._small.shape[1:], np.float32)
        for place in self._along(shift):
            edge, weight = self.ages.edges[place], self._weights[place]
            price += np.where(edge.there & ~edge.hidden, weight, 0)
        return price

    def _along(self, shift: AgeShift) -> list[int]:
        """The edges that are hidden where the shift must be free: those it changes, and all that are finer.

        Cells that are open in the same way can move with each other; each in its own way, they cannot.
        """
        cut = [e for e, _ in shift.edges]
        tiers = {self._tiers[e] for e in cut}
        if len(cut) == 1 or 1 not in tiers:
            return cut
        first = min(tiers)
        return sorted({*cut, *(e for e, tier in enumerate(self._tiers) if tier >= first)})

    def _mark(self, shift: AgeShift, cells: Mask) -> None:
        """Hide what the shift changes in ``cells`` (groups, areas), and what is finer."""
        for place in self._along(shift):
            edge = self.ages.edges[place]
            fresh = cells & edge.there & ~edge.hidden
            if fresh.any():
                edge.hidden |= fresh
                hide_count(edge.name, fresh[None], self._cluster)

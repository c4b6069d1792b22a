"""A walk from the true counts past others that could be as true: how far each hidden number was seen to go.

Every step is a shift in a circuit of groups, forth in some areas and back in others beside them, as far as
nobody goes below zero and nothing that is shown changes. So every table on the way agrees with all that is
shown, and an intruder cannot tell it from the truth. Between the lowest and the highest that a number was on
the way nothing is known of it: a proof, also where it takes many shifts and groups together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.disclosure.nest.ages import Ages
from data.disclosure.nest.shifts import Shift
from data.disclosure.primary import Mask
from data.disclosure.proof.structure import Circuit
from data.disclosure.proof.table import WIDTH, loose
from data.disclosure.proof.tree import Positions, Tree

STEPS = 4  # for a shift in one sweep
HALF = 0.5
FREE = 10**6  # more people than any step takes
Ints = npt.NDArray[np.int32]


class Walk:
    """A table on its way; ``moved`` (points, groups, areas) is how far F is from the truth."""

    def __init__(self, ages: Ages, shifts: Sequence[Shift], tree: Tree) -> None:
        self._ages, self._shifts, self._tree = ages, shifts, tree
        shape = ages.position.shape
        self._moved = np.zeros(shape, np.int32)
        self.low = np.zeros((len(ages.order), *shape[1:]), np.int16)
        self.high = np.zeros_like(self.low)
        self._margin = [
            np.where(e.there, e.truth - np.maximum(e.least, np.minimum(e.truth, 1)), FREE) for e in ages.edges
        ]
        self._slack = [np.where(r.slack < 0, FREE, r.slack) for r in ages.relations]
        self._loose = [loose(e.truth[:, None], e.lines)[:, 0] for e in ages.edges]
        self._random = np.random.default_rng(1)  # the same walk for the same figures

    def sweep(self, left: Mask) -> None:
        """Steps for every shift and most circuits with cells of ``left`` (pairs, groups, areas)."""
        for shift in self._shifts:
            waiting = left[shift.pairs].any(axis=(0, 2))
            if not waiting.any():
                continue
            allowed, bound = self._allowed(shift)
            alive = allowed.any(axis=1)
            some = [
                c for c in shift.circuits if all(alive[r] for r, _ in c) and any(waiting[r] for r, _ in c)
            ]
            for _ in range(STEPS if some else 0):
                self._step(shift, self._disjoint(some), allowed, bound)
                self._note(shift)

    def free(self) -> Mask:
        """What was seen far enough apart: (pairs, groups, areas)."""
        found: Mask = self.high - self.low >= WIDTH
        return found

    def _disjoint(self, some: Sequence[Circuit]) -> list[Circuit]:
        """Circuits that have no group in common, by chance."""
        found, used = [], set()
        for place in self._random.permutation(len(some)).tolist():
            rows = {r for r, _ in some[place]}
            if not rows & used:
                used |= rows
                found.append(some[place])
        return found

    def _allowed(self, shift: Shift) -> tuple[Mask, Mask]:
        """Where all that the shift changes is hidden, and what is a sum of narrower areas (groups, areas)."""
        shape = self._moved.shape[1:]
        allowed, there = np.ones(shape, np.bool_), np.zeros(shape, np.bool_)
        for place, _ in shift.edges:
            edge = self._ages.edges[place]
            allowed &= np.where(edge.there, edge.hidden, self._loose[place])
            there |= edge.there
        for place, _ in shift.relations:
            allowed &= ~self._ages.relations[place].rigid[:, None]
        bound = self._tree.bound(there)
        return allowed & (there | bound), bound

    def _room(self, shift: Shift, rows: Positions) -> tuple[Ints, Ints]:
        """How far the shift goes forth and back in groups from where the walk is now (rows, areas)."""
        moved = self._moved[:, rows]
        forth = np.full(moved.shape[1:], WIDTH, np.int32)
        back = forth.copy()
        for place, sign in shift.edges:
            edge = self._ages.edges[place]
            room = self._margin[place][rows] + moved[edge.end] - moved[edge.start]
            into = forth if sign < 0 else back
            np.minimum(into, room, out=into)
        for place, sign in shift.relations:
            relation = self._ages.relations[place]
            room = self._slack[place][rows] + moved[relation.end] - moved[relation.start]
            into = forth if sign < 0 else back
            np.minimum(into, room, out=into)
        return np.maximum(forth, 0), np.maximum(back, 0)

    def _step(self, shift: Shift, some: Sequence[Circuit], allowed: Mask, bound: Mask) -> None:
        """All of ``some`` at once; each area goes one way by chance, as far as those around it go back."""
        rows = np.array([r for c in some for r, _ in c])
        signs = np.array([s for c in some for _, s in c], np.int32)
        first = np.cumsum([0, *(len(c) for c in some)])[:-1]
        one, two = self._room(shift, rows)
        here = allowed[rows]
        plus = signs[:, None] > 0
        up = np.minimum.reduceat(np.where(plus, one, two) * here, first, axis=0)
        down = np.minimum.reduceat(np.where(plus, two, one) * here, first, axis=0)
        sums = np.logical_or.reduceat(bound[rows], first, axis=0)
        step = self._flow(up, down, sums)
        if step.any():
            points = np.array(sorted(shift.points))
            every = signs[:, None] * np.repeat(step, np.diff([*first, len(rows)]), axis=0)
            self._moved[points[:, None], rows[None]] += every[None]

    def _flow(self, up: Ints, down: Ints, sums: Mask) -> Ints:
        """By how much each area goes (circuits, areas): what lies in an area together as much as that area.

        ``up`` and ``down`` are how far each goes by itself; those of ``sums`` are the sum of what is in them.
        """
        levels = self._tree.levels
        for level in reversed(levels):
            if len(level.owners):
                for room in (up, down):
                    inside = np.add.reduceat(room[:, level.areas], level.first, axis=1)[:, level.inner]
                    wide = room[:, level.owners]
                    room[:, level.owners] = np.where(sums[:, level.owners], np.minimum(wide, inside), wide)
        step = np.zeros_like(up)
        for level in levels:
            run, first, areas = level.run, level.first, level.areas
            owned = np.where(level.owner >= 0, step[:, level.owner], 0)  # what the wider area goes
            forth, back = up[:, areas], down[:, areas]
            must = _dealt(forth, np.maximum(owned, 0), run, first)
            must = must - _dealt(back, np.maximum(-owned, 0), run, first)
            some = self._random.random(forth.shape) < HALF
            forth = np.where(some & (must >= 0), forth - np.maximum(must, 0), 0)
            back = np.where(~some & (must <= 0), back - np.maximum(-must, 0), 0)
            most = np.minimum(
                np.add.reduceat(forth, first, axis=1), np.add.reduceat(back, first, axis=1)
            )
            along = _dealt(forth, most, run, first) - _dealt(back, most, run, first)
            free = (level.owner < 0)[run]
            step[:, areas] = must + np.where(free, forth - back, along)
        return step

    def _note(self, shift: Shift) -> None:
        for place in np.flatnonzero(shift.pairs):
            i, j = self._ages.order[place]
            apart = (self._moved[j] - self._moved[i]).astype(np.int16)
            np.minimum(self.low[place], apart, out=self.low[place])
            np.maximum(self.high[place], apart, out=self.high[place])


def _dealt(room: Ints, most: Ints, run: Positions, first: Positions) -> Ints:
    """``most`` (circuits, runs) people dealt out over ``room`` (circuits, areas), the first areas first."""
    before = np.cumsum(room, axis=1) - room
    before = before - before[:, first][:, run]
    dealt: Ints = np.clip(most[:, run] - before, 0, room).astype(np.int32)
    return dealt

"""How far shifts can go: by themselves, in circuits of groups, and against other areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.nest.ages import Ages, Counts, Edge
from data.disclosure.nest.shifts import AgeShift
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.structure import Circuit
from data.disclosure.proof.table import WIDTH, CountTable, loose
from data.disclosure.proof.tree import Caps, Tree

Weights = npt.NDArray[np.float32]
FREE = 10**6  # more people than any shift takes


class Room:
    """How far shifts can go in every group and area, given what is hidden now."""

    def __init__(self, ages: Ages) -> None:
        self._ages = ages
        self._loose = [loose(e.truth[:, None], e.lines)[:, 0] for e in ages.edges]

    def caps(self, shift: AgeShift, *, everything: bool = False) -> tuple[Caps, Caps]:
        """How far the shift goes forth and back by itself, at most WIDTH: (groups, areas) twice.

        With ``everything`` as if all counts were hidden.
        """
        shape = self._ages.position.shape[1:]
        forth, back = np.full(shape, WIDTH, np.int32), np.full(shape, WIDTH, np.int32)
        for place, sign in shift.edges:
            edge = self._ages.edges[place]
            least = np.maximum(edge.least, np.minimum(edge.truth, 1))
            down = np.where(edge.there, np.clip(edge.truth - least, 0, WIDTH), WIDTH)
            # A 0 that is in sight stays so: hidden, everybody would take it for more.
            free = edge.hidden | (everything & (edge.truth > 0))
            free = np.where(edge.there, free, self._loose[place])
            forth, back = (
                np.minimum(forth, np.where(sign < 0, down, WIDTH)) * free,
                np.minimum(back, np.where(sign > 0, down, WIDTH)) * free,
            )
        for place, sign in shift.relations:
            relation = self._ages.relations[place]
            slack = np.where(relation.slack < 0, WIDTH, np.minimum(relation.slack, WIDTH))
            stays = relation.rigid[:, None]
            grow = np.where(stays, 0, WIDTH)
            slack = np.where(stays, 0, slack)
            forth = np.minimum(forth, slack if sign < 0 else grow)
            back = np.minimum(back, slack if sign > 0 else grow)
        return forth.astype(np.uint8), back.astype(np.uint8)

    def margin(self, place: int) -> Counts:
        """How far the count of an edge can go down (groups, areas)."""
        edge = self._ages.edges[place]
        least = np.maximum(edge.least, np.minimum(edge.truth, 1))
        return np.where(edge.there, np.maximum(edge.truth - least, 0), FREE).astype(np.int32)

    def slack(self, place: int) -> Counts:
        """How many people there are in a relation (groups, areas)."""
        relation = self._ages.relations[place]
        return np.where(relation.slack < 0, FREE, relation.slack).astype(np.int32)

    def there(self, shift: AgeShift) -> Mask:
        """Where any count that the shift changes is counted at all (groups, areas)."""
        every = [self._ages.edges[e].there for e, _ in shift.edges]
        return np.logical_or.reduce([*every, np.zeros(self._ages.position.shape[1:], np.bool_)])


def together(some: Sequence[AgeShift], room: Room) -> list[tuple[Caps, Caps]]:
    """The room of each of ``some`` shifts, so that all can go so far at once; each adds people of one age.

    What one of them takes from a count is not left for the next.
    """
    edges = {e: room.margin(e) for shift in some for e, _ in shift.edges}
    slacks = {r: room.slack(r) for shift in some for r, _ in shift.relations}
    found = []
    for shift in some:
        forth, back = (caps.astype(np.int32) for caps in room.caps(shift))
        parts = [edges[e] for e, sign in shift.edges if sign > 0]
        parts += [slacks[r] for r, sign in shift.relations if sign > 0]
        losing = [edges[e] for e, sign in shift.edges if sign < 0]
        losing += [slacks[r] for r, sign in shift.relations if sign < 0]
        back = np.minimum.reduce([back, *parts])
        forth = np.minimum.reduce([forth, *losing])
        for part in parts:
            part -= back
        for part in losing:
            part -= forth
        found.append((np.maximum(forth, 0).astype(np.uint8), np.maximum(back, 0).astype(np.uint8)))
    return found


def width(
    shift: AgeShift, room: Room, tree: Tree, waiting: Mask, caps: tuple[Caps, Caps] | None = None
) -> npt.NDArray[np.int16]:
    """How many people apart the shift can move (groups, areas), through all its circuits.

    Only for groups with cells ``waiting`` (groups, areas); of others less may be said than is so. ``caps`` is
    how far it goes by itself, when that is less than it could.
    """
    forth, back = caps or room.caps(shift)
    there = room.there(shift)
    found = np.zeros(forth.shape, np.int16)
    if not (forth.any() or back.any()):
        return found
    rows: Mask = np.asarray(waiting.any(axis=1))
    alive: Mask = np.logical_or.reduce(forth | back, axis=1)
    some = [c for c in shift.circuits if any(rows[r] for r, _ in c) and all(alive[r] for r, _ in c)]
    high, low = np.zeros(forth.shape, np.uint8), np.zeros(forth.shape, np.uint8)
    for start in range(0, len(some), 64):
        part = some[start : start + 64]
        up, down, known = _combined(part, forth, back, there)
        above, below = tree.reach(up * known, down * known, None if known.all() else known)
        for place, circuit in enumerate(part):
            for row, sign in circuit:
                one, two = (above, below) if sign > 0 else (below, above)
                np.maximum(high[row], one[place], out=high[row])
                np.maximum(low[row], two[place], out=low[row])
    return high.astype(np.int16) + low


def _combined(some: Sequence[Circuit], forth: Caps, back: Caps, there: Mask) -> tuple[Caps, Caps, Mask]:
    """How far each circuit goes forth and back in every area (circuits, areas), and where it is counted."""
    one, two, known = [], [], []
    for circuit in some:
        ways = [(forth[r], back[r]) if sign > 0 else (back[r], forth[r]) for r, sign in circuit]
        one.append(np.minimum.reduce([a for a, _ in ways]))
        two.append(np.minimum.reduce([b for _, b in ways]))
        known.append(np.logical_or.reduce([there[r] for r, _ in circuit]))
    return np.stack(one), np.stack(two), np.stack(known)


def small(ages: Ages) -> Mask:
    """Between which ages there are few people: (pairs, groups, areas)."""
    return np.stack([few_between(ages, place) > 0 for place in range(len(ages.order))])


def few_between(ages: Ages, place: int) -> Counts:
    """How many people there are between a pair of ages where that is few, else 0 (groups, areas)."""
    i, j = ages.order[place]
    one, two = ages.position[i], ages.position[j]
    few = (one >= 0) & (two > one) & (two - one < MIN_PEOPLE)
    return np.where(few, two - one, 0).astype(np.int32)


@dataclass
class ShiftTable(CountTable):
    """A shift as a table of groups, for who looks for what to hide; ``forth`` and ``back`` are its room."""

    forth: Any = None
    back: Any = None
    all_forth: Any = None
    all_back: Any = None

    def room(self, *, everything: bool = False) -> tuple[Caps, Caps]:
        """How far it goes by itself, (groups, years, areas) twice."""
        return (self.all_forth, self.all_back) if everything else (self.forth, self.back)


def table_of(shift: AgeShift, ages: Ages, room: Room, price: Weights, tree: Tree) -> ShiftTable:
    """The shift as a table; ``price`` (groups, areas) is what it costs to hide all that it changes."""
    forth, back = (x[:, None] for x in room.caps(shift))
    all_forth, all_back = (x[:, None] for x in room.caps(shift, everything=True))
    cut: list[Edge] = [ages.edges[e] for e, _ in shift.edges]
    there = room.there(shift)[:, None]
    size = np.minimum.reduce([np.where(e.there, e.truth, 10**6) for e in cut])[:, None]
    wide = all_forth.astype(np.int16) + all_back >= WIDTH
    truth = np.where(there, np.where(wide, np.maximum(size, WIDTH), 0), -1).astype(np.int32)
    open_ = np.logical_or.reduce([e.there & ~e.hidden for e in cut])[:, None]
    return ShiftTable(
        truth=truth,
        ceiling=np.full(truth.shape, -1, np.int32),
        hidden=there & ~open_,
        weight=price[:, None],
        lines=shift.lines,
        circuits=shift.circuits,
        tree=tree,
        forth=forth,
        back=back,
        all_forth=all_forth,
        all_back=all_back,
    )

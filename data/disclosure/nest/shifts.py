"""Shifts: sets of ages that move together, and the proof that what is hidden can move with them.

When F goes up by one at every age of a set, the counts from outside the set to inside grow and those from
inside to outside shrink; all other counts of the area and group stay. It can be done where what changes is
hidden, and as far as nobody goes below zero. A shift in a circuit of groups, and the opposite in other areas,
keeps all sums: so what such a shift changes cannot be known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.disclosure.nest.ages import Ages
from data.disclosure.primary import Mask
from data.disclosure.proof.structure import Circuit, Lines, circuits


@dataclass(frozen=True)
class AgeShift:
    """A set of points, the edges it cuts (position, +1 or -1) and the relations it cuts (idem).

    ``pairs`` (pairs of points,) are those that it pulls apart.
    """

    points: frozenset[int]
    edges: tuple[tuple[int, int], ...]
    relations: tuple[tuple[int, int], ...]
    pairs: Mask
    lines: Lines
    circuits: tuple[Circuit, ...]


def shifts(ages: Ages) -> list[AgeShift]:
    """The shifts that are tried, those that change the fewest counts of most use first.

    From one age to another: people of one age more, of another less. The same while an age that only one
    count has keeps that count as it is. And every point of a count within some ages by itself.
    """
    number = sum(point.isdigit() for point in ages.points)
    ends = [(e.start, e.end) for e in ages.edges]
    degree = np.bincount(np.array(ends).reshape(-1), minlength=len(ages.points))
    single: dict[int, int] = {}
    for start, end in ends:
        for point, other in ((start, end), (end, start)):
            if 0 < point < number and degree[point] == 1 and point not in single.values():
                single[point] = other
                break
    core = [i for i in range(1, number) if i not in single]
    sets: dict[frozenset[int], None] = {}
    for first in range(1, number):
        for last in range(first, number):
            sets.setdefault(frozenset(range(first, last + 1)))
    for first in range(len(core)):
        for last in range(first, len(core)):
            some = {*core[first : last + 1]}
            sets.setdefault(frozenset(some | {p for p, other in single.items() if other in some}))
    within = range(number, len(ages.points))
    every: dict[frozenset[int], None] = {frozenset([x]): None for x in within}
    for points in sets:
        usual = {x for x in within if _usual(ages, x) in points}
        every.setdefault(points | usual)
        for x in within:
            if (_usual(ages, x, other=True) in points) != (_usual(ages, x) in points):
                every.setdefault((points | usual) ^ {x})
    made = [_shift(ages, points) for points in every]
    return sorted(made, key=lambda s: (sum(ages.edges[e].users for e, _ in s.edges), sorted(s.points)))


def adding(ages: Ages, every: Sequence[AgeShift]) -> list[AgeShift]:
    """Of ``every`` shift those that make people of one age more or fewer, and nobody else."""
    number = sum(point.isdigit() for point in ages.points)
    found = []
    for first in range(1, number):
        some = set(range(first, number))
        some |= {x for x in range(number, len(ages.points)) if _usual(ages, x) in some}
        found += [shift for shift in every if shift.points == some]
    return found


def _usual(ages: Ages, point: int, *, other: bool = False) -> int:
    """Which end a point within some ages goes along with: who comes or goes is usually counted, or not."""
    around = {r.end if r.start == point else r.start for r in ages.relations if point in (r.start, r.end)}
    low, high = min(around), max(around)
    none = np.zeros(ages.position.shape[1], np.int64)
    rest = sum((np.maximum(r.slack, 0).sum(axis=1) for r in ages.relations if r.start == point), none)
    mine = sum((np.maximum(e.truth, 0).sum(axis=1) for e in ages.edges if e.end == point), none)
    most = (mine > rest).sum() > (mine < rest).sum()  # in most groups
    return high if most != other else low


def _shift(ages: Ages, points: frozenset[int]) -> AgeShift:
    def cut(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        signs = [int(j in points) - int(i in points) for i, j in pairs]
        return tuple((place, sign) for place, sign in enumerate(signs) if sign)

    edges = cut([(e.start, e.end) for e in ages.edges])
    relations = cut([(r.start, r.end) for r in ages.relations])
    apart = np.array([(i in points) != (j in points) for i, j in ages.order], np.bool_)
    every = [ages.edges[e].lines for e, _ in edges]
    none = np.zeros((0, ages.position.shape[1]), np.int8)
    lines = np.unique(np.concatenate([*every, none]), axis=0).astype(np.int8)
    return AgeShift(points, edges, relations, apart, lines, circuits(lines))

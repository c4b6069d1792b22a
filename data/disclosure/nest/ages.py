"""Counts of persons as differences between ages: what is published is how many are between two of them.

Let F(a) be how many people are younger than a. A count of everybody from a to b is F(b) - F(a): a count is
an edge between two ages, and what anybody can compute within one area and group are differences between ages
that are joined by published edges. A count of some people of some ages is an edge to a point of its own,
somewhere between those ages. Sums over areas and groups hold for F as they do for counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from data.disclosure.delivered import Delivered, counts_of, noemer, teller, wholes
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.structure import Lines, group_lines, holding, rules
from data.disclosure.shared import shown

Counts = npt.NDArray[np.int32]


@dataclass
class Edge:
    """A count between the points ``start`` and ``end``; arrays (groups, areas), truth -1 where there is none.

    ``least`` is what it cannot go below while all tellers stay as they are, and leave somebody that do;
    ``leaves`` is where any of those leaves few; ``users`` how many indicators show it.
    """

    name: str
    start: int
    end: int
    truth: Counts
    hidden: Mask
    least: Counts
    lines: Lines
    users: int
    leaves: Mask

    @property
    def there(self) -> Mask:
        """Where there is such a count (groups, areas)."""
        found: Mask = self.truth >= 0
        return found

    @property
    def tier(self) -> int:
        """Who hides a count hides all those of the same and of higher tiers (lines.yaml)."""
        tiers = rules()["ages"]["tiers"]
        return next((at for at, names in enumerate(tiers) if self.name in names), len(tiers))


@dataclass(frozen=True)
class Relation:
    """That ``end`` is not before ``start``; ``slack`` (groups, areas) are the people between, -1 if unknown.

    For the groups of ``rigid`` (groups,) nobody is, by definition.
    """

    start: int
    end: int
    slack: Counts
    rigid: Mask


@dataclass
class Ages:
    """The counts of persons of a cluster in one year.

    ``points`` are the ages that a count starts or ends at, then a point for every count within some ages;
    ``position`` (points, groups, areas) is F there, -1 where not known. ``order`` are pairs of points of
    which the second is never before the first.
    """

    points: list[str]
    edges: list[Edge]
    position: Counts
    relations: list[Relation]
    order: list[tuple[int, int]]
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = frozenset(edge.name for edge in self.edges)


def of_cluster(cluster: Sequence[Delivered], groups: Sequence[str]) -> Ages | None:
    """The ages of a cluster of one year; None when fewer than two counts of persons belong together."""
    known = rules()["ages"]
    have = {name for d in cluster for name, count in counts_of(d) if name and (d.there & (count >= 0)).any()}
    main = {n: tuple(span) for n, span in known["counts"].items() if n in have}
    counts = {n: shown(n, cluster) for n in [*main, *(n for n in known["within"] if n in have)]}
    truths = {n: truth[0] for n, (truth, _) in counts.items()}
    joined, place = _joined(main, truths)
    loose = {n: span for n, span in main.items() if n not in joined}
    loose |= {n: tuple(span) for n, span in known["within"].items() if n in have}
    if len(joined) + len(loose) < 2 or not joined:
        return None
    ages = sorted({age for n in joined for age in main[n]})
    points = [str(age) for age in ages]
    edges = [(n, ages.index(main[n][0]), ages.index(main[n][1])) for n in joined]
    position = [place[age] for age in ages]
    pairs = [(i, i + 1) for i in range(len(ages) - 1)]
    order = [(i, j) for j in range(len(ages)) for i in range(j)]
    for name, (first, last) in loose.items():
        # Between the nearest ages around it that there are.
        low = max((i for i, age in enumerate(ages) if age <= first), default=None)
        high = min((i for i, age in enumerate(ages) if age >= last), default=None)
        if low is None:
            continue
        mine = len(points)
        points.append(name)
        edges.append((name, low, mine))
        known_here = (position[low] >= 0) & (truths[name] >= 0)
        position.append(np.where(known_here, position[low] + truths[name], -1).astype(np.int32))
        pairs.append((low, mine))
        order += [(i, mine) for i in range(low + 1)]
        if high is not None:
            pairs.append((mine, high))
            order += [(mine, i) for i in range(high, len(ages))]
    built = [_edge(n, i, j, counts[n], cluster, groups) for n, i, j in edges]
    stacked = np.stack(position)
    relations = [_relation(i, j, stacked, points, groups) for i, j in pairs]
    return Ages(points, built, stacked, [r for r in relations if r is not None], order)


def _joined(
    main: dict[str, tuple[int, ...]], truths: dict[str, Counts]
) -> tuple[list[str], dict[int, Counts]]:
    """The counts that hang together and agree with each other, and F at every age they reach."""
    joined: list[str] = []
    place: dict[int, Counts] = {}
    waiting = list(main)
    moved = True
    while moved:
        moved = False
        for name in list(waiting):
            start, end = main[name]
            truth = truths[name]
            if not place:
                place[start] = np.where(truth >= 0, 0, -1).astype(np.int32)
            if start not in place and end not in place:
                continue
            waiting.remove(name)
            moved = True
            if start in place and end in place:
                one, two = place[start], place[end]
                every = (truth >= 0) & (one >= 0) & (two >= 0)
                if (every & (two - one != truth)).any():
                    continue  # other people, or other sources: no sum of the others
                place[end] = np.where((two < 0) & (one >= 0) & (truth >= 0), one + truth, two)
                place[start] = np.where((one < 0) & (two >= 0) & (truth >= 0), two - truth, one)
            elif start in place:
                one = place[start]
                place[end] = np.where((one >= 0) & (truth >= 0), one + truth, -1).astype(np.int32)
            else:
                two = place[end]
                place[start] = np.where((two >= 0) & (truth >= 0), two - truth, -1).astype(np.int32)
            joined.append(name)
    return joined, place


def _relation(
    start: int, end: int, position: Counts, points: Sequence[str], groups: Sequence[str]
) -> Relation | None:
    """None where what is counted contradicts it: then it does not hold in these sources."""
    every = (position[start] >= 0) & (position[end] >= 0)
    slack = np.where(every, position[end] - position[start], -1).astype(np.int32)
    if (every & (position[end] < position[start])).any():
        return None
    rigid = np.zeros(len(groups), np.bool_)
    for rule in rules()["same"]:
        if {"inwoners", points[start]} == set(rule["counts"]) and end == _last(points):
            rigid |= np.isin(np.array(groups), rule["groups"]) & ~(slack > 0).any(axis=1)
    return Relation(start, end, slack, rigid)


def _last(points: Sequence[str]) -> int:
    return max(i for i, point in enumerate(points) if point.isdigit())


def _edge(
    name: str,
    start: int,
    end: int,
    count: tuple[Counts, Mask],
    cluster: Sequence[Delivered],
    groups: Sequence[str],
) -> Edge:
    truth, seen = count[0][0], count[1][0]
    users = sum(any(own == name for own, _ in counts_of(d)) for d in cluster)
    given = np.asarray((truth >= 0).any(axis=1))
    lines = holding(group_lines(groups), truth[:, None], given)
    least, leaves = least_of(name, cluster, truth)
    return Edge(name, start, end, truth, (truth >= 0) & ~seen, least, lines, users, leaves)


def least_of(name: str, cluster: Sequence[Delivered], truth: Counts) -> tuple[Counts, Mask]:
    """What the noemer ``name`` cannot be below while its tellers stay as they are, and leave who they leave.

    The parts of a composition add up to it: the largest of them can go down with it, to 1. Also where any
    teller leaves few of the noemer, of which ``truth`` is the number: all (groups, areas).
    """
    leaves = np.zeros(truth.shape, np.bool_)
    known = rules()["ages"]
    nested = {*known["counts"], *known["within"]}
    found = np.zeros(cluster[0].status.shape[1:], np.int32)
    every = wholes([d.indicator for d in cluster])
    inside = {i for ids in every.values() for i in ids}
    for member in cluster:
        own = teller(member.indicator)
        if noemer(member.indicator) != name or own is None or own in nested:
            continue
        if member.indicator.id not in inside and member.indicator.id not in rules()["differences"]:
            mine = np.where(member.there, member.numerator, -1)[0]
            leaves |= (mine >= 0) & (truth > mine) & (truth < mine + MIN_PEOPLE)
            found = np.maximum(found, mine + ((mine >= 0) & (truth > mine)))
    for ids in every.values():
        parts = [d for d in cluster if d.indicator.id in ids and noemer(d.indicator) == name]
        if len(parts) == len(ids) and not all(teller(d.indicator) in nested for d in parts):
            counts = [np.where(d.there, d.numerator, 0)[0].astype(np.int64) for d in parts]
            large = max(counts, key=lambda c: int(c.sum()))
            rest = sum(counts) - large
            found = np.maximum(found, rest + np.minimum(large, 1))
    if name == "inwoners":
        for other in known["at_most"]:
            found = np.maximum(found, shown(other, cluster)[0][0])
    return found.astype(np.int32), leaves

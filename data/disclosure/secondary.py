"""Protect all figures that share counts: their noemers, their tellers, complements and compositions.

A count is hidden when no indicator shows it. The noemers come first, because a teller can be anything up to
a noemer that is hidden; hiding a noemer hides the cell of every indicator that would show it. Hiding a teller
can hide a noemer in turn, so the whole is done again until nothing is hidden any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from data.disclosure.delivered import Delivered, counts_of, noemer, pairs, teller, wholes
from data.disclosure.frame import Frame
from data.disclosure.nest.closing import Nest
from data.disclosure.primary import Mask
from data.disclosure.proof.structure import rules
from data.disclosure.shared import broken, everywhere, hide_count, shown
from data.disclosure.tables import Done, protect_shared, protect_teller, protect_whole
from data.disclosure.words import refused

TURNS = 20  # a cluster is still after a few
RESORTS = 3


Left = tuple[Mask, Sequence[Delivered]]  # cells (years, areas) without a proof, and what shows them


def protect(cluster: Sequence[Delivered], frame: Frame) -> None:
    """Hide more figures of a cluster (delivered.clusters) until no hidden count follows from the rest.

    Changes ``status`` of the members, which must be after the primary rule. What cannot be proven takes the
    area it lies in with it, step by step, and then its year, of which nothing is left to compute with. Raises
    ReleaseError when there is no proof even then.
    """
    frame.withdraw(cluster)
    for year in range(len(cluster[0].status)):
        _protect_year([d.of_year(year) for d in cluster], frame)


def _protect_year(cluster: Sequence[Delivered], frame: Frame) -> None:
    """The same for figures of one year: years tell nothing about each other.

    What earlier releases show stays as it is (Delivered.kept). Where so much of that is known that there is
    no proof short of hiding the whole year, this release is proven by itself: the attack on all releases
    together, before anything is written, then has the last word.
    """
    wider: list[Callable[[Mask], Mask]]
    wider = [partial(frame.tree.widened, steps=steps) for steps in frame.tree.steps]
    if any(d.kept is not None and (d.kept[0] | d.kept[1]).any() for d in cluster):
        before = [d.status.copy() for d in cluster]
        if not _closed(cluster, frame, wider):
            return
        for member, status in zip(cluster, before, strict=True):
            member.status[:], member.kept = status, None
    left = _closed(cluster, frame, (*wider, everywhere))
    if left:
        count = sum(int(mask.sum()) for mask, _ in left)
        raise refused("onbewezen", count=count, name=cluster[0].indicator.id)


def _closed(
    cluster: Sequence[Delivered], frame: Frame, every: Sequence[Callable[[Mask], Mask]]
) -> Sequence[Left]:
    """Hide until all is proven, and then ``every`` wider area around what is not; what is left after that."""
    done: Done = {}
    for _ in range(TURNS):
        sync(cluster, frame)
        nest = Nest.of(cluster, frame)
        left = _until_still(cluster, frame, done, nest)
        if nest is None or not nest.withdrawn:
            break
    for widen, alone in [*((w, True) for w in every), *((w, False) for w in every)]:
        for _ in range(RESORTS):
            if left:  # first of the indicators it is about, and of all others only when that does not help
                for mask, members in left:
                    for member in members if alone else cluster:
                        member.hide(np.broadcast_to(widen(mask)[:, None], member.status.shape))
                left = _until_still(cluster, frame, done, nest)
    return left


def _until_still(cluster: Sequence[Delivered], frame: Frame, done: Done, nest: Nest | None) -> list[Left]:
    """Turns until one changes nothing; the cells without a proof in the last one."""
    for _ in range(TURNS):
        before = sum(int(d.hidden.sum()) for d in cluster)
        sync(cluster, frame)
        left = [entry for entry in _turn(cluster, frame, done, nest) if entry[0].any()]
        if sum(int(d.hidden.sum()) for d in cluster) == before:
            return left
    return [(np.ones_like(cluster[0].hidden[:, 0]), cluster)]  # what the last turn hid has no proof yet


def _turn(cluster: Sequence[Delivered], frame: Frame, done: Done, nest: Nest | None) -> Iterator[Left]:
    indicators = [d.indicator for d in cluster]
    nested: frozenset[str] = frozenset()
    if nest is not None:
        nested = nest.ages.names
        yield nest.close(partial(sync, cluster, frame)), cluster
        if nest.withdrawn:
            return
    shared = {n for d in cluster for n in (noemer(d.indicator),) if n}
    shared |= {t for d in cluster for t in (teller(d.indicator),) if t and d.indicator.kind == "aantal"}
    for name in sorted(shared - nested):
        also = None if nest is None else nest.told(name)
        having = [d for d in cluster if any(own == name for own, _ in counts_of(d))]
        yield protect_shared(name, cluster, frame, done, also), having
        sync(cluster, frame)
    inside = {i: w for w, ids in wholes(indicators).items() for i in ids}
    for whole in sorted(set(inside.values())):
        parts = [d for d in cluster if inside.get(d.indicator.id) == whole]
        if all(teller(d.indicator) in nested for d in parts):
            continue
        told = [] if nest is None else [nest.told(teller(d.indicator)) for d in parts]
        for left in protect_whole(whole, parts, cluster, frame, done, told, nest):
            yield left, parts
        sync(cluster, frame)
    for member in cluster:
        count = teller(member.indicator)
        own = noemer(member.indicator)
        if member.indicator.id in inside or own is None:
            continue
        if count is not None and count not in shared | nested:
            yield protect_teller(member, cluster, frame, done, nest), [member]
            sync(cluster, frame)


def _opposite(one: Delivered, two: Delivered) -> Mask:
    """Where two tellers add up to their noemer."""
    both: Mask = one.there & two.there & (one.numerator >= 0) & (two.numerator >= 0)
    return both & (one.numerator + two.numerator == one.denominator)


def sync(cluster: Sequence[Delivered], frame: Frame) -> None:
    """Hide what follows at once from what is hidden: in a complement, and the same count by another name.

    An index is hidden where a count it is made of is.
    """
    groups = frame.groups
    members = {d.indicator.id: d for d in cluster}
    for a, b in pairs([d.indicator for d in cluster]):
        if a in members and b in members:
            one, two = members[a], members[b]
            either = _opposite(one, two) & (one.hidden | two.hidden)
            one.hide(either)
            two.hide(either)
    for ids in wholes([d.indicator for d in cluster]).values():
        _all_or_none([members[i] for i in ids])
    for rule in rules()["same"]:
        for one_name, two_name in (rule["counts"], rule["counts"][::-1]):
            for group in set(rule["groups"]) & set(groups):
                _follow(one_name, group, two_name, [group], cluster, groups)
    for rule in rules()["gives_away"]:
        _follow(rule["count"], rule["group"], rule["of"], rule["others"], cluster, groups)

    for member in cluster:
        member.hide(broken(member, cluster, groups, frame.tree.parents)[:, None])


def _all_or_none(parts: Sequence[Delivered]) -> None:
    """Show a composition with all its parts or not at all: else the rest is the hidden parts together."""
    hidden = np.logical_or.reduce([p.hidden for p in parts])
    for part in parts:
        part.hide(hidden)


def _follow(
    name: str, group: str, of: str, others: Sequence[str], cluster: Sequence[Delivered], groups: Sequence[str]
) -> None:
    """Hide the count ``name`` of ``group`` where ``of`` is hidden for one of ``others``."""
    if group not in groups or not {name, of} <= {own for d in cluster for own, _ in counts_of(d)}:
        return
    truth, seen = shown(of, cluster)
    rows = [groups.index(g) for g in others if g in groups]
    hidden = ((truth >= 0) & ~seen)[:, rows].any(axis=1)
    cells = np.zeros(truth.shape, np.bool_)
    cells[:, groups.index(group)] = hidden
    hide_count(name, cells, cluster)

"""Protect all figures that share counts: their noemers, their tellers, complements and compositions.

A count is hidden when no indicator shows it. The noemers come first, because a teller can be anything up to
a noemer that is hidden; hiding a noemer hides the cell of every indicator that would show it. Hiding a teller
can hide a noemer in turn, so the whole is done again until nothing is hidden any more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.disclosure.delivered import Delivered, counts_of, least, noemer, pairs, teller, wholes
from data.disclosure.frame import Frame, turned
from data.disclosure.primary import Mask
from data.disclosure.repair import close
from data.disclosure.structure import rules
from data.disclosure.table import Counts, Table

TURNS = 6

Done = dict[str, tuple[int, int]]  # per table what it looked like when it was closed, and what was left


def protect(cluster: Sequence[Delivered], frame: Frame) -> int:
    """Hide more figures of a cluster (delivered.clusters) until no hidden count follows from the rest.

    Changes ``status`` of the members, which must be after the primary rule. Gives the number of cells
    for which no proof was found (repair.close).
    """
    left = 0
    done: Done = {}
    for _ in range(TURNS):
        before = sum(int(d.hidden.sum()) for d in cluster)
        sync(cluster, frame.groups)
        left = _turn(cluster, frame, done)
        if sum(int(d.hidden.sum()) for d in cluster) == before:
            break
    return left


def _turn(cluster: Sequence[Delivered], frame: Frame, done: Done) -> int:
    indicators = [d.indicator for d in cluster]
    shared = {n for d in cluster for n in (noemer(d.indicator),) if n}
    shared |= {t for d in cluster for t in (teller(d.indicator),) if t and d.indicator.kind == "aantal"}
    left = 0
    for name in sorted(shared):
        left += _protect_shared(name, cluster, frame, done)
        sync(cluster, frame.groups)
    inside = {i: w for w, ids in wholes(indicators).items() for i in ids}
    for whole in sorted(set(inside.values())):
        parts = [d for d in cluster if inside.get(d.indicator.id) == whole]
        left += _protect_whole(whole, parts, cluster, frame, done)
        sync(cluster, frame.groups)
    for member in cluster:
        count = teller(member.indicator)
        own = noemer(member.indicator)
        if member.indicator.id in inside or own is None:
            continue
        if count is not None and count not in shared:
            left += _protect_teller(member, cluster, frame, done)
            sync(cluster, frame.groups)
    return left


def _close(name: str, table: Table, done: Done) -> int:
    """repair.close, unless the table has not changed since it was closed."""
    state = table.hidden.tobytes(), table.ceiling.tobytes()
    if name not in done or done[name][0] != hash(state):
        left = close(table)
        done[name] = hash((table.hidden.tobytes(), table.ceiling.tobytes())), left
    return done[name][1]


def shown(name: str, cluster: Sequence[Delivered]) -> tuple[Counts, Mask]:
    """A count as (years, groups, areas): its truth, -1 where nobody has it, and where anybody shows it."""
    truth = np.full(cluster[0].status.shape, -1, np.int32)
    seen = np.zeros(truth.shape, np.bool_)
    for member in cluster:
        for own, count in counts_of(member):
            if own == name:
                mine = member.there & (count >= 0)
                truth = np.where(mine & (truth < 0), count, truth).astype(np.int32)
                seen |= mine & ~member.hidden
    return truth, seen


def _protect_shared(name: str, cluster: Sequence[Delivered], frame: Frame, done: Done) -> int:
    truth, seen = shown(name, cluster)
    none = np.full_like(turned(truth), -1)
    table = frame.table(turned(truth), none, turned((truth >= 0) & ~seen), minimum=least(name, cluster))
    before = table.hidden.copy()
    left = _close(name, table, done)
    _hide_count(name, turned(table.hidden & ~before), cluster)
    return left


def _hide_count(name: str, cells: Mask, cluster: Sequence[Delivered]) -> None:
    for member in cluster:
        if any(own == name for own, _ in counts_of(member)):
            member.hide(cells)


def _ceiling(member: Delivered, cluster: Sequence[Delivered]) -> Counts:
    """The noemer where somebody shows it, else -1."""
    truth, seen = shown(str(noemer(member.indicator)), cluster)
    return np.where(seen, truth, -1).astype(np.int32)


def _protect_teller(member: Delivered, cluster: Sequence[Delivered], frame: Frame, done: Done) -> int:
    truth = np.where(member.there, member.numerator, -1).astype(np.int32)
    ceiling = turned(_ceiling(member, cluster))
    table = frame.table(turned(truth), ceiling, turned(member.hidden))
    left = _close(member.indicator.id, table, done)
    member.hide(turned(table.hidden))
    return left


def _protect_whole(
    name: str, parts: Sequence[Delivered], cluster: Sequence[Delivered], frame: Frame, done: Done
) -> int:
    """All parts of a composition at once, with their noemer as the last rows."""
    number = len(frame.groups)
    ceiling = turned(_ceiling(parts[0], cluster))
    truths = [turned(np.where(p.there, p.numerator, -1).astype(np.int32)) for p in parts]
    total = turned(np.where(parts[0].there, parts[0].denominator, -1).astype(np.int32))
    if not _adds_up(truths, total):
        return sum(_protect_teller(p, cluster, frame, done) for p in parts)
    tables = [frame.table(t, ceiling, turned(p.hidden)) for t, p in zip(truths, parts, strict=True)]
    noemers = frame.table(total, np.full_like(total, -1), ceiling < 0)
    noemers.weight[:] = 1e9  # hiding it here would not hide it anywhere else
    table = frame.stacked(tables, noemers)
    left = _close(name, table, done)
    for place, part in enumerate(parts):
        part.hide(turned(table.hidden[place * number : (place + 1) * number]))
    return left


def _adds_up(parts: Sequence[Counts], total: Counts) -> bool:
    known = np.logical_and.reduce([p >= 0 for p in (*parts, total)])
    return bool(known.any() and not (np.sum(parts, axis=0) != total)[known].any())


def _opposite(one: Delivered, two: Delivered) -> Mask:
    """Where two tellers add up to their noemer."""
    both: Mask = one.there & two.there & (one.numerator >= 0) & (two.numerator >= 0)
    return both & (one.numerator + two.numerator == one.denominator)


def sync(cluster: Sequence[Delivered], groups: Sequence[str]) -> None:
    """Hide what follows at once from what is hidden: in a complement, and the same count by another name."""
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
    _hide_count(name, cells, cluster)

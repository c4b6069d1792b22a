"""Protect all figures that share counts: their noemers, their tellers, complements and compositions.

A count is hidden when no indicator shows it. The noemers come first, because a teller can be anything up to
a noemer that is hidden; hiding a noemer hides the cell of every indicator that would show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure import composition
from data.disclosure.delivered import Delivered, noemer, pairs, teller, wholes
from data.disclosure.frame import Frame, turned
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.repair import close

Counts = npt.NDArray[np.int32]


def protect(cluster: Sequence[Delivered], frame: Frame) -> None:
    """Hide more figures of a cluster (delivered.clusters) until no hidden count can be computed from the rest.

    Changes ``status`` of the members, which must be after the primary rule.
    """
    _sync(cluster)
    names = sorted({n for d in cluster for n in (noemer(d.indicator),) if n})
    names += sorted({t for d in cluster for t in (teller(d.indicator),) if t and d.indicator.kind == "aantal"})
    for name in dict.fromkeys(names):
        _protect_shared(name, cluster, frame)
        _sync(cluster)
    inside = {i: w for w, ids in wholes([d.indicator for d in cluster]).items() for i in ids}
    done: set[str] = set()
    for member in cluster:
        if member.indicator.kind not in ("aandeel", "verhouding") or noemer(member.indicator) is None:
            continue
        if member.indicator.id in done:
            continue
        whole = inside.get(member.indicator.id)
        if whole:
            parts = [d for d in cluster if inside.get(d.indicator.id) == whole]
            _protect_whole(parts, cluster, frame)
            done |= {d.indicator.id for d in parts}
        else:
            _protect_teller(member, cluster, frame)
            done |= _mirrored(member, cluster)
        _sync(cluster)


def _shown(name: str, cluster: Sequence[Delivered]) -> tuple[Counts, Mask, Mask]:
    """A count as (years, groups, areas): its truth, where anybody should show it, and where anybody does."""
    truth: Counts | None = None
    there = shown = np.zeros((), np.bool_)
    for member in cluster:
        for own, count in (
            (noemer(member.indicator), member.denominator),
            (teller(member.indicator), member.numerator),
        ):
            if own == name:
                mine = member.there & (count >= 0)
                old = np.full(count.shape, -1, np.int32) if truth is None else truth
                truth = np.where(mine & (old < 0), count, old).astype(np.int32)
                there, shown = there | mine, shown | (mine & ~member.hidden)
    if truth is None:
        raise ValueError(name)
    return truth, there, shown


def _protect_shared(name: str, cluster: Sequence[Delivered], frame: Frame) -> None:
    truth, there, shown = _shown(name, cluster)
    table = frame.table(turned(truth), np.full_like(turned(truth), -1), turned(there & ~shown), MIN_PEOPLE)
    before = table.hidden.copy()
    close(table)
    new = turned(table.hidden & ~before)
    for member in cluster:
        if name in (noemer(member.indicator), teller(member.indicator)):
            member.hide(new)


def _ceiling(member: Delivered, cluster: Sequence[Delivered]) -> Counts:
    """The noemer where somebody shows it, else -1."""
    name = noemer(member.indicator)
    assert name is not None
    truth, _, shown = _shown(name, cluster)
    return np.where(shown, truth, -1).astype(np.int32)


def _protect_teller(member: Delivered, cluster: Sequence[Delivered], frame: Frame) -> None:
    truth = np.where(member.there, member.numerator, -1).astype(np.int32)
    ceiling = np.where(truth >= 0, _ceiling(member, cluster), -1)
    table = frame.table(
        turned(truth), turned(ceiling), turned(member.hidden), member.indicator.min_denominator
    )
    close(table)
    member.hide(turned(table.hidden))


def _protect_whole(parts: Sequence[Delivered], cluster: Sequence[Delivered], frame: Frame) -> None:
    """All parts of a composition at once, with their noemer as the last rows."""
    number = len(frame.groups)
    ceiling = _ceiling(parts[0], cluster)
    truths = [np.where(p.there, p.numerator, -1).astype(np.int32) for p in parts]
    total = np.where(parts[0].there, parts[0].denominator, -1).astype(np.int32)
    tables = [
        frame.table(turned(t), turned(ceiling), turned(p.hidden), p.indicator.min_denominator)
        for t, p in zip(truths, parts, strict=True)
    ]
    noemers = frame.table(turned(total), np.full_like(turned(total), -1), turned(ceiling < 0), MIN_PEOPLE)
    noemers.sensitive[:] = False  # protected by itself before
    noemers.hidden &= noemers.truth >= 0
    noemers.weight[:] = 1e9  # hiding it here would not hide it anywhere else
    over_groups = noemers.lines
    table = frame.stacked(
        [*tables, noemers],
        composition.lines(over_groups, len(parts)),
        composition.moves(over_groups, len(parts)),
    )
    close(table)
    for place, part in enumerate(parts):
        part.hide(turned(table.hidden[place * number : (place + 1) * number]))


def _mirrored(member: Delivered, cluster: Sequence[Delivered]) -> set[str]:
    """The indicators that need no work of their own once ``member`` is protected: itself and its complement."""
    done = {member.indicator.id}
    for one, two in pairs([d.indicator for d in cluster]):
        if member.indicator.id in (one, two):
            other = next((d for d in cluster if d.indicator.id in {one, two} - done), None)
            if other is not None and np.array_equal(_opposite(member, other), other.there):
                done.add(other.indicator.id)
    return done


def _opposite(one: Delivered, two: Delivered) -> Mask:
    """Where two tellers add up to their noemer."""
    both: Any = one.there & two.there & (one.numerator >= 0) & (two.numerator >= 0)
    return both & (one.numerator + two.numerator == one.denominator)


def _sync(cluster: Sequence[Delivered]) -> None:
    """Hide what follows at once from what is hidden: in a complement, and the same count by another name."""
    members = {d.indicator.id: d for d in cluster}
    for a, b in pairs([d.indicator for d in cluster]):
        if a in members and b in members:
            one, two = members[a], members[b]
            either = _opposite(one, two) & (one.hidden | two.hidden)
            one.hide(either)
            two.hide(either)
    for member in cluster:
        name = teller(member.indicator)
        if name and member.indicator.kind != "aantal" and noemer(member.indicator) is not None:
            for other in cluster:
                if other is not member and noemer(other.indicator) == name:
                    other.hide(member.hidden)

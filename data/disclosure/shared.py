"""Counts that several indicators of a cluster show: what they are, where they are seen, and hiding them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.disclosure.delivered import Delivered, counts_of, kept_of, noemer, wholes
from data.disclosure.frame import turned
from data.disclosure.primary import Mask
from data.disclosure.proof.structure import rules
from data.disclosure.proof.table import Counts


def shown(name: str, cluster: Sequence[Delivered]) -> tuple[Counts, Mask]:
    """A count as (years, groups, areas): its truth, -1 where nobody has it, and where anybody shows it.

    What an earlier release shows, and still is so, is seen as well.
    """
    truth = np.full(cluster[0].status.shape, -1, np.int32)
    seen = np.zeros(truth.shape, np.bool_)
    for member in cluster:
        for own, count in counts_of(member):
            if own == name:
                mine = member.there & (count >= 0)
                truth = np.where(mine & (truth < 0), count, truth).astype(np.int32)
                seen |= mine & (~member.hidden | kept_of(member, name))
    return truth, seen


def broken(
    member: Delivered, cluster: Sequence[Delivered], groups: Sequence[str], parents: npt.NDArray[np.intp]
) -> Mask:
    """Where an index is made of counts of which one is hidden (years, areas); nowhere for what is no index.

    Such an index is an equation: with all but one of its counts in sight the last one follows. ``parents``
    (areas,) is the area each lies in: an index of an area is made of the counts of what lies in it.
    """
    found = np.zeros(member.status[:, 0].shape, np.bool_)
    rule = rules()["indices"].get(member.indicator.id)
    if rule is not None:
        _, seen = shown(rule["of"], cluster)
        having = [d.hidden for d in cluster if any(own == rule["of"] for own, _ in counts_of(d))]
        rows = [groups.index(g) for g in rule["groups"] if g in groups]
        hidden = (np.logical_or.reduce([*having, np.zeros_like(seen)]) & ~seen)[:, rows].any(axis=1)
        inner = np.flatnonzero(parents >= 0)
        for year in range(len(found)):
            np.logical_or.at(found[year], parents[inner], hidden[year, inner])
    return found


def kept(name: str, cluster: Sequence[Delivered]) -> Mask:
    """Where an earlier release shows a count as it still is (groups, years, areas)."""
    return turned(np.logical_or.reduce([kept_of(member, name) for member in cluster]))


def hide_count(name: str, cells: Mask, cluster: Sequence[Delivered]) -> None:
    """Hide every figure that shows the count ``name`` in ``cells`` (years, groups, areas)."""
    for member in cluster:
        if any(own == name for own, _ in counts_of(member)):
            member.hide(cells)


def ceiling(member: Delivered, cluster: Sequence[Delivered]) -> tuple[Counts, Counts]:
    """The noemer (groups, years, areas), -1 for not known: where somebody shows it, and everywhere."""
    truth, seen = shown(str(noemer(member.indicator)), cluster)
    return turned(np.where(seen, truth, -1).astype(np.int32)), turned(truth)


def floor(parts: Sequence[Delivered], cluster: Sequence[Delivered]) -> Counts:
    """What the noemer of a composition cannot be below while all tellers but ``parts`` stay as they are."""
    name, inside = noemer(parts[0].indicator), [p.indicator.id for p in parts]
    found = np.zeros_like(parts[0].denominator)
    for member in cluster:
        if member.indicator.id not in inside and noemer(member.indicator) == name:
            found = np.maximum(found, np.where(member.there, member.numerator, 0))
    for ids in wholes([d.indicator for d in cluster]).values():
        others = [d for d in cluster if d.indicator.id in ids and noemer(d.indicator) == name]
        if others and ids[0] not in inside:  # they add up to the noemer, which can then not move at all
            found = np.maximum(found, sum(np.where(d.there, d.numerator, 0) for d in others))
    return turned(found.astype(np.int32))


def everywhere(cells: Mask) -> Mask:
    """All areas (years, areas) instead of ``cells``: of a year that shows nothing, nothing follows."""
    return np.ones_like(cells)

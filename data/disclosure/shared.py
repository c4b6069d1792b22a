"""Counts that several indicators of a cluster show: what they are, where they are seen, and hiding them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.disclosure.delivered import Delivered, counts_of, noemer, wholes
from data.disclosure.frame import turned
from data.disclosure.primary import Mask
from data.disclosure.proof.table import Counts


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

"""Which counts of persons can be seen together in one cell, so that none tells of few between two ages.

Ages that are joined by counts in sight are as good as known: every difference between two of them follows. So
counts are let in one by one, the most used first, as long as they join no two ages with few people between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from data.disclosure.delivered import Delivered, noemer, teller
from data.disclosure.nest.ages import Ages
from data.disclosure.primary import Mask


def apart(ages: Ages, small: Mask, bundles: Sequence[Sequence[int]]) -> dict[int, Mask]:
    """What must be hidden of each edge (its position): (groups, areas).

    ``small`` (pairs, groups, areas) says between which ages there are few people, ``bundles`` are the edges
    that are seen together or not at all, in the order in which they are let in.
    """
    shape = small.shape[1:]
    joint = np.broadcast_to(
        np.arange(len(ages.points), dtype=np.int8)[:, None, None], (len(ages.points), *shape)
    ).copy()
    found: dict[int, Mask] = {}
    for bundle in bundles:
        seen = {e: ages.edges[e].there & ~ages.edges[e].hidden for e in bundle}
        tried = joint.copy()
        for place, mask in seen.items():
            edge = ages.edges[place]
            one, two = tried[edge.start].copy(), tried[edge.end].copy()
            tried = np.where((tried == two) & mask, one, tried)
        wrong = np.zeros(shape, np.bool_)
        for pair, (i, j) in enumerate(ages.order):
            wrong |= small[pair] & (tried[i] == tried[j])
        joint = np.where(wrong, joint, tried)
        for place, mask in seen.items():
            if (mask & wrong).any():
                found[place] = mask & wrong
    return found


def rests(ages: Ages, cluster: Sequence[Delivered]) -> Iterator[tuple[tuple[int, int], Mask]]:
    """Who is left of a noemer when a teller that is a count of persons too is taken away.

    Between which points those are, and where either of the two is hidden: (groups, areas).
    """
    edges = {edge.name: edge for edge in ages.edges}
    for member in cluster:
        one, all_ = edges.get(str(teller(member.indicator))), edges.get(str(noemer(member.indicator)))
        if one is None or all_ is None:
            continue
        cells = member.there[0] & (one.hidden | all_.hidden)
        if one.start == all_.start:
            yield (one.end, all_.end), cells
        elif one.end == all_.end:
            yield (all_.start, one.start), cells

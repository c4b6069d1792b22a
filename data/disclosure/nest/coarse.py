"""Hiding counts of persons in a large release: in blocks, of lines that are hidden alike in all of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.disclosure.delivered import Delivered, counts_of, noemer
from data.disclosure.frame import Frame
from data.disclosure.nest.ages import Ages
from data.disclosure.primary import Mask
from data.disclosure.proof.blocks import STEPS, Block
from data.disclosure.shared import hide_count

# Which lines: those that are hidden in any cell of it, all but how many people there are, or everything.
UNIFORM, DETAIL, ALL = range(3)
SIZES = (
    (STEPS[0], UNIFORM),
    (STEPS[0], DETAIL),
    (STEPS[1], DETAIL),
    (STEPS[2], DETAIL),
    (STEPS[0], ALL),
    (STEPS[2], ALL),
    (STEPS[3], ALL),
    (STEPS[4], UNIFORM),
    (STEPS[6], ALL),
    (STEPS[7], ALL),
)
SPARED = 8  # of those, after which counts that only one subject uses are no longer published instead


def spare(left: Mask, ages: Ages, cluster: Sequence[Delivered], frame: Frame) -> bool:
    """No longer publish what of ``left`` (pairs, groups, areas) only one subject uses; whether any was."""
    pairs = {pair: place for place, pair in enumerate(ages.order)}
    found = False
    for edge in ages.edges:
        cells = left[pairs[edge.start, edge.end]]
        members = [d for d in cluster if any(own == edge.name for own, _ in counts_of(d))]
        if cells.any() and len(members) == 1 and noemer(members[0].indicator) == edge.name:
            found |= frame.retreat(members, cells[:, None])
    return found


def shut(left: Mask, size: tuple[Block, int], ages: Ages, cluster: Sequence[Delivered], frame: Frame) -> None:
    """Hide a block of this size around each cell of ``left`` (pairs, groups, areas)."""
    block, lines = size
    cells: Mask = np.asarray(left.any(axis=0))
    counts = ages.edges[0].truth
    around = frame.blocks.around(cells, block, counts)
    for edge in ages.edges:
        if lines == ALL or (lines == DETAIL and edge.tier > 0):
            mine = around
        else:
            mine = frame.blocks.around(cells & edge.hidden, block, counts)
        fresh = mine & edge.there & ~edge.hidden
        if fresh.any():
            hide_count(edge.name, fresh[None], cluster)

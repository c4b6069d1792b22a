"""Proof that a count is free: other tables that agree with everything published.

A count goes up in a column while other groups go down there (a circuit, so that no total over groups
changes), and the opposite happens in other columns of the same gemeente or land (so that no total over areas
changes). All counts stay between 0 and their ceiling, so every table made in this way could be the true
one. What is reached is a lower bound of the interval an intruder is left with: a proof, not an estimate.
Fischetti & Salazar (2001) call the exact bound the protection level; the rectangle with one partner is
the hypercube method of Repsilber.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.disclosure.board import WIDTH, Caps
from data.disclosure.structure import Circuit, Positions

BATCH = 4096


def reach(
    up: Caps, down: Caps, moves: Sequence[Circuit], here: Positions, there: Positions, need: Caps
) -> Caps:
    """How far the row of the circuits can go up, at most ``need``: (targets,).

    ``up`` and ``down`` are (rows, columns + 2). ``here`` (targets, ways) are the columns the count consists of, and
    ``there`` (targets, partners) those that may take the opposite. Swap ``up`` and ``down`` for how far down.
    """
    total = np.zeros(len(here), np.uint8)
    for first in range(0, len(here), BATCH):
        part = slice(first, first + BATCH)
        total[part] = _batch(up, down, moves, here[part], there[part], need[part])
    return total


def _batch(
    up: Caps, down: Caps, moves: Sequence[Circuit], here: Positions, there: Positions, need: Caps
) -> Caps:
    """First the pairs of groups, then for what is not reached yet the longer circuits."""
    total = np.zeros(len(here), np.uint8)
    pairs = sum(len(m) <= 2 for m in moves)
    for group in (moves[:pairs], moves[pairs:]):
        open_ = np.flatnonzero(total < need)
        if len(open_) and group:
            total[open_] += _spend(up, down, group, here[open_], there[open_], (need - total)[open_])
    return total


def _spend(
    up: Caps, down: Caps, moves: Sequence[Circuit], here: Positions, there: Positions, left: Caps
) -> Caps:
    """Do the moves one after the other, each as far as what the earlier ones left allows."""
    rows = sorted({r for move in moves for r, _ in move})
    near = {1: {r: up[r][here] for r in rows}, -1: {r: down[r][here] for r in rows}}
    far = {1: {r: up[r][there] for r in rows}, -1: {r: down[r][there] for r in rows}}
    total = np.zeros(len(here), np.uint8)
    for move in moves:
        forth, back = near[move[0][1]][move[0][0]], far[-move[0][1]][move[0][0]]
        for row, sign in move[1:]:
            forth, back = np.minimum(forth, near[sign][row]), np.minimum(back, far[-sign][row])
        most = np.minimum(forth.sum(axis=1, dtype=np.uint16), back.sum(axis=1, dtype=np.uint16))
        amount = np.minimum(most, left - total).astype(np.uint8)
        if not amount.any():
            continue
        mine, theirs = _shares(forth, amount), _shares(back, amount)
        for row, sign in move:
            near[sign][row] -= mine
            far[-sign][row] -= theirs
        total += amount
    return total


def _shares(room: Caps, amount: Caps) -> Caps:
    """``amount`` (targets,) divided over the columns of ``room`` (targets, columns), the first filled first."""
    if room.shape[1] == 1:
        return amount[:, None]
    filled = np.minimum(np.cumsum(room, axis=1, dtype=np.uint16), amount[:, None]).astype(np.uint8)
    return np.diff(filled, axis=1, prepend=np.uint8(0))

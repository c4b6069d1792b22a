"""A proof that hidden counts of a release are free: a table that could be true, and how far it changes.

The table is the true one when the release is made, or any that agrees with all that is shown. What can be
reached from it is a lower bound of what an intruder is left with; only what this leaves unproven has to be
solved exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure import composition
from data.disclosure.attack.attack import Problem, pinned
from data.disclosure.attack.knowledge import Floats, Known
from data.disclosure.primary import Mask
from data.disclosure.proof.linear import parts, solve, system
from data.disclosure.proof.nearby import prove
from data.disclosure.proof.structure import Circuit, circuits
from data.disclosure.proof.table import WIDTH, CountTable
from data.disclosure.proof.tree import Caps, Positions, Tree

NODES = 50  # of the search for a table that agrees


@dataclass
class Witness(CountTable):
    """A table (rows, 1, areas) that could be true, with the bounds that are certain of it.

    The cells ``asked`` are to be free.
    """

    low: Floats = field(kw_only=True)
    high: Floats = field(kw_only=True)
    top: Floats = field(kw_only=True)
    asked: Mask = field(kw_only=True)

    def room(self, *, everything: bool = False) -> tuple[Caps, Caps]:
        """How far each count can go within what is certain of it."""
        del everything
        known = self.truth >= 0
        above, below = (np.clip(x, 0, WIDTH) for x in (self.high - self.truth, self.truth - self.low))
        return self.with_loose(above * known), self.with_loose(below * known)

    def needs(self) -> Mask:
        """The cells (rows, 1, areas) that are asked for."""
        return self.asked

    def free(self, cells: Any, low: npt.NDArray[Any], high: npt.NDArray[Any]) -> Mask:
        """Where an intruder could not pin the count, by the rule of the audit; arrays of one shape."""
        truth = self.truth[cells]
        found: Mask = ~pinned(truth - low, truth + high, self.top[cells], self.minimum)
        return found


def proven(problem: Problem, areas: Areas, point: npt.NDArray[np.int64], cells: Positions) -> Mask:
    """Which of ``cells`` are free, seen from the counts ``point`` (rows, areas), -1 for not known."""
    known, shape = problem.known, problem.known.low[:, 0].shape
    low, high = (x[:, problem.year].copy() for x in (known.low, known.high))
    for wide, members in known.sums:  # these stay as they are
        low[:, [wide, *members]] = high[:, [wide, *members]] = point[:, [wide, *members]]
    asked = np.zeros(low.size, np.bool_)
    asked[cells] = True
    table = Witness(
        truth=point.astype(np.int32)[:, None],
        ceiling=np.full((shape[0], 1, shape[1]), -1, np.int32),
        hidden=(low < high)[:, None],
        weight=np.zeros((1, 1, 1), np.float32),
        lines=known.lines,
        circuits=_moves(known, point),
        tree=Tree.of(areas),
        minimum=known.minimum,
        low=low[:, None],
        high=high[:, None],
        top=known.top[:, problem.year][:, None],
        asked=asked.reshape(shape)[:, None] & (point >= 0)[:, None],
    )
    left = prove(table, table.unproven()) | (point < 0)[:, None]
    free: Mask = ~left.reshape(-1)[cells]
    return free


def _moves(known: Known, point: npt.NDArray[np.int64]) -> tuple[Circuit, ...]:
    if not known.parts:
        return circuits(known.lines)
    groups = len(known.rows) // (known.parts + 1)
    number = (len(known.lines) - groups) // (known.parts + 1)
    counts = [point[p * groups : (p + 1) * groups].astype(np.int32) for p in range(known.parts)]
    return composition.moves(circuits(known.lines[:number, :groups]), groups, counts)


def found(problem: Problem) -> npt.NDArray[np.int64] | None:
    """Counts (rows, areas) that agree with everything that is shown; None when none are found.

    HiGHS looks for them with the hidden counts as low as they can be together: near 0 most are free at once.
    """
    whole = system(problem.matrix, problem.low, problem.high)
    hidden = problem.known.hidden[:, problem.year].reshape(-1)
    counts = np.where(problem.low == problem.high, problem.low, -1.0)
    counts[hidden & (counts < 0)] = problem.low[hidden & (counts < 0)]  # those that nothing binds
    for part in parts(whole):
        if not hidden[part.cells].any():
            continue  # what is not told and not hidden may stay unknown
        solution = solve(part, np.ones(len(part.cells)), nodes=NODES)[0]
        if solution is None or np.abs(part.matrix @ solution - part.right).max(initial=0) > 0:
            return None
        counts[part.cells] = solution
    return counts.reshape(problem.known.low[:, 0].shape).astype(np.int64)

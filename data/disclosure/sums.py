"""Sums of areas that somebody asks for: whether showing one would give a hidden count away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.attack.attack import Problem, matrix_of
from data.disclosure.attack.knowledge import Known
from data.disclosure.primary import Mask
from data.disclosure.proof.linear import intervals, piece, system
from data.disclosure.proof.table import WIDTH


@dataclass(frozen=True, slots=True)
class SumVerdict:
    """Whether a sum may be shown, and which hidden cells (row, area) it would give away."""

    safe: bool
    cells: tuple[tuple[str, int], ...] = ()


def check_sum(known: Known, row: str, year: int, members: Sequence[int], total: int) -> SumVerdict:
    """Whether publishing ``total``, the count of ``row`` over the areas ``members``, discloses a hidden cell.

    ``known`` is what the release shows of the count (knowledge.counts), ``year`` the position of the year and
    ``members`` are positions of areas. Sums published before must be part of ``known``, or two sums that are
    safe by themselves (with and without one wijk) give that wijk away: use the result of ``with_sum``.
    """
    wider = with_sum(known, row, year, members, total)
    here = list(members)
    # A sum reaches the gemeenten of its members; further away it adds nothing that the bounds do not say.
    near = np.isin(known.parents, known.parents[here]) | np.isin(np.arange(len(known.parents)), here)
    near = np.append(near, True)
    leaks = [_leaks(k, year, near) for k in (known, wider)]
    old = np.zeros_like(leaks[1])
    old[:, : len(known.parents)] = leaks[0]
    found = [(known.rows[r], int(a)) for r, a in zip(*np.nonzero(leaks[1] & ~old), strict=True)]
    if 0 < total < known.minimum:
        found.append((row, -1))  # the sum itself is about too few people
    return SumVerdict(not found, tuple(found))


def _leaks(known: Known, year: int, near: Mask) -> Mask:
    """The hidden cells (rows, areas) that can be pinned, solving the areas ``near`` together."""
    problem = Problem.of(known, year, matrix_of(known))
    low, high = problem.low.copy(), problem.high.copy()
    areas = len(known.parents)
    everything = system(problem.matrix, low, high)
    part = piece(everything, np.flatnonzero(near[:areas][everything.cells % areas]))
    wanted = np.isin(part.cells, problem.candidates())
    if wanted.any():
        least, most = intervals(part, wanted, WIDTH)
        cells = part.cells[wanted]
        low[cells], high[cells] = np.fmax(low[cells], least[wanted]), np.fmin(high[cells], most[wanted])
    return problem.leaks(low, high).reshape(len(known.rows), areas)


def with_sum(known: Known, row: str, year: int, members: Sequence[int], total: int) -> Known:
    """What is known after ``total`` has been published: an area more, that is the sum of ``members``."""

    def wide(array: npt.NDArray[Any], fill: float) -> npt.NDArray[Any]:
        return np.concatenate([array, np.full((*array.shape[:2], 1), fill, array.dtype)], axis=2)

    low, high = wide(known.low, 0.0), wide(known.high, np.inf)
    place = known.rows.index(row)
    low[place, year, -1] = high[place, year, -1] = total
    new = len(known.parents)
    return replace(
        known,
        low=low,
        high=high,
        hidden=wide(known.hidden, False),
        top=wide(known.top, np.inf),
        parents=np.append(known.parents, -1),
        whole=np.append(known.whole, False),
        sums=(*known.sums, (new, tuple(members))),
    )

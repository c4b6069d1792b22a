"""The least and most that each count can be, in whole numbers, given a system of equations (HiGHS).

First row by row (``System.tighten``). What is left falls apart into pieces that have nothing to do with each
other. Of a piece whole solutions are gathered, each of which says something of every count: a count that was
seen WIDTH apart is free. Of the others the least and most are solved: as fractions, which bounds the whole
numbers, and in whole numbers where the fractions do not settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse.csgraph import connected_components

from tests.data.disclosure.intruder.linear import EPSILON, Contradiction, Floats, Ints, System

WIDTH = 5
"""What the protection promises: six values or more (docs/onthulling.md, 3)."""
SECONDS = 10.0
"""Of one question in whole numbers; what then is not settled keeps the bounds of the fractions."""


@dataclass
class Piece:
    """Columns that hang together and are not known yet, and the rows between them."""

    columns: Ints
    matrix: sparse.csr_array
    least: Floats
    most: Floats
    lower: Floats
    upper: Floats

    def extreme(self, costs: Floats, *, whole: bool = False) -> tuple[float, Floats | None]:
        """A bound from below on the least of ``costs @ x``, and the x that reaches it, if one was found.

        With fractions the x is only given when it is whole. Raises Contradiction when there is no x at all.
        """
        found = milp(
            costs,
            integrality=np.full(len(costs), int(whole)),
            bounds=Bounds(self.lower, self.upper),
            constraints=LinearConstraint(self.matrix, self.least, self.most),
            options={"time_limit": SECONDS, "mip_rel_gap": 0.0},
        )
        if found.status == 2:
            raise Contradiction(self.columns[0])
        if found.x is None:
            return -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound), None
        x = np.rint(found.x)
        bound = found.fun if not whole or found.mip_dual_bound is None else found.mip_dual_bound
        good = self.holds(x) and (not whole or found.status == 0)
        good = good and (whole or bool((np.abs(x - found.x) < EPSILON).all()))
        return float(bound), x if good else None

    def holds(self, x: Floats) -> bool:
        """Whether ``x`` (columns,) is a solution."""
        sums = self.matrix @ x
        inside = (sums >= self.least - EPSILON) & (sums <= self.most + EPSILON)
        return bool(inside.all() and ((x >= self.lower) & (x <= self.upper)).all())


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked of each range: all of it (``exact``), or only whether it is narrow and without 0."""

    exact: bool = False


@dataclass
class Ranges:
    """Per column what is sure (``lower``, ``upper``) and what solutions have shown (``least``, ``most``)."""

    lower: Floats
    upper: Floats
    least: Floats
    most: Floats
    solved: int = 0

    def see(self, columns: Ints, x: Floats) -> None:
        """Take in a solution of these columns; both of one shape."""
        self.least[columns] = np.minimum(self.least[columns], x)
        self.most[columns] = np.maximum(self.most[columns], x)

    def open(self, targets: Ints, aim: Aim) -> npt.NDArray[np.bool_]:
        """Of which targets it is not settled what ``aim`` asks; the shape of ``targets``."""
        least, most, lower, upper = (a[targets] for a in (self.least, self.most, self.lower, self.upper))
        settled = (least == lower) & (most == upper)
        if not aim.exact:
            settled |= most - least >= WIDTH
            settled |= (upper - lower < WIDTH) & (lower > 0)
            settled |= least <= 0
        return np.asarray(~settled)


def pieces(system: System) -> Iterator[Piece]:
    """The parts of a system that have nothing to do with each other."""
    matrix, least, most = system.matrix()
    free = np.flatnonzero(system.lower < system.upper)
    if not len(free):
        return
    sums = matrix @ np.where(system.lower < system.upper, 0.0, system.lower)
    inside = matrix[:, free].tocsr()
    inside.sum_duplicates()
    inside.eliminate_zeros()
    used = np.flatnonzero(np.diff(inside.indptr))
    inside = inside[used]
    least, most = least[used] - sums[used], most[used] - sums[used]
    number, label = connected_components(abs(inside).T @ abs(inside), directed=False)
    first = inside.indices[inside.indptr[:-1]]
    order = np.argsort(label, kind="stable")
    for columns in np.split(order, np.searchsorted(label[order], np.arange(1, number))):
        rows = np.flatnonzero(label[first] == label[columns[0]])
        part = inside[rows][:, columns].tocsr()
        at = free[columns]
        yield Piece(at, part, least[rows], most[rows], system.lower[at].copy(), system.upper[at].copy())


def ranges(
    system: System, targets: Ints, solution: Floats | None = None, *, exact: bool = False, seed: int = 0
) -> Ranges:
    """The range of each target column, or (not ``exact``) enough of it to say whether it is pinned.

    ``solution`` (columns,) is one that is known, such as the truth; without one the ranges start empty.
    Raises Contradiction when the system has no solution, or ``solution`` is none.
    """
    aim = Aim(exact)
    fixed = system.lower == system.upper
    start = np.where(fixed, system.lower, np.inf) if solution is None else solution
    other = np.where(fixed, system.lower, -np.inf) if solution is None else solution
    found = Ranges(system.lower.copy(), system.upper.copy(), start.copy(), other.copy())
    rng = np.random.default_rng(seed)
    for piece in pieces(system):
        position = np.full(len(system.lower), -1)
        position[piece.columns] = np.arange(len(piece.columns))
        here = targets[position[targets] >= 0]
        if len(here):
            if solution is not None and not piece.holds(solution[piece.columns]):
                raise Contradiction("the solution that is known is none")
            _gather(piece, found, here, position, aim, rng)
            _settle(piece, found, here, position, aim)
    return found


def _gather(
    piece: Piece, found: Ranges, targets: Ints, position: Ints, aim: Aim, rng: np.random.Generator
) -> None:
    """Solutions that move as many unsettled targets as they can, until they show little that is new."""
    idle = 0
    for turn in range(60):
        todo = targets[found.open(targets, aim)]
        if len(todo) < 2 or idle > 3:
            return
        costs = np.zeros(len(piece.columns))
        sign = rng.choice([-1.0, 1.0], len(todo)) if turn > 1 else np.full(len(todo), 1.0 - 2 * turn)
        costs[position[todo]] = sign * rng.uniform(0.5, 1.5, len(todo))
        _, x = piece.extreme(costs)
        if x is None:
            _, x = piece.extreme(costs, whole=True)
        found.solved += 1
        if x is not None:
            found.see(piece.columns, x)
        idle = 0 if int(found.open(targets, aim).sum()) < len(todo) else idle + 1


def _settle(piece: Piece, found: Ranges, targets: Ints, position: Ints, aim: Aim) -> None:
    """The least and most of each target that is still open."""
    for target in targets:
        for sign in (1.0, -1.0):
            at = np.array([target])
            if not found.open(at, aim)[0]:
                break
            edge = found.lower[target] if sign > 0 else found.upper[target]
            if (found.least if sign > 0 else found.most)[target] == edge:
                continue
            costs = np.zeros(len(piece.columns))
            costs[position[target]] = sign
            for whole in (False, True):
                bound, x = piece.extreme(costs, whole=whole)
                found.solved += 1
                bound = float(np.ceil(bound - EPSILON))
                if sign > 0:
                    found.lower[target] = max(found.lower[target], bound)
                else:
                    found.upper[target] = min(found.upper[target], -bound)
                if x is not None:
                    found.see(piece.columns, x)
                if x is not None or not found.open(at, aim)[0]:
                    break

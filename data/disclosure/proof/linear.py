"""The equations that published counts imply, and the interval an intruder finds for what is hidden.

For each hidden count he solves the smallest and the largest whole number that agrees with all equations
(Fischetti & Salazar 2001, "Solving the cell suppression problem"). Solved by HiGHS through SciPy, which is
only imported here and only when it is needed: a worker of the app never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import Mask

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]

UNBOUNDED = np.inf
SECONDS = 20.0  # for one problem; a proven bound is used when it is not solved in time


@dataclass(frozen=True)
class System:
    """``matrix`` x unknowns = ``right``, and low <= unknowns <= high; ``cells`` says which each is."""

    matrix: Any  # scipy.sparse.csr_array (equations, unknowns)
    right: Floats
    low: Floats
    high: Floats
    cells: Positions


def equations(
    lines: npt.NDArray[np.int8],
    parents: Positions,
    rows: int,
    whole: Mask | None = None,
    bound: Mask | None = None,
    lined: Mask | None = None,
) -> Any:
    """All sums over groups and areas as a sparse matrix (equations, rows x areas), to be equal to 0.

    ``lines`` (lines, rows) are the sums over groups, which hold in every area. ``parents`` (areas,) is the
    area each one lies in, -1 for none; ``whole`` (areas,) marks those that are the sum of what lies in them.
    Where ``bound`` (rows, areas) is False no sum over areas is asked for that row, where ``lined`` (lines,
    areas) is False no sum over groups in that area.
    """
    from scipy import sparse

    areas = len(parents)
    over_groups = sparse.kron(sparse.csr_array(lines.astype(np.float64)), sparse.eye_array(areas)).tocsr()
    if lined is not None:
        over_groups = over_groups[np.flatnonzero(lined.reshape(-1))]
    child = np.flatnonzero(parents >= 0)
    wide = np.unique(parents[child])
    if whole is not None:
        wide = wide[whole[wide]]
        child = child[np.isin(parents[child], wide)]
    place = np.searchsorted(wide, parents[child])
    tree = sparse.coo_array(
        (
            np.concatenate([np.ones(len(child)), -np.ones(len(wide))]),
            (np.concatenate([place, np.arange(len(wide))]), np.concatenate([child, wide])),
        ),
        shape=(len(wide), areas),
    )
    over_areas = sparse.kron(sparse.eye_array(rows), tree).tocsr()
    if bound is not None:
        over_areas = over_areas[np.flatnonzero(bound[:, wide].reshape(-1))]
    found = sparse.vstack([over_groups, over_areas]).tocsr()
    found.eliminate_zeros()  # kron stores the zeros of a line as well
    return found


def system(matrix: Any, low: Floats, high: Floats) -> System:
    """The equations in what is not known yet; ``low`` and ``high`` (cells,) are equal for a known count.

    A count that is in no equation is left out: about it nothing can be found.
    """
    unknown = np.flatnonzero((low < high) & (np.diff(matrix.tocsc().indptr) > 0))
    known = np.where(low < high, 0.0, low)
    left = matrix[:, unknown]
    used = np.diff(left.indptr) > 0
    return System(left[used], -(matrix @ known)[used], low[unknown], high[unknown], unknown)


def parts(whole: System) -> list[System]:
    """The system in pieces that share no unknown."""
    from scipy.sparse import csgraph

    if not len(whole.cells):
        return []
    number, label = csgraph.connected_components(abs(whole.matrix.T) @ abs(whole.matrix), directed=False)
    order = np.argsort(label, kind="stable")
    ends = np.cumsum(np.bincount(label, minlength=number))
    return [piece(whole, columns) for columns in np.split(order, ends[:-1])]


def piece(whole: System, columns: Positions) -> System:
    """The equations of ``whole`` that are about the unknowns ``columns`` only: one position for each."""
    mine = whole.matrix[:, columns]
    count, full = np.diff(mine.indptr), np.diff(whole.matrix.indptr)
    own = (count > 0) & (count == full)
    return System(mine[own], whole.right[own], whole.low[columns], whole.high[columns], whole.cells[columns])


def intervals(problem: System, wanted: Mask, enough: float) -> tuple[Floats, Floats]:
    """The smallest and largest value of the ``wanted`` unknowns, (unknowns,) twice; NaN for the others.

    Solutions found on the way show how far other unknowns can go: an unknown seen ``enough`` apart needs no
    problem of its own, and is reported as far as it was seen.
    """
    seen_low, seen_high = np.full(len(wanted), np.inf), np.full(len(wanted), -np.inf)
    low, high = np.full(len(wanted), np.nan), np.full(len(wanted), np.nan)

    def note(solution: Floats | None) -> None:
        if solution is not None:
            np.minimum(seen_low, solution, out=seen_low)
            np.maximum(seen_high, solution, out=seen_high)

    for sign in (1.0, -1.0):  # everything wanted as low, then as high as possible at once
        note(solve(problem, sign * wanted.astype(np.float64))[0])
    for unknown in np.flatnonzero(wanted):
        if seen_high[unknown] - seen_low[unknown] >= enough:
            low[unknown], high[unknown] = seen_low[unknown], seen_high[unknown]
            continue
        target = np.zeros(len(wanted))
        target[unknown] = 1.0
        least, low[unknown] = solve(problem, target)
        most, high[unknown] = solve(problem, -target)
        high[unknown] *= -1.0
        note(least)
        note(most)
    return low, high


def solve(problem: System, cost: Floats, nodes: int | None = None) -> tuple[Floats | None, float]:
    """The whole numbers with the lowest total ``cost``, and a proven lower bound of that total.

    No solution at all means that the published counts contradict each other (rounding, different sources);
    then nothing is known about what is hidden.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    # An unbounded unknown has no largest value: a bound far away keeps the problem solvable.
    far = 1e6 + float(np.abs(problem.right).sum())
    result = milp(
        cost,
        constraints=LinearConstraint(problem.matrix, problem.right, problem.right)
        if len(problem.right)
        else (),
        bounds=Bounds(problem.low, np.minimum(problem.high, far)),
        integrality=np.ones(len(cost)),
        options={"time_limit": SECONDS} if nodes is None else {"node_limit": nodes},
    )
    if result.x is None:
        return None, -UNBOUNDED if result.mip_dual_bound is None else float(np.floor(result.mip_dual_bound))
    bound = result.fun if result.status == 0 else result.mip_dual_bound
    return np.round(result.x), float(np.round(bound))

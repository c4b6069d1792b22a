"""The exact proof for the few cells for which flow.py finds none: other tables found by HiGHS.

Only the gemeente of the cell and a few others may change, so that the problem stays small. What is found is
therefore still a lower bound of what an intruder is left with, as in flow.py.
"""

from __future__ import annotations

import numpy as np

from data.disclosure.board import WIDTH, Goal, Table
from data.disclosure.linear import equations, intervals, system
from data.disclosure.primary import Mask
from data.disclosure.structure import Positions

OTHERS = 12  # gemeenten that may change with that of the cell
MOST = 100  # cells to try; more means that too little is hidden, and costs too much time


def still_unproven(table: Table, bad: Mask) -> Mask:
    """The cells of ``bad`` (rows, years, areas) for which no other table is found that makes them free."""
    left = bad.copy()
    if not 0 < bad.sum() <= MOST:
        return left
    tree = table.tree
    for year in np.flatnonzero(bad.any(axis=(0, 2))):
        for middle in np.unique(tree.middle):
            mine = np.concatenate([[middle], tree.leaf[tree.middle == middle]])
            if bad[:, year, mine].any():
                _try(table, int(year), _around(table, int(year), int(middle)), left, mine)
    return left


def _around(table: Table, year: int, middle: int) -> Positions:
    """The areas that may change: a gemeente, the OTHERS with most room, their wijken, and the land."""
    tree = table.tree
    room = (table.hidden[:, year] * np.minimum(table.truth[:, year], WIDTH)).sum(axis=0)
    wide = np.unique(tree.middle)
    roomy = wide[np.argsort(-room[wide], kind="stable")[:OTHERS]]
    chosen = np.unique(np.append(roomy, middle))
    columns = np.isin(tree.middle, chosen)
    land = np.unique(tree.land[columns])
    return np.unique(np.concatenate([chosen, tree.leaf[columns], land[land >= 0]]))


def _try(table: Table, year: int, areas: Positions, left: Mask, mine: Positions) -> None:
    """Solve for the bad cells among ``mine``, in how far each count differs from the truth."""
    tree = table.tree
    parent = np.full(table.truth.shape[2], -1)
    own = tree.leaf != tree.middle
    parent[tree.leaf[own]] = tree.middle[own]
    parent[tree.middle] = tree.land
    inside = np.searchsorted(areas, parent[areas])
    parents = np.where(np.isin(parent[areas], areas), np.minimum(inside, len(areas) - 1), -1)
    truth, hidden = table.truth[:, year, areas], table.hidden[:, year, areas] & (table.truth[:, year, areas] >= 0)
    ceiling = table.ceiling[:, year, areas]
    low = np.where(hidden, -truth, 0).astype(np.float64).reshape(-1)
    high = np.where(hidden, np.where(ceiling < 0, np.inf, ceiling - truth), 0.0).reshape(-1)
    problem = system(equations(table.lines, parents, len(truth)), low, high)
    wanted = (left[:, year, areas] & np.isin(areas, mine)).reshape(-1)[problem.cells]
    least, most = intervals(problem, wanted, WIDTH)
    rows, places = np.divmod(problem.cells[wanted], len(areas))
    for row, place, down, up in zip(rows, places, -least[wanted], most[wanted], strict=True):
        cell = np.array([year * table.truth.shape[2] + areas[place]])
        goal = Goal.of(table, int(row), cell)
        if goal.met(np.clip([up], 0, WIDTH + 1), np.clip([down], 0, WIDTH + 1)).all():
            left[row, year, areas[place]] = False

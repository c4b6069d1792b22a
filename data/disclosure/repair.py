"""Secondary suppression: hide the cheapest other cells until every sensitive cell is proven to be free.

The hypercube method (Repsilber 1994; Giessing & Repsilber 2002) on circuits: a cell is protected by hiding
the other corners of one rectangle, a few groups by two areas. Each round proves what is free already, and
hides one rectangle for each cell that is not, so that rectangles of an earlier round are used again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from data.disclosure.board import WIDTH, Caps, Goal, Layout, Table
from data.disclosure.exact import MOST, still_unproven
from data.disclosure.partners import best_in_segment
from data.disclosure.primary import Mask
from data.disclosure.proof import unproven, ways
from data.disclosure.resorts import LAST_RESORTS
from data.disclosure.structure import Circuit, Positions

ROUNDS = 24  # after so many rounds every next one is a last resort
FEW_ROUNDS = 4  # idem, in a composition
CANDIDATES = 8  # partner areas considered per cell
FINE = 300.0  # per person that a rectangle falls short


@dataclass(frozen=True)
class Best:
    """The best rectangle found so far per cell: its price, width and the flat cells to hide."""

    price: npt.NDArray[np.float64]
    move: npt.NDArray[np.intp]
    column: Positions
    partner: Positions


def close(table: Table) -> Mask:
    """Hide cells of ``table`` until every sensitive cell is proven to be free enough.

    Where no rectangle protects a cell, ever more around it is hidden (resorts.py). Gives the cells that stay
    unproven: none, except in a large composition, where giving in would hide nearly everything; there the
    audit must tell whether they are safe.
    """
    layout = Layout.of(table.tree, table.truth.shape[1])
    bad = table.sensitive.copy()
    resorts, idle = list(LAST_RESORTS), 0
    for round_ in count():
        bad = unproven(table, layout, bad)
        if not bad.any():
            return bad
        idle = 0 if _hide_rectangles(table, layout, bad, strong=round_ % 2 == 1) else idle + 1
        if idle < 2 and round_ < (FEW_ROUNDS if table.many else ROUNDS):
            continue  # the next round may still find something, with strong partners or with small ones
        if len(resorts) < len(LAST_RESORTS) or table.many:  # from the second on it costs much to give in
            bad = still_unproven(table, bad)
        if not resorts or (table.many and bad.sum() > MOST):
            return bad
        resorts.pop(0)(table, bad)
        idle = 0
    return bad


def _hide_rectangles(table: Table, layout: Layout, bad: Mask, *, strong: bool) -> bool:
    """Hide a rectangle for every bad cell; False when nothing could be added.

    ``strong``: only with partners that are large enough by themselves, for cells that small ones did not help.
    """
    up, down = table.room(everything=True)
    rows = len(up)
    price = np.where(table.hidden, 0, table.weight).reshape(rows, -1)
    price = np.concatenate([price, np.zeros((rows, 2), np.float32)], axis=1)
    hide = np.zeros(price.shape, np.bool_)
    boards = [(layout.board(up, i), layout.board(down, i), _prices(layout, price, i)) for i in range(3)]
    for row in range(rows):
        cells = np.flatnonzero(bad[row].reshape(-1))
        if not len(cells) or not table.moves[row]:
            continue
        goal = Goal.of(table, row, cells)
        found = [_choose(layout, row, table.moves[row], cells, i, goal, strong, *boards[i]) for i in range(3)]
        lands = np.isin(cells, layout.chain[2])
        found[2].price[~lands] = np.inf  # no total of the land is given up for a wijk
        level = np.argmin([best.price for best in found], axis=0)
        for i, best in enumerate(found):
            _mark(hide, layout, table.moves[row], best, i, (level == i) & np.isfinite(best.price))
    new = hide[:, :-2].reshape(table.hidden.shape) & ~table.hidden
    table.hidden |= new
    return bool(new.any())


def _prices(layout: Layout, price: npt.NDArray[np.float32], level: int) -> npt.NDArray[np.float32]:
    """(rows, columns + 2): what it costs to hide a column with ``level`` wider areas."""
    chain = layout.chain
    total: npt.NDArray[np.float32] = price[:, chain[0]]
    for step in range(1, level + 1):
        again = chain[step] == chain[step - 1]  # a gemeente without wijken is one cell
        total = total + np.where(again, 0, price[:, chain[step]])
    return total


def _choose(
    layout: Layout,
    row: int,
    moves: tuple[Circuit, ...],
    cells: Positions,
    level: int,
    goal: Goal,
    strong: bool,
    up: Caps,
    down: Caps,
    price: npt.NDArray[np.float32],
) -> Best:
    """The cheapest rectangle per cell that makes it free by itself; infinite price when there is none."""
    which, wide = ways(layout, row, moves, cells, level, up, down)
    which, columns = np.repeat(which, wide.shape[1]), wide.reshape(-1)
    which, columns = which[columns != layout.none], columns[columns != layout.none]
    there = _candidates(layout, row, level, columns, strong, up, down, price)
    goals = goal.take(which)
    best = np.full(len(which), np.inf)
    best_move, best_partner = np.zeros(len(which), np.intp), np.full(len(which), layout.none)
    for number, move in enumerate(moves):
        forth = back = np.full(len(columns), WIDTH, np.uint8)
        against = along = np.full(there.shape, WIDTH, np.uint8)
        cost = np.zeros(there.shape, np.float64)
        for r, sign in move:
            u, d = (up, down) if sign > 0 else (down, up)
            forth, back = np.minimum(forth, u[r][columns]), np.minimum(back, d[r][columns])
            against, along = np.minimum(against, d[r][there]), np.minimum(along, u[r][there])
            cost += price[r][columns][:, None] + price[r][there]
        high, low = np.minimum(forth[:, None], against), np.minimum(back[:, None], along)
        # A rectangle that is not enough by itself may be so together with others, at a fine.
        cost = np.where(goals.met(high, low), cost, cost + FINE * (1 + WIDTH) - FINE * (high + low))
        cost[(high + low == 0) | (cost == 0)] = np.inf
        place = np.argmin(cost, axis=1)
        lowest = np.take_along_axis(cost, place[:, None], axis=1)[:, 0]
        better = lowest < best
        best[better], best_move[better] = lowest[better], number
        best_partner[better] = np.take_along_axis(there, place[:, None], axis=1)[better, 0]
    return _per_cell(len(cells), which, columns, best, best_move, best_partner, layout)


def _per_cell(
    number: int,
    which: Positions,
    columns: Positions,
    price: npt.NDArray[np.float64],
    move: Positions,
    partner: Positions,
    layout: Layout,
) -> Best:
    order = np.lexsort((price, which))
    first = order[np.flatnonzero(np.diff(which[order], prepend=-1))]
    best = Best(
        np.full(number, np.inf),
        np.zeros(number, np.intp),
        np.full(number, layout.none),
        np.full(number, layout.none),
    )
    cell = which[first]
    best.price[cell], best.move[cell] = price[first], move[first]
    best.column[cell], best.partner[cell] = columns[first], partner[first]
    return best


def _candidates(
    layout: Layout,
    row: int,
    level: int,
    columns: Positions,
    strong: bool,
    up: Caps,
    down: Caps,
    price: npt.NDArray[np.float32],
) -> Positions:
    """Partner columns to try: roomy and cheap; the first are cheapest."""
    if level == 2:
        return np.full((len(columns), 1), layout.free)
    room = down[row].astype(np.float32) + np.minimum(up[row], down[row])
    key = np.where((room > 0) & ~(strong & (down[row] < WIDTH)), room / (1 + price[row]), 0).astype(np.float32)[: layout.columns]
    return best_in_segment(key, layout.segment[level], columns, CANDIDATES, layout.none)


def _mark(hide: Mask, layout: Layout, moves: tuple[Circuit, ...], best: Best, level: int, done: Mask) -> None:
    for number, move in enumerate(moves):
        mine = done & (best.move == number)
        for r, _ in move:
            for step in range(level + 1):
                hide[r, layout.chain[step][best.column[mine]]] = True
                hide[r, layout.chain[step][best.partner[mine]]] = True

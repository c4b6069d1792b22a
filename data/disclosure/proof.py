"""Which sensitive cells of a table are proven to be free enough (Goal in board.py)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.disclosure.board import WIDTH, Caps, Goal, Layout, Table
from data.disclosure.flow import reach
from data.disclosure.partners import best_in_segment
from data.disclosure.primary import Mask
from data.disclosure.structure import Circuit, Positions

PARTNERS = (6, 40)  # first the roomiest few, then many for the cells these did not prove
WAYS = 8  # columns tried for a gemeente or the land


def unproven(table: Table, layout: Layout, targets: Mask | None = None) -> Mask:
    """The sensitive cells for which no proof is found that they are free enough: (rows, years, areas).

    ``targets`` limits which cells are looked at.
    """
    wanted = table.sensitive if targets is None else targets
    up, down = table.room()
    boards = [(layout.board(up, level), layout.board(down, level)) for level in range(3)]
    found = np.zeros((len(wanted), wanted[0].size), np.bool_)
    for row in range(len(wanted)):
        cells = np.flatnonzero(wanted[row].reshape(-1))
        if len(cells):
            goal = Goal.of(table, row, cells)
            found[row, cells] = ~_proven(boards, layout, row, table.moves[row], cells, goal)
    return found.reshape(wanted.shape)


def _proven(
    boards: list[tuple[Caps, Caps]],
    layout: Layout,
    row: int,
    moves: tuple[Circuit, ...],
    cells: Positions,
    goal: Goal,
) -> Mask:
    """Try the narrowest board first, with few partners first, and only what is not proven yet."""
    done = np.zeros(len(cells), np.bool_)
    highest, lowest = np.zeros(len(cells), np.uint8), np.zeros(len(cells), np.uint8)
    easy, full = goal.easy(), (np.full(len(cells), WIDTH, np.uint8),) * 2
    for level, (up, down) in enumerate(boards):
        for number, (ups, downs) in ((PARTNERS[0], easy), (PARTNERS[1], full)):
            which, columns = ways(layout, row, moves, cells[~done], level, up, down)
            which = np.flatnonzero(~done)[which]
            if not len(which):
                break
            for caps, need, best in (((up, down), ups, highest), ((down, up), downs, lowest)):
                reached = _one_way(*caps, layout, row, moves, columns, level, number, need[which])
                best[which] = np.maximum(best[which], reached)
            done = goal.met(highest, lowest)
    return done


def _one_way(
    up: Caps,
    down: Caps,
    layout: Layout,
    row: int,
    moves: tuple[Circuit, ...],
    columns: Positions,
    level: int,
    number: int,
    need: Caps,
) -> Caps:
    """How far ``row`` can go up in ``columns`` (cells, ways), at most ``need``, with ``number`` partners."""
    free = (up[row][columns] > 0).any(axis=1) & (need > 0)
    total = np.zeros(len(columns), np.uint8)
    if free.any():
        here = columns[free]
        if level == 2:
            there = np.full((len(here), 1), layout.free)
        else:
            key = _usefulness(up, down, row, moves)[: layout.columns]
            there = best_in_segment(key, layout.segment[level], here[:, 0], number, layout.none)
            mine = layout.chain[level][there] == layout.chain[level][here[:, :1]]
            there[mine] = layout.none
        total[free] = reach(up, down, moves, here, there, need[free])
    return total


def _usefulness(up: Caps, down: Caps, row: int, moves: tuple[Circuit, ...]) -> npt.NDArray[np.float32]:
    """How much a column can take of the opposite: room down in the row, and room in those it pairs with."""
    mate = np.zeros(up.shape[1], np.float32)
    for move in moves:
        for other, sign in move:
            if other != row and len(move) == 2:
                mate += (down if sign > 0 else up)[other]
    mine = down[row].astype(np.float32)
    return np.where(mine > 0, np.minimum(mine, mate) + mate / 10_000 + np.float32(0.001), np.float32(0))


def ways(
    layout: Layout,
    row: int,
    moves: tuple[Circuit, ...],
    cells: Positions,
    level: int,
    up: Caps,
    down: Caps,
) -> tuple[Positions, Positions]:
    """The columns through which cells can move: (position in ``cells``, columns of shape (cells, WAYS)).

    A narrowest area is one column; a gemeente and the land are the roomiest of theirs. Cells that cannot
    move on this board are left out.
    """
    place = np.full(int(layout.chain.max(initial=0)) + 1, -1)
    place[cells] = np.arange(len(cells))
    others = sorted({r for move in moves for r, _ in move} - {row})
    movable = (up[row] > 0) | (down[row] > 0)
    roomy = up[others].sum(axis=0, dtype=np.float64) + down[others].sum(axis=0) if others else movable * 1.0
    found = np.full((len(cells), WAYS if level else 1), layout.none)
    for step in range(level + 1):
        which = place[layout.chain[step][: layout.columns]]
        columns = np.flatnonzero((which >= 0) & movable[: layout.columns])
        which = which[columns]
        order = np.lexsort((-roomy[columns] - 100.0 * down[row][columns], which))
        which, columns = which[order], columns[order]
        rank = np.arange(len(which)) - np.searchsorted(which, which)
        keep = rank < found.shape[1]
        found[which[keep], rank[keep]] = columns[keep]
    some = np.flatnonzero((found != layout.none).any(axis=1))
    return some, found[some]

"""The proof of last resort: another table that HiGHS finds near the cell, and that agrees with what is shown.

One circuit at a time (table.py) proves nearly every cell. Where counts are tiny it takes several at once:
then all hidden counts of some areas may move together, while everything outside stays as it is. That leaves
less room than there really is, so what is found is a proof as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.disclosure.primary import Mask
from data.disclosure.proof.linear import System, equations, solve
from data.disclosure.proof.table import CountTable
from data.disclosure.proof.tree import Caps, Positions, Tree

NEAR, OTHERS = 5, 4  # areas beside it, and of the second level, that may move along
FEW = 8  # cells that are tried one by one
NODES = 100  # of the search for one problem; the best table found by then will do


def prove(table: CountTable, left: Mask, *, far: bool = False) -> Mask:
    """What is still without a proof of ``left`` (rows, years, areas); the rest is added to ``table.proven``.

    Tried with a few areas beside it; when ``far`` then with all that lies in the same area of the second
    level, and with others of that level and the widest, which takes much longer.
    """
    still = left.copy()
    up, down = table.room()
    for find in (_beside, _together, _apart) if far else (_beside,):
        for year in np.flatnonzero(still.any(axis=(0, 2))):
            for areas, about in find(table, still[:, year], up[:, year] + down[:, year]):
                rows, places = np.nonzero(still[:, year, areas] & about)
                if len(rows):
                    bound = table.tree.bound(table.truth[:, year] >= 0)[:, areas]
                    problem = _problem(table, up[:, year, areas], down[:, year, areas], areas, bound)
                    cells = rows, np.full(len(rows), year), areas[places]
                    still[cells] = ~_freed(table, cells, problem, rows * len(areas) + places)
    table.proven |= left & ~still
    return still


def _homes(tree: Tree) -> Positions:
    """(areas,): the area of the second level that each lies in, or is; the last of those it lies in at all.

    An area of the widest level has itself.
    """
    home = np.arange(len(tree.parents))
    for level in tree.levels:  # from wide to narrow, so that the home of what it lies in is known
        inner = level.owner >= tree.widest
        homes = np.where(inner, home[level.owner], -1)[level.run]
        home[level.areas] = np.where(homes >= 0, homes, home[level.areas])
    return home


def _inside(tree: Tree, areas: Positions) -> Mask:
    """(areas,): the ``areas`` and all that lies in them."""
    found = np.zeros(len(tree.parents), np.bool_)
    found[areas] = True
    for level in tree.levels:
        found[level.areas] |= ((level.owner >= 0) & found[level.owner])[level.run]
    return found


def _beside(table: CountTable, left: Mask, room: Caps) -> Iterator[tuple[Positions, Mask]]:
    """Each area with a cell of ``left`` (rows, areas), with those beside it that have most ``room``.

    Yields the areas that may move and which of them it is about, as the others do. Areas of the second level
    only when that is the narrowest: what lies in them makes too much to solve at every turn.
    """
    tree, much = table.tree, room.sum(axis=0, dtype=np.int64)
    least = min(2, int(tree.depths.max()))
    for area in np.flatnonzero(left.any(axis=0) & (tree.depths >= least)):
        wide = tree.parents[area]
        level = tree.levels[np.searchsorted([x.areas.stop for x in tree.levels], area, side="right")]
        run = level.run == level.run[area - level.areas.start]
        beside = np.flatnonzero(run) + level.areas.start if wide >= 0 else np.empty(0, np.intp)
        beside = beside[beside != area]
        near = beside[np.argsort(-much[beside], kind="stable")][:NEAR]
        moving = _inside(tree, np.append(near, area))
        moving[[wide] if wide >= 0 else []] = True
        areas = np.flatnonzero(moving)
        yield areas, areas == area


def _together(table: CountTable, left: Mask, _: Caps) -> Iterator[tuple[Positions, Mask]]:
    """The area of the second level that each cell of ``left`` lies in, with all that lies in it."""
    home = _homes(table.tree)
    for one in np.unique(home[left.any(axis=0)]):
        areas = np.flatnonzero(home == one)
        yield areas, areas >= 0


def _apart(table: CountTable, left: Mask, room: Caps) -> Iterator[tuple[Positions, Mask]]:
    """The same with the widest level and those areas of the second that have most ``room``."""
    tree, home = table.tree, _homes(table.tree)
    seconds = np.flatnonzero((home == np.arange(len(home))) & (np.arange(len(home)) >= tree.widest))
    most = seconds[np.argsort(-room[:, seconds].sum(axis=0, dtype=np.int64), kind="stable")]
    for one in np.unique(home[left.any(axis=0)]):
        near = np.isin(home, [one, *most[most != one][:OTHERS]])
        near[: tree.widest] = True
        yield np.flatnonzero(near), home[near] == one


def _freed(table: CountTable, cells: tuple[Positions, ...], problem: System, wanted: Positions) -> Mask:
    """Which of ``cells`` are free; ``wanted`` are their places among the cells of ``problem``.

    First all of them as low, then as high as possible at once; when few are left, one by one.
    """
    place = np.searchsorted(problem.cells, wanted)
    here = np.isin(wanted, problem.cells)
    low, high = np.zeros(len(wanted)), np.zeros(len(wanted))
    alone = [np.arange(len(wanted)) == n for n in np.flatnonzero(here)]
    for aim in (here, *alone):
        if len(alone) > FEW and aim is not here and (here & ~table.free(cells, -low, high)).sum() > FEW:
            break  # then it is cheaper to hide more
        for sign in (1.0, -1.0):
            found: Mask = table.free(cells, -low, high)
            if not (aim & ~found).any():
                break
            cost = np.zeros(len(problem.cells))
            cost[place[aim & ~found]] = sign
            solution = solve(problem, cost, nodes=NODES)[0]
            if solution is not None and not (problem.matrix @ solution).any():
                low[here] = np.minimum(low[here], solution[place[here]])
                high[here] = np.maximum(high[here], solution[place[here]])
    return table.free(cells, -low, high)


def _problem(table: CountTable, up: Caps, down: Caps, areas: Positions, bound: Mask) -> System:
    """By how much the counts (rows, areas) of ``areas`` can change together.

    An area that lies in one that is not among them stays as it is. ``bound`` (rows, areas) are those that are
    the sum of what lies in them.
    """
    parent = table.tree.parents[areas]
    inner = np.isin(parent, areas)
    moving_along = inner | (parent < 0)
    up, down = ((caps * moving_along).astype(caps.dtype) for caps in (up, down))
    place = np.where(inner, np.searchsorted(areas, parent), -1)
    matrix = equations(table.lines, place, len(up), bound=bound)
    moving = np.flatnonzero((up.reshape(-1) > 0) | (down.reshape(-1) > 0))
    mine = matrix[:, moving]
    mine = mine[np.diff(mine.indptr) > 0]
    least, most = -down.reshape(-1)[moving].astype(np.float64), up.reshape(-1)[moving].astype(np.float64)
    return System(mine, np.zeros(mine.shape[0]), least, most, moving)

"""The proof of last resort: another table that HiGHS finds near the cell, and that agrees with what is shown.

One circuit at a time (table.py) proves nearly every cell. Where counts are tiny it takes several at once:
then all hidden counts of the gemeente may move together, while everything outside stays as it is. That leaves
less room than there really is, so what is found is a proof as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.disclosure.primary import Mask
from data.disclosure.proof.linear import System, equations, solve
from data.disclosure.proof.table import Table
from data.disclosure.proof.tree import Caps, Positions

NEAR, OTHERS = 5, 4  # wijken, and gemeenten, that may move along
FEW = 8  # cells that are tried one by one
NODES = 100  # of the search for one problem; the best table found by then will do


def prove(table: Table, left: Mask, *, far: bool = False) -> Mask:
    """What is still without a proof of ``left`` (rows, years, areas); the rest is added to ``table.proven``.

    Tried with a few wijken of the gemeente; when ``far`` then with all of them, and with other gemeenten and
    the land, which takes much longer.
    """
    still = left.copy()
    up, down = table.room()
    for find in (_wijken, _gemeente, _land) if far else (_wijken,):
        for year in np.flatnonzero(still.any(axis=(0, 2))):
            for areas, about in find(table, still[:, year], up[:, year] + down[:, year]):
                rows, places = np.nonzero(still[:, year, areas] & about)
                if len(rows):
                    problem = _problem(table, up[:, year, areas], down[:, year, areas], areas)
                    cells = rows, np.full(len(rows), year), areas[places]
                    still[cells] = ~_freed(table, cells, problem, rows * len(areas) + places)
    table.proven |= left & ~still
    return still


def _homes(table: Table) -> Positions:
    """The place of the gemeente of each area; the number of gemeenten for an area in none."""
    tree = table.tree
    home = np.full(table.truth.shape[2], tree.number)
    home[tree.gemeenten], home[tree.wijken] = np.arange(tree.number), tree.parent
    return home


def _wijken(table: Table, left: Mask, room: Caps) -> Iterator[tuple[Positions, Mask]]:
    """Each wijk with a cell of ``left`` (rows, areas), with the wijken beside it that have most ``room``.

    Yields the areas that may move and which of them it is about, as the others do.
    """
    home = _homes(table)
    much = room.sum(axis=0, dtype=np.int64)
    for wijk in np.flatnonzero(left.any(axis=0)):
        if wijk >= table.tree.wijken.start:
            beside = np.flatnonzero(home == home[wijk])
            beside = beside[(beside >= table.tree.wijken.start) & (beside != wijk)]
            own = table.tree.gemeenten.start + home[wijk]
            near = beside[np.argsort(-much[beside], kind="stable")][:NEAR]
            areas = np.sort([*near, wijk, *([own] if home[wijk] < table.tree.number else [])])
            yield areas, areas == wijk


def _gemeente(table: Table, left: Mask, _: Caps) -> Iterator[tuple[Positions, Mask]]:
    """The gemeente of each cell of ``left``, with its wijken."""
    home = _homes(table)
    for own in np.unique(home[left.any(axis=0)]):
        areas = np.flatnonzero(home == own)
        yield areas, areas >= 0


def _land(table: Table, left: Mask, room: Caps) -> Iterator[tuple[Positions, Mask]]:
    """The same with the land and the gemeenten that have most ``room``."""
    home, tree = _homes(table), table.tree
    most = np.argsort(-room[:, tree.gemeenten].sum(axis=0, dtype=np.int64), kind="stable")
    for own in np.unique(home[left.any(axis=0)]):
        near = np.isin(home, [own, *most[most != own][:OTHERS]])
        near[: tree.gemeenten.start] = True
        yield np.flatnonzero(near), home[near] == own


def _freed(table: Table, cells: tuple[Positions, ...], problem: System, wanted: Positions) -> Mask:
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


def _problem(table: Table, up: Caps, down: Caps, areas: Positions) -> System:
    """By how much the counts (rows, areas) of ``areas`` can change together.

    The gemeente of a wijk must be among them, which stays as it is when the land is not.
    """
    tree = table.tree
    parent = np.full(table.truth.shape[2], -1)
    parent[tree.wijken] = np.where(tree.parent < tree.number, tree.parent + tree.gemeenten.start, -1)
    if tree.bound:
        parent[tree.gemeenten] = 0
    if tree.bound and areas[0] != 0:
        up, down = _still(up, areas, tree.gemeenten), _still(down, areas, tree.gemeenten)
    place = np.where(np.isin(parent[areas], areas), np.searchsorted(areas, parent[areas]), -1)
    matrix = equations(table.lines, place, len(up))
    moving = np.flatnonzero((up.reshape(-1) > 0) | (down.reshape(-1) > 0))
    own = matrix[:, moving]
    own = own[np.diff(own.indptr) > 0]
    least, most = -down.reshape(-1)[moving].astype(np.float64), up.reshape(-1)[moving].astype(np.float64)
    return System(own, np.zeros(own.shape[0]), least, most, moving)


def _still(caps: Caps, areas: Positions, these: slice) -> Caps:
    """``caps`` without room for ``these`` areas: what they lie in does not move along."""
    moving = (areas < these.start) | (areas >= these.stop)
    return (caps * moving).astype(caps.dtype)

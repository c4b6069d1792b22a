"""Secondary suppression: hide the cheapest other cells until every sensitive cell is proven to be free.

The hypercube method (Repsilber 1994; Giessing & Repsilber 2002) on circuits: a cell is protected by hiding
the other corners of one rectangle, a few groups by two areas. What is hidden already costs nothing, so
rectangles are used again; when none is found, ever more around the cell is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import Mask
from data.disclosure.proof.nearby import prove
from data.disclosure.proof.structure import Circuit
from data.disclosure.proof.table import WIDTH, Table, combined
from data.disclosure.proof.tree import Caps, Positions

ROUNDS = 10
HARDEST = 200  # cells of a table for which a proof is sought one by one
CANDIDATES = 6  # other areas considered for a cell
CIRCUITS = 14  # circuits considered per cell and round
FINE = 200.0  # per person that a rectangle falls short; several together may be enough

Floats = npt.NDArray[np.float32]


def close(table: Table) -> Mask:
    """Hide cells of ``table`` until all that must be free are proven to be; gives those that are not.

    There are none, unless rows are ``fixed``: then the caller has to hide those.
    """
    left = _rounds(table)
    if left.any() and (table.least is not None or table.most is not None):
        # Not with the counts of other tables as they are: then by itself, as an intruder mostly looks at it.
        table.least = table.most = None
        left = _rounds(table)
    for resort in RESORTS[: 1 if table.fixed else None]:
        for far in (False, False, True):
            if left.any():
                resort(table, left)
                left = _harder(table, table.unproven(), far)
    return left


def _rounds(table: Table) -> Mask:
    """Hide rectangles, and try harder for the last few cells; what is left without a proof."""
    left = table.unproven()
    for round_ in range(ROUNDS):
        if not left.any():
            return left
        before = int(table.hidden.sum())
        _hide_rectangles(table, left, round_)
        if int(table.hidden.sum()) > before:
            left = table.unproven()
    return _harder(table, left)


def _harder(table: Table, left: Mask, far: bool = False) -> Mask:
    """nearby.prove when few cells are left: of many it would take hours, and hiding more helps them all."""
    return prove(table, left, far=far) if 0 < left.sum() <= HARDEST else left


@dataclass
class Corners:
    """Per cell the areas to hide at its own side and, per candidate, at the other side.

    Flat positions (year x areas) with the last position for "none": ``here`` (chain, cells) and ``there``
    (chain, cells, candidates). ``cells`` are the cells this is about. When ``free``
    nothing need take the opposite.
    """

    cells: Positions
    here: Positions
    there: Positions
    free: bool = False


@dataclass
class Best:
    """The cheapest rectangle so far per cell; ``corners`` (5, cells) are flat positions."""

    price: npt.NDArray[np.float32]
    circuit: Positions
    corners: Positions

    @classmethod
    def none(cls, cells: int, flat: int) -> Best:
        price = np.full(cells, np.inf, np.float32)
        return cls(price, np.zeros(cells, np.intp), np.full((5, cells), flat, np.intp))


def _hide_rectangles(table: Table, left: Mask, round_: int) -> None:
    """Row by row, so that what is hidden for one row is free for the next."""
    up, down = (_flat(caps, WIDTH) for caps in table.room(everything=True))
    price = _flat(np.where(table.hidden, np.float32(0), table.weight), 0)
    for row in np.flatnonzero(left.any(axis=(1, 2))).tolist():
        through = [c for c in table.circuits if any(r == row for r, _ in c)]
        first = round_ // 2 * CIRCUITS % max(len(through), 1)
        some = (through * 2)[first : first + min(CIRCUITS, len(through))]
        year, area = np.nonzero(left[row])
        best = Best.none(len(year), price.shape[1] - 1)
        for find in (_inside, _across, _land):
            corners = find(table, row, year, area, round_ % 2 == 1)
            if len(corners.cells):
                for number, circuit in enumerate(some):
                    _choose(number, circuit, corners, up, down, price, best)
        _mark(table, some, best, price)


def _flat(array: npt.NDArray[Any], none: int) -> npt.NDArray[Any]:
    """(rows, cells + 1) of (rows, years, areas), with ``none`` in the last column."""
    rows = len(array)
    return np.concatenate([array.reshape(rows, -1), np.full((rows, 1), none, array.dtype)], axis=1)


def _inside(table: Table, row: int, year: Positions, area: Positions, fresh: bool) -> Corners:
    """The wijken that are best to lean on, of the gemeente of each wijk."""
    tree, areas = table.tree, table.truth.shape[2]
    none = table.truth[0].size
    cells = np.flatnonzero(area >= tree.wijken.start)
    wijk = area[cells] - tree.wijken.start
    cells, wijk = cells[tree.parent[wijk] < tree.number], wijk[tree.parent[wijk] < tree.number]
    run = np.searchsorted(tree.first, wijk, side="right") - 1
    ends = np.append(tree.first[1:], len(tree.parent))
    place = tree.first[run][:, None] + np.arange(CANDIDATES)
    order = _best_wijken(table, row, fresh)
    other = order[year[cells][:, None], np.minimum(place, len(tree.parent) - 1)]
    there = year[cells][:, None] * areas + other + tree.wijken.start
    there[(place >= ends[run][:, None]) | (other == wijk[:, None])] = none
    here = year[cells] * areas + area[cells]
    return Corners(cells, here[None], there[None])


def _across(table: Table, row: int, year: Positions, area: Positions, fresh: bool) -> Corners:
    """A gemeente with one wijk in it, against a few other gemeenten with one wijk each."""
    tree, areas, none = table.tree, table.truth.shape[2], table.truth[0].size
    owner = np.full(areas, tree.number)
    owner[tree.gemeenten], owner[tree.wijken] = np.arange(tree.number), tree.parent
    cells = np.flatnonzero(owner[area] < tree.number)
    years, own = year[cells], owner[area[cells]]
    wijk_of = np.full((table.truth.shape[1], tree.number), -1)
    if len(tree.first):
        inside = tree.owner < tree.number
        best = _best_wijken(table, row, fresh)[:, tree.first[inside]]
        wijk_of[:, tree.owner[inside]] = best + tree.wijken.start
    part = table.truth[row][:, tree.gemeenten], table.hidden[row][:, tree.gemeenten]
    other = np.argsort(_preference(*part, fresh), axis=1, kind="stable")[years, :CANDIDATES]
    mine = np.where(area[cells] >= tree.wijken.start, area[cells], wijk_of[years, own])
    here = np.stack([mine, own + tree.gemeenten.start])
    there = np.stack([wijk_of[years[:, None], other], other + tree.gemeenten.start])
    here = np.where(here < 0, none, years * areas + here)
    there = np.where((there < 0) | (other == own[:, None]), none, years[:, None] * areas + there)
    return Corners(
        cells, here, there if tree.bound else np.full((1, len(cells), 1), none), free=not tree.bound
    )


def _land(table: Table, row: int, year: Positions, area: Positions, fresh: bool) -> Corners:
    """The land with one gemeente and one wijk in it; nothing binds the land, so no other side."""
    tree, areas, none = table.tree, table.truth.shape[2], table.truth[0].size
    if not tree.bound or not tree.number:
        return Corners(area[:0], area[None, :0], area[None, :0, None], free=True)
    part = table.truth[row][:, tree.gemeenten], table.hidden[row][:, tree.gemeenten]
    best = np.argmin(_preference(*part, fresh), axis=1)[year] + tree.gemeenten.start
    inside = _across(table, row, year, np.where(area < tree.gemeenten.start, best, area), fresh)
    here = np.concatenate([inside.here, (year[inside.cells] * areas)[None]])
    return Corners(inside.cells, here, np.full((1, len(inside.cells), 1), none), free=True)


def _preference(truth: npt.NDArray[np.int32], hidden: Mask, fresh: bool) -> npt.NDArray[np.int64]:
    """Low for a cell that is large enough to lean on, rather hidden already, rather small.

    When ``fresh``, cells that are not hidden yet come first: what was hidden did not help.
    """
    count = truth.astype(np.int64)
    return np.where(count >= WIDTH, count, 3_000_000_000 - count) + 6_000_000_000 * (hidden == fresh)


def _best_wijken(table: Table, row: int, fresh: bool) -> Positions:
    """(years, wijken): the wijken of each gemeente in order of preference, gemeente by gemeente."""
    tree = table.tree
    key = _preference(table.truth[row][:, tree.wijken], table.hidden[row][:, tree.wijken], fresh)
    return np.argsort(key + (tree.parent << 35), axis=1, kind="stable")


def _choose(
    number: int, circuit: Circuit, corners: Corners, up: Caps, down: Caps, price: Floats, best: Best
) -> None:
    """Put the cheapest rectangle of each cell in ``best`` when it beats what is there."""
    forth, back, cost = _side(circuit, corners.here, up, down, price)
    along, against, more = _side(circuit, corners.there, up, down, price)
    real = (corners.there < price.shape[1] - 1).any(axis=0) | corners.free
    width = np.minimum(forth[:, None], against).astype(np.int16) + np.minimum(back[:, None], along)
    total = cost[:, None] + more
    short = width < WIDTH
    total = total + FINE * np.where(short, WIDTH - width, 0)
    total[(short & (cost[:, None] + more == 0)) | (width == 0) | ~real] = np.inf
    place = np.argmin(total, axis=1)
    lowest = np.take_along_axis(total, place[:, None], axis=1)[:, 0]
    better = lowest < best.price[corners.cells]
    cells = corners.cells[better]
    best.price[cells], best.circuit[cells] = lowest[better], number
    best.corners[:, cells] = price.shape[1] - 1
    best.corners[: len(corners.here), cells] = corners.here[:, better]
    best.corners[3 : 3 + len(corners.there), cells] = corners.there[:, better, place[better]]


def _side(
    circuit: Circuit, areas: Positions, up: Caps, down: Caps, price: Floats
) -> tuple[Caps, Caps, Floats]:
    """How far a chain of areas can go forth and back in a circuit, and what hiding it costs."""
    forth, back = combined(up, down, circuit)
    cost = sum((price[row] for row, _ in circuit[1:]), price[circuit[0][0]])
    forth, back, cost = forth[areas], back[areas], cost[areas]
    return forth.min(axis=0), back.min(axis=0), cost.sum(axis=0)


def _mark(table: Table, circuits: list[Circuit], best: Best, price: Floats) -> None:
    shape = table.hidden[0].shape
    done = np.isfinite(best.price) & (best.price > 0)
    for number, circuit in enumerate(circuits):
        areas = best.corners[:, done & (best.circuit == number)].reshape(-1)
        areas = areas[areas < price.shape[1] - 1]
        cells = np.unravel_index(areas, shape)
        for row in {other for step, _ in circuit for other in table.tied(step)}:
            table.hidden[row][cells] |= table.truth[row][cells] >= 0
            price[row, areas] = 0


def _hide_gemeenten(table: Table, left: Mask) -> None:
    """Hide all rows of the gemeenten with such a cell, with their wijken."""
    _hide(table, table.tree.widened(np.asarray(left.any(axis=0))))


def _hide_years(table: Table, left: Mask) -> None:
    """Hide everything in the years with such a cell: with no total left nothing can be subtracted."""
    _hide(table, np.repeat(np.asarray(left.any(axis=(0, 2)))[:, None], left.shape[2], axis=1))


def _hide(table: Table, cells: Mask) -> None:
    free = len(table.hidden) - table.fixed
    table.hidden[:free] |= cells
    table.hidden &= table.truth >= 0


RESORTS = (_hide_gemeenten, _hide_years)

"""Secondary suppression: hide the cheapest other cells until every sensitive cell is proven to be free.

The hypercube method (Repsilber 1994; Giessing & Repsilber 2002) on circuits: a cell is protected by hiding
the other corners of one rectangle, a few groups by two areas. What is hidden already costs nothing, so
rectangles are used again; when none is found, ever more around the cell is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.corners import Corners, Search
from data.disclosure.primary import Mask
from data.disclosure.proof.blocks import STEPS, Blocks
from data.disclosure.proof.nearby import prove
from data.disclosure.proof.structure import Circuit
from data.disclosure.proof.table import WIDTH, CountTable, combined
from data.disclosure.proof.tree import Caps, Positions

ROUNDS = 10
FEW = 4  # cells of which the proof is sought far away as well, which takes minutes for many
MANY = 0.04  # of the cells without a proof, from which on the widest blocks are not tried
HARDEST = 60  # cells of a table for which a proof is sought one by one
CIRCUITS = 14  # circuits considered per cell and round
FINE = 200.0  # per person that a rectangle falls short; several together may be enough

Floats = npt.NDArray[np.float32]


def close(table: CountTable) -> Mask:
    """Hide cells of ``table`` until all that must be free are proven to be; gives those that are not.

    There are none (rows, years, areas), unless rows are ``fixed``: then the caller has to hide those.
    """
    if table.blocks is not None:
        return _in_blocks(table, table.blocks)
    left = _rounds(table)
    resorts: list[Callable[[CountTable, Mask], None]]
    resorts = [partial(_hide_wider, steps=steps) for steps in table.tree.steps]
    for resort in resorts if table.fixed else [*resorts, _hide_years]:
        for far in (False, False, True):
            if left.any():
                resort(table, left)
                left = table.unproven()
                left = _harder(table, left, far and left.sum() <= FEW)
    return left


def _in_blocks(table: CountTable, blocks: Blocks) -> Mask:
    """Hide ever larger blocks around what has no proof; what is left without one."""
    left = table.unproven()
    groups = table.fixed or len(table.truth)
    most = MANY * int((table.truth >= 0).sum())
    for size in STEPS:
        if left.sum() > most and size.enough + size.up == 0 and size.rows:
            break  # not publishing it takes less away
        for year in np.flatnonzero(left.any(axis=(0, 2))):
            some = np.logical_or.reduce(left[:, year].reshape(-1, groups, left.shape[2]))
            cells = blocks.around(some, size, table.truth[:groups, year])
            for first in range(0, len(table.truth) - table.fixed, groups):
                table.hidden[first : first + groups, year] |= cells
        table.hidden &= table.truth >= 0
        if not left.any():
            break
        left = table.unproven()
    return _harder(table, left)


def _rounds(table: CountTable) -> Mask:
    """Hide rectangles, and try harder for the last few cells; what is left without a proof."""
    left = table.unproven()
    for round_ in range(ROUNDS):
        if not left.any():
            return left
        before = int(table.hidden.sum())
        hide_rectangles(table, left, round_)
        if int(table.hidden.sum()) > before:
            left = table.unproven()
    return _harder(table, left)


def _harder(table: CountTable, left: Mask, far: bool = False) -> Mask:
    """nearby.prove when few cells are left: of many it would take hours, and hiding more helps them all."""
    return prove(table, left, far=far) if 0 < left.sum() <= HARDEST else left


@dataclass
class Best:
    """The cheapest rectangle so far per cell; ``corners`` (chain, cells) are flat positions."""

    price: npt.NDArray[np.float32]
    circuit: Positions
    corners: Positions

    @classmethod
    def none(cls, cells: int, flat: int, chain: int) -> Best:
        """Nothing for so many cells; ``flat`` is the position that stands for no corner."""
        price = np.full(cells, np.inf, np.float32)
        return cls(price, np.zeros(cells, np.intp), np.full((chain, cells), flat, np.intp))


def hide_rectangles(table: CountTable, left: Mask, round_: int) -> None:
    """Hide rectangles for the cells ``left`` (rows, years, areas), row by row."""
    up, down = (_flat(caps, WIDTH) for caps in table.room(everything=True))
    price = _flat(np.where(table.hidden | table.loose, np.float32(0), table.weight), 0)
    depth = len(table.tree.levels)
    for row in np.flatnonzero(left.any(axis=(1, 2))).tolist():
        through = [c for c in table.circuits if any(r == row for r, _ in c)]
        first = round_ // 2 * CIRCUITS % max(len(through), 1)
        some = (through * 2)[first : first + min(CIRCUITS, len(through))]
        year, area = np.nonzero(left[row])
        best = Best.none(len(year), price.shape[1] - 1, 3 * depth)
        for corners in Search.of(table, row, round_ % 2 == 1).all(year, area):
            for number, circuit in enumerate(some):
                _choose(number, circuit, corners, up, down, price, best)
        _mark(table, some, best, price)


def _flat(array: npt.NDArray[Any], none: int) -> npt.NDArray[Any]:
    """(rows, cells + 1) of (rows, years, areas), with ``none`` in the last column."""
    rows = len(array)
    return np.concatenate([array.reshape(rows, -1), np.full((rows, 1), none, array.dtype)], axis=1)


def _choose(
    number: int, circuit: Circuit, corners: Corners, up: Caps, down: Caps, price: Floats, best: Best
) -> None:
    """Put the cheapest rectangle of each cell in ``best`` when it beats what is there."""
    forth, back, cost = _side(circuit, corners.here, up, down, price)
    along, against, more = _side(circuit, corners.there, up, down, price)
    real = (corners.there < price.shape[1] - 1).any(axis=0) | corners.free[:, None]
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
    both = np.concatenate([corners.here[:, better], corners.there[:, better, place[better]]])
    best.corners[: len(both), cells] = both


def _side(
    circuit: Circuit, areas: Positions, up: Caps, down: Caps, price: Floats
) -> tuple[Caps, Caps, Floats]:
    """How far a chain of areas can go forth and back in a circuit, and what hiding it costs."""
    forth, back = combined(up, down, circuit)
    cost = sum((price[row] for row, _ in circuit[1:]), price[circuit[0][0]])
    forth, back, cost = forth[areas], back[areas], cost[areas]
    return forth.min(axis=0), back.min(axis=0), cost.sum(axis=0)


def _mark(table: CountTable, circuits: list[Circuit], best: Best, price: Floats) -> None:
    shape = table.hidden[0].shape
    done = np.isfinite(best.price) & (best.price > 0)
    for number, circuit in enumerate(circuits):
        areas = best.corners[:, done & (best.circuit == number)].reshape(-1)
        areas = areas[areas < price.shape[1] - 1]
        cells = np.unravel_index(areas, shape)
        for row in {other for step, _ in circuit for other in table.tied(step)}:
            table.hidden[row][cells] |= table.truth[row][cells] >= 0
            price[row, areas] = 0


def _hide_wider(table: CountTable, left: Mask, steps: int) -> None:
    """Hide all rows of the areas that such a cell lies in, ``steps`` wider, with all that lies in those."""
    _hide(table, table.tree.widened(np.asarray(left.any(axis=0)), steps))


def _hide_years(table: CountTable, left: Mask) -> None:
    """Hide everything in the years with such a cell: with no total left nothing can be subtracted."""
    _hide(table, np.repeat(np.asarray(left.any(axis=(0, 2)))[:, None], left.shape[2], axis=1))


def _hide(table: CountTable, cells: Mask) -> None:
    free = len(table.hidden) - table.fixed
    table.hidden[:free] |= cells
    table.hidden &= table.truth >= 0

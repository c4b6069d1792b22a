"""The cells of a request as long rows, block by block, so that any number of them fits in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.asked.request import Positions, RequestCells
from data.cubes.numbers import CellNumbers
from data.monitor import Monitor
from data.queries.measured import measures_of, rounding_of, with_interval
from data.releases.release import Status

BLOCK = 1 << 14  # cells looked at in one go: a few MB, and short enough to let others have a turn
DECIMALS = 4  # a float32 holds seven digits; more would be noise
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows of one indicator (a position in ``monitor.indicators``), by area, then group, then year.

    ``area``, ``group`` and ``year`` are positions on the axes of the cube. Numbers are in the unit of the
    indicator; NaN and -1 are "not there". ``shape`` is (areas, groups, years) of the grid that the rows were
    taken from and ``kept`` which of its cells they are.
    """

    indicator: int
    area: Positions
    group: Positions
    year: Positions
    value: Numbers
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    low: Numbers
    high: Numbers
    status: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.value)

    def part(self, rows: slice) -> RowBlock:
        """Some of the rows."""
        columns = {n: getattr(self, n)[rows] for n in self.__slots__ if n != "indicator"}
        return RowBlock(self.indicator, **columns)


def count_rows(monitor: Monitor, cells: RequestCells, distinct: str = "") -> int:
    """How many rows the request has. ``distinct`` "jaar" or "herkomst": with those side by side."""
    over = {"": None, "jaar": 0, "herkomst": 1}[distinct]
    total = 0
    for position, areas in _grids(cells, 1 << 20):
        kept = (
            _status(monitor, cells, position, areas) != Status.NIET_BESCHIKBAAR if not cells.empty else None
        )
        if kept is None:
            years, groups = (
                1 if over == axis else len(p) for axis, p in enumerate((cells.years, cells.groups))
            )
            total += years * groups * len(areas)
        else:
            total += int(np.count_nonzero(kept if over is None else kept.any(axis=over)))
    return total


def iterate_row_blocks(
    monitor: Monitor, cells: RequestCells, start: int = 0, most: int | None = None
) -> Iterator[RowBlock]:
    """The rows from ``start`` on, ``most`` at most (None: all). Indicators in catalogue order."""
    skip, left = start, most
    for position, areas in _grids(cells, BLOCK):
        if left == 0:
            return
        block = _block(monitor, cells, position, areas, skip)
        if isinstance(block, int):
            skip -= block
            continue
        end = None if left is None else skip + left
        block = block.part(slice(skip, end))
        skip = 0
        if left is not None:
            left -= len(block)
        if len(block):
            yield block


def _grids(cells: RequestCells, size: int) -> Iterator[tuple[int, Positions]]:
    """(indicator, some of the areas) such that each grid has about ``size`` cells."""
    width = max(1, size // max(1, len(cells.years) * len(cells.groups)))
    for position in cells.indicators.tolist():
        for first in range(0, len(cells.areas), width):
            yield position, cells.areas[first : first + width]


def _status(monitor: Monitor, cells: RequestCells, position: int, areas: Positions) -> npt.NDArray[np.uint8]:
    """Status per (year, group, area); a total that means nothing is not applicable, as on every page."""
    row = int(monitor.rows[position])
    status = monitor.cube.status[(row, *np.ix_(cells.years, cells.groups, areas))]
    if monitor.without_total[position]:
        total = cells.groups == monitor.cube.groups["T"]
        status = np.where(total[None, :, None], np.uint8(Status.NIET_VAN_TOEPASSING), status)
    return status


def _block(
    monitor: Monitor, cells: RequestCells, position: int, areas: Positions, skip: int
) -> RowBlock | int:
    """The rows of one grid, or their number when all of them are to be skipped."""
    grid = _status(monitor, cells, position, areas).transpose(2, 1, 0)
    kept = np.ones(grid.size, np.bool_) if cells.empty else grid.ravel() != Status.NIET_BESCHIKBAAR
    where = np.flatnonzero(kept)
    if len(where) <= skip:
        return len(where)
    area, rest = np.divmod(where, len(cells.groups) * len(cells.years))
    group, year = np.divmod(rest, len(cells.years))
    status = grid.ravel()[where]
    places = (areas[area], cells.groups[group], cells.years[year])
    published = monitor.cube.numbers((monitor.rows[position], *reversed(places)))
    # The one gate: only an available cell has numbers, whatever else a release may have stored.
    there = status == Status.BESCHIKBAAR
    shown = CellNumbers(
        np.where(there, published.value, np.float32(np.nan)),
        np.where(there, published.numerator, np.int32(-1)),
        np.where(there, published.denominator, np.int32(-1)),
        status,
    )
    of = np.array([position])
    *limits, _ = with_interval(measures_of(monitor, of), shown, rounding_of(monitor, of, places[0]))
    value, low, high = (_rounded(np.where(there, c, np.nan)) for c in limits)
    return RowBlock(position, *places, value, shown.numerator, shown.denominator, low, high, status)


def _rounded(numbers: npt.NDArray[Any]) -> Numbers:
    rounded: Numbers = np.asarray(np.round(numbers, DECIMALS), np.float64)
    return rounded

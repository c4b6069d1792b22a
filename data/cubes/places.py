"""Where the numbers of each cell are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.cubes.rows import LevelRows
from data.releases.release import Status

Statuses = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each cell in a ``CellColumn``, read as an array of (indicator, year, group, area).

    Below 0 it is -1 - status: why there are none. A column ends in as many missing numbers, so such a place
    too can be looked up. ``start`` (indicator, year, group, level) is the place of the first figure of a row,
    ``levels`` (area) the level of each area.
    """

    rank: LevelRows
    start: npt.NDArray[np.int64]
    levels: npt.NDArray[np.intp]

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """(indicators, years, groups, areas)."""
        indicators, years, groups, _ = self.start.shape
        return indicators, years, groups, len(self.levels)

    def __getitem__(self, where: Any) -> npt.NDArray[np.int64]:
        """The places of some cells, chosen as numpy does."""
        return self.at(*positions_of(where, self.shape))

    def at(self, indicator: Any, year: Any, group: Any, area: Any) -> npt.NDArray[np.int64]:
        """The places of the cells at these positions (whole numbers from 0 that broadcast to one shape)."""
        keys = self.rank.keys(indicator, year, group, self.levels[area])
        rank = self.rank.at(keys, area)
        return np.where(rank < 0, rank, self.start.take(keys) + rank)

    def status(self, where: Any) -> Statuses:
        """The status of some cells, chosen as numpy does and of that shape; no number is looked up for it."""
        indicator, year, group, area = positions_of(where, self.shape)
        return status_of(self.rank.at(self.rank.keys(indicator, year, group, self.levels[area]), area))


@dataclass(frozen=True, slots=True)
class CellColumn:
    """One number of every cell, read as an array of (indicator, year, group, area): ``column[0, :, 2]``."""

    places: Places
    numbers: npt.NDArray[Any]

    def __getitem__(self, where: Any) -> npt.NDArray[Any]:
        """The numbers of some cells, chosen as numpy does."""
        numbers: npt.NDArray[Any] = self.numbers[self.places[where]]
        return numbers


@dataclass(frozen=True, slots=True)
class StatusColumn:
    """The status of every cell, read in the same way."""

    places: Places

    def __getitem__(self, where: Any) -> Statuses:
        """The statuses of some cells, chosen as numpy does."""
        return self.places.status(where)


def status_of(place: npt.NDArray[Any]) -> Statuses:
    """The status of cells with these places or ranks: one for each, of the same shape."""
    return np.where(place < 0, -1 - place, Status.BESCHIKBAAR).astype(np.uint8)


def positions_of(where: Any, shape: tuple[int, ...]) -> tuple[Any, ...]:
    """Positions on each axis of the cells that numpy would choose with ``where`` from an array of ``shape``.

    Whole numbers on every axis, counted from 0, are used as they are; anything else (slices, masks, fewer
    axes) is left to numpy, on arrays that take no memory because each varies along one axis only.
    """
    if isinstance(where, tuple) and len(where) == len(shape) and all(map(_whole, where)):
        return where
    axes = np.ix_(*map(np.arange, shape))
    return tuple(np.broadcast_to(axis, shape)[where] for axis in axes)


def _whole(index: Any) -> bool:
    if isinstance(index, np.ndarray):
        return index.dtype.kind in "iu"
    return isinstance(index, (int, np.integer))

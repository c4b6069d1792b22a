"""Cells of the cube as figures: value, counts, status and interval, of any shape at once.

This is the one way from positions in the cube to a ``Figure``. What a figure is held against comes on top of
it in data/queries/judged.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from data.cubes.numbers import CellNumbers
from data.monitor import Monitor
from data.queries.borders import Made, list_parts_of_area
from data.releases.release import Status
from data.results import Figure
from data.statistics import rounding, scoring
from data.statistics.rounding import EXACT, RoundedEnds, RoundedTo, Steps
from data.statistics.scoring import Array, Measures

COUNT = scoring.KINDS.index("aantal")
STATUSES = tuple(Status)  # by number: to call the class is slow
TOTAL = "T"  # all inhabitants together
Positions = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures as arrays of one shape; value and limits are in the unit of each indicator.

    ``indicator`` is a position in ``monitor.indicators``, ``area`` one in the cube; ``year`` the year of the
    figure itself, -1 when no year has one. NaN and -1 are "not known"; ``status`` says why. ``low`` and
    ``high`` are the limits of the 95 % interval. ``recounted``: see ``CellNumbers``. ``ends`` is what rounded
    figures may stand for; None where nothing was rounded.
    """

    monitor: Monitor
    indicator: Positions
    area: Positions
    year: npt.NDArray[np.int64]
    value: Array
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    status: npt.NDArray[np.uint8]
    low: Array
    high: Array
    recounted: npt.NDArray[np.bool_] | None
    ends: RoundedEnds | None = None

    def figures(self) -> list[Figure]:
        """All of them, the last axis first."""
        names = ("value", "numerator", "denominator", "status", "year", "low", "high")
        columns = [getattr(self, name).ravel().tolist() for name in names]
        early = [self.monitor.early[i] for i in self.indicator.ravel().tolist()]
        return [figure(*cell) for cell in zip(*columns, self.parts(), early, self.steps(), strict=True)]

    def steps(self) -> Iterable[Steps]:
        """Of each figure how it was rounded, the last axis first."""
        if self.monitor.rounding is None:
            return repeat(EXACT, self.value.size)
        levels = self.monitor.areas.levels[self.area].ravel().tolist()
        of = self.monitor.steps
        return [of[i][level] for i, level in zip(self.indicator.ravel().tolist(), levels, strict=True)]

    def parts(self) -> list[Made]:
        """Of each figure the areas of then from which it was counted anew, the last axis first."""
        if self.recounted is None or not self.recounted.any():
            return [()] * self.value.size
        parts = cache(
            lambda area, year: list_parts_of_area(self.monitor, self.monitor.areas.rows[area].code, year)
        )
        columns = (self.area.ravel().tolist(), self.year.ravel().tolist(), self.recounted.ravel().tolist())
        return [parts(area, year) if anew else () for area, year, anew in zip(*columns, strict=True)]


def measure_cells(
    monitor: Monitor, indicators: Positions, years: Positions, groups: Positions, areas: Positions
) -> Measured:
    """The figures of cells, as they are shown; all arrays of positions broadcast to the shape of the result.

    ``indicators`` are positions in ``monitor.indicators``, the others on the axes of the cube. A year below 0
    is -1 - position: no year has a figure, and that of this position says why.
    """
    at = np.where(years < 0, -1 - years, years)
    cells = monitor.cube.read(monitor.rows[indicators], at, groups, areas)
    shape, status = cells.value.shape, cells.status
    measures, to = measures_of(monitor, indicators), rounding_of(monitor, indicators, areas)
    value, low, high, ends = with_interval(measures, cells, to)
    total = groups == monitor.cube.groups[TOTAL]
    if total.any():
        senseless = total & monitor.without_total[indicators]
        status = np.where(senseless, np.uint8(Status.NIET_VAN_TOEPASSING), status)
    return Measured(
        monitor,
        stretched(indicators, shape),
        stretched(areas, shape),
        stretched(np.where(years < 0, -1, monitor.calendar[at]), shape),
        value,
        cells.numerator,
        cells.denominator,
        status,
        low,
        high,
        cells.recounted,
        ends,
    )


def stretched(array: npt.NDArray[Any], shape: tuple[int, ...]) -> npt.NDArray[Any]:
    """``array`` in this shape; ``np.broadcast_to`` takes its time also when there is nothing to be done."""
    return array if array.shape == shape else np.broadcast_to(array, shape)


def with_interval(
    measures: Measures, cells: CellNumbers, to: RoundedTo | None
) -> tuple[Array, Array, Array, RoundedEnds | None]:
    """(value, lower limit, upper limit, ends) of cells rounded ``to`` these steps, in the shape of the cells.

    A count is taken from its whole number: a float32 has room for seven digits only.
    """
    count = cells.numerator
    value = np.where((measures.kind == COUNT) & (count >= 0), count, cells.value.astype(np.float64))
    if to is None:
        return value, *scoring.interval(measures, value, count, cells.denominator), None
    found = rounding.ends(measures, value, count, cells.denominator, to)
    return value, *rounding.joined_interval(measures, found), found


def rounding_of(monitor: Monitor, indicators: Positions, areas: Positions) -> RoundedTo | None:
    """How figures of these indicators (as in ``measures_of``) in these areas were rounded; None: not at all.

    The positions broadcast to one shape, and so do the arrays in the answer; steps in the unit of each.
    """
    if monitor.rounding is None:
        return None
    steps = monitor.rounding[:, indicators, monitor.areas.levels[areas]]
    return RoundedTo(*steps) if steps.any() else None


def measures_of(monitor: Monitor, indicators: Positions) -> Measures:
    """What scoring must know of the indicators at these positions: arrays of their shape."""
    of = monitor.measures
    return Measures(of.kind[indicators], of.per[indicators], of.person_sd[indicators])


def figure(
    value: float,
    numerator: int,
    denominator: int,
    status: int,
    year: int,
    low: float,
    high: float,
    made: Made = (),
    early: Collection[int] = (),
    steps: Steps = EXACT,
) -> Figure:
    """One cell of ``Measured`` as a Figure.

    ``made`` as in ``Figure.parts``; ``early`` are the years of the indicator that are provisional; ``steps``
    how it was rounded.
    """
    of_year = year if year >= 0 else None
    if value != value and numerator < 0 and denominator < 0 and not made:
        return _nothing(status, of_year)
    count, size = natural(numerator), natural(denominator)
    there = known(value)
    provisional = there is not None and year in early
    limits = known(low), known(high)
    return Figure(there, count, size, STATUSES[status], of_year, *limits, made, provisional, steps)


@cache
def _nothing(status: int, year: int | None) -> Figure:
    """More than half of the figures are not there, and those are all alike."""
    return Figure(None, None, None, STATUSES[status], year)


def known(number: float) -> float | None:
    """None for NaN, the number itself otherwise."""
    return number if number == number else None


def natural(count: int) -> int | None:
    """None for the cube's "not known" (-1), the count itself otherwise."""
    return count if count >= 0 else None

"""Put two areas, or two groups, side by side: every figure of both, and what their difference is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import LEVELS
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.borders import made_at
from data.queries.pairs.sides import Side, of_side, overlap, sides
from data.queries.profile import exact, figure, known
from data.queries.series import one_series
from data.releases.release import Status
from data.results import Figure, Series
from data.statistics import scoring
from data.statistics.difference import Cells, Overlap, difference

LARGE = scoring.NOTABLE  # a gap of so many standard deviations is large beside those between areas


class Chance(StrEnum):
    """Whether a difference is more than chance, or why that cannot be said."""

    MEER = "meer"  # the 95 % interval of the difference leaves out 0
    TOEVAL = "toeval"
    GEEN_CIJFER = "geen_cijfer"  # one of the two has no figure
    AANTAL = "aantal"  # a count says how big, not how it fares
    MODEL = "model"  # a modelled estimate: its margin is not known
    GEEN_MARGE = "geen_marge"  # a computed index, or a number of people that is not known


@dataclass(frozen=True, slots=True)
class PairRow:
    """One indicator on both sides, in the same year. ``gap`` is a minus b in the unit of the indicator.

    ``low`` and ``high`` are its 95 % interval; ``spread`` the standard deviation between areas. What is not
    known is None.
    """

    indicator: Indicator
    a: Figure
    b: Figure
    gap: float | None
    low: float | None
    high: float | None
    spread: float | None
    chance: Chance

    @property
    def size(self) -> float:
        """The gap in standard deviations between areas, without sign; 0 when that is not known."""
        return abs(self.gap) / self.spread if self.gap is not None and self.spread else 0.0

    @property
    def tested(self) -> bool:
        """True when we can say whether the difference is more than chance."""
        return self.chance in (Chance.MEER, Chance.TOEVAL)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides with one row per indicator of the release, in catalogue order; ``year`` is what was asked.

    ``given`` False: nothing usable was chosen to compare with, so b is the next wider area.
    """

    a: Side
    b: Side
    given: bool
    overlap: Overlap
    year: int
    rows: tuple[PairRow, ...]


def pair(monitor: Monitor, selection: Selection) -> Pair | None:
    """Both sides of a selection and all their figures; None when there is nothing to compare."""
    found = sides(monitor, selection)
    if found is None:
        return None
    a, b, given = found
    shared, at = overlap(monitor, a, b), _years(monitor, a, b, selection.year)
    columns = [_cells(monitor, side, at) for side in (a, b)]
    gap, low, high = difference(monitor.measures, columns[0], columns[1], shared)
    spread = monitor.cube.spread[monitor.rows, at, _spread_group(monitor, a, b), _spread_column(a, b)]
    years = np.asarray(monitor.release.years)[at].tolist()
    numbers = zip(gap.tolist(), low.tolist(), high.tolist(), spread.tolist(), strict=True)
    figures = [_figures(monitor, side, cells, at, years) for side, cells in zip((a, b), columns, strict=True)]
    rows = tuple(
        _row(indicator, *both, *map(known, four))
        for indicator, both, four in zip(monitor.indicators, zip(*figures, strict=True), numbers, strict=True)
    )
    return Pair(a, b, given, shared, selection.year, rows)


def pair_series(monitor: Monitor, selection: Selection, found: Pair, index: int) -> tuple[Series, Series]:
    """The indicator at ``index`` in ``monitor.indicators`` through the years, on both sides."""
    a, b = (one_series(monitor, of_side(selection, s), index) for s in (found.a, found.b))
    return a, b


def most_apart(rows: Sequence[PairRow], sensitive: frozenset[str] = frozenset()) -> PairRow | None:
    """The row that differs most beside the differences between areas, and more than chance.

    Modelled figures, what is not on the taart and the indicators in ``sensitive`` are left out.
    """
    found = [
        r for r in rows if r.chance is Chance.MEER and r.indicator.pie and r.indicator.headline and r.spread
    ]
    found = [r for r in found if r.indicator.id not in sensitive]
    return max(found, key=lambda r: r.size, default=None)


def _years(monitor: Monitor, a: Side, b: Side, year: int) -> npt.NDArray[np.intp]:
    """For each indicator the last year, up to ``year``, in which areas like a and like b were both measured.

    Positions; that of ``year`` itself when there is no such year. A figure that is suppressed in that year
    is not replaced by an older one: that would hide what is missing.
    """
    cube, last = monitor.cube, monitor.cube.years[year]
    positions = np.arange(last + 1)
    both = np.ones((len(monitor.rows), last + 1), bool)
    for side in (a, b):
        level = monitor.level_position(side.area.code)
        both &= cube.newest[level, monitor.rows, cube.groups[side.group.code], : last + 1] == positions
    newest = np.where(both, positions, -1).max(axis=1)
    return np.where(newest >= 0, newest, last).astype(np.intp)


def _cells(monitor: Monitor, side: Side, at: npt.NDArray[np.intp]) -> Cells:
    cube, rows = monitor.cube, monitor.rows
    held, here = cube.through_years(cube.areas.index[side.area.code])
    where = (rows, at, cube.groups[side.group.code], here)
    count = held.numerator[where]
    value = exact(monitor.measures.kind, held.value[where].astype(np.float64), count)
    return Cells(value, count, held.denominator[where])


def _figures(
    monitor: Monitor, side: Side, cells: Cells, at: npt.NDArray[np.intp], years: list[int]
) -> list[Figure]:
    cube = monitor.cube
    area, group = cube.areas.index[side.area.code], cube.groups[side.group.code]
    held, here = cube.through_years(area)
    status = held.status[monitor.rows, at, group, here]
    made = made_at(monitor, area, monitor.rows, at, group)
    if side.group.code == "T":
        status = np.where(monitor.without_total, np.uint8(Status.NIET_VAN_TOEPASSING), status)
    low, high = scoring.interval(monitor.measures, cells.value, cells.numerator, cells.denominator)
    columns: list[list[Any]] = [
        c.tolist() for c in (cells.value, cells.numerator, cells.denominator, status, low, high)
    ]
    return [
        figure(v, k, n, s, year, lo, hi, parts, early)
        for v, k, n, s, lo, hi, year, parts, early in zip(*columns, years, made, monitor.early, strict=True)
    ]


def _row(
    indicator: Indicator,
    a: Figure,
    b: Figure,
    gap: float | None,
    low: float | None,
    high: float | None,
    spread: float | None,
) -> PairRow:
    if a.value is None or b.value is None:
        chance = Chance.GEEN_CIJFER
    elif indicator.kind == "aantal":
        chance = Chance.AANTAL
    elif indicator.modelled:
        chance = Chance.MODEL
    elif low is None or high is None:
        chance = Chance.GEEN_MARGE
    else:
        chance = Chance.TOEVAL if low <= 0 <= high else Chance.MEER
    if chance in (Chance.MODEL, Chance.AANTAL):
        low = high = None
    return PairRow(indicator, a, b, gap, low, high, spread, chance)


def _spread_group(monitor: Monitor, a: Side, b: Side) -> int:
    """Two groups are measured with the yardstick of all inhabitants."""
    return monitor.cube.groups[a.group.code if a.group == b.group else "T"]


def _spread_column(a: Side, b: Side) -> int:
    """All wijken when one of the two is a wijk, else all gemeenten (see ``Cube.spread``)."""
    return LEVELS.index("wijk") - 1 if "wijk" in (a.area.level, b.area.level) else 0

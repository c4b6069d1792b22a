"""Put two areas, or two groups, side by side: every figure of both, and what their difference is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from data.areas import Level
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.measured import TOTAL, Measured, known, measure_cells, rounding_of
from data.queries.pairs.chosen_sides import Side, choose_sides, find_overlap, select_side
from data.queries.series_by_indicator import get_series_of_indicator
from data.results import Figure, Series
from data.statistics import scoring
from data.statistics.difference import NOT_ROUNDED, Estimates, Overlap, difference
from data.statistics.scoring import Array

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

    ``given`` False: nothing usable was chosen to compare with, so b is the next wider area. ``peers`` is the
    level between whose areas the spread is taken.
    """

    a: Side
    b: Side
    given: bool
    overlap: Overlap
    year: int
    rows: tuple[PairRow, ...]
    peers: Level


def get_pair_by_indicator(monitor: Monitor, selection: Selection) -> Pair | None:
    """Both sides of a selection and all their figures; None when there is nothing to compare."""
    both = choose_sides(monitor, selection)
    if both is None:
        return None
    a, b, given = both
    shared, at = find_overlap(monitor, a, b), _years(monitor, a, b, selection.year)
    one, two = (_measured(monitor, side, at) for side in (a, b))
    gap, low, high = difference(monitor.measures, _estimates(one), _estimates(two), shared)
    spread = _spread(monitor, a, b, at)
    numbers = zip(gap.tolist(), low.tolist(), high.tolist(), spread.tolist(), strict=True)
    figures = zip(one.figures(), two.figures(), strict=True)
    rows = tuple(
        _row(indicator, *pair_of, *map(known, four))
        for indicator, pair_of, four in zip(monitor.indicators, figures, numbers, strict=True)
    )
    return Pair(a, b, given, shared, selection.year, rows, _peers(monitor, a, b))


def get_series_of_pair(
    monitor: Monitor, selection: Selection, two: Pair, index: int
) -> tuple[Series, Series]:
    """The indicator at ``index`` in ``monitor.indicators`` through the years, on both sides."""
    a, b = (get_series_of_indicator(monitor, select_side(selection, s), index) for s in (two.a, two.b))
    return a, b


def choose_most_apart(rows: Sequence[PairRow], sensitive: frozenset[str] = frozenset()) -> PairRow | None:
    """The row that differs most beside the differences between areas, and more than chance.

    Modelled figures, what is not on the taart and the indicators in ``sensitive`` are left out.
    """
    telling = [
        r for r in rows if r.chance is Chance.MEER and r.indicator.pie and r.indicator.headline and r.spread
    ]
    telling = [r for r in telling if r.indicator.id not in sensitive]
    return max(telling, key=lambda r: r.size, default=None)


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


def _measured(monitor: Monitor, side: Side, at: npt.NDArray[np.intp]) -> Measured:
    """The figures of one side: arrays of shape (indicator,); ``at`` is the year (position) of each."""
    cube = monitor.cube
    group, area = cube.groups[side.group.code], cube.areas.index[side.area.code]
    return measure_cells(monitor, np.arange(len(at)), at, np.array(group), np.array(area))


def _estimates(cells: Measured) -> Estimates:
    to = rounding_of(cells.monitor, cells.indicator, cells.area)
    return Estimates(cells.value, cells.numerator, cells.denominator, to or NOT_ROUNDED)


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


def _peers(monitor: Monitor, a: Side, b: Side) -> Level:
    """The narrowest of the levels of both sides; that below the land when both are the land."""
    at = [monitor.areas.index[side.area.code] for side in (a, b)]
    return monitor.areas.tiers[monitor.cube.peers.level[at].max()]


def _spread(monitor: Monitor, a: Side, b: Side, at: npt.NDArray[np.intp]) -> Array:
    """One standard deviation between areas without chance, (indicator,): over all areas of the narrowest of
    both levels.

    Two groups are measured with the yardstick of all inhabitants.
    """
    cube = monitor.cube
    group = cube.groups[a.group.code if a.group == b.group else TOTAL]
    level = np.array(cube.areas.level_position(_peers(monitor, a, b).id))
    return monitor.spread.at(monitor.rows, at, np.array(group), level, np.array(0))

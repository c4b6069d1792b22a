"""Figures held against their reference: the one way from interval to reference, spread, level and reason.

A profile is this over one area, the matrix over groups, "alle wijken" over areas: every page that colours a
figure asks here, so that the same figure can never have two colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.asked.selection import Reference
from data.monitor import Monitor
from data.queries.comparison import (
    NOTHING,
    Yardsticks,
    choose_yardsticks_by_group_and_area,
    get_yardstick_of_comparison,
)
from data.queries.measured import (
    COUNT,
    Measured,
    Positions,
    known,
    measure_cells,
    measures_of,
    stretched,
)
from data.results import Comparison, Reading
from data.statistics import scoring
from data.statistics.chance import contained, deviate
from data.statistics.rounding import Cells
from data.statistics.scoring import NONE, REASONS, Array


@dataclass(frozen=True, slots=True)
class Judged(Measured):
    """Figures with their verdict: arrays of shape (indicator, group, area).

    ``reference`` and ``spread`` (one standard deviation of the peers, without chance) are in the unit of the
    indicator, NaN when not known. ``deviate`` and ``apart`` as in ``Reading``, NaN where no margin is known.
    ``level`` is -2 … 2 or UNKNOWN, ``reason`` a position in REASONS.
    """

    _: KW_ONLY
    reference: Array
    spread: Array
    deviate: Array
    apart: Array
    level: npt.NDArray[np.int8]
    reason: npt.NDArray[np.int8]

    def reading(self, i: int, g: int, a: int) -> Reading:
        """The verdict on one figure, by its place in what was asked."""
        return self.part(np.s_[i : i + 1, g : g + 1, a : a + 1]).readings()[0]

    def readings(self) -> list[Reading]:
        """All of them: by indicator, then group, then area."""
        names = ("reference", "spread", "level", "reason", "deviate", "apart")
        columns = [getattr(self, name).ravel().tolist() for name in names]
        indicators = [self.monitor.indicators[i] for i in self.indicator.ravel().tolist()]
        return [
            Reading(indicator, figure, known(ref), known(spread), level, REASONS[why], known(deviate), apart)
            for indicator, figure, ref, spread, level, why, deviate, apart in zip(
                indicators, self.figures(), *columns, strict=True
            )
        ]

    def part(self, where: Any) -> Judged:
        """Some of the cells; ``where`` keeps all three axes."""
        columns = {n: getattr(self, n) for n in self.__dataclass_fields__}
        ends = {"ends": None}  # only of use to the verdict, which is there
        return Judged(**{n: c[where] if isinstance(c, np.ndarray) else c for n, c in columns.items()} | ends)


def judged(
    monitor: Monitor,
    indicators: Sequence[int] | Positions,
    groups: Sequence[str],
    areas: Sequence[str],
    year: int | Positions,
    against: Reference | Comparison,
) -> Judged:
    """The figures of ``groups`` in ``areas`` with their verdict: arrays of shape (indicator, group, area).

    ``indicators`` are positions in ``monitor.indicators``; groups and areas are codes (KeyError for one that
    the release does not have). With a calendar ``year`` each figure is of that year, or else of the last year
    before it in which areas of its level have figures for its group. Positions on the years of the cube, that
    broadcast to the shape of the result, set the years themselves (below 0: see ``measured``). ``against`` is
    what the user chose, or one comparison for everything: two taarten side by side have one yardstick.
    """
    cube = monitor.cube
    at_groups = np.array([cube.groups[g] for g in groups], np.intp)
    at_areas = np.array([cube.areas.index[a] for a in areas], np.intp)
    i, g, a = np.asarray(indicators, np.intp)[:, None, None], at_groups[:, None], at_areas
    years = find_last_years(monitor, i, g, a, year) if isinstance(year, int) else year
    figures = measure_cells(monitor, i, years, g, a)
    if isinstance(against, Comparison):
        scale = get_yardstick_of_comparison(monitor, against, at_groups, at_areas)
    else:
        scale = choose_yardsticks_by_group_and_area(monitor, against, at_groups, at_areas)
    return _verdicts(figures, scale, i, np.where(years < 0, -1 - years, years))


def _verdicts(figures: Measured, scale: Yardsticks, indicators: Positions, at: Positions) -> Judged:
    """Reference, spread, level and reason of ``figures``; ``at`` is the year (position) of each."""
    monitor = figures.monitor
    cube, rows, measures = monitor.cube, monitor.rows[indicators], measures_of(monitor, indicators)
    alone, counted = scale.kind == NOTHING, measures.kind == COUNT
    beside = cube.read(rows, at, scale.group, scale.area)
    shape = figures.value.shape
    reference = stretched(np.where(alone | counted, np.nan, beside.value.astype(np.float64)), shape)
    spread = stretched(monitor.spread.at(rows, at, scale.group, scale.peers_level, scale.peers_column), shape)
    size = figures.denominator
    apart = stretched(contained(size, beside.denominator, scale.contains), shape)
    if figures.ends is None:
        there: Cells = (figures.value, figures.numerator, size)
        slack = NONE
    else:
        there, slack = figures.ends.towards(reference), figures.ends.slack
    gap = deviate(measures, *there, reference, apart)
    level = scoring.level(figures.value, reference, spread, gap, slack)
    reason = scoring.reason(figures.value, reference, spread, gap, level, counted, alone)
    columns = {n: getattr(figures, n) for n in Measured.__dataclass_fields__}
    return Judged(
        **columns, reference=reference, spread=spread, deviate=gap, apart=apart, level=level, reason=reason
    )


def find_last_years(
    monitor: Monitor, indicators: Positions, groups: Positions, areas: Positions, year: int
) -> npt.NDArray[np.intp]:
    """The position of the last year up to ``year`` in which areas like these have a figure for these groups.

    The arrays of positions broadcast to the shape of the result; where there is no such year it is -1 - the
    position of ``year``.
    """
    cube, asked = monitor.cube, monitor.cube.years[year]
    last = cube.newest[cube.areas.levels[areas], monitor.rows[indicators], groups, asked].astype(np.intp)
    return np.where(last >= 0, last, -1 - asked)

"""How one figure changed in all areas of a level within a place, and where that is more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from data.areas import Area, Level
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.areas_beside import Mask, list_areas_within
from data.queries.borders import find_border_breaks
from data.queries.measured import Measured, measure_cells, measures_of, rounding_of
from data.queries.series_by_indicator import SPAN
from data.results import Many
from data.statistics.chance import stands_after_many
from data.statistics.difference import NOT_ROUNDED, Estimates, difference
from data.statistics.scoring import Array, Z

LEAST = 3  # years: over less a change says more about the years than about the area


class ChangeReason(StrEnum):
    """Whether a change is more than chance, or why that cannot be said."""

    MEER = "meer"  # the 95 % interval of the change leaves out 0
    TOEVAL = "toeval"
    GEEN_CIJFER = "geen_cijfer"  # one of both years has no figure
    GRENZEN = "grenzen"  # the borders of the area changed in between
    GEEN_MARGE = "geen_marge"  # a count, an index, a modelled estimate


CHANGE_REASONS = tuple(ChangeReason)
_CODE = {reason: i for i, reason in enumerate(CHANGE_REASONS)}


@dataclass(frozen=True, eq=False)
class ChangedAreas:
    """``gap`` is the figure of the year ``until`` less that of ``since``, in the unit of the indicator, with
    its 95 % interval ``low`` to ``high``; NaN is "not known". ``why`` is a position in CHANGE_REASONS. All
    have shape (area,), as ``now`` and ``before``. ``doubtful``: more than chance by itself, not among all
    areas here. ``since`` None: no two years can be compared; ``broken`` when that is for a break in the
    series.
    """

    selection: Selection
    place: Area
    level: Level
    indicator: Indicator
    areas: tuple[Area, ...]
    since: int | None
    until: int | None
    broken: bool
    now: Measured
    before: Measured
    gap: Array
    low: Array
    high: Array
    why: npt.NDArray[np.int8]
    doubtful: Mask
    many: Many

    @property
    def beyond(self) -> Mask:
        """Where the change is more than chance by itself: (area,)."""
        return self.why == _CODE[ChangeReason.MEER]

    def reason(self, row: int) -> ChangeReason:
        """What can be said of the change of one area."""
        return CHANGE_REASONS[self.why[row]]


def get_changed_areas(
    monitor: Monitor, selection: Selection, place: str, level: str, indicator: str
) -> ChangedAreas:
    """The change over SPAN years, or over the nearest span of at least LEAST that the source measured.

    Both years are the same for all areas of ``level`` (its id) in ``place`` (a code), for the group that was
    chosen; no span crosses a break of the indicator, and no area of which the borders changed meanwhile has
    a change. KeyError for what the release does not have.
    """
    cube, tier = monitor.cube, monitor.areas.level_position(level)
    position = next((p for p, i in enumerate(monitor.indicators) if i.id == indicator), None)
    if position is None:
        raise KeyError(indicator)
    about, chosen = monitor.indicators[position], cube.years[selection.year]
    newest = cube.newest[tier, monitor.rows[position], cube.groups[selection.group]].tolist()
    last = newest[chosen]
    first, broken = _first(monitor, about, newest, last) if last >= 0 else (None, False)
    rows = list_areas_within(monitor, place, level, selection.year)
    now = _measured(monitor, position, last if last >= 0 else -1 - chosen, selection.group, rows)
    before = _measured(monitor, position, -1 - chosen if first is None else first, selection.group, rows)
    nothing = np.full(len(rows), np.nan)
    gap, low, high = (nothing, nothing, nothing) if first is None else _between(monitor, now, before)
    moved = _moved(monitor, rows, before, now) if first is not None else np.zeros(len(rows), np.bool_)
    # A modelled estimate has an interval of what went into it, not of the model.
    margin = ~np.isnan(low) & (not about.modelled and about.kind != "aantal")
    low, high = (np.where(margin & ~moved, x, np.nan) for x in (low, high))
    why = np.select(
        [np.isnan(gap), moved, np.isnan(low), (low <= 0) & (high >= 0)],
        [_CODE[r] for r in (ChangeReason.GEEN_CIJFER, ChangeReason.GRENZEN, ChangeReason.GEEN_MARGE,
                            ChangeReason.TOEVAL)],
        _CODE[ChangeReason.MEER],
    )  # fmt: skip
    gap = np.where(moved, np.nan, gap)
    doubtful, many = _among_many(gap, low, high)
    calendar = monitor.release.years
    return ChangedAreas(
        selection, monitor.areas[place], monitor.areas.tiers[tier], about, rows,
        None if first is None else calendar[first], calendar[last] if last >= 0 else None, broken,
        now, before, gap, low, high, why.astype(np.int8), doubtful, many,
    )  # fmt: skip


def _first(monitor: Monitor, indicator: Indicator, newest: list[int], last: int) -> tuple[int | None, bool]:
    """The year (position) to compare the year ``last`` with, and whether a break is why there is none."""
    years = monitor.release.years
    until = years[last]
    measured = [y for y in range(last) if newest[y] == y and until - years[y] >= LEAST]
    start = max((b.year for b in indicator.breaks if b.year <= until), default=0)
    usable = [y for y in measured if years[y] >= start]
    nearest = min(usable, key=lambda y: abs(until - years[y] - SPAN), default=None)
    return nearest, bool(measured) and not usable


def _measured(monitor: Monitor, position: int, year: int, group: str, rows: tuple[Area, ...]) -> Measured:
    areas = np.array([monitor.areas.index[a.code] for a in rows], np.intp)
    groups = np.array(monitor.cube.groups[group])
    return measure_cells(monitor, np.array([position]), np.array(year), groups, areas)


def _between(monitor: Monitor, now: Measured, before: Measured) -> tuple[Array, Array, Array]:
    """The figures of both years are of other people, or of the same ones later: treated as independent,
    which makes the interval too wide rather than too narrow.
    """
    measures = measures_of(monitor, now.indicator)
    to = rounding_of(monitor, now.indicator, now.area) or NOT_ROUNDED
    one, two = (Estimates(c.value, c.numerator, c.denominator, to) for c in (now, before))
    return difference(measures, one, two)


def _moved(monitor: Monitor, rows: tuple[Area, ...], before: Measured, now: Measured) -> Mask:
    """Of which areas the borders changed between both years in a way that no count could undo: (area,)."""
    moved = np.zeros(len(rows), np.bool_)
    changed = [i for i, a in enumerate(rows) if monitor.lineage and monitor.lineage.about(a.code)]
    if changed:
        old, new = before.figures(), now.figures()
        for i in changed:
            moved[i] = bool(find_border_breaks(monitor, rows[i].code, (old[i], new[i])))
    return moved


def _among_many(gap: Array, low: Array, high: Array) -> tuple[Mask, Many]:
    """Which changes are more than chance alone but not among all, and how many of each; (area,).

    The half of the interval towards 0 is Z standard errors.
    """
    tested = ~np.isnan(low)
    with np.errstate(invalid="ignore", divide="ignore"):
        half = np.where(gap > 0, gap - low, high - gap)
        deviates = np.where(tested, np.where(gap == 0, 0.0, Z * gap / half), np.nan)
        sole = tested & ((low > 0) | (high < 0))
    sure = stands_after_many(deviates)
    return sole & ~sure, Many(int(tested.sum()), int(sole.sum()), int((sole & sure).sum()))

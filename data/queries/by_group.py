"""Split one figure by all groups of a classification."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from data.asked.selection import Selection
from data.catalogue import Classification, Group, Indicator
from data.monitor import Monitor
from data.queries.cells import figures_at, position_of
from data.queries.comparison import comparison, spread_column
from data.queries.groups.divisions import groups_of
from data.queries.profile import known
from data.releases.release import Status
from data.results import Figure, Reading
from data.statistics import scoring
from data.statistics.scoring import UNKNOWN, Array, Reason


@dataclass(frozen=True, slots=True)
class GroupPart:
    """One group: its figure against the chosen reference, and how many inhabitants it has in the area.

    ``people`` is that of the year of the figure, or else of the last year before it that has a number;
    ``people_year`` says which.
    """

    group: Group
    reading: Reading
    people: int | None
    people_year: int | None = None

    @property
    def size_year(self) -> int | None:
        """The year of ``people`` when it is not that of the figure."""
        return self.people_year if self.people_year != self.reading.figure.year else None


@dataclass(frozen=True, slots=True)
class GroupSplit:
    """One indicator by group, in the order of the classification: an order, never a ranking.

    ``year`` is that of all figures: the chosen year, or the last before it with a figure for any of the
    groups in areas of this level; None when there is none. ``total`` is all inhabitants in that year.
    """

    indicator: Indicator
    year: int | None
    classification: Classification
    parts: tuple[GroupPart, ...]
    total: Figure


def by_group(monitor: Monitor, selection: Selection, indicator_id: str, classification_id: str) -> GroupSplit:
    """The figure of ``indicator_id`` in the chosen area for every group that the release holds."""
    position = position_of(monitor, indicator_id)
    division = monitor.catalogue.classifications[classification_id]
    groups = groups_of(monitor, division)
    own = tuple(g for g in groups if g.classification == classification_id)
    there = _year(monitor, selection, position, own)
    year = there if there is not None else selection.year
    codes, here = [g.code for g in groups], [selection.area] * len(groups)
    figures = figures_at(monitor, position, year, codes, here)
    (total,) = figures_at(monitor, position, year, ["T"], [selection.area])
    readings = _readings(monitor, selection, position, year, groups, figures)
    people = _people(monitor, selection.area, year, codes)
    parts = tuple(
        GroupPart(g, of_nobody(r, n if y == year else None), n, y)
        for g, r, (n, y) in zip(groups, readings, people, strict=True)
    )
    return GroupSplit(monitor.indicators[position], there, division, parts, total)


def _year(monitor: Monitor, selection: Selection, position: int, groups: tuple[Group, ...]) -> int | None:
    """The last year up to the chosen one with a figure for any of ``groups`` at the level of the area."""
    cube = monitor.cube
    held = [cube.groups[g.code] for g in groups]
    level, row = monitor.level_position(selection.area), monitor.rows[position]
    newest = cube.newest[level, row, held, cube.years[selection.year]]
    at = int(newest.max(initial=-1))
    return monitor.release.years[at] if at >= 0 else None


def _readings(
    monitor: Monitor,
    selection: Selection,
    position: int,
    year: int,
    groups: tuple[Group, ...],
    figures: tuple[Figure, ...],
) -> tuple[Reading, ...]:
    indicator, cube = monitor.indicators[position], monitor.cube
    compared = [comparison(monitor, replace(selection, group=g.code)) for g in groups]
    against = figures_at(
        monitor, position, year, [c.group for c in compared], [c.area.code for c in compared]
    )
    counted = indicator.kind == "aantal"
    reference = _column(
        f.value if c.kind and not counted else None for f, c in zip(against, compared, strict=True)
    )
    row, at = monitor.rows[position], cube.years[year]
    spread = np.array(
        [cube.spread[row, at, cube.groups[c.group], spread_column(monitor, c)] for c in compared], np.float64
    )
    value, low, high = (_column(getattr(f, name) for f in figures) for name in ("value", "low", "high"))
    level = scoring.level(value, low, high, reference, spread).tolist()
    found = []
    for i, figure in enumerate(figures):
        if counted and figure.value is not None:
            why = Reason.AANTAL
        elif compared[i].kind is None and figure.value is not None:
            why = Reason.GEEN_VERGELIJKING
        else:
            scored = level[i] if level[i] != UNKNOWN else 0
            why = scoring.reason(scored, value[i], low[i], high[i], reference[i], spread[i])
        found.append(
            Reading(indicator, figure, known(float(reference[i])), known(float(spread[i])), level[i], why)
        )
    return tuple(found)


def _column(values: Iterable[float | None]) -> Array:
    """Numbers as an array, NaN for what is not known."""
    return np.array([np.nan if v is None else v for v in values], np.float64)


def of_nobody(reading: Reading, people: int | None) -> Reading:
    """Of a group of which nobody lives here there can be no figure: it is not one about too few people.

    ``people`` is the number of inhabitants in the year of the figure; None leaves the reading as it is.
    """
    if people != 0 or reading.figure.value is not None or reading.indicator.kind == "aantal":
        return reading
    return replace(reading, figure=replace(reading.figure, status=Status.NIET_VAN_TOEPASSING))


def _people(monitor: Monitor, area: str, year: int, groups: list[str]) -> list[tuple[int | None, int | None]]:
    """(inhabitants, of which year) of each group: the first count of the catalogue, up to ``year``."""
    counts = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"]
    if not counts or not groups:
        return [(None, None)] * len(groups)
    cube = monitor.cube
    held, here = cube.through_years(cube.areas.index[area])
    of_groups = [cube.groups[g] for g in groups]
    values = held.value[monitor.rows[counts[0]], : cube.years[year] + 1, of_groups, here]
    found: list[tuple[int | None, int | None]] = []
    for column in np.atleast_2d(values):
        there = np.flatnonzero(~np.isnan(column))
        last = int(there[-1]) if len(there) else None
        found.append(
            (None, None) if last is None else (round(float(column[last])), monitor.release.years[last])
        )
    return found

"""Split one figure by all groups of a classification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.asked.selection import Selection
from data.catalogue import Classification, Group, Indicator
from data.monitor import Monitor
from data.queries.groups.divisions import list_groups_of_division
from data.queries.judged import judged
from data.queries.many import correct_for_many
from data.queries.measured import TOTAL
from data.queries.single_figures import find_indicator_position, get_figures_of_places
from data.releases.release import Status
from data.results import NONE_TESTED, Figure, Many, Reading


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
    many: Many = NONE_TESTED


def get_readings_by_group(
    monitor: Monitor, selection: Selection, indicator_id: str, classification_id: str
) -> GroupSplit:
    """The figure of ``indicator_id`` in the chosen area for every group that the release holds."""
    position = find_indicator_position(monitor, indicator_id)
    division = monitor.catalogue.classifications[classification_id]
    groups = list_groups_of_division(monitor, division)
    there = _year(monitor, selection, position, [g for g in groups if g.classification == classification_id])
    year = there if there is not None else selection.year
    codes, at = [g.code for g in groups], np.array([monitor.cube.years[year]])
    (total,) = get_figures_of_places(monitor, position, year, [TOTAL], [selection.area])
    cells = judged(monitor, [position], codes, [selection.area], at, selection.reference)
    readings, many = correct_for_many(cells.readings())
    people = _people(monitor, selection.area, year, codes)
    few = _written_as_nobody(monitor, selection.area)
    parts = tuple(
        GroupPart(g, of_nobody(r, n if y == year and not (n == 0 and few) else None), n, y)
        for g, r, (n, y) in zip(groups, readings, people, strict=True)
    )
    return GroupSplit(monitor.indicators[position], there, division, parts, total, many)


def _year(monitor: Monitor, selection: Selection, position: int, groups: Sequence[Group]) -> int | None:
    """The last year up to the chosen one with a figure for any of ``groups`` at the level of the area."""
    cube = monitor.cube
    at_groups = [cube.groups[g.code] for g in groups]
    level, row = monitor.level_position(selection.area), monitor.rows[position]
    newest = cube.newest[level, row, at_groups, cube.years[selection.year]]
    at = int(newest.max(initial=-1))
    return monitor.release.years[at] if at >= 0 else None


def of_nobody(reading: Reading, people: int | None) -> Reading:
    """Of a group of which nobody lives here there can be no figure: it is not one about too few people.

    ``people`` is the number of inhabitants in the year of the figure; None leaves the reading as it is.
    """
    if people != 0 or reading.figure.value is not None or reading.indicator.kind == "aantal":
        return reading
    return replace(reading, figure=replace(reading.figure, status=Status.NIET_VAN_TOEPASSING))


def _written_as_nobody(monitor: Monitor, area: str) -> bool:
    """Does the source write 0 for a few inhabitants at the level of the area?"""
    counts = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"][:1]
    level = monitor.level_position(area)
    return any(monitor.steps[p][level].fewer_than(0) is not None for p in counts)


def _people(monitor: Monitor, area: str, year: int, groups: list[str]) -> list[tuple[int | None, int | None]]:
    """(inhabitants, of which year) of each group: the first count of the catalogue, up to ``year``."""
    counts = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"]
    if not counts or not groups:
        return [(None, None)] * len(groups)
    cube = monitor.cube
    of_groups = np.array([cube.groups[g] for g in groups])
    calendar, years = monitor.release.years, np.arange(cube.years[year] + 1)
    values = cube.read_values(
        monitor.rows[counts[0]], years, of_groups[:, None], cube.areas.index[area]
    )  # (group, year)
    people: list[tuple[int | None, int | None]] = []
    for row in values:
        there = np.flatnonzero(~np.isnan(row))
        last = int(there[-1]) if len(there) else None
        people.append((None, None) if last is None else (round(float(row[last])), calendar[last]))
    return people

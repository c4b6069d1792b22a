"""All figures of one area by origin group: groups down, the indicators of a theme across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from data.areas import Area
from data.asked.selection import Selection
from data.catalogue import Classification, Group, Indicator
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.queries.groups.divisions import Divisions
from data.queries.judged import judged
from data.queries.many import correct_for_many
from data.queries.measured import TOTAL as TOTAL
from data.queries.readings_by_group import GroupPart, of_nobody
from data.releases.release import Status
from data.results import NONE_TESTED, Comparison, Figure, Many, Reading


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A group: its inhabitants, the share (%) of all inhabitants, and a reading per column.

    ``foreign``: the chosen group, shown although it belongs to another classification.
    """

    group: Group
    people: Figure
    share: float | None
    readings: tuple[Reading, ...]
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """The first row is all inhabitants, then the groups in the order of the classification, never by size.

    ``comparison`` is that of the groups; ``years`` the year of all figures of a column, None when no group
    has one; ``many`` is of all its figures; ``people_year`` that of the inhabitants; ``unsplit`` the
    indicators of the theme that this release does not split by this classification.
    """

    selection: Selection
    area: Area
    division: Classification
    comparison: Comparison
    columns: tuple[Indicator, ...]
    years: tuple[int | None, ...]
    rows: tuple[MatrixRow, ...]
    people_year: int | None
    unsplit: tuple[Indicator, ...]
    many: Many = NONE_TESTED

    def parts(self, indicator: str) -> tuple[GroupPart, ...]:
        """The figures of one column: the groups of the classification, without the total."""
        at = next(i for i, c in enumerate(self.columns) if c.id == indicator)
        return tuple(
            GroupPart(
                r.group,
                r.readings[at],
                None if r.people.value is None else round(r.people.value),
                r.people.year,
            )
            for r in self.rows
            if r.group.code != TOTAL and not r.foreign
        )


def get_group_indicator_matrix(monitor: Monitor, selection: Selection, by: Divisions) -> Matrix:
    """The matrix of the chosen area and theme, by the classification that ``by`` has chosen."""
    groups = _rows(monitor, selection, by.groups)
    codes = [g.code for g in groups]
    theme = monitor.by_theme[selection.theme]
    split = find_split_indicators(monitor, by.groups)
    positions = [p for p in theme if p in split]
    counted = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"][:1]
    order, first = [*counted, *positions], len(counted)
    leading = [g.code for g in by.groups if g.classification == by.chosen.id]
    years = _years(monitor, selection, order, leading)
    cells = judged(monitor, order, codes, [selection.area], years[:, None, None], selection.reference)
    # The inhabitants are counts, which are never tested.
    flat, many = correct_for_many(cells.readings())
    readings = [flat[r :: len(codes)] for r in range(len(codes))]  # by group, then indicator
    people = [row[0].figure if counted else _nobody() for row in readings]
    size = people[0].value
    rows = tuple(
        MatrixRow(
            group,
            people[r],
            100 * n / size if (n := people[r].value) is not None and size else None,
            tuple(of_nobody(x, _in_year(people[r], x.figure.year)) for x in readings[r][first:]),
            group not in by.groups and group.code != TOTAL,
        )
        for r, group in enumerate(groups)
    )
    calendar = [monitor.release.years[y] if y >= 0 else None for y in years.tolist()]
    return Matrix(
        selection,
        monitor.areas[selection.area],
        by.chosen,
        choose_comparison(monitor, replace(selection, group=by.groups[0].code)),
        tuple(monitor.indicators[p] for p in positions),
        tuple(calendar[first:]),
        rows,
        calendar[0] if counted else None,
        tuple(monitor.indicators[p] for p in theme if p not in split and _of_column(monitor.indicators[p])),
        many,
    )


def find_split_indicators(
    monitor: Monitor, groups: Sequence[Group], levels: slice = slice(None)
) -> frozenset[int]:
    """The indicators with a figure for any of ``groups`` in any area; not the size of the groups itself.

    ``levels`` is a part of the levels of the release, widest first.
    """
    at = [monitor.cube.groups[g.code] for g in groups]
    there = np.any(monitor.cube.newest[levels, monitor.rows][:, :, at] >= 0, axis=(0, 2, 3)).tolist()
    return frozenset(p for p, i in enumerate(monitor.indicators) if there[p] and _of_column(i))


def _of_column(indicator: Indicator) -> bool:
    """Numbers and shares of groups stand in the first column; the others are columns of their own."""
    return indicator.kind != "aantal" and indicator.total


def _rows(monitor: Monitor, selection: Selection, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    everyone, chosen = monitor.catalogue.groups[TOTAL], monitor.catalogue.groups[selection.group]
    return (everyone, *([] if chosen in groups or chosen == everyone else [chosen]), *groups)


def _years(
    monitor: Monitor, selection: Selection, indicators: Sequence[int], leading: Sequence[str]
) -> npt.NDArray[np.intp]:
    """One year (position) for all groups of an indicator: the last up to the chosen one in which areas of
    this level have a figure for any of the groups in ``leading``, or else for all inhabitants; -1 - the
    chosen one when there is none. Shape (indicator,).
    """
    cube, chosen = monitor.cube, monitor.cube.years[selection.year]
    newest = cube.newest[monitor.level_position(selection.area), monitor.rows[list(indicators)], :, chosen]
    of_groups = newest[:, [cube.groups[g] for g in leading]].max(axis=1, initial=-1).astype(np.intp)
    years = np.where(of_groups >= 0, of_groups, newest[:, cube.groups[TOTAL]])
    return np.where(years >= 0, years, -1 - chosen)


def _in_year(people: Figure, year: int | None) -> int | None:
    """The inhabitants when they were counted in ``year``; None where a source wrote 0 for a few."""
    if people.value is None or people.year != year or people.fewer_than:
        return None
    return round(people.value)


def _nobody() -> Figure:
    return Figure(None, None, None, Status.NIET_BESCHIKBAAR, None)

"""All figures of one area by origin group: groups down, the indicators of a theme across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Area
from data.asked.selection import Selection
from data.catalogue import Classification, Group, Indicator
from data.monitor import Monitor
from data.queries.borders import Made, made_at
from data.queries.by_group import GroupPart, of_nobody
from data.queries.comparison import comparison, spread_column
from data.queries.groups.divisions import Divisions
from data.queries.profile import COUNT, exact, figure, known
from data.releases.release import Status
from data.results import Comparison, Figure, Reading
from data.statistics import scoring
from data.statistics.scoring import UNKNOWN, Measures, Reason

Columns = dict[str, npt.NDArray[Any]]
TOTAL = "T"


@dataclass(frozen=True, slots=True)
class Row:
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
    has one; ``people_year`` that of the inhabitants; ``unsplit`` the indicators of the theme that this
    release does not split by this classification.
    """

    selection: Selection
    area: Area
    division: Classification
    comparison: Comparison
    columns: tuple[Indicator, ...]
    years: tuple[int | None, ...]
    rows: tuple[Row, ...]
    people_year: int | None
    unsplit: tuple[Indicator, ...]

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


def matrix(monitor: Monitor, selection: Selection, found: Divisions) -> Matrix:
    """The matrix of the chosen area and theme, by the classification in ``found``."""
    groups = _rows(monitor, selection, found.groups)
    codes = [g.code for g in groups]
    theme = monitor.by_theme[selection.theme]
    split = split_positions(monitor, found.groups)
    positions = [p for p in theme if p in split]
    counted = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"][:1]
    own = [g.code for g in found.groups if g.classification == found.chosen.id]
    order = [*counted, *positions]
    columns = cells(monitor, selection, codes, order, own)
    lists = {name: column.tolist() for name, column in columns.items()}
    lists["made"] = _made(monitor, selection, codes, order, lists["year"])
    alone = [comparison(monitor, replace(selection, group=code)).kind is None for code in codes]
    readings = [
        [_reading(monitor, p, lists, r, c, alone[r]) for c, p in enumerate(order)] for r in range(len(codes))
    ]
    people = [row[0].figure if counted else _nobody() for row in readings]
    size = people[0].value
    rows = tuple(
        Row(
            group,
            people[r],
            100 * n / size if (n := people[r].value) is not None and size else None,
            tuple(of_nobody(x, _in_year(people[r], x.figure.year)) for x in readings[r][len(counted) :]),
            group not in found.groups and group.code != TOTAL,
        )
        for r, group in enumerate(groups)
    )
    years = [y if y >= 0 else None for y in lists["year"][0]]
    return Matrix(
        selection,
        monitor.areas[selection.area],
        found.chosen,
        comparison(monitor, replace(selection, group=found.groups[0].code)),
        tuple(monitor.indicators[p] for p in positions),
        tuple(years[len(counted) :]),
        rows,
        years[0] if counted else None,
        tuple(monitor.indicators[p] for p in theme if p not in split and _told(monitor.indicators[p])),
    )


def split_positions(monitor: Monitor, groups: Sequence[Group], levels: slice = slice(None)) -> frozenset[int]:
    """The indicators with a figure for any of ``groups`` in any area; not the size of the groups itself.

    ``levels`` is a part of LEVELS.
    """
    held = [monitor.cube.groups[g.code] for g in groups]
    there = np.any(monitor.cube.newest[levels, monitor.rows][:, :, held] >= 0, axis=(0, 2, 3)).tolist()
    return frozenset(p for p, i in enumerate(monitor.indicators) if there[p] and _told(i))


def _told(indicator: Indicator) -> bool:
    """Numbers and shares of groups stand in the first column; the others are columns of their own."""
    return indicator.kind != "aantal" and indicator.total


def _rows(monitor: Monitor, selection: Selection, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    everyone, chosen = monitor.catalogue.groups[TOTAL], monitor.catalogue.groups[selection.group]
    return (everyone, *([] if chosen in groups or chosen == everyone else [chosen]), *groups)


def cells(
    monitor: Monitor,
    selection: Selection,
    groups: Sequence[str],
    positions: Sequence[int],
    leading: Sequence[str],
) -> Columns:
    """Arrays of shape (group, indicator) of one area: the figures, their intervals, references and levels.

    All groups of a column are of one year: the last up to the chosen one in which areas of this level have
    a figure for any of the groups in ``leading``, or else for all inhabitants; -1 when there is none.
    """
    cube, chosen = monitor.cube, monitor.cube.years[selection.year]
    at_rows, at_groups = monitor.rows[list(positions)], np.array([cube.groups[g] for g in groups], np.intp)
    held, here = cube.through_years(cube.areas.index[selection.area])
    newest = cube.newest[monitor.level_position(selection.area), at_rows, :, chosen]
    of_groups = newest[:, [cube.groups[g] for g in leading]].max(axis=1, initial=-1).astype(np.intp)
    years = np.where(of_groups >= 0, of_groups, newest[:, cube.groups[TOTAL]])
    at = np.where(years >= 0, years, chosen)
    where = (at_rows[None, :], at[None, :], at_groups[:, None], here)
    of, order = monitor.measures, list(positions)
    measures = Measures(of.kind[order], of.per[order], of.person_sd[order])
    found = held.numbers(where)
    value = exact(measures.kind, found.value.astype(np.float64), found.numerator)
    low, high = scoring.interval(measures, value, found.numerator, found.denominator)
    reference, spread = _against(monitor, selection, groups, at_rows, at)
    reference[:, measures.kind == COUNT] = np.nan
    is_total = np.array([g == TOTAL for g in groups])
    senseless = is_total[:, None] & monitor.without_total[list(positions)][None, :]
    return {
        "year": np.broadcast_to(
            np.where(years >= 0, np.asarray(monitor.release.years)[at], -1), value.shape
        ),
        "value": value,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "status": np.where(senseless, np.uint8(Status.NIET_VAN_TOEPASSING), found.status),
        "low": low,
        "high": high,
        "reference": reference,
        "spread": spread,
        "level": scoring.level(value, low, high, reference, spread),
    }  # fmt: skip


def _against(
    monitor: Monitor,
    selection: Selection,
    groups: Sequence[str],
    rows: npt.NDArray[np.intp],
    at: npt.NDArray[np.intp],
) -> tuple[scoring.Array, scoring.Array]:
    """(reference, spread), each (group, indicator): all groups are held against the same area."""
    cube = monitor.cube
    reference = np.full((len(groups), len(rows)), np.nan)
    spread = reference.copy()
    for is_total in (True, False):
        picked = [i for i, g in enumerate(groups) if (g == TOTAL) is is_total]
        if not picked:
            continue
        found = comparison(monitor, replace(selection, group=groups[picked[0]]))
        own = [TOTAL if found.group == TOTAL else groups[i] for i in picked]
        against = np.array([cube.groups[g] for g in own], np.intp)[:, None]
        spread[picked] = cube.spread[rows[None, :], at[None, :], against, spread_column(monitor, found)]
        if found.kind is not None:
            held, area = cube.through_years(cube.areas.index[found.area.code])
            reference[picked] = held.value[rows[None, :], at[None, :], against, area]
    return reference, spread


def _made(
    monitor: Monitor,
    selection: Selection,
    groups: Sequence[str],
    positions: Sequence[int],
    years: Sequence[list[int]],
) -> list[list[Made]]:
    """Per group and indicator the areas of then from which a figure was counted anew, if it was."""
    cube, rows = monitor.cube, monitor.rows[list(positions)]
    at = np.array([cube.years.get(y, 0) for y in years[0]], np.intp)
    area = cube.areas.index[selection.area]
    return [made_at(monitor, area, rows, at, cube.groups[g]) for g in groups]


def _reading(
    monitor: Monitor, position: int, lists: dict[str, list[Any]], r: int, c: int, alone: bool
) -> Reading:
    indicator = monitor.indicators[position]
    value, low, high, reference, spread, level, year = (
        lists[k][r][c] for k in ("value", "low", "high", "reference", "spread", "level", "year")
    )
    if indicator.kind == "aantal" and value == value:
        why = Reason.AANTAL
    elif alone and value == value:
        why = Reason.GEEN_VERGELIJKING
    else:
        why = scoring.reason(level if level != UNKNOWN else 0, value, low, high, reference, spread)
    count, size, status = (lists[k][r][c] for k in ("numerator", "denominator", "status"))
    of_year, early = year if year >= 0 else None, monitor.early[position]
    own = figure(value, count, size, status, of_year, low, high, lists["made"][r][c], early)
    return Reading(indicator, own, known(reference), known(spread), level, why)


def _in_year(people: Figure, year: int | None) -> int | None:
    """The inhabitants when they were counted in ``year``."""
    return round(people.value) if people.value is not None and people.year == year else None


def _nobody() -> Figure:
    return Figure(None, None, None, Status.NIET_BESCHIKBAAR, None)

"""All areas of one level within a place beside each other: areas down, indicators across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from data.areas import Area, Level
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.areas.columns import columns_of
from data.queries.comparison import choose_comparison
from data.queries.judged import Judged, judged
from data.queries.measured import measure_cells
from data.results import Comparison, Figure, Many, Reading
from data.statistics.chance import stands_after_many
from data.statistics.scoring import UNKNOWN

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class AreaGrid:
    """All areas of one level within a place, beside each other, for the indicators asked.

    ``areas`` are the rows, in the order of the release: by wider area, then code. ``years`` is the one year
    of all figures of a column, None when no area of the level has one. ``cells`` has shape (indicator, 1,
    area), ``people`` (1, 1, area): how many people of the chosen group live there; None where the release
    does not count them. ``doubtful`` (indicator, area): coloured, but such a gap may be chance among all
    figures of this grid. ``around`` is the place itself, (indicator, 1, 1), with ``whole_people``.
    ``comparison`` is what the rows are held against; ``apart`` when each row has a reference of its own,
    and ``comparison`` is that of the first. ``line`` are the figures of what all rows are held against,
    one per column, where that is not the place itself. ``absent`` are the indicators of the theme without any
    figure here.
    """

    selection: Selection
    place: Area
    level: Level
    areas: tuple[Area, ...]
    columns: tuple[Indicator, ...]
    years: tuple[int | None, ...]
    comparison: Comparison
    apart: bool
    cells: Judged
    doubtful: Mask
    many: Many
    people: Judged | None
    people_year: int | None
    around: Judged
    whole_people: Figure | None
    line: tuple[Figure, ...] | None
    absent: tuple[Indicator, ...] = ()

    def reading(self, column: int, row: int) -> Reading:
        """One cell with its verdict, and whether that may be chance among all cells."""
        one = self.cells.reading(column, 0, row)
        return replace(one, doubtful=True) if self.doubtful[column, row] else one

    def readings(self, rows: Sequence[int]) -> list[tuple[Reading, ...]]:
        """The same for some rows at once: per row a reading per column."""
        if not rows:
            return []
        part = self.cells.part(np.s_[:, :, np.asarray(rows, np.intp)]).readings()
        made = [part[r :: len(rows)] for r in range(len(rows))]
        unsure = self.doubtful[:, list(rows)].T.tolist()
        return [
            tuple(
                replace(one, doubtful=True) if doubt else one
                for one, doubt in zip(of_row, doubts, strict=True)
            )
            for of_row, doubts in zip(made, unsure, strict=True)
        ]

    def people_of(self, rows: Sequence[int]) -> list[Figure | None]:
        """How many people of the chosen group live in some rows."""
        if self.people is None or not rows:
            return [None] * len(rows)
        of_rows: list[Figure | None] = [*self.people.part(np.s_[:, :, np.asarray(rows, np.intp)]).figures()]
        return of_rows

    def row_of(self, code: str) -> int | None:
        """Where an area stands; None when it is no row."""
        return self._rows.get(code)

    def column_of(self, indicator: str) -> int | None:
        """Where an indicator (its id) stands; None when it is no column."""
        return next((c for c, i in enumerate(self.columns) if i.id == indicator), None)

    @cached_property
    def whole(self) -> tuple[Reading, ...]:
        """The place itself: a reading per column."""
        return tuple(self.around.readings())

    @cached_property
    def beside(self) -> tuple[Figure, ...]:
        """Per column the figure of what all rows are held against, or else of the place itself."""
        return self.line or tuple(r.figure for r in self.whole)

    def among(self, selection: Selection, indicators: Sequence[str], absent: Sequence[Indicator]) -> AreaGrid:
        """The same areas with fewer ``indicators`` (ids, in that order), and what may be chance among those.

        Which gives what ``get_areas_beside`` would give for this ``selection``. KeyError for one that is no
        column.
        """
        place = {i.id: c for c, i in enumerate(self.columns)}
        kept = np.array([place[i] for i in indicators], np.intp)
        cells = self.cells.part(np.s_[kept])
        doubtful, many = doubt_among_many(cells)
        return replace(
            self,
            selection=selection,
            columns=tuple(self.columns[c] for c in kept.tolist()),
            years=tuple(self.years[c] for c in kept.tolist()),
            cells=cells,
            doubtful=doubtful,
            many=many,
            around=self.around.part(np.s_[kept]),
            line=tuple(self.line[c] for c in kept.tolist()) if self.line else None,
            absent=tuple(absent),
        )

    @cached_property
    def coloured(self) -> Mask:
        """Which cells have a colour: (indicator, area)."""
        levels = self.cells.level[:, 0, :]
        return (levels != 0) & (levels != UNKNOWN)

    @cached_property
    def tested(self) -> Mask:
        """Which have a verdict with a margin: (indicator, area)."""
        return (self.cells.level[:, 0, :] != UNKNOWN) & ~np.isnan(self.cells.deviate[:, 0, :])

    @cached_property
    def stands(self) -> Mask:
        """Which have one that is no chance among all cells: (indicator, area). Without a margin none has."""
        return self.coloured & self.tested & ~self.doubtful

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {area.code: i for i, area in enumerate(self.areas)}


def get_areas_beside(
    monitor: Monitor,
    selection: Selection,
    place: str,
    level: str,
    indicators: Sequence[str] | None = None,
) -> AreaGrid:
    """The areas of ``level`` (its id) in ``place`` (a code) beside each other, for the group that was chosen.

    ``indicators`` are ids in the order wanted, by default those of the chosen theme with any figure for this
    group at this level; what each is held against follows the selection, as on every page. KeyError for what
    the release does not have. A place without such areas gives a grid without rows.
    """
    cube, tier = monitor.cube, monitor.areas.tiers[monitor.areas.level_position(level)]
    chosen, group = cube.years[selection.year], cube.groups[selection.group]
    newest = cube.newest[monitor.areas.level_position(level), monitor.rows, group, chosen].astype(np.intp)
    if indicators is None:
        fitting, positions = columns_of(monitor, selection, newest)
    else:
        index = {i.id: p for p, i in enumerate(monitor.indicators)}
        fitting = positions = [index[i] for i in indicators]
    rows = list_areas_within(monitor, place, level, selection.year)
    codes = [a.code for a in rows]
    counted = [p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"][:1]
    order, first = [*counted, *positions], len(counted)
    years = np.where(newest[order] >= 0, newest[order], -1 - chosen)
    at = years[:, None, None]
    # The place itself goes along as the last one: to judge costs by the call, hardly by the area.
    judgement = judged(monitor, order, [selection.group], [*codes, place], at, selection.reference)
    every, around = judgement.part(np.s_[:, :, :-1]), judgement.part(np.s_[:, :, -1:])
    calendar = [monitor.release.years[y] if y >= 0 else None for y in years.tolist()]
    cells = every.part(np.s_[first:, :, :])
    comparison, apart = _held_against(monitor, selection, place, codes)
    doubtful, many = doubt_among_many(cells)
    line = None
    if not apart and comparison.kind is not None and comparison.area.code != place:
        beside = np.array(cube.groups[comparison.group]), np.array(cube.areas.index[comparison.area.code])
        line = tuple(measure_cells(monitor, np.array(positions, np.intp), years[first:], *beside).figures())
    return AreaGrid(
        selection, monitor.areas[place], tier, rows,
        tuple(monitor.indicators[p] for p in positions), tuple(calendar[first:]),
        comparison, apart, cells, doubtful, many,
        every.part(np.s_[:1, :, :]) if counted else None, calendar[0] if counted else None,
        around.part(np.s_[first:, :, :]), around.part(np.s_[:1]).figures()[0] if counted else None, line,
        tuple(monitor.indicators[p] for p in fitting if p not in positions),
    )  # fmt: skip


def list_areas_within(monitor: Monitor, place: str, level: str, year: int) -> tuple[Area, ...]:
    """The areas of ``level`` that lie in ``place``, at any depth, and that were there in ``year``.

    KeyError for a place or level that the release does not have; empty for a level that is not narrower.
    """
    return _within(monitor, place, level, year)


@lru_cache(64)  # the parts of a page ask for the same
def _within(monitor: Monitor, place: str, level: str, year: int) -> tuple[Area, ...]:
    areas = monitor.areas
    part, at = areas.level_slice(areas.tiers[areas.level_position(level)].id), areas.index[place]
    within = (monitor.cube.peers.around[1:, part] == at).any(axis=0) if len(areas.tiers) > 1 else []
    rows = (areas.rows[p] for p in (np.flatnonzero(within) + part.start).tolist() if p != at)
    return tuple(
        a
        for a in rows
        if (a.from_year is None or a.from_year <= year) and (a.to_year is None or year <= a.to_year)
    )


def doubt_among_many(cells: Judged) -> tuple[Mask, Many]:
    """Which coloured cells may be chance among all of them, (indicator, area), and how many that are.

    The same as ``data/queries/many.py`` says of readings, for arrays of shape (indicator, 1, area).
    """
    levels, deviates = cells.level[:, 0, :], cells.deviate[:, 0, :]
    coloured = (levels != 0) & (levels != UNKNOWN)
    tested = np.where(levels != UNKNOWN, deviates, np.nan)
    there = ~np.isnan(tested)
    sure = stands_after_many(tested)
    counts = (there, coloured & there, coloured & sure, coloured & ~there)
    return coloured & there & ~sure, Many(*(int(c.sum()) for c in counts))


def _held_against(
    monitor: Monitor, selection: Selection, place: str, codes: Sequence[str]
) -> tuple[Comparison, bool]:
    """What the rows are held against, and whether that differs from row to row."""
    if not codes:
        return choose_comparison(monitor, replace(selection, area=place)), False
    comparison = choose_comparison(monitor, replace(selection, area=codes[0]))
    if comparison.kind == "totaal":
        return comparison, len(codes) > 1
    if comparison.kind == "nederland" or comparison.area.code == place:
        return comparison, False
    around = {a.parent for a in (monitor.areas[c] for c in codes)}
    return comparison, len(around) > 1

"""Who live in an area, by origin: numbers and shares, beside those of the next wider area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.areas import Area
from data.asked.selection import Selection
from data.catalogue import Classification, Group
from data.monitor import Monitor
from data.queries.groups.divisions import list_groups_of_division
from data.queries.series_by_indicator import get_series_of_indicator
from data.queries.single_figures import get_figures_of_places
from data.results import Figure, Series


@dataclass(frozen=True, slots=True)
class MixPart:
    """One group: how many, and its share (%) of all inhabitants here and, that year, in the wider area."""

    group: Group
    people: Figure
    share: float | None
    wider: float | None


@dataclass(frozen=True, slots=True)
class OriginMix:
    """One classification in one year. ``wider`` is None for the land; ``total`` are all inhabitants."""

    division: Classification
    year: int
    total: Figure
    wider: Area | None
    parts: tuple[MixPart, ...]


@dataclass(frozen=True, slots=True)
class MixSeries:
    """The share of each group through the years in ``area``: the chosen one, or a wider one."""

    division: Classification
    area: Area
    groups: tuple[Group, ...]
    series: tuple[Series, ...]
    years: tuple[int, ...]


def get_origin_mixes_by_division(monitor: Monitor, selection: Selection) -> tuple[OriginMix, ...]:
    """A mix per classification that has figures for the chosen area, each in a year of its own.

    The last year up to the chosen one with a number for any group of this area, or else the first after
    it. Mixes of two classifications are never one series.
    """
    mixes = (_mix(monitor, selection, c) for c in monitor.classifications if len(c.groups) > 1)
    return tuple(m for m in mixes if m is not None)


def get_share_series_by_group(
    monitor: Monitor, selection: Selection, division: Classification
) -> MixSeries | None:
    """The shares through the years; of the next wider area when there are fewer than two years here."""
    position = next((p for p, i in enumerate(monitor.indicators) if not i.total), None)
    groups = list_groups_of_division(monitor, division)
    area: Area | None = monitor.areas[selection.area]
    while area is not None and position is not None:
        series = tuple(
            get_series_of_indicator(monitor, replace(selection, area=area.code, group=g.code), position)
            for g in groups
        )
        years = sorted({f.year for s in series for f in s.figures if f.value is not None and f.year})
        if len(years) > 1:
            return MixSeries(division, area, groups, series, tuple(years))
        area = monitor.areas.parent(area.code)
    return None


def _mix(monitor: Monitor, selection: Selection, division: Classification) -> OriginMix | None:
    position = next((p for p, i in enumerate(monitor.indicators) if i.kind == "aantal"), None)
    groups = list_groups_of_division(monitor, division)
    year = None if position is None else _year(monitor, selection, position, [g.code for g in groups])
    if position is None or year is None:
        return None
    wider = monitor.areas.parent(selection.area)
    codes = ["T", *(g.code for g in groups)]
    total, *here = get_figures_of_places(monitor, position, year, codes, [selection.area] * len(codes))
    around: Sequence[Figure | None] = [None] * len(codes)
    if wider:
        around = get_figures_of_places(monitor, position, year, codes, [wider.code] * len(codes))
    all_around, *there = around
    parts = tuple(
        MixPart(g, f, _share(f, total), _share(w, all_around))
        for g, f, w in zip(groups, here, there, strict=True)
    )
    return OriginMix(division, year, total, wider, parts)


def _year(monitor: Monitor, selection: Selection, position: int, groups: list[str]) -> int | None:
    cube, at = monitor.cube, np.arange(len(monitor.release.years))
    of_groups = np.array([cube.groups[g] for g in groups])
    area = cube.areas.index[selection.area]
    values = cube.read_values(monitor.rows[position], at[:, None], of_groups, area)  # (year, group)
    years = np.asarray(monitor.release.years)[~np.isnan(values).all(axis=1)].tolist()
    before = [y for y in years if y <= selection.year]
    return max(before, default=min(years, default=None))


def _share(part: Figure | None, whole: Figure | None) -> float | None:
    if part is None or whole is None or part.value is None or not whole.value:
        return None
    return 100 * part.value / whole.value

"""Find the areas that are most alike, on characteristics that are chosen and explained.

Standardised Euclidean distance: each characteristic in standard deviations of all areas of the same level
that have it, weighted, so that a distance of 1 means "on the whole one standard deviation apart".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from data.areas import Area, Level
from data.catalogue.similarity import Characteristic
from data.monitor import Monitor
from data.statistics.scoring import Array

MOST = 10

State = Literal["aan", "uit", "ontbreekt", "geen_cijfer"]
"""Counts; switched off by the user; not in this release; not known of this area."""

Empty = Literal["", "land", "niets", "niet_alleen", "geen_cijfer"]
"""Why there are no matches: the land has no equals; nothing was chosen; only what may not count alone was; or
the area has no figure for anything that was chosen."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A characteristic and whether it counts here."""

    characteristic: Characteristic
    state: State


@dataclass(frozen=True, slots=True)
class Match:
    """An area that is alike. ``apart`` holds per characteristic that counts, in the order of the traits, how
    far it lies from the area asked about, in standard deviations: positive is more, and for a composition
    (``groups``) always positive.
    """

    area: Area
    distance: float
    apart: tuple[tuple[Characteristic, float], ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """The most alike areas of the same level, nearest first.

    ``considered`` is how many other areas have any of the figures; ``left_out`` of those lack one.
    """

    area: Area
    traits: tuple[Trait, ...]
    matches: tuple[Match, ...]
    considered: int
    left_out: int
    empty: Empty
    level: Level


def find_similar_areas(
    monitor: Monitor,
    code: str,
    year: int,
    characteristics: Sequence[Characteristic],
    chosen: Collection[str] | None = None,
) -> Similar:
    """At most MOST areas alike to ``code``, with figures of ``year`` or the last before it.

    ``chosen`` are the ids of the characteristics that count, None for those that count by default. Figures
    are those of all inhabitants; only a composition looks at groups.
    """
    area, level = monitor.areas[code], monitor.areas.tier(code)
    peers = monitor.areas.tier_slice(monitor.level_position(code))
    here = monitor.areas.index[code] - peers.start
    wanted = {c.id for c in characteristics if c.default} if chosen is None else set(chosen)
    columns = {
        c.id: column for c in characteristics if (column := _columns(monitor, c, area, year)) is not None
    }
    traits = tuple(Trait(c, _state(c, columns.get(c.id), here, wanted)) for c in characteristics)
    used = [t.characteristic for t in traits if t.state == "aan"]
    empty: Empty = "land" if area == monitor.areas.land else _why_empty(traits, used)
    if empty:
        return Similar(area, traits, (), 0, 0, empty, level)
    z = [_standard(columns[c.id]) for c in used]
    apart = [matrix - matrix[here] for matrix in z]
    weight = sum(c.weight for c in used)
    squares = sum(
        (c.weight / weight * (a**2).mean(axis=1) for c, a in zip(used, apart, strict=True)), start=np.zeros(1)
    )
    distance = np.sqrt(squares)
    # An area without any of these figures did not exist then: it is not one of those left out.
    existing = ~np.all([np.isnan(matrix).all(axis=1) for matrix in z], axis=0)
    left_out = int((np.isnan(distance) & existing).sum())
    distance[here] = np.nan
    order = np.argsort(distance, kind="stable")[:MOST]  # NaN comes last
    matches = tuple(
        Match(monitor.areas.rows[peers.start + i], float(distance[i]), _apart(used, apart, int(i)))
        for i in order
        if not np.isnan(distance[i])
    )
    return Similar(area, traits, matches, int(existing.sum()) - 1, left_out, "", level)


def _state(c: Characteristic, column: Array | None, here: int, wanted: Collection[str]) -> State:
    if column is None:
        return "ontbreekt"
    if c.id not in wanted:
        return "uit"
    return "geen_cijfer" if np.isnan(column[here]).any() else "aan"


def _why_empty(traits: Sequence[Trait], used: Sequence[Characteristic]) -> Empty:
    if not used:
        return "geen_cijfer" if any(t.state == "geen_cijfer" for t in traits) else "niets"
    return "" if any(c.alone for c in used) else "niet_alleen"


def _columns(monitor: Monitor, c: Characteristic, area: Area, year: int) -> Array | None:
    """The characteristic of all areas of the level of ``area``: (area, column); None when not held."""
    groups = ["T"]
    if c.groups:
        division = monitor.catalogue.classifications[c.groups]
        groups = [g.code for g in division.groups if g.code in monitor.cube.groups]
    for alternative in c.measured:
        if all(i in monitor.cube.indicators for i in alternative):
            parts = [_values(monitor, alternative, group, area, year) for group in groups]
            there = [p for p in parts if p is not None]
            if there and len(there) == len(parts):
                column = np.stack(there, axis=1)
                if c.transform == "log":
                    column = np.log(np.where(column > 0, column, np.nan))
                return column
    return None


def _values(monitor: Monitor, indicators: Sequence[str], group: str, area: Area, year: int) -> Array | None:
    """The sum of indicators for one group, in all areas of the level; None when never measured there."""
    cube, level = monitor.cube, monitor.level_position(area.code)
    part = monitor.areas.tier_slice(level)
    peers = np.arange(part.start, part.stop)
    total = np.zeros(len(peers))
    for name in indicators:
        row, column = cube.indicators[name], cube.groups[group]
        newest = int(cube.newest[level, row, column, cube.years[year]])
        if newest < 0:
            return None
        total = total + cube.value[row, newest, column, peers]
    return total


def _standard(column: Array) -> Array:
    """In standard deviations from the mean, over the areas that have it; 0 where all are the same."""
    known = ~np.isnan(column)
    count = known.sum(axis=0)
    filled = np.where(known, column, 0.0)
    mean = filled.sum(axis=0) / np.maximum(count, 1)
    apart = column - mean
    deviation = np.sqrt((np.where(known, apart, 0.0) ** 2).sum(axis=0) / np.maximum(count - 1, 1))
    return np.where(deviation > 0, apart / np.where(deviation > 0, deviation, 1.0), apart * 0.0)


def _apart(
    used: Sequence[Characteristic], apart: Sequence[Array], at: int
) -> tuple[tuple[Characteristic, float], ...]:
    return tuple(
        (c, float(np.sqrt((a[at] ** 2).mean()) if c.groups else a[at, 0]))
        for c, a in zip(used, apart, strict=True)
    )

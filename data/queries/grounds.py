"""Which areas can be laid beside each other for a chosen area: its parts, or those that it lies among."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.areas import Area, Level
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import list_areas_within


@dataclass(frozen=True, slots=True)
class Ground:
    """The areas of ``level`` in ``place``; ``own`` is the code of the one to mark, "" for none."""

    place: Area
    level: Level
    own: str


def list_grounds(monitor: Monitor, selection: Selection) -> tuple[Ground, ...]:
    """What can be shown for the chosen area, the first by itself: at most two, none in a release of one area.

    Of the land or a gemeente: its parts, or the parts of those. Narrower: those of the area around it with
    this one marked, or its own parts. Where there is but one area, as in a gemeente of one wijk, there is
    nothing to lay beside each other: then the next narrower level, or at last the areas that it lies among
    itself. A level without any figure in the release is no choice.
    """
    return _grounds(monitor, selection.area, selection.year)


@lru_cache(64)  # the parts of a page ask for the same
def _grounds(monitor: Monitor, code: str, year: int) -> tuple[Ground, ...]:
    areas = monitor.areas
    depth = int(areas.levels[areas.index[code]])
    around = [a.code for a in areas.wider(code)]
    asked = (
        [(code, depth + 1, ""), (code, depth + 2, "")]
        if depth <= 1
        else [(around[0], depth, code), (code, depth + 1, "")]
    )
    found = [g for place, at, marked in asked if (g := _ground(monitor, year, place, at, marked))]
    if found:
        return tuple(found)
    wider = (g for place in around if (g := _ground(monitor, year, place, depth, code)))
    return tuple(g for g in [next(wider, None)] if g)


def _ground(monitor: Monitor, year: int, place: str, at: int, marked: str) -> Ground | None:
    """The areas of the level at position ``at`` in ``place``; None where there are no two with figures."""
    tiers = monitor.areas.tiers
    if at >= len(tiers) or not (monitor.cube.newest[at] >= 0).any():
        return None
    if len(list_areas_within(monitor, place, tiers[at].id, year)) < 2:
        return None
    return Ground(monitor.areas[place], tiers[at], marked)

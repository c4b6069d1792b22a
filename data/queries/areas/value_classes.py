"""The classes of a map of values: fixed for an indicator, group and level, for every place and year."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from data.monitor import Monitor
from data.statistics.classes import limits_of

MOST = 500  # remembered per release; a page asks for a few
_remembered: WeakKeyDictionary[Monitor, dict[tuple[str, str, str], tuple[float, ...]]] = WeakKeyDictionary()


def classes_of(monitor: Monitor, indicator: str, group: str, level: str) -> tuple[float, ...]:
    """The limits of the classes of all areas of ``level`` (its id) in the land and all years, ascending.

    Four for five classes, fewer when there are fewer different values; empty below two. So a colour means
    the same in every gemeente and every year. KeyError for what the release does not have.
    """
    known = _remembered.setdefault(monitor, {})
    key = (indicator, group, level)
    if key not in known:
        if len(known) >= MOST:
            known.pop(next(iter(known)))  # the one that was worked out first
        known[key] = _worked_out(monitor, *key)
    return known[key]


def _worked_out(monitor: Monitor, indicator: str, group: str, level: str) -> tuple[float, ...]:
    cube, years = monitor.cube, np.arange(len(monitor.release.years))
    position = monitor.areas.level_position(level)
    part = monitor.areas.tier_slice(position)
    of, at_group = cube.indicators[indicator], cube.groups[group]
    measured = years[
        cube.newest[position, of, at_group] == years
    ]  # a year of which areas like these have figures
    values = cube.read_values(of, measured[:, None], at_group, np.arange(part.start, part.stop))
    return limits_of(values.astype(np.float64), monitor.catalogue.indicators[indicator].decimals)

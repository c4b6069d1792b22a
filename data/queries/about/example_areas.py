"""Which areas can show what the monitor is, before somebody has chosen one: by rule, not by how they do."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status

DEPTH = 2  # the position of the level that examples are of, where a release has so many
WIDER = 40  # so many areas of the level above, the most inhabited, are looked at
TRIED = 6  # of each of these so many of its parts
MOST = 8


@lru_cache(8)
def list_example_areas(monitor: Monitor) -> tuple[Area, ...]:
    """At most MOST areas, each in another wider area, in the order of their names.

    Looked at are the WIDER most inhabited wider areas; of each the parts with most figures, the most
    inhabited first. Where there is a choice, some figures are more and some less favourable than elsewhere:
    an example shows every colour and holds nobody up. None when there is but the land.
    """
    areas, depth = monitor.areas, min(DEPTH, len(monitor.areas.tiers) - 1)
    if depth < 1:
        return ()
    around = depth - 1
    wider, sizes = areas.tier_slice(around), _people(monitor, around)
    figures, people = _figures(monitor, depth), _people(monitor, depth)
    inside: dict[int, list[int]] = {}  # position of the wider area -> positions in the level
    start = areas.tier_slice(depth).start
    for at, area in enumerate(areas.rows[areas.tier_slice(depth)]):
        if (area.to_year or monitor.default_year) >= monitor.default_year and figures[at]:
            inside.setdefault(int(areas.parents[start + at]), []).append(at)
    chosen: list[Area] = []
    mixed: list[Area] = []
    for holder in sorted(inside, key=lambda p: -sizes[p - wider.start])[:WIDER]:
        most = max(figures[at] for at in inside[holder])
        full = sorted((at for at in inside[holder] if figures[at] == most), key=lambda at: -people[at])
        if not around:  # there is but one holder: the land itself
            chosen = [areas.rows[start + at] for at in full[:WIDER]]
            mixed = list(islice((a for a in chosen if _both_ways(monitor, a)), MOST))
            break
        candidates = [areas.rows[start + at] for at in full[:TRIED]]
        example = next((a for a in candidates if _both_ways(monitor, a)), None)
        chosen.append(example or candidates[0])
        mixed += [example] if example else []
        if len(mixed) == MOST:  # a profile takes its time, and a worker starts with this
            break
    return tuple(sorted((mixed or chosen)[:MOST], key=lambda a: areas.full_name(a.code)))


def _newest(monitor: Monitor, depth: int, row: int) -> int:
    """The position of the year from which the default year shows an indicator at a level, -1 for none."""
    cube = monitor.cube
    return int(cube.newest[depth, row, cube.groups["T"], cube.years[monitor.default_year]])


def _figures(monitor: Monitor, depth: int) -> npt.NDArray[np.int64]:
    """How many figures each area of a level has."""
    part, everyone = monitor.areas.tier_slice(depth), monitor.cube.groups["T"]
    count = np.zeros(part.stop - part.start, np.int64)
    for row in monitor.rows:
        year = _newest(monitor, depth, row)
        if year >= 0:
            count += np.asarray(monitor.cube.status[row, year, everyone, part]) == Status.BESCHIKBAAR
    return count


def _people(monitor: Monitor, depth: int) -> npt.NDArray[np.float64]:
    """How many people live in each area of a level; 0 where that is not known."""
    part = monitor.areas.tier_slice(depth)
    counts = [row for i, row in zip(monitor.indicators, monitor.rows, strict=True) if i.kind == "aantal"]
    year = _newest(monitor, depth, counts[0]) if counts else -1
    if year < 0:
        return np.zeros(part.stop - part.start)
    value = monitor.cube.value[counts[0], year, monitor.cube.groups["T"], part]
    return np.nan_to_num(np.asarray(value, np.float64))


def _both_ways(monitor: Monitor, area: Area) -> bool:
    """Has the taart of an area figures on either side of its reference?"""
    theme = monitor.themes[0].id
    found = get_profile_by_indicator(monitor, Selection(area.code, monitor.default_year, theme))
    judged = [count for count in found.themes if count.judged]
    return any(c.more for c in judged) and any(c.less for c in judged)

"""Which indicators are the columns of areas beside each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.measured import TOTAL


def list_every_column(monitor: Monitor, group: str) -> tuple[str, ...]:
    """The ids of all that can be a column for a ``group`` (its code), with or without figures."""
    every = range(len(monitor.indicators))
    return tuple(monitor.indicators[p].id for p in every if _of_column(monitor, p, group))


def list_columns(
    monitor: Monitor, selection: Selection, level: str
) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
    """The indicators of the theme with figures for this group at ``level`` (its id), and those without."""
    at, chosen = monitor.areas.level_position(level), monitor.cube.years[selection.year]
    newest = monitor.cube.newest[at, monitor.rows, monitor.cube.groups[selection.group], chosen]
    fitting, positions = columns_of(monitor, selection, newest.astype(np.intp))
    absent = (p for p in fitting if p not in positions)
    return tuple(monitor.indicators[p] for p in positions), tuple(monitor.indicators[p] for p in absent)


def columns_of(
    monitor: Monitor, selection: Selection, newest: npt.NDArray[np.intp]
) -> tuple[list[int], list[int]]:
    """The positions of what may be a column, and of those with figures; ``newest`` has shape (indicator,)."""
    fitting = [p for p in monitor.by_theme[selection.theme] if _of_column(monitor, p, selection.group)]
    return fitting, [p for p in fitting if newest[p] >= 0]


def _of_column(monitor: Monitor, position: int, group: str) -> bool:
    """Numbers of people have a column of their own; what says nothing of all inhabitants is left out."""
    indicator = monitor.indicators[position]
    return indicator.kind != "aantal" and (indicator.total or group != TOTAL)

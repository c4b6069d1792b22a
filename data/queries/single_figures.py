"""Single cells of one indicator as figures: any groups in any areas, in one year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.monitor import Monitor
from data.queries.measured import measure_cells
from data.results import Figure


def find_indicator_position(monitor: Monitor, indicator_id: str) -> int:
    """The position of an indicator in ``monitor.indicators``; KeyError when the release lacks it."""
    for position, indicator in enumerate(monitor.indicators):
        if indicator.id == indicator_id:
            return position
    raise KeyError(indicator_id)


def get_figures_of_places(
    monitor: Monitor, position: int, year: int, groups: Sequence[str], areas: Sequence[str]
) -> tuple[Figure, ...]:
    """The Figure of ``groups[i]`` in ``areas[i]`` for each i, of ``year`` (one that the release has)."""
    cube = monitor.cube
    cells = measure_cells(
        monitor,
        np.array([position]),
        np.array([cube.years[year]]),
        np.array([cube.groups[g] for g in groups], np.intp),
        np.array([cube.areas.index[a] for a in areas], np.intp),
    )
    return tuple(cells.figures())

"""The figures of one theme through the years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.asked.selection import Selection
from data.catalogue import Break
from data.monitor import Monitor
from data.queries.borders import find_border_breaks
from data.queries.measured import measure_cells
from data.results import Figure, Series

SPAN = 5  # years over which change is told


def get_series_by_indicator(monitor: Monitor, selection: Selection) -> tuple[Series, ...]:
    """One Series per indicator of the chosen theme, in catalogue order, for the chosen area and group."""
    return _series(monitor, selection, monitor.by_theme[selection.theme])


def get_series_of_indicator(monitor: Monitor, selection: Selection, index: int) -> Series:
    """The Series of the indicator at ``index`` in ``monitor.indicators``."""
    return _series(monitor, selection, (index,))[0]


def _series(monitor: Monitor, selection: Selection, indices: tuple[int, ...]) -> tuple[Series, ...]:
    """All of them at once."""
    cube, of = monitor.cube, np.array(indices, np.intp)
    group, area = cube.groups[selection.group], cube.areas.index[selection.area]
    count = len(monitor.release.years)
    cells = measure_cells(monitor, of[:, None], np.arange(count), np.array(group), np.array(area))
    figures = cells.figures()  # by indicator, then year
    newest = cube.newest[monitor.level_position(selection.area), monitor.rows[of], group].tolist()
    until = cube.years[selection.year]
    return tuple(
        _one(monitor, index, newest[i], until, figures[i * count : (i + 1) * count], selection.area)
        for i, index in enumerate(indices)
    )


def _one(
    monitor: Monitor, index: int, newest: list[int], until: int, every: list[Figure], area: str
) -> Series:
    """``newest`` says per year which year is the last with figures; ``every`` has a figure per year."""
    years, indicator = monitor.release.years, monitor.indicators[index]
    # A year in which nobody was measured is not a gap.
    figures = tuple(figure for position, figure in enumerate(every) if newest[position] == position)
    latest = newest[until]
    borders = find_border_breaks(monitor, area, figures)
    breaks = (*indicator.breaks, *borders) if borders else indicator.breaks
    change, broken = _change(breaks, figures, years[latest] if latest >= 0 else None)
    return Series(indicator, figures, change, SPAN, broken, borders)


def _change(
    breaks: Sequence[Break], figures: tuple[Figure, ...], year: int | None
) -> tuple[float | None, bool]:
    """The change over SPAN years up to ``year``, and whether a break forbids to tell it."""
    by_year = {f.year: f.value for f in figures}
    now, before = by_year.get(year), by_year.get((year or 0) - SPAN)
    if year is None or now is None or before is None:
        return None, False
    broken = any(year - SPAN < b.year <= year for b in breaks)
    return (None if broken else now - before), broken

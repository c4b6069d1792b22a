"""The figures of one theme through the years."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data import scoring
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.profile import exact, known, natural
from data.release import Status
from data.results import Figure, Series
from data.selection import Selection

SPAN = 5  # years over which change is told


def series(monitor: Monitor, selection: Selection) -> tuple[Series, ...]:
    """One Series per indicator of the chosen theme, in catalogue order, for the chosen area and group."""
    return tuple(one_series(monitor, selection, p) for p in monitor.by_theme[selection.theme])


def one_series(monitor: Monitor, selection: Selection, index: int) -> Series:
    """The Series of the indicator at ``index`` in ``monitor.indicators``."""
    cube = monitor.cube
    row, group, area = monitor.rows[index], cube.groups[selection.group], cube.areas.index[selection.area]
    value = cube.value[row, :, group, area].astype(np.float64)
    numerator, denominator = cube.numerator[row, :, group, area], cube.denominator[row, :, group, area]
    measures = scoring.Measures(*(column[index : index + 1] for column in _measures(monitor)))
    value = exact(measures.kind, value, numerator)
    low, high = scoring.interval(measures, value, numerator, denominator)
    columns = (value, numerator, denominator, cube.status[row, :, group, area], low, high)
    newest = cube.newest[monitor.level_position(selection.area), row, group]
    figures = tuple(
        Figure(known(v), natural(k), natural(n), Status(s), year, known(a), known(b))
        for position, (year, v, k, n, s, a, b) in enumerate(
            zip(monitor.release.years, *(c.tolist() for c in columns), strict=True)
        )
        if newest[position] == position  # a year in which nobody was measured is not a gap
    )
    indicator = monitor.indicators[index]
    latest = int(newest[cube.years[selection.year]])
    change, broken = _change(indicator, figures, monitor.release.years[latest] if latest >= 0 else None)
    return Series(indicator, figures, change, SPAN, broken)


def _measures(monitor: Monitor) -> tuple[npt.NDArray[Any], ...]:
    return monitor.measures.kind, monitor.measures.per, monitor.measures.person_sd


def _change(indicator: Indicator, figures: tuple[Figure, ...], year: int | None) -> tuple[float | None, bool]:
    """The change over SPAN years up to ``year``, and whether a break forbids to tell it."""
    by_year = {f.year: f.value for f in figures}
    now, before = by_year.get(year), by_year.get((year or 0) - SPAN)
    if year is None or now is None or before is None:
        return None, False
    broken = any(year - SPAN < b.year <= year for b in indicator.breaks)
    return (None if broken else now - before), broken

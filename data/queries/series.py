"""The figures of one theme through the years."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data import scoring
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.profile import known, natural
from data.release import Status
from data.results import Figure, Series
from data.selection import Selection

SPAN = 5  # years over which change is told


def series(monitor: Monitor, selection: Selection) -> tuple[Series, ...]:
    """One Series per indicator of the chosen theme, in catalogue order, for the chosen area and group."""
    return tuple(one_series(monitor, selection, p) for p in monitor.by_theme[selection.theme])


def one_series(monitor: Monitor, selection: Selection, position: int) -> Series:
    """The Series of the indicator at ``position`` in ``monitor.indicators``."""
    cube = monitor.cube
    row, group, area = monitor.rows[position], cube.groups[selection.group], cube.areas.index[selection.area]
    value = cube.value[row, :, group, area].astype(np.float64)
    numerator, denominator = cube.numerator[row, :, group, area], cube.denominator[row, :, group, area]
    measures = scoring.Measures(*(column[position : position + 1] for column in _measures(monitor)))
    low, high = scoring.interval(measures, value, numerator, denominator)
    columns = (value, numerator, denominator, cube.status[row, :, group, area], low, high)
    figures = tuple(
        Figure(known(v), natural(k), natural(n), Status(s), year, known(a), known(b))
        for year, v, k, n, s, a, b in zip(monitor.release.years, *(c.tolist() for c in columns), strict=True)
    )
    indicator = monitor.indicators[position]
    newest = cube.newest[monitor.level_position(selection.area), row, group, cube.years[selection.year]]
    change, broken = _change(indicator, figures, int(newest))
    return Series(indicator, figures, change, SPAN, broken)


def _measures(monitor: Monitor) -> tuple[npt.NDArray[Any], ...]:
    return monitor.measures.kind, monitor.measures.per, monitor.measures.person_sd


def _change(indicator: Indicator, figures: tuple[Figure, ...], newest: int) -> tuple[float | None, bool]:
    """The change over SPAN years up to position ``newest``, and whether a break forbids to tell it."""
    if newest < 0:
        return None, False
    now = figures[newest]
    before = next((f for f in figures if f.year == (now.year or 0) - SPAN), None)
    if before is None or now.value is None or before.value is None or before.year is None:
        return None, False
    broken = any(before.year < b.year <= (now.year or 0) for b in indicator.breaks)
    return (None if broken else now.value - before.value), broken

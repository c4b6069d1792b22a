"""The figures of one theme through the years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from data.asked.selection import Selection
from data.catalogue import Break
from data.monitor import Monitor
from data.queries.borders import border_breaks, made_of
from data.queries.profile import exact, figure
from data.results import Figure, Series
from data.statistics import scoring

SPAN = 5  # years over which change is told


def series(monitor: Monitor, selection: Selection) -> tuple[Series, ...]:
    """One Series per indicator of the chosen theme, in catalogue order, for the chosen area and group."""
    return _series(monitor, selection, monitor.by_theme[selection.theme])


def one_series(monitor: Monitor, selection: Selection, index: int) -> Series:
    """The Series of the indicator at ``index`` in ``monitor.indicators``."""
    return _series(monitor, selection, (index,))[0]


def _series(monitor: Monitor, selection: Selection, indices: tuple[int, ...]) -> tuple[Series, ...]:
    """All of them at once: the arrays below have shape (indicators, years)."""
    cube, of = monitor.cube, np.asarray(indices, np.intp)
    rows, group, area = monitor.rows[of], cube.groups[selection.group], cube.areas.index[selection.area]
    held, here = cube.through_years(area)
    found = held.numbers((rows, slice(None), group, here))
    kind, per, person_sd = monitor.measures.kind, monitor.measures.per, monitor.measures.person_sd
    measures = scoring.Measures(kind[of, None], per[of, None], person_sd[of, None])
    value = exact(measures.kind, found.value.astype(np.float64), found.numerator)
    low, high = scoring.interval(measures, value, found.numerator, found.denominator)
    columns = (value, found.numerator, found.denominator, found.status, low, high)
    anew = made_of(monitor, area, rows, group)
    newest = cube.newest[monitor.level_position(selection.area), rows, group]
    until = cube.years[selection.year]
    return tuple(
        _one(monitor, index, latest, until, [*(c[i].tolist() for c in columns), anew[i]], selection.area)
        for i, (index, latest) in enumerate(zip(indices, newest.tolist(), strict=True))
    )


def _one(
    monitor: Monitor, index: int, newest: list[int], until: int, columns: list[Sequence[Any]], area: str
) -> Series:
    """``newest`` says per year which year is the last with figures; ``columns`` hold one value per year."""
    years, indicator = monitor.release.years, monitor.indicators[index]
    figures = tuple(
        figure(v, k, n, s, years[position], a, b, parts, monitor.early[index])
        for position, (v, k, n, s, a, b, parts) in enumerate(zip(*columns, strict=True))
        if newest[position] == position  # a year in which nobody was measured is not a gap
    )
    latest = newest[until]
    borders = border_breaks(monitor, area, figures)
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

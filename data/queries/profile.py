"""All figures of one area and origin group, each held against its reference."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.borders import Made, made_at
from data.queries.comparison import comparison, spread_column
from data.releases.release import Status
from data.results import Comparison, Figure, Profile, Reading, ThemeCount
from data.statistics import scoring
from data.statistics.scoring import UNKNOWN, Reason

Columns = dict[str, npt.NDArray[Any]]
COUNT = scoring.KINDS.index("aantal")
STATUSES = tuple(Status)  # by number: to call the class is slow


def profile(monitor: Monitor, selection: Selection, against: Comparison | None = None) -> Profile:
    """One Reading per indicator of the release, in catalogue order, and the count per theme.

    Each figure is that of the chosen year, or else of the last year before it in which areas of this level
    have figures for this group; ``Figure.year`` says which. ``against`` takes the place of the chosen
    reference: two taarten side by side have one yardstick.
    """
    found = against or comparison(monitor, selection)
    columns = _columns(monitor, selection, found)
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    made = _made(monitor, selection, columns["year"])
    alone = found.kind is None
    readings = tuple(
        _reading(i, *row, alone=alone, made=parts, early=early)
        for i, row, parts, early in zip(monitor.indicators, rows, made, monitor.early, strict=True)
    )
    counts = tuple(
        theme_count(theme.id, [readings[p] for p in monitor.by_theme[theme.id]]) for theme in monitor.themes
    )
    return Profile(selection, monitor.areas[selection.area], found, readings, counts)


def profile_frame(monitor: Monitor, selection: Selection) -> pd.DataFrame:
    """The same figures as a table indexed by indicator, for people and programs that want pandas.

    Columns: year, value, numerator, denominator (-1 unknown), status, low, high, reference, spread, level.
    """
    columns = _columns(monitor, selection, comparison(monitor, selection))
    return pd.DataFrame(columns, index=monitor.index, copy=False)


def _columns(monitor: Monitor, selection: Selection, found: Comparison) -> Columns:
    cube, rows = monitor.cube, monitor.rows
    area, group = cube.areas.index[selection.area], cube.groups[selection.group]
    level, chosen = monitor.level_position(selection.area), cube.years[selection.year]
    years = cube.newest[level, rows, group, chosen].astype(np.intp)
    there = years >= 0
    at = np.where(there, years, chosen)
    held, here = cube.through_years(area)
    own = held.numbers((rows, at, group, here))
    value = exact(monitor.measures.kind, own.value.astype(np.float64), own.numerator)
    low, high = scoring.interval(monitor.measures, value, own.numerator, own.denominator)
    reference = np.full(len(rows), np.nan)
    if found.kind is not None:
        wide, against = cube.through_years(cube.areas.index[found.area.code])
        reference = wide.value[rows, at, cube.groups[found.group], against].astype(np.float64)
        reference[monitor.measures.kind == COUNT] = np.nan
    spread = cube.spread[rows, at, cube.groups[found.group], spread_column(monitor, found)].astype(np.float64)
    status = own.status
    if selection.group == "T":
        status = np.where(monitor.without_total, np.uint8(Status.NIET_VAN_TOEPASSING), status)
    return {
        "year": np.where(there, np.asarray(monitor.release.years)[at], -1),
        "value": value,
        "numerator": own.numerator,
        "denominator": own.denominator,
        "status": status,
        "low": low,
        "high": high,
        "reference": reference,
        "spread": spread,
        "level": scoring.level(value, low, high, reference, spread),
    }


def exact(kind: npt.NDArray[np.int8], value: npt.NDArray[Any], count: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The values, with counts taken from their whole number: a float32 has room for seven digits only."""
    return np.where((kind == COUNT) & (count >= 0), count, value)


def _made(monitor: Monitor, selection: Selection, years: npt.NDArray[Any]) -> Sequence[Made]:
    """Per indicator the areas of then from which its figure was counted anew, if it was."""
    cube = monitor.cube
    if cube.history is None or cube.areas.index[selection.area] not in cube.history.places:
        return [()] * len(years)
    at = np.array([cube.years.get(y, 0) for y in years.tolist()], np.intp)
    area, group = cube.areas.index[selection.area], cube.groups[selection.group]
    return made_at(monitor, area, monitor.rows, at, group)


def _reading(
    indicator: Indicator,
    year: int,
    value: float,
    numerator: int,
    denominator: int,
    status: int,
    low: float,
    high: float,
    reference: float,
    spread: float,
    level: int,
    *,
    alone: bool,
    made: Made,
    early: Collection[int],
) -> Reading:
    """One row of the columns in their order; ``alone`` when there is nothing to hold the figure against."""
    if indicator.kind == "aantal" and value == value:
        why = Reason.AANTAL
    elif alone and value == value:
        why = Reason.GEEN_VERGELIJKING
    else:
        why = scoring.reason(level if level != UNKNOWN else 0, value, low, high, reference, spread)
    of_year = year if year >= 0 else None
    own = figure(value, numerator, denominator, status, of_year, low, high, made, early)
    return Reading(indicator, own, known(reference), known(spread), level, why)


def figure(
    value: float,
    numerator: int,
    denominator: int,
    status: int,
    year: int | None,
    low: float,
    high: float,
    made: Made = (),
    early: Collection[int] = (),
) -> Figure:
    """One cell of the cube, with its interval, as a Figure.

    ``made`` as in ``Figure.parts``; ``early`` are the years of the indicator that are provisional.
    """
    if value != value and numerator < 0 and denominator < 0 and not made:
        return _nothing(status, year)
    count, size = natural(numerator), natural(denominator)
    there = known(value)
    provisional = there is not None and year in early
    return Figure(there, count, size, STATUSES[status], year, known(low), known(high), made, provisional)


@cache
def _nothing(status: int, year: int | None) -> Figure:
    """More than half of the figures are not there, and those are all alike."""
    return Figure(None, None, None, STATUSES[status], year)


def known(number: float) -> float | None:
    """None for NaN, the number itself otherwise."""
    return number if number == number else None


def natural(count: int) -> int | None:
    """None for the cube's "not known" (-1), the count itself otherwise."""
    return count if count >= 0 else None


def theme_count(theme: str, readings: Iterable[Reading]) -> ThemeCount:
    """The verdicts of those of ``readings`` (all of one theme) that have a slice of the taart."""
    slices = [r for r in readings if r.indicator.pie and r.figure.status is not Status.NIET_VAN_TOEPASSING]
    judged = any(r.indicator.judged for r in slices)
    verdicts = [
        (r.favour if judged else r.level) for r in slices if r.scored and r.indicator.judged == judged
    ]
    more, less = sum(v > 0 for v in verdicts), sum(v < 0 for v in verdicts)
    alike = len(verdicts) - more - less
    agreed = None
    for count, sign in ((more, 1), (less, -1)):
        if 2 * count > len(verdicts):
            agreed = sign
    return ThemeCount(theme, judged, more, less, alike, len(slices) - len(verdicts), agreed)

"""All figures of one area and origin group, each held against its reference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import scoring
from data.monitor import Monitor
from data.queries.comparison import comparison, spread_column
from data.release import Status
from data.results import Comparison, Figure, Profile, Reading, ThemeCount
from data.scoring import UNKNOWN, Reason
from data.selection import Selection

Columns = dict[str, npt.NDArray[Any]]
COUNT = scoring.KINDS.index("aantal")


def profile(monitor: Monitor, selection: Selection, against: Comparison | None = None) -> Profile:
    """One Reading per indicator of the release, in catalogue order, and the count per theme.

    Each figure is that of the chosen year, or else of the last year before it in which areas of this level
    have figures for this group; ``Figure.year`` says which. ``against`` takes the place of the chosen
    reference: two taarten side by side have one yardstick.
    """
    found = against or comparison(monitor, selection)
    columns = _columns(monitor, selection, found)
    rows: dict[str, list[Any]] = {name: column.tolist() for name, column in columns.items()}
    readings = tuple(_reading(monitor, rows, i, found) for i in range(len(monitor.indicators)))
    counts = tuple(
        theme_count(theme.id, [readings[p] for p in monitor.by_theme[theme.id]]) for theme in monitor.themes
    )
    return Profile(selection, monitor.areas[selection.area], found, readings, counts)


def profile_frame(monitor: Monitor, selection: Selection) -> pd.DataFrame:
    """The same figures as a table indexed by indicator, for people and programs that want pandas.

    Columns: year, value, numerator, denominator (-1 unknown), status, low, high, reference, spread, level.
    """
    columns = _columns(monitor, selection, comparison(monitor, selection))
    return pd.DataFrame(
        columns, index=pd.Index([i.id for i in monitor.indicators], name="indicator"), copy=False
    )


def _columns(monitor: Monitor, selection: Selection, found: Comparison) -> Columns:
    cube, rows = monitor.cube, monitor.rows
    area, group = cube.areas.index[selection.area], cube.groups[selection.group]
    level, chosen = monitor.level_position(selection.area), cube.years[selection.year]
    years = cube.newest[level, rows, group, chosen].astype(np.intp)
    there = years >= 0
    at = np.where(there, years, chosen)
    value = cube.value[rows, at, group, area].astype(np.float64)
    numerator = cube.numerator[rows, at, group, area]
    denominator = cube.denominator[rows, at, group, area]
    value = exact(monitor.measures.kind, value, numerator)
    low, high = scoring.interval(monitor.measures, value, numerator, denominator)
    reference = np.full(len(rows), np.nan)
    if found.kind is not None:
        against = cube.areas.index[found.area.code]
        reference = cube.value[rows, at, cube.groups[found.group], against].astype(np.float64)
        reference[monitor.measures.kind == COUNT] = np.nan
    spread = cube.spread[rows, at, cube.groups[found.group], spread_column(monitor, found)].astype(np.float64)
    status = cube.status[rows, at, group, area]
    if selection.group == "T":
        status = np.where(monitor.without_total, np.uint8(Status.NIET_VAN_TOEPASSING), status)
    return {
        "year": np.where(there, np.asarray(monitor.release.years)[at], -1),
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
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


def _reading(monitor: Monitor, rows: dict[str, list[Any]], i: int, found: Comparison) -> Reading:
    indicator = monitor.indicators[i]
    value, low, high, reference, spread = (
        rows[k][i] for k in ("value", "low", "high", "reference", "spread")
    )
    level = rows["level"][i]
    if indicator.kind == "aantal" and value == value:
        why = Reason.AANTAL
    elif found.kind is None and value == value:
        why = Reason.GEEN_VERGELIJKING
    else:
        why = scoring.reason(level if level != UNKNOWN else 0, value, low, high, reference, spread)
    year = rows["year"][i]
    return Reading(
        indicator,
        Figure(
            known(value),
            natural(rows["numerator"][i]),
            natural(rows["denominator"][i]),
            Status(rows["status"][i]),
            year if year >= 0 else None,
            known(low),
            known(high),
        ),
        known(reference),
        known(spread),
        level,
        why,
    )


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

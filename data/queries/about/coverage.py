"""What this release has figures about: which years, which areas, which groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.areas import Level
from data.monitor import Monitor


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one indicator: years with a figure, those still provisional, levels, and by origin or not."""

    years: tuple[int, ...]
    provisional: tuple[int, ...]
    levels: tuple[Level, ...]
    split: bool


def get_coverage_of_indicator(monitor: Monitor, position: int) -> Coverage:
    """What there is of the indicator at ``position`` in ``monitor.indicators``."""
    there = _there(monitor)[:, monitor.rows[position]]  # (level, group, year)
    indicator = monitor.indicators[position].id
    years = _years(monitor, there)
    groups = {code for code, at in monitor.cube.groups.items() if there[:, at].any()}
    return Coverage(
        years,
        tuple(y for y in monitor.release.provisional.get(indicator, ()) if y in years),
        tuple(level for level, part in zip(monitor.areas.tiers, there, strict=True) if part.any()),
        bool(groups - {"T"}),
    )


def list_years_of_groups(
    monitor: Monitor, groups: Iterable[str], positions: Sequence[int] | None = None
) -> tuple[int, ...]:
    """The years in which any indicator, or any at ``positions``, has a figure for any of ``groups``."""
    at = [monitor.cube.groups[g] for g in groups if g in monitor.cube.groups]
    rows = slice(None) if positions is None else monitor.rows[list(positions)]
    return _years(monitor, _there(monitor)[:, rows][:, :, at])


def _there(monitor: Monitor) -> npt.NDArray[np.bool_]:
    """(level, indicator, group, year): is there a figure? ``newest`` is the year itself exactly then."""
    there: npt.NDArray[np.bool_] = monitor.cube.newest == np.arange(len(monitor.release.years))
    return there


def _years(monitor: Monitor, there: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    positions = np.flatnonzero(there.any(axis=tuple(range(there.ndim - 1))))
    return tuple(monitor.release.years[p] for p in positions)

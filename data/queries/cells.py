"""Single cells of one indicator as figures: any groups in any areas, in one year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.monitor import Monitor
from data.queries.borders import Made, made_at
from data.queries.profile import exact, figure
from data.results import Figure
from data.statistics import scoring
from data.statistics.scoring import Measures


def position_of(monitor: Monitor, indicator_id: str) -> int:
    """The position of an indicator in ``monitor.indicators``; KeyError when the release lacks it."""
    for position, indicator in enumerate(monitor.indicators):
        if indicator.id == indicator_id:
            return position
    raise KeyError(indicator_id)


def measures_of(monitor: Monitor, position: int) -> Measures:
    """What scoring must know of the one indicator at ``position``: arrays of one element."""
    one, of = slice(position, position + 1), monitor.measures
    return Measures(of.kind[one], of.per[one], of.person_sd[one])


def figures_at(
    monitor: Monitor, position: int, year: int, groups: Sequence[str], areas: Sequence[str]
) -> tuple[Figure, ...]:
    """The Figure of ``groups[i]`` in ``areas[i]`` for each i, of ``year`` (one that the release has)."""
    cube = monitor.cube
    where = (
        monitor.rows[position],
        cube.years[year],
        np.array([cube.groups[g] for g in groups], np.intp),
        np.array([cube.areas.index[a] for a in areas], np.intp),
    )
    found, measures = cube.numbers(where), measures_of(monitor, position)
    made: list[Made] = [()] * len(areas)
    for i, area in enumerate(where[3].tolist() if cube.history else ()):
        held, here = cube.through_years(area)
        one = held.numbers((where[0], where[1], where[2][i], here))
        found.value[i], found.numerator[i], found.denominator[i] = one.value, one.numerator, one.denominator
        found.status[i] = one.status
        made[i] = made_at(monitor, area, where[0][None], np.array([where[1]], np.intp), int(where[2][i]))[0]
    value = exact(measures.kind, found.value.astype(np.float64), found.numerator)
    low, high = scoring.interval(measures, value, found.numerator, found.denominator)
    numbers = (value, found.numerator, found.denominator, found.status, low, high)
    columns = (c.tolist() for c in numbers)
    return tuple(
        figure(v, k, n, s, year, a, b, parts, monitor.early[position])
        for v, k, n, s, a, b, parts in zip(*columns, made, strict=True)
    )

"""Nederland from its gemeenten, for tables that have no row for it.

Only when all gemeenten are there: their inhabitants must add up to the number of inhabitants of Nederland.
For a share or a mean a few gemeenten may lack a figure (``coverage``), for a count none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from data.catalogue import Indicator
from data.releases.release import Status
from data.sources.statline.expression import FigureColumns
from data.sources.statline.figures import (
    FigurePart,
    Mask,
    Notes,
    StatlineAxes,
    StatlineCells,
    compute,
    origin,
    sound,
)
from data.sources.statline.mapping import Statline
from data.sources.statline.reader import Floats, StatlineSheet


def inhabitants(sheet: StatlineSheet, statline: Statline) -> Floats | None:
    """The inhabitants per row, or None when the table does not count them."""
    indicator, group = statline.inhabitants
    figure = sheet.table.figures.get(indicator, {}).get(group)
    return sheet.value(figure.teller) if figure and figure.teller else None


def land_totals(sheets: Sequence[StatlineSheet], statline: Statline) -> dict[int, int]:
    """The inhabitants of Nederland per year, where a sheet has a row for it."""
    found: dict[int, int] = {}
    for sheet in sheets:
        people = inhabitants(sheet, statline)
        if people is not None:
            rows = (sheet.depths == 0) & ~np.isnan(people)
            found |= {int(y): int(n) for y, n in zip(sheet.years[rows], people[rows], strict=True)}
    return found


def sums(sheet: StatlineSheet, statline: Statline) -> dict[int, int]:
    """The inhabitants of all gemeenten of a sheet together, per year."""
    people = inhabitants(sheet, statline)
    rows = sheet.depths == 1
    if people is None or not rows.any():
        return {}
    return {int(y): int(np.nansum(people[rows & (sheet.years == y)])) for y in np.unique(sheet.years[rows])}


def complete_years(sheet: StatlineSheet, statline: Statline, totals: Mapping[int, int]) -> list[int]:
    """The years in which a sheet holds every gemeente."""
    known = {**statline.totals, **totals}
    return [year for year, total in sums(sheet, statline).items() if total == known.get(year)]


def add_land(
    cells: StatlineCells,
    indicator: Indicator,
    sheets: Sequence[StatlineSheet],
    axes: StatlineAxes,
    statline: Statline,
    totals: Mapping[int, int],
    notes: Notes,
) -> None:
    """Fill the cells of Nederland that no table filled."""
    land = axes.areas.index[axes.areas.land.code]
    for sheet in sheets:
        people = inhabitants(sheet, statline)
        figures = sheet.table.figures.get(indicator.id, {})
        if not (sheet.table.land_from_gemeenten and figures) or people is None:
            continue
        for year in complete_years(sheet, statline, totals):
            rows = (sheet.depths == 1) & (sheet.years == year)
            for group, figure in figures.items():
                where = (axes.years.index(year), axes.groups.index(group), land)
                if cells.status[where] == Status.BESCHIKBAAR:
                    continue
                part = _together(sheet, figure, indicator, rows, people, statline.coverage)
                if part is not None:
                    cells.put(tuple(np.array([w]) for w in where), part)
                    notes.computed[indicator.id].add(year)
                    notes.origins[indicator.id].append(origin(sheet, [year]))


def _together(
    sheet: StatlineSheet,
    figure: FigureColumns,
    indicator: Indicator,
    rows: Mask,
    people: Floats,
    coverage: float,
) -> FigurePart | None:
    every = compute(sheet, figure, indicator)
    have, people = (~np.isnan(every.value) & sound(sheet, every, indicator))[rows], people[rows]
    part = every.at(rows)
    needed = coverage if figure.noemer or figure.waarde else 1.0
    if people[have].sum() < needed * people.sum() or not have.any():
        return None
    if not figure.waarde and not figure.noemer:
        count = part.teller.sum(keepdims=True)
        return FigurePart(count, count, np.full(1, np.nan))
    if not figure.waarde:
        teller, noemer = (side[have].sum(keepdims=True) for side in (part.teller, part.noemer))
        return FigurePart(indicator.per * teller / noemer, teller, noemer)
    weights = sheet.value(figure.weight)[rows] if figure.weight else part.noemer
    have &= ~np.isnan(weights)
    total = weights[have].sum(keepdims=True)
    if not total or people[have].sum() < needed * people.sum():
        return None
    mean = (part.value[have] * weights[have]).sum(keepdims=True) / total
    unknown = np.full(1, np.nan)
    return FigurePart(mean, unknown, unknown if figure.weight else total)

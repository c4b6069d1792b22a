"""The rows of an upload: period, geolevel, geoitem, the item of a dimension, and a cell for each subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from data.cubes.numbers import CellNumbers
from data.releases.release import Status
from data.sources.swing.outgoing.plan import SwingColumn, SwingPlan, SwingTable, place

# What Swing writes where there is no number; data/sources/swing/convert.py reads them back.
CODES = {
    Status.NIET_BESCHIKBAAR: -99996,
    Status.ONDERDRUKT: -99997,
    Status.NIET_VAN_TOEPASSING: -99998,
    Status.NOG_NIET_GEPUBLICEERD: -99999,
}
AT_ONCE = 2_000  # areas: what is in memory is these times the subjects, however many areas there are
Cell = float | int | None
SwingRow = list[int | str | float | None]


def header(table: SwingTable) -> list[str]:
    """The names of the columns."""
    dimension = [table.dimension] if table.dimension else []
    return ["period", "geolevel", "geoitem", *dimension, *(c.code for c in table.columns)]


def rows(
    plan: SwingPlan, table: SwingTable, level: str, year: int, counted: Counter[str]
) -> Iterator[SwingRow]:
    """The rows of one year and level; a row in which nothing is known of any subject is left out.

    Adds to ``counted`` how many rows, numbers ("cells") and hidden numbers ("hidden") there were.
    """
    areas = plan.release.areas
    whole = areas.level_slice(level)
    for first in range(whole.start, whole.stop, AT_ONCE):
        part = slice(first, min(first + AT_ONCE, whole.stop))
        places = [place(area, areas) for area in areas.rows[part]]
        for number, group in enumerate(table.items or ("",), 1):
            cells = [_of(plan, column, year, group or column.group, part) for column in table.columns]
            there = np.any([c.status != Status.NIET_BESCHIKBAAR for c in cells], axis=0)
            columns = [_column(column, c) for column, c in zip(table.columns, cells, strict=True)]
            counted["rows"] += int(there.sum())
            for column, c in zip(table.columns, cells, strict=True):
                counted["cells"] += int((_known(column, c) & (c.status == Status.BESCHIKBAAR)).sum())
                counted["hidden"] += int((c.status == Status.ONDERDRUKT).sum())
            dimension = [number] if table.dimension else []
            for at in np.flatnonzero(there).tolist():
                geolevel, item = places[at]
                code = int(item) if item.isdigit() else item
                yield [year, geolevel, code, *dimension, *(c[at] for c in columns)]


def _of(plan: SwingPlan, column: SwingColumn, year: int, group: str, part: slice) -> CellNumbers:
    cube = plan.cube
    return cube.numbers((cube.indicators[column.indicator], cube.years[year], cube.groups[group], part))


def _known(column: SwingColumn, cells: CellNumbers) -> npt.NDArray[np.bool_]:
    """Where the part of a column has a number, (areas,)."""
    known: npt.NDArray[np.bool_] = {
        "waarde": ~np.isnan(cells.value),
        "teller": cells.numerator >= 0,
        "noemer": cells.denominator >= 0,
    }[column.part]
    return known


def _column(column: SwingColumn, cells: CellNumbers) -> list[Cell]:
    """Numbers, codes for why there is none, and None for a part that the source does not give of a figure."""
    numbers: dict[str, npt.NDArray[Any]] = {
        "waarde": cells.value,
        "teller": cells.numerator,
        "noemer": cells.denominator,
    }
    values = numbers[column.part]
    said: list[Cell] = [CODES[Status.NIET_BESCHIKBAAR]] * len(values)
    shown = cells.status == Status.BESCHIKBAAR
    for status in set(CODES) - {Status.NIET_BESCHIKBAAR}:
        for at in np.flatnonzero(cells.status == status).tolist():
            said[at] = CODES[status]
    for at in np.flatnonzero(shown & ~_known(column, cells)).tolist():
        said[at] = None
    for at in np.flatnonzero(shown & _known(column, cells)).tolist():
        # A value as it is written with seven digits, not 12.300000190734863.
        said[at] = float(str(values[at])) if column.part == "waarde" else int(values[at])
    return said

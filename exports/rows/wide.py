"""The same rows with the years, or the groups, side by side: what people make of it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.areas import Areas
from data.asked.request import Pivot, RequestCells
from data.monitor import Monitor
from data.queries.long_rows import RowBlock, count_rows, iterate_row_blocks
from data.releases.release import Status
from exports.rows.table import (
    GROUP,
    HEAD,
    ORIGIN,
    SUBJECT,
    TEXT,
    WHY,
    RowPart,
    RowTable,
    Vocabulary,
    coder,
    place_codes,
    place_fields,
    real,
    subject_codes,
    whole,
)
from figures.words.text import text

STATUS = "_status"
TAIL = [("soort", TEXT), ("bron", TEXT)]
BESIDE = {"teller": pa.int32(), "noemer": pa.int32(), "ondergrens": pa.float64(), "bovengrens": pa.float64()}
"""What can stand behind each value, and the name that its column ends in."""


def wide_table(
    monitor: Monitor,
    asked: RequestCells,
    columns: Pivot,
    start: int = 0,
    most: int | None = None,
    full: bool = False,
) -> RowTable:
    """One row per area, indicator and group (or year), a column per year (or group), from ``start`` on.

    ``full``: behind each value its counts and interval. Last comes one column per year (or group) that says
    why a value is not there.
    """
    years = tuple(monitor.release.years[y] for y in asked.years) if columns == "jaar" else ()
    vocabulary = Vocabulary(monitor, years)
    total = count_rows(monitor, asked, columns)
    rows = max(0, min(total - start, total if most is None else most))
    headings = headings_of(monitor, asked, columns)
    schema = _schema(monitor.areas, headings, columns, full)
    words = vocabulary.words | {f"{h}{STATUS}": vocabulary.words["status"] for h in headings}

    def parts() -> Iterator[RowPart]:
        skip, left = start, rows
        for block in iterate_row_blocks(monitor, asked):
            batch = _wide(vocabulary, block, asked, columns, schema).slice(skip, left)
            skip = max(0, skip - _keys(block, columns)[0].size)
            left -= batch.num_rows
            if batch.num_rows:
                yield RowPart(batch, monitor.indicators[block.indicator].decimals)
            if left <= 0:
                return

    return RowTable(schema, rows, words, parts)


def headings_of(monitor: Monitor, asked: RequestCells, columns: Pivot) -> list[str]:
    """The names of the columns with values: years, or groups by their label."""
    if columns == "jaar":
        return [str(monitor.release.years[y]) for y in asked.years]
    codes = tuple(monitor.cube.groups)
    return [monitor.catalogue.groups[codes[g]].label for g in asked.groups]


def _schema(areas: Areas, headings: list[str], columns: Pivot, full: bool) -> pa.Schema:
    other = ORIGIN if columns == "jaar" else [("jaar", pa.int16())]
    values = []
    for h in headings:
        shared = {GROUP: h.encode()} if full else {}
        values.append(pa.field(h, pa.float64(), metadata={WHY: f"{h}{STATUS}".encode(), **shared}))
        for name, kind in BESIDE.items() if full else ():
            head = text(f"uitvoer.kop_{name}", kolom=h)
            values.append(pa.field(f"{h}_{name}", kind, metadata={HEAD: head.encode(), **shared}))
    reasons = [(f"{h}{STATUS}", TEXT) for h in headings]
    fields = [*place_fields(areas), *other, *SUBJECT, ("eenheid", TEXT)]
    return pa.schema([*fields, *values, *TAIL, *reasons])


def _keys(block: RowBlock, columns: Pivot) -> tuple[np.ndarray, np.ndarray]:
    """(first long row of each wide row, wide row of each long row)."""
    stays = block.group if columns == "jaar" else block.year
    _, first, row = np.unique(block.area << 16 | stays, return_index=True, return_inverse=True)
    return first, row


def _wide(
    vocabulary: Vocabulary, block: RowBlock, asked: RequestCells, columns: Pivot, schema: pa.Schema
) -> pa.RecordBatch:
    first, row = _keys(block, columns)
    beside, of = (asked.years, block.year) if columns == "jaar" else (asked.groups, block.group)
    at = np.searchsorted(beside, of)

    def turned(cells: np.ndarray, nothing: float) -> np.ndarray:
        """A column of the long rows as one column per heading."""
        grid = np.full((len(beside), len(first)), nothing, cells.dtype)
        grid[at, row] = cells
        return grid

    coded = coder(vocabulary, len(first))
    codes = place_codes(vocabulary.monitor.areas, block.area[first]) | subject_codes(
        vocabulary, block.indicator
    )
    group = block.group[first]
    fixed = {"herkomst": group, "herkomst_naam": group} | codes
    fixed["bron"] = vocabulary.source(block.indicator, block.year[first])
    made = {name: coded(name, code) for name, code in fixed.items()}
    made["jaar"] = pa.array(np.asarray(vocabulary.monitor.release.years, np.int16)[block.year[first]])
    numbers = {
        "": [real(v) for v in turned(block.value, np.nan)],
        "_teller": [whole(v) for v in turned(block.numerator, -1)],
        "_noemer": [whole(v) for v in turned(block.denominator, -1)],
        "_ondergrens": [real(v) for v in turned(block.low, np.nan)],
        "_bovengrens": [real(v) for v in turned(block.high, np.nan)],
        STATUS: [coded("status", s) for s in turned(block.status, Status.NIET_BESCHIKBAAR)],
    }
    for position, heading in enumerate(headings_of(vocabulary.monitor, asked, columns)):
        made |= {f"{heading}{end}": columns_[position] for end, columns_ in numbers.items()}
    return pa.RecordBatch.from_arrays([made[name] for name in schema.names], schema=schema)

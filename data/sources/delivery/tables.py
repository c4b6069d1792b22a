"""One file → blocks of columns, whatever its kind: CSV, Excel or Parquet.

A block keeps the number each row has in the file, because that is what a fault must name. Text columns are
trimmed text; number columns stay text when the file holds text, so that ``numbers.py`` can judge them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.sources.delivery import workbook
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.guard import is_utf8
from data.sources.delivery.words import number, tell
from data.sources.intake import csvfile

MAX_ROWS = 100_000_000  # a Parquet file of a few kB can announce more rows than fit in any memory
ROWS_AT_ONCE = 500_000


@dataclass(frozen=True)
class Layout:
    """The columns of a kind of file. One of ``either`` must be there."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    either: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that may be there."""
        return self.required + self.optional


@dataclass(frozen=True)
class RowOrigin:
    """Where rows come from: what to call the file, and what its columns are called there."""

    name: str
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def column(self, column: str, indicator: str = "") -> str:
        """The name of our ``column`` in the file; in a Swing upload that depends on the indicator."""
        return self.columns.get((indicator, column), column)


@dataclass(frozen=True)
class TableBlock:
    """Some rows of a file. ``numbers`` are their row numbers there; absent optional columns are left out."""

    origin: RowOrigin
    numbers: npt.NDArray[np.int64]
    columns: Mapping[str, pa.Array]

    def text(self, name: str) -> pa.Array:
        """A column as trimmed text without nulls, a text per row; empty when it is not in the file."""
        column = self.columns.get(name)
        if column is None:
            return pa.array([""] * len(self.numbers), pa.string())
        return trimmed(column)


def trimmed(column: pa.Array) -> pa.Array:
    """Any column as trimmed text, with "" for what is not there; a text per row."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return pc.utf8_trim_whitespace(column.cast(pa.string()).fill_null(""))


def blocks(path: Path, layout: Layout, findings: Findings) -> Iterator[TableBlock]:
    """The rows of a file in blocks; notes a fault and gives nothing when the file cannot be read."""
    kind = path.suffix.lower()
    if kind == ".csv" and not is_utf8(path, findings):
        return
    origin, seen = RowOrigin(path.name), 0
    try:
        rows = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}[kind](path, layout, findings)
        for first, columns in rows:
            block = _without_blank(TableBlock(origin, first, columns))
            seen += len(block.numbers)
            if len(block.numbers):
                yield block
    except _Unusable:
        return
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        findings.fault("bestand", Spot(path.name, None, "", reason, tell("verwacht_leesbaar")))
        return
    if not seen:
        findings.fault("leeg", Spot(path.name, None, "", tell("gevonden_geen_rijen"), tell("verwacht_rijen")))


class _Unusable(Exception):
    """The file cannot be used; why is already among the findings."""


def _header(path: Path, names: Sequence[Any], layout: Layout, findings: Findings) -> dict[str, int]:
    """Where each column of the layout stands. Notes what is missing, double, or perhaps misspelt."""
    clean = [str(n if n is not None else "").strip().lower() for n in names]
    found = {n: clean.index(n) for n in layout.names if n in clean}
    missing = [n for n in layout.required if n not in found]
    if layout.either and not any(n in found for n in layout.either):
        missing.append(tell("een_van", columns=", ".join(layout.either)))
    here = ", ".join(n for n in clean if n)[:200]
    for name in missing:
        findings.fault("kolom", Spot(path.name, 1, "", tell("gevonden_kolommen", columns=here), name))
    for name in found:
        if clean.count(name) > 1:
            expected = tell("verwacht_een_keer")
            findings.fault("kolom", Spot(path.name, 1, name, tell("gevonden_dubbel"), expected))
    extra = [n for n in dict.fromkeys(clean) if n and n not in layout.names]
    for name in extra:
        close = difflib.get_close_matches(name, [n for n in layout.names if n not in found], 1, 0.7)
        if close and close[0] not in missing:  # "tellr": dropped in silence, half the figures would go
            findings.fault("kolom", Spot(path.name, 1, name, name, close[0]))
    if extra:
        findings.remark(tell("kolommen_genegeerd", file=path.name, columns=", ".join(extra)))
    if missing:
        raise _Unusable
    return found


def _without_blank(block: TableBlock) -> TableBlock:
    """Leave out rows that are empty in every column: Excel writes them below the real ones."""
    filled = np.zeros(len(block.numbers), np.bool_)
    for column in block.columns.values():
        if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
            filled |= column.is_valid().to_numpy(zero_copy_only=False)
        else:
            filled |= pc.not_equal(trimmed(column), "").to_numpy(zero_copy_only=False)
    if filled.all():
        return block
    mask = pa.array(filled)
    return TableBlock(
        block.origin, block.numbers[filled], {n: c.filter(mask) for n, c in block.columns.items()}
    )


_Rows = Iterator[tuple[npt.NDArray[np.int64], dict[str, pa.Array]]]


def _csv(path: Path, layout: Layout, findings: Findings) -> _Rows:
    names, delimiter = csvfile.header(path)
    where = _header(path, names, layout, findings)

    def broken(row: int, text: str) -> None:
        expected = tell("verwacht_velden", count=len(names))
        findings.fault("velden", Spot(path.name, row, "", text[:80], expected))

    for numbers, columns in csvfile.rows(path, delimiter, len(names), broken):
        yield numbers, {n: columns[i] for n, i in where.items()}


def _xlsx(path: Path, layout: Layout, findings: Findings) -> _Rows:
    with workbook.opened(path) as book:
        title = next((t for t in book.titles if t.strip().lower() == "levering"), book.titles[0])
        rows = book.rows(title)
        _, names = next(rows, (1, ()))
        where = _header(path, names, layout, findings)

        def cell(row: int, position: int, value: Any) -> str:
            text, formula = workbook.as_text(value)
            if formula:
                name = str(names[position])
                expected = tell("verwacht_geen_formule")
                findings.fault("formule", Spot(path.name, row, name, text[:80], expected))
                return ""
            return text

        numbers: list[int] = []
        parts: dict[str, list[str]] = {n: [] for n in where}
        for row, values in rows:
            numbers.append(row)
            for name, position in where.items():
                value = values[position] if position < len(values) else None
                parts[name].append(cell(row, position, value))
        yield np.array(numbers, np.int64), {n: pa.array(v, pa.string()) for n, v in parts.items()}


def _parquet(path: Path, layout: Layout, findings: Findings) -> _Rows:
    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        where = _header(path, names, layout, findings)
        count = file.metadata.num_rows
        if count > MAX_ROWS:
            found = tell("gevonden_aantal_rijen", count=number(count))
            expected = tell("verwacht_minder_rijen", count=number(MAX_ROWS))
            findings.fault("te_groot", Spot(path.name, None, "", found, expected))
            raise _Unusable
        wanted, first = {n: names[i] for n, i in where.items()}, 1
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=list(wanted.values())):
            numbers = np.arange(first, first + batch.num_rows, dtype=np.int64)
            yield numbers, {n: batch.column(raw) for n, raw in wanted.items()}
            first += batch.num_rows

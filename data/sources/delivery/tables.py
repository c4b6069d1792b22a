"""One file → blocks of columns, whatever its kind: CSV, Excel or Parquet.

A block keeps the number each row has in the file, because that is what a fault must name. Text columns are
trimmed text; number columns stay text when the file holds text, so that ``numbers.py`` can judge them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.sources.delivery.columns import Layout, Parts, Tables, Unusable, fits, places, titled
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.guard import is_utf8
from data.sources.delivery.sheets import xlsx
from data.sources.delivery.words import number, tell
from data.sources.intake import csvfile
from data.sources.intake.reasons import why

MAX_ROWS = 100_000_000  # a Parquet file of a few kB can announce more rows than fit in any memory
ROWS_AT_ONCE = 500_000


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


def blocks(
    path: Path, layout: Layout, findings: Findings, empty: list[str] | None = None
) -> Iterator[TableBlock]:
    """The rows of a file in blocks; notes a fault and gives nothing when the file cannot be read.

    A file or sheet with names of columns and no rows is noted in ``empty``; without such a list as a fault.
    """
    kind = path.suffix.lower()
    if kind == ".csv" and not is_utf8(path, findings):
        return
    bare: list[str] = []
    try:
        for name, parts in {".csv": _csv, ".xlsx": xlsx, ".parquet": _parquet}[kind](path, layout, findings):
            origin, seen = RowOrigin(name), 0
            for first, columns in parts:
                block = _without_blank(TableBlock(origin, first, columns))
                seen += len(block.numbers)
                if len(block.numbers):
                    yield block
            if not seen:
                bare.append(name)
    except Unusable:
        return
    except OSError as error:
        findings.fault("bestand", Spot(path.name, None, "", why(error), tell("verwacht_leesbaar")))
    except (ValueError, KeyError, pa.ArrowException):
        wanted = "verwacht_werkboek" if kind == ".xlsx" else "verwacht_heel_bestand"
        findings.fault("bestand", Spot(path.name, None, "", tell(f"gevonden_kapot_{kind[1:]}"), tell(wanted)))
    if empty is not None:
        empty += bare
        return
    for name in bare:
        findings.fault("leeg", Spot(name, None, "", tell("gevonden_geen_rijen"), tell("verwacht_rijen")))


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


def _csv(path: Path, layout: Layout, findings: Findings) -> Tables:
    tops = csvfile.headers(path)
    top = tops[0] if tops else csvfile.CsvHeader((), ";", 1)
    if tops and not fits(top.names, layout):
        below = next((t for t in tops[1:] if fits(t.names, layout)), None)
        if below is not None:
            titled(path.name, below.lines, findings)
    where = places(path.name, top.lines, top.names, layout, findings)

    def broken(row: int, text: str) -> None:
        expected = tell("verwacht_velden", count=len(top.names))
        findings.fault("velden", Spot(path.name, row, "", text[:80], expected))

    def parts() -> Parts:
        for numbers, columns in csvfile.rows(path, top, broken):
            yield numbers, {n: columns[i] for n, i in where.items()}

    yield path.name, parts()


def _parquet(path: Path, layout: Layout, findings: Findings) -> Tables:
    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        where = places(path.name, 1, names, layout, findings)
        count = file.metadata.num_rows
        if count > MAX_ROWS:
            found = tell("gevonden_aantal_rijen", count=number(count))
            expected = tell("verwacht_minder_rijen", count=number(MAX_ROWS))
            findings.fault("te_groot", Spot(path.name, None, "", found, expected))
            raise Unusable

        def parts() -> Parts:
            wanted, first = {n: names[i] for n, i in where.items()}, 1
            for batch in file.iter_batches(ROWS_AT_ONCE, columns=list(wanted.values())):
                numbers = np.arange(first, first + batch.num_rows, dtype=np.int64)
                yield numbers, {n: batch.column(raw) for n, raw in wanted.items()}
                first += batch.num_rows

        yield path.name, parts()

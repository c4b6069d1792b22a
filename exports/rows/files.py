"""The kinds of files, and how many rows each may have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from exports.rows.about import About
from exports.rows.csvfile import csv_bytes
from exports.rows.parquet import parquet_bytes
from exports.rows.table import RowTable
from exports.rows.workbook import xlsx_bytes

Form = Literal["csv", "csv-int", "xlsx", "parquet"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its type on the web, what its name ends in, its limit and how it is written."""

    mimetype: str
    ending: str
    most: int
    write: Callable[[RowTable, About], Iterator[bytes]]


KINDS: dict[Form, FileKind] = {
    "csv": FileKind("text/csv", "csv", 2_000_000, lambda table, _about: csv_bytes(table)),
    "csv-int": FileKind("text/csv", "csv", 2_000_000, lambda table, _about: csv_bytes(table, dutch=False)),
    "xlsx": FileKind(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", 500_000, xlsx_bytes
    ),
    "parquet": FileKind("application/vnd.apache.parquet", "parquet", 2_000_000, parquet_bytes),
}

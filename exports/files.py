"""The kinds of files, how many rows each may have, and what a file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from data.release import Release
from exports.about import About
from exports.csvfile import csv_bytes
from exports.parquet import parquet_bytes
from exports.table import Table
from exports.workbook import xlsx_bytes

Form = Literal["csv", "csv-int", "xlsx", "parquet"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its type on the web, what its name ends in, its limit and how it is written."""

    mimetype: str
    ending: str
    most: int
    write: Callable[[Table, About], Iterator[bytes]]


KINDS: dict[Form, Kind] = {
    "csv": Kind("text/csv", "csv", 2_000_000, lambda table, _about: csv_bytes(table)),
    "csv-int": Kind("text/csv", "csv", 2_000_000, lambda table, _about: csv_bytes(table, dutch=False)),
    "xlsx": Kind(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", 500_000, xlsx_bytes
    ),
    "parquet": Kind("application/vnd.apache.parquet", "parquet", 2_000_000, parquet_bytes),
}


def file_name(release: Release, ending: str, *about: str) -> str:
    """A name that is safe on every system: letters, digits, "-" and "_", and never a path.

    Of an edition with invented figures the name says so.
    """
    mark = ["verzonnen"] if release.fictional else []
    parts = ("wijkmonitor", *mark, release.edition, release.created[:10], *about)
    return "_".join(p for p in map(_plain, parts) if p)[:100] + f".{ending}"


def _plain(part: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-").lower()[:40]

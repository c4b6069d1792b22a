"""CSV in blocks of text columns, with the line number of every row. A file of 2 GB is never read whole."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

BLOCK = 1 << 24
LONGEST_HEADER = 1 << 16
DELIMITERS = (";", ",", "\t")
ABOVE = 12  # lines in which the names may stand below a title


@dataclass(frozen=True)
class CsvHeader:
    """The names of the columns, what stands between them, and how many lines they take with what is above."""

    names: tuple[str, ...]
    delimiter: str
    lines: int


def header(path: Path) -> CsvHeader:
    """The names in the first line that says any; raises OSError or UnicodeDecodeError.

    ``sep=;`` above them (Excel writes it) says what stands between them. A name may hold a line break.
    """
    return next(iter(headers(path)), CsvHeader((), ";", 1))


def headers(path: Path) -> list[CsvHeader]:
    """What the names would be when they stood in the first line, in the second, and so on."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in itertools.islice(file, ABOVE + 20) if len(line) < LONGEST_HEADER]
    said = re.fullmatch(r"sep=(.)\s*", lines[0], re.IGNORECASE) if lines else None
    found = []
    for start in range(1 if said else 0, min(len(lines), ABOVE)):
        delimiter = said[1] if said else max(DELIMITERS, key=lines[start].count)
        reader = csv.reader(lines[start:], delimiter=delimiter)
        try:
            names = next(reader, [])
        except csv.Error:
            continue
        found.append(CsvHeader(tuple(" ".join(n.split()) for n in names), delimiter, start + reader.line_num))
    return found


def rows(
    path: Path, top: CsvHeader, broken: Callable[[int, str], None]
) -> Iterator[tuple[npt.NDArray[np.int64], list[pa.Array]]]:
    """Blocks of (line numbers, text columns). ``broken`` hears of each line with another number of fields."""
    skipped: list[int] = []

    def handle(row: Any) -> str:
        skipped.append(row.number)  # pyarrow counts the lines that it was told to skip too
        broken(row.number, row.text)
        return "skip"

    names = [str(i) for i in range(len(top.names))]
    reader = pa_csv.open_csv(
        path,
        read_options=pa_csv.ReadOptions(
            use_threads=False, block_size=BLOCK, skip_rows=top.lines, column_names=names
        ),  # with threads pyarrow does not know the number of a broken line
        parse_options=pa_csv.ParseOptions(
            delimiter=top.delimiter, ignore_empty_lines=False, invalid_row_handler=handle
        ),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    line = top.lines + 1
    for batch in reader:
        lines, line = _lines(line, batch.num_rows, skipped)
        yield lines, list(batch.columns)


def _lines(first: int, count: int, skipped: list[int]) -> tuple[npt.NDArray[np.int64], int]:
    """The line numbers of ``count`` good rows from ``first`` on, stepping over the skipped ones."""
    if not skipped:
        return np.arange(first, first + count, dtype=np.int64), first + count
    away = np.array(sorted(skipped), np.int64)
    lines = np.arange(first, first + count + len(away), dtype=np.int64)
    lines = lines[~np.isin(lines, away)][:count]
    return lines, int(lines[-1]) + 1 if count else first

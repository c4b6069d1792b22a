"""CSV in blocks of text columns, with the line number of every row. A file of 2 GB is never read whole."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

BLOCK = 1 << 24
LONGEST_HEADER = 1 << 16
DELIMITERS = (";", ",", "\t")


def header(path: Path) -> tuple[list[str], str]:
    """The names in the first line, and what stands between them: a semicolon, a comma or a tab."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        line = file.readline(LONGEST_HEADER)
    delimiter = max(DELIMITERS, key=line.count)
    return next(csv.reader([line], delimiter=delimiter), []), delimiter


def rows(
    path: Path, delimiter: str, width: int, broken: Callable[[int, str], None]
) -> Iterator[tuple[npt.NDArray[np.int64], list[pa.Array]]]:
    """Blocks of (line numbers, text columns). ``broken`` hears of each line with another number of fields."""
    skipped: list[int] = []

    def handle(row: Any) -> str:
        # pyarrow counts from the first line it parses; the header, which we skip, is line 1.
        skipped.append(row.number)
        broken(row.number, row.text)
        return "skip"

    names = [str(i) for i in range(width)]
    reader = pa_csv.open_csv(
        path,
        read_options=pa_csv.ReadOptions(
            use_threads=False, block_size=BLOCK, skip_rows=1, column_names=names
        ),  # with threads pyarrow does not know the number of a broken line
        parse_options=pa_csv.ParseOptions(
            delimiter=delimiter, ignore_empty_lines=False, invalid_row_handler=handle
        ),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    line = 2
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

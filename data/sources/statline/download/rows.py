"""Rows of the service → the text of a CSV file as the reader of StatLine knows it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from data.sources.statline.download.plan import DownloadPart, Pivot
from data.sources.statline.download.service import Row
from data.sources.statline.download.words import failure
from data.sources.statline.header import canonical

YEAR = re.compile(r"(\d{4})JJ00")


def as_csv(rows: Iterable[Row], part: DownloadPart) -> bytes:
    """All rows with all columns, as they came; an absent number is an empty field."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    header: list[str] = []
    for row in rows:
        if not header:
            header = list(row)
            writer.writerow(header)
        elif list(row) != header:
            raise failure("kolommen", table=part.table, part=part.part)
        writer.writerow(["" if v is None else v for v in row.values()])
    return out.getvalue().encode()


def pivoted(rows: Iterable[Row], part: DownloadPart, pivot: Pivot, names: Mapping[str, str]) -> bytes:
    """One row per area and year, with the columns of ``pivot``; areas without any number are left out."""
    of_keys = {tuple(sorted(keys.items())): column for column, keys in pivot.columns.items()}
    dimensions = {d for keys in pivot.columns.values() for d in keys}
    cells: dict[tuple[str, str], dict[str, str]] = {}
    value = ""
    for row in rows:
        value = value or _value(row, part, pivot)
        year = YEAR.match(_text(row, part.period, part))
        keys = tuple(sorted((d, _text(row, d, part)) for d in dimensions))
        if year is None or keys not in of_keys or row.get(value) is None:
            continue  # a combination of keys that we asked for only because we asked for its parts
        area, column = _text(row, part.region, part), of_keys[keys]
        cell = cells.setdefault((area, year[1]), {})
        if column in cell:
            raise failure("dubbel", table=part.table, area=area, year=year[1], column=column)
        cell[column] = str(row[value]).strip()
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["gemeentecode", "gemeente", "jaar", *pivot.columns])
    for (area, year_text), cell in sorted(cells.items()):
        writer.writerow([area, names.get(area, ""), year_text, *(cell.get(c, "") for c in pivot.columns)])
    return out.getvalue().encode()


def _value(row: Row, part: DownloadPart, pivot: Pivot) -> str:
    found = canonical(list(row), numbered=True).get(pivot.value)
    if found is None:
        raise failure("kolom", table=part.table, part=part.part, column=pivot.value)
    return found


def _text(row: Row, column: str, part: DownloadPart) -> str:
    if column not in row:
        raise failure("kolom", table=part.table, part=part.part, column=column)
    return str(row[column]).strip()

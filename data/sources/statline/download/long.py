"""A long table as StatLine itself gives it (a row per key) → the form that we read: a row per area."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

from data.sources.intake.csvfile import CsvHeader
from data.sources.statline.download.plan import DownloadPart, load
from data.sources.statline.download.rows import pivoted
from data.sources.statline.download.service import Row
from data.sources.statline.download.words import failure
from data.sources.statline.header import attempt, canonical, header_of
from data.sources.statline.mapping import StatlineTable

# What CBS calls the same dimension or the same number in another form of the table.
ALSO = {
    "Geboorteland": ("GeboortelandOuders",),
    "Bevolking": ("BevolkingOp1Januari", "Bevolking op 1 januari"),
}


def widened(path: Path, table: StatlineTable, folder: Path) -> Path:
    """The file itself, or one of that name in ``folder`` with a row per area and year.

    Raises ReleaseError when a column is missing, or no row has the keys that we read.
    """
    part = next((p for p in load().parts if p.pivot and p.table == table.source.table), None)
    if part is None or part.pivot is None:
        return path
    top = header_of(path)
    names = canonical(top.names, numbered=True)
    if part.region not in names or part.period not in names:
        return path  # a row per area already
    columns = {n: _column(n, names, part, path) for n in (*(part.keys or {}), part.pivot.value)}
    columns |= {n: names[n] for n in (part.region, part.period)}
    body = pivoted(attempt(path, lambda: list(_rows(path, top, columns, part))), part, part.pivot, {})
    if body.count(b"\n") < 2:
        keys = "; ".join(f"{n}: {', '.join(k)}" for n, k in (part.keys or {}).items())
        raise failure("lang_leeg", file=path.name, keys=keys)
    made = folder / path.name
    made.write_bytes(body)
    return made


def _column(name: str, names: dict[str, str], part: DownloadPart, path: Path) -> str:
    found = next((names[n] for n in (name, *ALSO.get(name, ())) if n in names), None)
    if found is None:
        raise failure("lang_kolom", file=path.name, table=part.table, column=name)
    return found


def _rows(path: Path, top: CsvHeader, columns: dict[str, str], part: DownloadPart) -> Iterator[Row]:
    """The rows with only keys that we read, about areas of the levels and years that we read."""
    places = {name: top.names.index(raw) for name, raw in columns.items()}
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = itertools.islice(file, top.lines, None)
        for fields in csv.reader(lines, delimiter=top.delimiter):
            if len(fields) < len(top.names):
                continue
            row = {name: fields[at].strip() for name, at in places.items()}
            wanted = all(row[n] in keys for n, keys in (part.keys or {}).items())
            year = row[part.period][:4]
            if not wanted or not row[part.region].startswith(part.levels):
                continue
            if year.isdigit() and int(year) >= part.from_year:
                value = part.pivot.value if part.pivot else ""
                yield {**row, value: row[value] or None}

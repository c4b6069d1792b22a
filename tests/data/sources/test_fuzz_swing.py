"""Damaged uploads of Swing: a sentence with file, row and column, or every figure and no other."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, Areas
from data.releases.release import Status
from data.sources.delivery import checks
from data.sources.delivery.findings import DeliveryError, Findings
from data.sources.delivery.guard import files_in
from data.sources.delivery.rows import Codes, Rows, gather
from data.sources.delivery.tables import RowOrigin
from data.sources.intake import missing
from data.sources.swing.convert import convert
from data.sources.swing.mapping import SwingEntry, SwingMapping
from data.sources.swing.metadata import Metadata
from data.sources.swing.upload import KEYS, sheets_of
from tests.data.sources.damage import cell, damaged, fuzz, obvious, told

AREAS = Areas(
    [Area("NL00", "Nederland", "land", None)]
    + [Area(f"GM{n:04}", f"Dorp {n}", "gemeente", "NL00") for n in range(1, 5)]
)
CODES = Codes.of(AREAS, datetime.date(2026, 1, 1))
LEVELS = {"gemeente": "GM####", "stad": ""}
GROUPS = {"1": "NL", "2": "EU_BU", "9": None}
FLAT = SwingMapping(
    LEVELS,
    (
        SwingEntry("bij", "bijstand", "teller", "T"),
        SwingEntry("inw", "bijstand", "noemer", "T"),
        SwingEntry("woz", "kwb_woz", "waarde", "T"),
        SwingEntry("won", "kwb_woz", "noemer", "T"),
    ),
)
CUBE = SwingMapping(
    LEVELS,
    (
        SwingEntry("bij", "bijstand", "teller", dimension="herkomst", groups=GROUPS),
        SwingEntry("inw", "bijstand", "noemer", dimension="herkomst", groups=GROUPS),
    ),
)
ABOUT = Metadata(dimensions={"herkomst": "Herkomst", "geslacht": "Geslacht"})
UPLOAD = [
    "period;geolevel;geoitem;bij;inw;woz;won",
    "2023;gemeente;1;50;1000;412;500",
    "2023;gemeente;2;70;1000;385.5;500",
    "2024;gemeente;1;-99997;-99997;-99996;-99996",
    "2024;stad;1;5;10;400;20",
]
CELLS = [
    "period;geolevel;geoitem;herkomst;geslacht;bij;inw",
    "2023;gemeente;1;1;m;50;1000",
    "2023;gemeente;1;1;v;40;900",
    "2023;gemeente;1;2;m;-99997;70",
    "2023;gemeente;1;2;v;12;70",
    "2023;gemeente;2;9;m;3;30",
]
Key = tuple[str, str, str, int]
Table = Iterable[Sequence[Any]]


def delivered(path: Path, mapping: SwingMapping) -> tuple[Rows | None, str]:
    """The rows of an upload with nothing wrong in it, or what is said of it."""
    findings, origins = Findings(), list[RowOrigin]()
    sheets = [sheet for file in files_in([path], findings) for sheet in sheets_of(file, findings)]
    blocks = list(convert(sheets, mapping, ABOUT, "mapping.yaml", findings))
    rows, _ = gather(blocks, CODES, findings, origins)
    if rows is not None and len(rows):
        checks.check(rows, CODES, origins, findings)
    try:
        findings.stop()
    except DeliveryError as error:
        return None, str(error)
    return rows, ""


def text(value: Any) -> str:
    """A cell as it says itself; of a number with nothing behind the point only the whole part."""
    return ("" if value is None else str(value)).strip().removesuffix(".0")


def by_hand(table: Table, mapping: SwingMapping) -> dict[Key, dict[str, float | None]]:
    """(indicator, herkomst, gebied, jaar) → parts: the sum, or None where a code says there is no figure."""
    head, *rows = table
    names = [text(n).lower() if text(n).lower() in KEYS else text(n) for n in head]
    found: dict[Key, dict[str, float | None]] = {}
    for row in rows:
        at = {n: text(v) for n, v in zip(names, row, strict=False)}
        pattern = LEVELS.get(at.get("geolevel", ""))
        for entry in mapping.entries:
            said = at.get(entry.code, "")
            group = GROUPS.get(at.get("herkomst", "")) if entry.dimension else entry.group
            if not said or not pattern or not group:
                continue
            item = at["geoitem"].upper().removeprefix("GM").zfill(4)
            parts = found.setdefault(
                (entry.indicator, group, f"GM{item}", int(float(at["period"].replace(",", ".")))), {}
            )
            number = obvious(said)
            before = parts.get(entry.part, 0.0)
            parts[entry.part] = None if number is None or before is None else before + number
    return found


def right(rows: Rows | None, wanted: dict[Key, dict[str, float | None]]) -> None:
    """Every figure of the file is there once; a code takes all numbers of its figure away."""
    seen: set[Key] = set()
    for at in range(len(rows) if rows is not None else 0):
        assert rows is not None
        indicator, group = CODES.indicators[rows.indicator[at]], CODES.groups[rows.group[at]]
        key = (indicator, group, CODES.area_codes[rows.area[at]], int(rows.year[at]))
        parts = wanted[key]
        assert key not in seen
        seen.add(key)
        none = None in parts.values()
        assert none == (rows.status[at] not in (Status.BESCHIKBAAR, 255)), key
        for column in ("teller", "noemer", "waarde"):
            value = float(getattr(rows, column)[at])
            wanted_here = None if none else parts.get(column)
            assert np.isnan(value) if wanted_here is None else value == wanted_here, (key, column)
            assert value not in missing.NUMBERS
    assert seen == wanted.keys()


def of_csv(body: bytes) -> Table:
    """The fields of a file, as the csv module of Python reads them."""
    lines = body.decode("utf-8-sig").splitlines(keepends=True)
    said = lines[0].lower().startswith("sep=")
    delimiter = lines[0][4] if said else max(";,\t", key=lines[0].count)
    return list(csv.reader(io.StringIO("".join(lines[said:]), newline=""), delimiter=delimiter))


def judged(path: Path, mapping: SwingMapping, table: Any) -> None:
    rows, said = delivered(path, mapping)
    if said:
        # A subject that is in no column is a fault of the mapping.
        told(said, path.name if path.name in said else "mapping.yaml")
    else:
        right(rows, by_hand(table(), mapping))


@fuzz
@given(damaged(UPLOAD, ";"))
def test_an_upload_in_csv(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "upload.csv"
    path.write_bytes(body)
    judged(path, FLAT, lambda: of_csv(body))


@fuzz
@given(damaged(CELLS, ";"))
def test_a_cube_in_csv(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "kubus.csv"
    path.write_bytes(body)
    judged(path, CUBE, lambda: of_csv(body))


change = st.tuples(st.integers(0, 5), st.integers(0, 6), cell | st.floats() | st.integers() | st.booleans())
byte = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255))


@fuzz
@given(st.booleans(), st.lists(change, max_size=4), st.lists(byte, max_size=1))
def test_an_upload_in_excel(
    tmp_path: Path, cube: bool, changes: list[Any], bytes_: list[tuple[float, int]]
) -> None:
    table: list[list[Any]] = [list(line.split(";")) for line in (CELLS if cube else UPLOAD)]
    for row in table[1:]:
        row[:] = [float(v) if v[:1].isdigit() or v[:1] == "-" else v for v in row]
    for at, column, value in changes:
        if at < len(table):
            table[at][column] = value
    path, book = tmp_path / "upload.xlsx", openpyxl.Workbook()
    try:
        for line in table:
            book.active.append(line)
        book.save(path)
    except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
        return  # Excel cannot hold it
    body = bytearray(path.read_bytes())
    for where, value in bytes_:
        body[int(where * len(body))] = value
    path.write_bytes(body)

    def read() -> Table:
        return [list(r) for r in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]

    judged(path, CUBE if cube else FLAT, read)

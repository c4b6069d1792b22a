"""Damaged files: a sentence with the file (and the row, where it is one), or right figures; no traceback.

What is right is judged by a second, slow and obvious reading of the same bytes. WIJKMONITOR_FUZZ=10000 tries
so many files of every reader.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl  # type: ignore[import-untyped]
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, Areas
from data.asked.places import area_token
from data.asked.recognise import recognise
from data.catalogue import shipped
from data.releases.release import ReleaseError, Status
from data.sources.delivery import checks, moves, places
from data.sources.delivery.findings import DeliveryError, Findings
from data.sources.delivery.guard import files_in
from data.sources.delivery.rows import Codes, Rows, gather
from data.sources.delivery.rows import delivered as of_files
from data.sources.delivery.tables import RowOrigin
from data.sources.intake import missing
from data.sources.statline.figures import compute, sound
from data.sources.statline.mapping import MapFile, load
from data.sources.statline.maps import rewrite
from data.sources.statline.reader import read_sheet
from data.sources.statline.words import catalogue
from tests.data.sources.damage import cell, damaged, fuzz, obvious, told

AREAS = Areas(
    [Area("NL00", "Nederland", "land", None)]
    + [Area(f"GM{n:04}", f"Dorp {n}", "gemeente", "NL00") for n in range(1, 5)]
    + [Area("WK000101", "Wijk", "wijk", "GM0001")]
)
CODES = Codes.of(AREAS, datetime.date(2026, 1, 1))
HEAD = "gebied;jaar;herkomst;indicator;teller;noemer;waarde;status"
LINES = [
    HEAD,
    "GM0001;2023;T;bijstand;50;1000;;",
    "GM0002;2023;T;bijstand;70;1000;7,0;voorlopig",
    "GM0003;2023;T;kwb_woz;;500;412;",
    "GM0004;2023;T;kwb_woz;;500;385,5;",
    "GM0001;2023;T;inwoners;12345;;;",
    "WK000101;2023;T;bijstand;;;;onderdrukt",
]


def delivered(path: Path) -> tuple[Rows | None, list[RowOrigin], str]:
    """The rows of a file with nothing wrong in it, or what is said of it."""
    findings, origins = Findings(), list[RowOrigin]()
    rows, _ = gather(of_files(files_in([path], findings), findings), CODES, findings, origins)
    if rows is not None and len(rows):
        checks.check(rows, CODES, origins, findings)
    try:
        findings.stop()
    except DeliveryError as error:
        return None, origins, str(error)
    return rows, origins, ""


def right(rows: Rows, cells: Callable[[int, str], str]) -> None:
    """Every number is what stands there, and can be; ``cells`` gives the text of a line and column."""
    for at in range(len(rows)):
        line = int(rows.line[at])
        indicator = CODES.indicator(int(rows.indicator[at]))
        assert cells(line, "gebied").strip() == CODES.area_codes[rows.area[at]]
        assert cells(line, "indicator").strip() == indicator.id
        low, high = indicator.range
        for column in ("teller", "noemer", "waarde"):
            value = float(getattr(rows, column)[at])
            if np.isnan(value):
                continue
            assert value == obvious(cells(line, column)), (line, column)
            assert value not in missing.NUMBERS
        value = float(rows.waarde[at])
        assert np.isnan(value) or low <= value <= high
        none = rows.status[at] not in (Status.BESCHIKBAAR, 255)
        assert not none or np.isnan([rows.teller[at], rows.noemer[at], value]).all()


@fuzz
@given(damaged(LINES, ";"))
def test_a_delivery_in_csv(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "levering.csv"
    path.write_bytes(body)
    rows, _, said = delivered(path)
    if rows is None:
        told(said, "levering.csv")
        return
    text = body.decode("utf-8-sig")
    plain = text.split("\n")
    top = next(n for n, line in enumerate(plain) if "gebied" in line.lower())
    delimiter = max(";,\t", key=plain[top].count)
    names = [n.strip().lower() for n in next(csv.reader([plain[top]], delimiter=delimiter))]

    def of(line: int, column: str) -> str:
        fields = next(csv.reader([plain[line - 1].rstrip("\r")], delimiter=delimiter))
        return fields[names.index(column)] if column in names else ""

    right(rows, of)
    filled = [n for n, line in enumerate(plain[top + 1 :], top + 2) if line.strip(delimiter + ' \r\t"')]
    assert sorted(rows.line.tolist()) == filled


change = st.tuples(st.integers(0, 6), st.integers(0, 7), cell | st.floats() | st.integers() | st.booleans())


@fuzz
@given(st.lists(change, max_size=4), st.booleans())
def test_a_delivery_in_excel_or_parquet(tmp_path: Path, changes: list[Any], excel: bool) -> None:
    rows = [line.split(";") for line in LINES]
    table: list[list[Any]] = [list(row) for row in rows]
    for at, column, value in changes:
        table[at][column] = value
    if excel:
        path, book = tmp_path / "levering.xlsx", openpyxl.Workbook()
        try:
            for line in table:
                book.active.append(line)
            book.save(path)
        except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
            return  # Excel cannot hold it
    else:
        path = tmp_path / "levering.parquet"
        head = [str(n) for n in table[0]]
        columns = [pa.array([str(row[n]) for row in table[1:]], pa.string()) for n in range(8)]
        try:
            pq.write_table(pa.Table.from_arrays(columns, head), path)
        except (UnicodeEncodeError, pa.ArrowException):
            return
    found, _, said = delivered(path)
    if found is None:
        told(said, path.name)
    else:
        for at in range(len(found)):
            for column in ("teller", "noemer", "waarde"):
                value = float(getattr(found, column)[at])
                assert np.isnan(value) or value not in missing.NUMBERS


@fuzz
@given(
    damaged(
        ["gebied;naam;niveau;ouder;van;tot", "NL00;Nederland;land;;;", "GM0001;Dorp;gemeente;NL00;;"], ";"
    )
)
def test_a_file_of_areas(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "gebieden.csv"
    path.write_bytes(body)
    findings = Findings()
    found = places.gather(None, path, findings)
    if findings.wrong:
        with pytest.raises(DeliveryError) as error:
            findings.stop()
        told(str(error.value), "gebieden.csv")
    else:
        assert all(a.name.isprintable() and a.name for a in found)


@fuzz
@given(
    damaged(
        ["jaar;van;naar;deel", "2023;GM0001;GM0002;", "2023;GM0003;GM0003;0,5", "2023;GM0003;GM0004;0,5"], ";"
    )
)
def test_a_file_of_moves(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "wijzigingen.csv"
    path.write_bytes(body)
    findings = Findings()
    moves.gather((), path, AREAS, 2026, findings)
    if findings.wrong:
        with pytest.raises(DeliveryError) as error:
            findings.stop()
        told(str(error.value), "wijzigingen.csv")


ALL = load(catalogue())
STATLINE = next(t for t in ALL.tables if t.id == "herkomst_85458")
COLUMNS = ["gemeentecode", "gemeente", "jaar", *sorted(STATLINE.number_columns)]
SHEET = [
    ",".join(COLUMNS),
    *(f"GM000{n},Dorp {n},2024,{','.join(['120'] * (len(COLUMNS) - 3))}" for n in (1, 2, 3)),
]


@fuzz
@given(damaged(SHEET, ","))
def test_a_table_of_cbs(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "85458NED.csv"
    path.write_bytes(body)
    try:
        sheet = read_sheet(path, STATLINE, ALL)
    except ReleaseError as error:
        told(str(error), "85458NED.csv")
        return
    text = io.StringIO(body.decode("utf-8-sig"), newline="")
    every = {t.strip() for row in csv.reader(text) for f in row for t in (f, *re.split(r"[,;]", f))}
    for column in sheet.numbers.values():
        for value in column[~np.isnan(column)].tolist():
            assert any(_says(t, value) for t in every), value
    for name, groups in STATLINE.figures.items():
        indicator = shipped().indicators[name]
        for figure in groups.values():
            part = compute(sheet, figure, indicator)
            shown = part.value[sound(sheet, part, indicator) & ~np.isnan(part.value)]
            assert ((shown >= indicator.range[0]) & (shown <= indicator.range[1])).all()


def _says(text: str, value: float) -> bool:
    try:
        return missing.status(text) is None and float(text.replace(",", ".")) == value
    except ValueError:
        return False


RING = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
SHAPE = {"type": "Polygon", "coordinates": [RING]}
FEATURES = [{"properties": {"gemeentecode": f"GM000{n}"}, "geometry": SHAPE} for n in (1, 2)]
MAP = json.dumps({"features": FEATURES}, indent=0)


@fuzz
@given(damaged(MAP.split("\n"), ","))
def test_a_map(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "gemeente_2024.geojson"
    path.write_bytes(body)
    try:
        made, _ = rewrite(path, MapFile("gemeente", ("gemeente_*.geojson",), "gemeentecode"), AREAS)
    except ReleaseError as error:
        told(str(error), "gemeente_2024.geojson")
        return
    for feature in json.loads(made)["features"]:
        assert feature["properties"]["code"] in AREAS


@fuzz
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["Dorp 1", "GM0001", "dorp", ";", "\n", "é", "wijk"])).map("".join)
)
def test_pasted_names(text: str) -> None:
    found = recognise(AREAS, text)
    assert all(area_token(AREAS, code) == code for code in found.areas)

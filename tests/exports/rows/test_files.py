"""Every file, opened with a reader of another maker, holds the rows of the request and nothing else."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import python_calamine

from data.asked.request import Request
from data.catalogue import Group
from data.monitor import Monitor
from data.releases.release import Status
from exports.names import plain_name
from exports.rows.about import about
from exports.rows.files import KINDS, Form
from exports.rows.requested import table

Made = Callable[[Request, Form], bytes]
Frame = Callable[[Request], pd.DataFrame]
NUMBERS = ["waarde", "teller", "noemer", "ondergrens", "bovengrens"]
FORMS: tuple[Form, ...] = ("csv", "csv-int", "xlsx", "parquet")


def read(content: bytes, form: Form) -> pd.DataFrame:
    """The file as a frame: text columns text, an empty cell NaN."""
    if form == "parquet":
        return pq.read_table(io.BytesIO(content)).to_pandas()
    if form == "xlsx":
        rows: list[list[Any]] = (
            python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        )
        rows = [[None if c == "" else c for c in row] for row in rows]
    else:
        rows = list(
            csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";,"[form != "csv"])
        )
        rows = [[None if c == "" else c for c in row] for row in rows]
    found = pd.DataFrame(rows[1:], columns=rows[0])
    for name in {*NUMBERS, "jaar"} & set(found):
        column = found[name].astype(str).str.replace(",", ".") if form == "csv" else found[name]
        found[name] = pd.to_numeric(column.replace({"None": None}), errors="raise").astype(float)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_the_rows(made: Made, frame: Frame, request_: Request, form: Form) -> None:
    found, wanted = read(made(request_, form), form), frame(request_)
    assert list(found) == list(wanted)
    assert len(found) == len(wanted) > 200
    for name in wanted:
        if name in {*NUMBERS, "jaar"}:
            np.testing.assert_array_equal(found[name].astype(float), wanted[name].astype(float), name)
        else:
            assert found[name].fillna("").tolist() == wanted[name].tolist(), name
    hidden = found[found["status"] == "onderdrukt"]
    assert len(hidden) > 10
    assert found[found["status"] != "beschikbaar"][NUMBERS].isna().all(axis=None)
    assert found["bron"].unique().tolist() == ["Verzonnen cijfers over verzonnen gemeenten en wijken"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("columns", ["jaar", "herkomst"])
def test_side_by_side_is_the_same_turned(
    made: Made, frame: Frame, request_: Request, form: Form, columns: Any
) -> None:
    found, long = read(made(replace(request_, columns=columns), form), form), frame(request_)
    key = ["indicator", "gebied", "herkomst" if columns == "jaar" else "jaar"]
    heading = "jaar" if columns == "jaar" else "herkomst_naam"
    assert not found.duplicated(key).any()
    turned = {tuple(row[k] for k in key): row for row in found.to_dict("records")}
    assert len(turned) == len(long[key].drop_duplicates())
    for row in long.to_dict("records"):
        cell = turned[tuple(row[k] for k in key)][str(row[heading])]
        if row["status"] == "beschikbaar":
            assert float(str(cell).replace(",", ".")) == row["waarde"]
        else:
            words = {"csv": row["status"], "xlsx": row["status"]}
            assert cell == words[form] if form in words else pd.isna(cell)


@pytest.mark.parametrize("form", FORMS)
def test_no_number_of_a_suppressed_cell_is_anywhere_in_a_file(
    monitor: Monitor, gemeente: str, form: Form
) -> None:
    """Put a number that is nowhere else in every suppressed cell, and look for it in the whole file."""
    cube, odd = monitor.cube, 73_519
    columns = {n: getattr(cube, n) for n in ("value", "numerator", "denominator")}
    for name, column in columns.items():
        numbers = column.numbers.copy()
        numbers[-1 - Status.ONDERDRUKT] = odd
        columns[name] = replace(column, numbers=numbers)
    leaky = replace(monitor, cube=replace(cube, **columns))
    assert (leaky.cube.value[leaky.cube.status[...] == Status.ONDERDRUKT] == odd).all()
    for columns in ("", "jaar"):
        request = Request(("alle",), (gemeente, f"wijken-van-{gemeente}"), ("alle",), ("2024",), columns)  # type: ignore[arg-type]
        found = table(leaky, request)
        content = b"".join(KINDS[form].write(found, about(leaky, request, found.rows)))
        assert b"73519" not in b"".join(inside(content, form))


def inside(content: bytes, form: Form) -> Iterator[bytes]:
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif form == "parquet":
        yield pq.read_table(io.BytesIO(content)).to_pandas().to_csv().encode()
    else:
        yield content


def test_the_workbook_is_styled_and_explains_itself(monitor: Monitor, made: Made, request_: Request) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(request_, "xlsx")))
    figures, explanation = book.worksheets
    assert (figures.title, explanation.title) == ("Cijfers (verzonnen)", "Toelichting")
    assert figures.freeze_panes == "C2"
    assert figures.auto_filter.ref == f"A1:U{figures.max_row}"  # a column for the wijk of a buurt too
    assert all(cell.font.b for cell in figures[1])
    formats = {row[7].value: row[10].number_format for row in figures.iter_rows(min_row=2) if row[10].value}
    assert formats["inwoners"] == "#,##0"
    assert formats["bijstand"] == "#,##0.0"
    words = [str(cell.value) for row in explanation.iter_rows() for cell in row if cell.value]
    assert any("verzonnen" in w for w in words[:2])
    assert any(monitor.release.id in w for w in words)
    assert any(monitor.catalogue.indicators["bijstand"].definition.strip()[:40] in w for w in words)
    assert any(request_.to_query() in w for w in words)
    for name in figures[1]:
        assert name.value in words


def test_parquet_says_what_it_is(monitor: Monitor, made: Made, request_: Request) -> None:
    schema = pq.read_schema(io.BytesIO(made(request_, "parquet")))
    told = json.loads(schema.metadata[b"wijkmonitor"])
    assert told["uitgave"] == monitor.release.id
    assert "verzonnen" in told["waarschuwing"]
    assert pd.read_parquet(io.BytesIO(made(request_, "parquet")))["jaar"].dtype == "int16"


@pytest.mark.parametrize("form", FORMS)
def test_a_request_without_rows_is_a_file_with_a_header(made: Made, form: Form) -> None:
    found = read(made(Request(("bijstand",), ()), form), form)
    assert found.empty
    assert "waarde" in found


def test_the_same_request_gives_the_same_bytes(made: Made, request_: Request) -> None:
    for form in ("csv", "parquet"):
        assert made(request_, form) == made(request_, form)  # type: ignore[arg-type]


# ---------------------------------------------------------------- hostile input

NASTY = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("x";"y")',
    "＝1",
    'a;"b",\nc',
    "_x0041_",
    "a\x01b",
)


@pytest.fixture
def hostile(monitor: Monitor) -> Monitor:
    """A release whose names come from somebody who means ill."""
    rows = list(monitor.areas.rows)
    for number, name in enumerate(NASTY, 1):
        rows[number] = replace(rows[number], name=name)
    from data.areas import Areas

    group = Group("SYR", "=SYR", "s", "inwoners", "twintigdeling")
    catalogue = replace(monitor.catalogue, texts={**monitor.catalogue.texts})
    catalogue.__dict__["groups"] = {**monitor.catalogue.groups, "SYR": group}
    return replace(monitor, catalogue=catalogue, cube=replace(monitor.cube, areas=Areas(rows)))


@pytest.mark.parametrize("form", ["csv", "csv-int", "xlsx"])
def test_no_cell_is_a_formula(hostile: Monitor, form: Form) -> None:
    request = Request(("bijstand",), ("gemeenten",), ("T", "SYR"), ("2024",))
    for asked in (request, replace(request, columns="herkomst")):
        found = table(hostile, asked)
        content = b"".join(KINDS[form].write(found, about(hostile, asked, found.rows)))
        rows = read(content, form)
        names = dict(zip(rows["gebied"], rows["gebied_naam"], strict=True))
        for number, nasty in enumerate(NASTY, 1):
            shown = names[hostile.areas.rows[number].code]
            assert shown.lstrip("'").replace("\r\n", "\n") in (
                nasty,
                nasty.replace("\x01", ""),
                nasty.replace("\r", "\n"),
            )
        cells = [str(c) for row in [list(rows), *rows.to_numpy().tolist()] for c in row if isinstance(c, str)]
        dangerous = [c for c in cells if c[:1] in ("=", "+", "@", "\t", "\r", "＝")]
        assert dangerous == []
        assert not [c for c in rows["gebied_naam"] if c.startswith("-")]
        if form == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(content))
            assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


@pytest.mark.parametrize("edition", ["../../etc/passwd", 'a"b\r\nX: y', "con", "ë" * 200, "=1", ""])
def test_a_file_name_is_plain(edition: str) -> None:
    name = plain_name(f"wijkmonitor {edition} ../\\x;y", True)
    assert name.startswith("wijkmonitor-")
    assert name.endswith("-fictief")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) < 100
    assert plain_name("a", False) == "a"

"""A row names the source of its own year, and a workbook says of whom a percentage is."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
import python_calamine

from data.asked.request import Request
from data.monitor import Monitor
from data.releases.provenance import Origin
from data.releases.release import Source
from exports.rows.about import about
from exports.rows.files import KINDS, Form
from exports.rows.requested import table

FORMS: tuple[Form, ...] = ("csv", "csv-int", "xlsx", "parquet")
TABLES = {"bijstand": {2019: "A1", 2023: "B2", 2024: "B2"}, "inwoners": {2019: "C3"}}
"""Which table gave which year; of inwoners nothing is known of the other years."""


@pytest.fixture(scope="module")
def sourced(monitor: Monitor) -> Monitor:
    """The release as if its years came from several tables."""
    given = {
        name: tuple(Origin("Bron", told, "f.csv", "2024", (year,)) for year, told in years.items())
        for name, years in TABLES.items()
    }
    sources = tuple(Source("Bron", told, "2024", "CC BY") for told in ("A1", "B2", "C3"))
    return replace(monitor, release=replace(monitor.release, provenance=given, sources=sources))


@pytest.fixture(scope="module")
def asked(monitor: Monitor) -> Request:
    code = monitor.areas.rows[1].code
    return Request(("bijstand", "inwoners"), (code, "NL00"), ("T", "SYR"), ("2019", "2023", "2024"))


Rows = Callable[[Monitor, Request, Form], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    def read(m: Monitor, request: Request, form: Form) -> list[dict[str, Any]]:
        found = table(m, request)
        content = b"".join(KINDS[form].write(found, about(m, request, found.rows)))
        if form == "parquet":
            return pq.read_table(io.BytesIO(content)).to_pylist()
        if form == "xlsx":
            book = python_calamine.load_workbook(io.BytesIO(content))
            head, *body = book.get_sheet_by_index(0).to_python()
            return [dict(zip(head, row, strict=True)) for row in body]
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        return list(csv.DictReader(lines, delimiter=";" if form == "csv" else ","))

    return read


@pytest.mark.parametrize("form", FORMS)
def test_a_row_names_the_table_of_its_own_year(
    sourced: Monitor, asked: Request, rows: Rows, form: Form
) -> None:
    for request in (asked, replace(asked, columns="herkomst")):
        found = rows(sourced, request, form)
        assert len(found) > 5
        for row in found:
            told = TABLES[row["indicator"]].get(int(row["jaar"]))
            assert (row["bron"] or "") == (f"Bron ({told})" if told else "")


@pytest.mark.parametrize("form", FORMS)
def test_years_side_by_side_name_the_table_of_each(
    sourced: Monitor, asked: Request, rows: Rows, form: Form
) -> None:
    for row in rows(sourced, replace(asked, columns="jaar"), form):
        wanted = {"bijstand": "Bron (A1): 2019; Bron (B2): 2023 en 2024", "inwoners": "Bron (C3)"}
        assert row["bron"] == wanted[row["indicator"]]
    later = replace(asked, columns="jaar", years=("2023", "2024"), indicators=("bijstand",))
    assert {row["bron"] for row in rows(sourced, later, form)} == {"Bron (B2)"}


def _explained(m: Monitor, request: Request, home: str = "") -> dict[str, list[str]]:
    found = table(m, request)
    content = b"".join(KINDS["xlsx"].write(found, about(m, request, found.rows, home)))
    told: dict[str, list[str]] = {}
    for name, words, *_ in (
        openpyxl.load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(values_only=True)
    ):
        told.setdefault(str(name), []).append(str(words))
    return told


def test_the_explanation_says_of_whom_and_names_only_what_was_used(sourced: Monitor, asked: Request) -> None:
    request = replace(asked, indicators=("bijstand",), years=("2024",))
    told = _explained(sourced, request, "http://localhost")
    indicator = sourced.catalogue.indicators["bijstand"]
    (words,) = told[f"{indicator.name} (bijstand)"]
    assert f"Percentage van de {indicator.denominator}." in words
    assert words.endswith("Bron: Bron (B2).")
    assert [line.split(", ")[1] for line in told["Bron"]] == ["B2"]
    (link,) = told["Deze keuze in de database"]
    assert link == f"http://localhost/database?{request.to_query()}"
    rates = _explained(sourced, replace(asked, indicators=("verdachten", "cito")))
    assert any(
        "Aantal per 1.000 inwoners van 12 jaar en ouder." in w for lines in rates.values() for w in lines
    )
    assert any("Gemiddelde over de leerlingen" in w for lines in rates.values() for w in lines)


# ---------------------------------------------------------------- counts and intervals side by side

BESIDE = ("teller", "noemer", "ondergrens", "bovengrens")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("columns", ["jaar", "herkomst"])
def test_counts_and_intervals_stand_beside_the_shares(
    monitor: Monitor, asked: Request, rows: Rows, form: Form, columns: Any
) -> None:
    """Each cell is that of the long rows, in whichever file."""
    code = asked.areas[0]
    request = replace(asked, areas=(code, f"wijken-van-{code}"))
    key = ("indicator", "gebied", "herkomst" if columns == "jaar" else "jaar")
    full = rows(monitor, replace(request, columns=columns, full=True), form)
    turned = {tuple(str(row[k]).removesuffix(".0") for k in key): row for row in full}
    checked = absent = 0
    for row in _long(monitor, request):
        wide = turned[tuple(str(row[k]) for k in key)]
        heading = str(row["jaar" if columns == "jaar" else "herkomst_naam"])
        for name in BESIDE:
            words = {"ondergrens": ", ondergrens (95%)", "bovengrens": ", bovengrens (95%)"}
            end = words.get(name, f", {name}") if form == "xlsx" else f"_{name}"
            cell = wide[heading + end]
            shown = None if cell in ("", None) else float(str(cell).replace(",", "."))
            assert shown == row[name], (heading, name)
            checked += shown is not None
            absent += row["status"] == "onderdrukt"
    assert checked > 50
    assert absent > 10


def _long(monitor: Monitor, request: Request) -> Iterator[dict[str, Any]]:
    for part in table(monitor, request).parts():
        yield from part.batch.to_pylist()


def test_the_workbook_of_a_wide_table_explains_every_kind_of_column(monitor: Monitor, asked: Request) -> None:
    told = _explained(monitor, replace(asked, columns="jaar", full=True))
    for name in ("gebied", "herkomst_naam", "indicator_naam", "eenheid", "bron"):
        assert name in told
    assert "jaar" not in told
    assert all(word in told["Jaren of groepen naast elkaar"][0] for word in BESIDE)


def test_no_word_of_a_heading_is_cut(monitor: Monitor, asked: Request) -> None:
    request = replace(asked, columns="herkomst", full=True, groups=("vijfdeling",))
    found = table(monitor, request)
    content = b"".join(KINDS["xlsx"].write(found, about(monitor, request, found.rows)))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    widths = {
        n: d.width for d in sheet.column_dimensions.values() for n in range(d.min, (d.max or d.min) + 1)
    }
    for cell in sheet[1]:
        assert max(map(len, str(cell.value).split())) + 2 <= widths[cell.column]
        lines = sum(len(w) + 1 for w in str(cell.value).split()) / (widths[cell.column] - 2)
        assert sheet.row_dimensions[1].height >= 14 * lines - 14


def test_parquet_keeps_the_types_of_what_stands_beside(monitor: Monitor, asked: Request) -> None:
    request = replace(asked, columns="jaar", full=True)
    found = table(monitor, request)
    content = b"".join(KINDS["parquet"].write(found, about(monitor, request, found.rows)))
    schema = pq.read_schema(io.BytesIO(content))
    assert str(schema.field("2024_teller").type) == "int32"
    assert str(schema.field("2024_ondergrens").type) == "double"
    assert "uitgebreid=ja" in json.dumps(json.loads(schema.metadata[b"wijkmonitor"]))

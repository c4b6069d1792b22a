"""The workbook: opened by openpyxl, its numbers are those of the screen, and it says what they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.readings_by_group import get_readings_by_group
from exports.pictures import workbook
from figures.dots import Dots
from figures.exhibit import Exhibit
from figures.lines import Lines
from tests.exhibits import KINDS
from views.figuren import exhibit

Asked = Callable[..., Exhibit]
HOME = "http://wijkmonitor.invalid"


def opened(found: Exhibit) -> tuple[Any, Any, list[dict[str, Any]]]:
    """(sheet Figuur, sheet Toelichting, the rows of the first by their heads)"""
    book = openpyxl.load_workbook(BytesIO(workbook.xlsx(found, HOME)))
    assert book.sheetnames == ["Figuur", "Toelichting"]
    sheet = book["Figuur"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    return sheet, book["Toelichting"], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_is(figure: Asked, kind: str) -> None:
    found = figure(kind)
    sheet, about, rows = opened(found)
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A3"].value) == (
        found.title, found.subtitle, "Fictieve cijfers – demo"
    )  # fmt: skip
    assert rows
    assert sheet.freeze_panes == "B6"
    told = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert told["Gebied"] == found.where
    assert told["Herkomst"] == found.whom
    assert told["Bron"] == found.source
    assert told["Jaar van de cijfers"] == (found.years.only or found.years.words)
    assert found.years.only is None or told.get("Gekozen jaar", found.years.only) == found.year
    assert told["Deze figuur in de monitor"] == f"{HOME}{found.address.link}"
    assert "Fictieve cijfers – demo" in [row[1] for row in about.iter_rows(values_only=True)]
    assert found.release.id in [row[1] for row in about.iter_rows(values_only=True)]


def test_numbers_are_numbers_and_those_of_the_screen(figure: Asked) -> None:
    found = figure("nu")
    assert isinstance(found.plot, Dots)
    _, _, rows = opened(found)
    for row, shown in zip(rows, found.plot.rows, strict=True):
        assert row["Cijfer (%)"] == pytest.approx(shown.figure.value, abs=1e-4)
        assert (row["Aantal"], row["Van de"]) == (shown.figure.numerator, shown.figure.denominator)
        assert row["Ondergrens (95 %)"] == pytest.approx(shown.figure.low, abs=1e-4)


def test_every_year_of_every_line_is_a_row(figure: Asked) -> None:
    found = figure("verloop")
    assert isinstance(found.plot, Lines)
    _, _, rows = opened(found)
    wanted = [(line.name, f.year, f.value) for line in found.plot.lines for f in line.series.figures]
    for row, (name, year, value) in zip(rows, wanted, strict=True):
        assert (row["Lijn"], row["Jaar"]) == (name, year)
        assert row["Cijfer (%)"] == (None if value is None else pytest.approx(value, abs=1e-4))


def test_a_group_with_too_few_people_has_a_reason_and_no_number_at_all(
    monitor: Monitor, hidden: Selection
) -> None:
    found = exhibit(monitor, hidden, "thema-bijstand", "herkomst-twintigdeling")
    assert found is not None
    _, _, rows = opened(found)
    for row, part in zip(
        rows, get_readings_by_group(monitor, hidden, "bijstand", "twintigdeling").parts, strict=False
    ):
        if part.reading.figure.value is None:
            assert row["Waarom geen cijfer"] == "te weinig mensen"
            own = ("Cijfer (%)", "Ondergrens (95 %)", "Bovengrens (95 %)", "Aantal", "Van de")
            assert [row[c] for c in own] == [None] * 5


def test_counts_that_a_release_holds_of_a_suppressed_figure_stay_inside(figure: Asked) -> None:
    found = figure("nu")
    assert isinstance(found.plot, Dots)
    first = found.plot.rows[0]
    secret = replace(first.figure, value=None, numerator=3, denominator=7, low=12.34, high=56.78)
    plot = replace(found.plot, rows=(replace(first, figure=secret), *found.plot.rows[1:]))
    _, _, rows = opened(replace(found, plot=plot))
    assert not {3, 7, 12.34, 56.78} & set(rows[0].values())


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"])
def test_a_name_like_a_formula_is_a_word(figure: Asked, nasty: str) -> None:
    found = figure("nu")
    assert isinstance(found.plot, Dots)
    rows = (replace(found.plot.rows[0], full=nasty), *found.plot.rows[1:])
    sheet, about, _ = opened(replace(found, title=nasty, areas=(nasty,), plot=replace(found.plot, rows=rows)))
    cells = [c for s in (sheet, about) for row in s.iter_rows() for c in row if c.value is not None]
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
    assert sheet["A6"].value == nasty

"""The matrix, two taarten and the theme on two sides: their files hold the figures of the page, no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.group_indicator_matrix import get_group_indicator_matrix
from data.queries.groups.divisions import find_divisions
from data.queries.pairs.pair_by_indicator import get_pair_by_indicator
from exports.pictures import picture, workbook
from exports.slides import slide
from figures.exhibit import Exhibit
from figures.grid import GroupMatrix
from figures.pair import Dumbbells
from figures.taarten import Taarten
from views.figuren import exhibit

Asked = Callable[..., Exhibit]


def rows_of(found: Exhibit) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(BytesIO(workbook.xlsx(found)))
    rows = list(book["Figuur"].iter_rows(min_row=5, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def table_of(found: Exhibit) -> list[list[str]]:
    """The table of the slide, as words."""
    deck = Presentation(BytesIO(slide.pptx(found)))
    table = next(s for s in deck.slides[0].shapes if s.has_table).table
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture
def secret(monitor: Monitor, hidden: Selection) -> tuple[Selection, Exhibit]:
    """The matrix of a wijk where some groups have too few people."""
    chosen = replace(hidden, division="twintigdeling", indicator=None)
    found = exhibit(monitor, chosen, "herkomst-matrix")
    assert found is not None
    return chosen, found


def test_every_cell_of_the_matrix_is_a_row_of_the_workbook(
    monitor: Monitor, secret: tuple[Selection, Exhibit]
) -> None:
    chosen, found = secret
    divided = find_divisions(monitor, chosen)
    assert divided is not None
    rows, held = rows_of(found), get_group_indicator_matrix(monitor, chosen, divided)
    assert len(rows) == len(held.rows) * (1 + len(held.columns))
    told = {(r["Groep"], r["Onderwerp"]): r for r in rows}
    absent = 0
    for row in held.rows:
        for reading in row.readings:
            cell, figure = told[row.group.label, reading.indicator.short], reading.figure
            if figure.value is None:
                absent += 1
                numbers = [v for k, v in cell.items() if k != "Jaar" and isinstance(v, int | float)]
                assert numbers == []
                assert cell["Waarom geen cijfer"]
            else:
                assert cell["Cijfer"] == pytest.approx(figure.value, abs=1e-4)
                assert (cell["Aantal"], cell["Van de"]) == (figure.numerator, figure.denominator)
    assert absent > 3


def test_the_matrix_on_a_slide_is_a_table_and_tells_why_a_number_is_missing(
    secret: tuple[Selection, Exhibit],
) -> None:
    _, found = secret
    assert isinstance(found.plot, GroupMatrix)
    cells = table_of(found)
    assert len(cells) == len(found.plot.groups.rows) + 1
    for shown, row in zip(cells[1:], found.plot.groups.rows, strict=True):
        assert shown[0] == row.group.short
        for words, reading in zip(shown[2:], row.readings, strict=True):
            assert any(c.isdigit() for c in words) == (reading.figure.value is not None)


def test_both_sides_and_their_difference_are_those_of_the_page(figure: Asked) -> None:
    found = figure("naast")
    assert isinstance(found.plot, Dumbbells)
    a, b = found.plot.names
    cells = table_of(found)
    for row, held, words in zip(rows_of(found), found.plot.rows, cells[1:], strict=True):
        assert row["Onderwerp"] == held.indicator.short
        older = f" ({row['Jaar']})" if row["Jaar"] not in (None, found.year) else ""
        assert words[0] == held.indicator.short + older
        assert held.a.value is not None
        assert held.b.value is not None
        assert (row[a], row[b]) == (
            pytest.approx(held.a.value, abs=1e-4), pytest.approx(held.b.value, abs=1e-4)
        )  # fmt: skip
        difference = next(v for k, v in row.items() if "vergeleken met" in k)
        assert difference == pytest.approx(held.a.value - held.b.value, abs=2e-4)
        assert len(words) == 5


def test_of_a_side_without_a_figure_no_difference_goes_along(monitor: Monitor, hidden: Selection) -> None:
    for group in ("SYR", "ERI", "IRK", "OEK", "BUL"):
        chosen = replace(hidden, group=group, indicator=None, compare=monitor.areas.land.code)
        held, found = get_pair_by_indicator(monitor, chosen), exhibit(monitor, chosen, "vergelijken-tabel")
        assert held is not None
        assert found is not None
        if isinstance(found.plot, Dumbbells) and any(r.a.value is None for r in found.plot.rows):
            break
    else:
        pytest.fail("Geen groep zonder cijfer in deze wijk.")
    for row, one in zip(rows_of(found), found.plot.rows, strict=True):
        if one.a.value is None:
            assert not [k for k, v in row.items() if v is not None and ("vergeleken" in k or "grens" in k)]


def test_two_taarten_are_one_picture_with_both_names(figure: Asked) -> None:
    found = figure("taarten")
    assert isinstance(found.plot, Taarten)
    drawn = picture.svg(found, with_font=False)
    for name in found.plot.names:
        assert name in re.sub(r"<[^>]+>", "\n", drawn)
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))
    deck = Presentation(BytesIO(slide.pptx(found)))
    (taarten,) = [
        s for s in deck.slides[0].shapes if s.shape_type is not None and s.shape_type.name == "PICTURE"
    ]
    assert found.plot.names[0] in taarten._element.nvPicPr.cNvPr.get("descr")

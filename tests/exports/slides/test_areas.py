"""Areas beside each other on a slide: tables and points of PowerPoint, with the figures of the page."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import get_areas_beside
from exports.slides import slide
from exports.slides.areas import MOST
from figures.areas import AreasTable
from figures.exhibit import Exhibit
from figures.funnel import Funnel, placed
from figures.strips import Strips, summary
from figures.verdict import verdict

Asked = Callable[..., Exhibit]
HOME = "http://wijkmonitor.invalid"


def main_of(found: Exhibit) -> tuple[Any, bytes]:
    data = slide.pptx(found, HOME)
    (only,) = Presentation(BytesIO(data)).slides
    (shape,) = [s for s in only.shapes if s.name == "Figuur"]
    return shape, data


def rows_of(shape: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in shape.table.rows]


def test_the_table_has_every_area_in_its_colour(figure: Asked) -> None:
    found = figure("lijst")
    assert isinstance(found.plot, AreasTable)
    plot = found.plot
    shape, _ = main_of(found)
    rows, order = rows_of(shape), plot.fold().rows[:MOST]
    assert rows[-1][0] == f"Heel {plot.grid.place.name}"
    for line, r in zip(rows[1:], order, strict=False):
        assert line[0].startswith(plot.grid.areas[r].name)
        for cell, reading in zip(line[2:], plot.grid.readings([r])[0], strict=True):
            if reading.figure.value is not None:
                assert cell.endswith(verdict(reading).sign)
    first = plot.grid.readings([order[0]])[0][0]
    colour = shape.table.cell(1, 2).fill.fore_color.rgb
    assert first.figure.value is None or f"#{colour}".lower() == verdict(first).fill


@pytest.mark.parametrize("every", [False, True])
def test_of_many_rows_the_chosen_one_is_there_and_the_others_are_counted(
    figure: Asked, monitor: Monitor, every: bool
) -> None:
    grid = get_areas_beside(monitor, Selection("NL00", 2023, "veiligheid"), "NL00", "wijk")
    chosen = grid.areas[-1]
    shape, _ = main_of(replace(figure("lijst"), plot=AreasTable(grid, "t", chosen.code, every=every)))
    rows = rows_of(shape)
    shown = rows[1:-2]
    assert len(shown) == MOST
    assert any(line[0].startswith(chosen.name) for line in shown)
    assert rows[-2][0] == f"En nog {len(grid.areas) - MOST} wijken: zie het Excel-bestand."


def test_strips_are_a_table_of_their_ends(figure: Asked) -> None:
    found = figure("stroken")
    assert isinstance(found.plot, Strips)
    shape, _ = main_of(found)
    heads, rows = summary(found.plot).card().words()
    assert rows_of(shape) == [heads, *rows]


def test_the_funnel_is_points_that_can_be_edited(figure: Asked) -> None:
    found = figure("trechter")
    assert isinstance(found.plot, Funnel)
    plot = found.plot
    shape, data = main_of(found)
    chart = shape.chart
    series = list(chart.plots[0].series)
    drawn = placed(plot)
    points = {
        (round(x), round(float(y), 3))
        for s in series
        if s.marker.style is not None and s.marker.style.name != "NONE"
        for x, y in zip(xs_of(s), s.values, strict=True)
    }
    expected = {
        (plot.grid.reading(plot.column, r).figure.denominator, round(float(plot.values[r]), 3))
        for r in plot.shown
    }
    assert sorted(points) == [(n, pytest.approx(v, abs=2e-3)) for n, v in sorted(expected)]
    (reference,) = [s for s in series if s.name == f"heel {plot.grid.place.name}"]
    assert list(reference.values) == pytest.approx([plot.line.value] * 2, abs=1e-6)
    assert sum("95" in s.name for s in series) >= 2
    assert chart.category_axis._element.find(f"{qn('c:scaling')}/{qn('c:logBase')}").get("val") == "10"
    assert chart.value_axis.maximum_scale == drawn.scale.end
    with zipfile.ZipFile(BytesIO(data)) as deck:
        (name,) = [n for n in deck.namelist() if n.startswith("ppt/embeddings/")]
        sheet = openpyxl.load_workbook(BytesIO(deck.read(name))).worksheets[0]
    numbers = [(x, y) for x, y in sheet.iter_rows(max_col=2, values_only=True) if isinstance(x, int | float)]
    assert len(numbers) == sum(len(list(s.values)) for s in series)
    assert points <= {(round(x), round(float(y), 3)) for x, y in numbers if y is not None}


def xs_of(series: Any) -> list[float]:
    return [float(v.text) for v in series._element.findall(f".//{qn('c:xVal')}//{qn('c:v')}")]


def test_of_a_hidden_figure_there_is_no_point(figure: Asked, monitor: Monitor, hidden: Selection) -> None:
    place = monitor.areas[hidden.area].parent or ""
    grid = get_areas_beside(monitor, replace(hidden, group="BE_BU"), place, "wijk")
    plot = Funnel(grid, grid.column_of("bijstand") or 0, hidden.area)
    shape, _ = main_of(replace(figure("trechter"), plot=plot))
    if plot.empty:
        assert not shape.has_chart
        return
    known = sum(grid.reading(plot.column, r).figure.value is not None for r in range(len(grid.areas)))
    marked = [s for s in shape.chart.plots[0].series if s.marker.style.name != "NONE"]
    assert sum(len(list(s.values)) for s in marked) == len(plot.shown) <= known

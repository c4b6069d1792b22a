"""The funnel: every area at its size and value, with the colour and shape of its verdict, in honest lines."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.statistics.scoring import Z
from figures import kinds
from figures.funnel import LEVEL, Funnel, looks, placed
from figures.funnel import screen as screen_module
from figures.sheet import Box, Sheet
from figures.verdict import verdict
from tests.exhibits import gemeente, in_use, monitor

__all__ = ["gemeente", "in_use", "monitor"]

Parse = Callable[[Any], Any]


@pytest.fixture(scope="module")
def grid(monitor: Monitor, gemeente: Area) -> AreaGrid:
    return get_areas_beside(monitor, Selection(gemeente.code, 2023, "arbeid_inkomen"), gemeente.code, "wijk")


@pytest.fixture(scope="module")
def land(monitor: Monitor) -> AreaGrid:
    chosen = Selection("NL00", 2023, "veiligheid", reference="nederland")
    return get_areas_beside(monitor, chosen, "NL00", "wijk")


def test_a_point_lies_at_its_size_and_value(land: AreaGrid) -> None:
    plot = Funnel(land, land.column_of("verdachten") or 0)
    drawn = placed(plot)
    first, last = drawn.powers
    shown = {p.row: p for p in drawn.points}
    told = 0
    for row in range(len(land.areas)):
        figure = land.reading(plot.column, row).figure
        if figure.value is None or not figure.denominator:
            assert row not in shown
            continue
        point = shown[row]
        assert 10 ** (first + point.x * (last - first)) == pytest.approx(figure.denominator, rel=1e-9)
        start, end = drawn.scale.start, drawn.scale.end
        assert start + point.y * (end - start) == pytest.approx(figure.value, abs=1e-6)
        told += 1
    assert told == len(drawn.points) > 40


def test_colour_and_shape_are_those_of_the_verdict(land: AreaGrid) -> None:
    for column in range(len(land.columns)):
        plot = Funnel(land, column)
        rows = plot.shown
        for row, (shown, side) in zip(rows, looks(plot, rows), strict=True):
            reading = land.reading(column, row)
            assert shown == verdict(reading)
            level = reading.level if reading.scored else 0
            assert side == (level > 0) - (level < 0)


def test_what_lies_within_the_lines_is_what_the_verdict_calls_chance(land: AreaGrid) -> None:
    """The 95 % line at the size of each area, from the line as it is drawn: so near it nothing is told."""
    plot = Funnel(land, land.column_of("verdachten") or 0)
    drawn = placed(plot)
    ends = [[], []]
    for curve in drawn.curves:
        if curve.kind == "95":
            points = [p for run in curve.runs for p in run]
            above = sum(y for _, y in points) / len(points) > (drawn.line or 0)
            ends[above] = points
    checked = 0
    for point in drawn.points:
        reading = land.reading(plot.column, point.row)
        at = []
        for points in ends:
            xs, ys = zip(*points, strict=True)
            at.append(float(np.interp(point.x, xs, ys)) if xs[0] <= point.x <= xs[-1] else math.nan)
        if math.isnan(at[1]) or reading.deviate is None or abs(abs(reading.deviate) - Z) < 0.15:
            continue
        if point.y > (drawn.line or 0):
            assert (point.y > at[1]) == (reading.deviate > Z)
            checked += 1
    assert checked > 10


def test_every_area_is_a_point_with_its_name(grid: AreaGrid, parse: Parse) -> None:
    plot = Funnel(grid, 0, grid.areas[0].code)
    html = parse(kinds.screen(plot, "t"))
    points = html.all("svg", class_="point")
    names = [p.attributes["data-tip"].split("\n")[0] for p in points]
    assert sorted(names) == sorted(grid.areas[r].name for r in plot.shown)
    (own,) = html.all("svg", class_="own")
    assert own.attributes["data-tip"].startswith(grid.areas[0].name)
    assert own is points[-1]  # on top of the others
    sides = {p.row: p.side for p in placed(plot).points}
    for point, name in zip(points, names, strict=True):
        row = next(r for r in sides if grid.areas[r].name == name)
        assert (point.all("path")[0].attributes["d"] == screen_module.ROUND) == (sides[row] == LEVEL)


def test_very_many_points_are_one_path_per_look(
    land: AreaGrid, monkeypatch: pytest.MonkeyPatch, parse: Parse
) -> None:
    monkeypatch.setattr(screen_module, "NAMED", 10)
    plot = Funnel(land, land.column_of("verdachten") or 0, land.areas[0].code)
    html = parse(kinds.screen(plot, "t"))
    clouds = html.all("path", class_="cloud")
    assert sum(c.attributes["d"].count("h0") for c in clouds) == len(plot.shown)
    assert len(clouds) <= 6
    assert len(html.all("svg", class_="point")) == 1


def test_without_sizes_there_is_nothing_to_draw(monitor: Monitor, gemeente: Area) -> None:
    chosen = Selection(gemeente.code, 2023, "wonen_leefomgeving")
    grid = get_areas_beside(monitor, chosen, gemeente.code, "wijk", ["leefbaarometer"])
    assert Funnel(grid).empty
    assert kinds.screen(Funnel(grid), "t") == ""


@pytest.mark.parametrize("narrow", [False, True])
def test_paper_has_every_point_and_keeps_within_its_box(grid: AreaGrid, narrow: bool) -> None:
    plot = Funnel(grid, 0, grid.areas[0].code)
    box = Box(4, 4, 372, 10_000, True) if narrow else Box(4, 4, 1168, 460)
    sheet = Sheet()
    used = kinds.paper(sheet, plot, box)
    assert used <= (420 if narrow else 460.5)
    root = ElementTree.fromstring(f"<g>{sheet.markup()}</g>")
    for circle in root.iter("circle"):
        assert box.x <= float(circle.attrib["cx"]) <= box.right
        assert box.y <= float(circle.attrib["cy"]) <= box.y + used
    assert grid.areas[0].name in sheet.markup()

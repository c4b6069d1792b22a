"""Strips: every area at its place on the scale of its row, none that is hidden, and no rank."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from figures import kinds, strips
from figures.sheet import Box, Sheet
from figures.strips import BINS, Strips, count_words
from figures.strips import strips as rows_of
from figures.words import formatting
from tests.exhibits import gemeente, hidden, in_use, monitor

__all__ = ["gemeente", "hidden", "in_use", "monitor"]

Parse = Callable[[Any], Any]


@pytest.fixture(scope="module")
def grid(monitor: Monitor, gemeente: Area) -> AreaGrid:
    return get_areas_beside(monitor, Selection(gemeente.code, 2023, "arbeid_inkomen"), gemeente.code, "wijk")


@pytest.fixture(scope="module")
def partly(monitor: Monitor, hidden: Selection) -> AreaGrid:
    """Of a group of which some wijken have no figure."""
    place = monitor.areas[hidden.area].parent or ""
    found = get_areas_beside(monitor, replace(hidden, group="BE_BU"), place, "wijk")
    known = (~np.isnan(found.cells.value)).sum(axis=(1, 2))
    assert (known < len(found.areas)).any()
    return found


def test_every_area_is_a_dot_at_its_place_and_the_own_one_a_mark(grid: AreaGrid, parse: Parse) -> None:
    plot = Strips(grid, "Werk", grid.areas[1].code)
    shown = rows_of(plot)
    drawn = parse(kinds.screen(plot, "t")).all("div", class_="strip-row")
    assert [d.attributes["data-mark"] for d in drawn] == [c.id for c in grid.columns]
    for strip, row in zip(shown, drawn, strict=True):
        dots = row.all("circle")
        others = [v for r, v in enumerate(strip.values.tolist()) if r != 1 and v == v]
        assert [d.attributes["cx"] for d in dots] == [strip.scale.at(v) for v in others]
        for dot, value in zip(dots, others, strict=True):
            assert dot.attributes["data-tip"].endswith(formatting.with_unit(value, strip.indicator))
        mine = [v for v in strip.values[1:2].tolist() if v == v]
        assert [m.attributes["x"] for m in row.all("svg", class_="own")] == [strip.scale.at(v) for v in mine]
        (line,) = row.all("line", class_="total")
        assert line.attributes["x1"] == strip.scale.at(grid.whole[strip.column].figure.value or 0.0)
        assert row.all("b")[0].text == formatting.figure_value(strip.reading.figure, strip.indicator)
        assert [t.text for t in row.all("text")] == list(strip.ends)
        assert strip.scale.start <= np.nanmin(strip.values)
        assert strip.scale.end >= np.nanmax(strip.values)
        assert row.all("svg", class_="strip")[0].attributes["aria-hidden"] == "true"


def test_hidden_areas_are_not_drawn_but_counted(partly: AreaGrid, parse: Parse) -> None:
    plot = Strips(partly)
    drawn = parse(kinds.screen(plot, "t")).all("div", class_="strip-row")
    for strip, row in zip(rows_of(plot), drawn, strict=True):
        assert len(row.all("circle")) == strip.known == int((~np.isnan(strip.values)).sum())
        expected = (
            f"{strip.known} van {strip.total} wijken"
            if strip.known < strip.total
            else f"{strip.total} wijken"
        )
        assert count_words(plot, strip) == expected
        assert expected in row.text


def test_without_an_own_area_the_place_itself_is_told(grid: AreaGrid, parse: Parse) -> None:
    html = parse(kinds.screen(Strips(grid), "t"))
    assert not html.all("svg", class_="own")
    assert not html.all("i", class_="swatch")
    for strip, row in zip(rows_of(Strips(grid)), html.all("div", class_="strip-row"), strict=True):
        figure = grid.whole[strip.column].figure
        assert row.all("b")[0].text == formatting.figure_value(figure, strip.indicator)


def test_more_areas_are_ticks_in_one_path_and_very_many_shades(
    grid: AreaGrid, monkeypatch: pytest.MonkeyPatch, parse: Parse
) -> None:
    monkeypatch.setattr(strips, "DOTS", 1)
    plot = Strips(grid, chosen=grid.areas[0].code)
    for strip, row in zip(
        rows_of(plot), parse(kinds.screen(plot, "t")).all("div", class_="strip-row"), strict=True
    ):
        (path,) = row.all("path", class_="ticks")
        at = {int(x) for x in re.findall(r"M(\d+) ", path.attributes["d"])}
        known = strip.values[~np.isnan(strip.values)]
        assert at == {round(10_000 * strip.scale.part(v)) for v in known.tolist()}
    monkeypatch.setattr(strips, "TICKS", 2)
    for strip, row in zip(
        rows_of(plot), parse(kinds.screen(plot, "t")).all("div", class_="strip-row"), strict=True
    ):
        shades = row.all("rect", class_="shade")
        assert 0 < len(shades) <= BINS
        filled = {min(int(strip.scale.part(v) * BINS), BINS - 1) for v in strip.values.tolist() if v == v}
        assert len(shades) == len(filled)
        assert not row.all("circle")
        assert row.all("svg", class_="own")


def test_paper_has_as_many_areas_as_the_screen(partly: AreaGrid) -> None:
    for box in (Box(4, 4, 1168, 460), Box(4, 4, 372, 10_000, narrow=True)):
        sheet = Sheet()
        assert kinds.paper(sheet, Strips(partly), box) < 1000
        root = ElementTree.fromstring(f"<g>{sheet.markup()}</g>")
        dots = list(root.iter("circle"))
        distinct = sum(len(np.unique(s.values[~np.isnan(s.values)])) for s in rows_of(Strips(partly)))
        assert len(dots) == distinct + 1  # and one in the key


def test_the_table_below_and_the_words_tell_the_ends(grid: AreaGrid) -> None:
    plot = Strips(grid, chosen=grid.areas[0].code)
    heads, rows = kinds.kind_of(plot).card(plot).card().words()  # type: ignore[misc]
    assert heads[1] == grid.areas[0].name
    assert heads[2] == f"Heel {grid.place.name}"
    words = kinds.spoken(plot)
    for strip, row, spoken in zip(rows_of(plot), rows, words, strict=True):
        low, high = (
            formatting.with_unit(float(end(strip.values)), strip.indicator) for end in (np.nanmin, np.nanmax)
        )
        assert row[3:5] == [low, high]
        assert spoken.startswith(f"{strip.indicator.short}: van {low} tot {high}")
    alone = kinds.kind_of(plot).card(Strips(grid)).card().words()[0]  # type: ignore[misc]
    assert len(alone) == len(set(alone)) == len(heads) - 1

"""A row says what its parts say: the figures of now, of every year and of every group, and their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area
from data.monitor import Monitor
from figures.dots import figure_of
from figures.exhibit import Exhibit
from figures.kinds import screen, spoken, table
from figures.lines import Lines, TrendLine
from figures.row import SubjectRow
from figures.row.words import chip, line_words, value_words
from figures.row.years import APART, HIGH, spread
from tests.exhibits import figure, gemeente, hidden, in_use, monitor, other

__all__ = ["figure", "gemeente", "hidden", "in_use", "monitor", "other"]


@pytest.fixture
def row(figure: Callable[..., Exhibit]) -> SubjectRow:
    found = figure("rij").plot
    assert isinstance(found, SubjectRow)
    return found


def by_hand(make: Any, reading: Any, **more: Any) -> SubjectRow:
    return SubjectRow("Bijstand", reading, make.comparison(), **more)


# ---------------------------------------------------------------- the numbers


def test_the_table_holds_every_number_that_the_cube_has(
    row: SubjectRow, monitor: Monitor, gemeente: Area
) -> None:
    """A second, slow way: straight out of the cube, figure by figure."""
    cube, years = monitor.cube, monitor.release.years
    at = monitor.rows[next(p for p, i in enumerate(monitor.indicators) if i.id == "bijstand")]

    def value(area: str, group: str, year: int) -> float:
        found: float = cube.value[at, cube.years[year], cube.groups[group], cube.areas.index[area]]
        return found

    told = [(t.part, t.name, t.figure) for t in table(row).items]
    for name, area in ((gemeente.name, gemeente.code), (monitor.areas.land.name, "NL00")):
        line = {f.year: f.value for part, n, f in told if part == "Door de jaren" and n == name}
        for year in years:
            slow = value(area, "T", year)
            assert line.get(year) is None if np.isnan(slow) else line[year] == pytest.approx(slow)
    origin = [f for part, _, f in told if part == "Naar herkomst"]
    groups = monitor.catalogue.classifications["vijfdeling"].groups
    for group, found in zip([*(g.code for g in groups), "T"], origin, strict=True):
        slow = value(gemeente.code, group, found.year or 0)
        assert found.value is None if np.isnan(slow) else found.value == pytest.approx(slow)
    assert told[0][2] == row.reading.figure


def test_the_lines_end_at_the_year_that_was_chosen(figure: Callable[..., Exhibit]) -> None:
    plot = figure("rij", jaar="2019").plot
    assert isinstance(plot, SubjectRow)
    assert plot.lines is not None
    assert max(plot.lines.years) == 2019


def test_areas_on_the_strip_are_those_of_the_page_wijken(figure: Callable[..., Exhibit]) -> None:
    plot = figure("rij_gebieden").plot
    assert isinstance(plot, SubjectRow)
    assert plot.areas is not None
    assert plot.strip is not None
    assert plot.groups is None
    grid = plot.areas.grid
    assert [i.id for i in grid.columns] == ["pct_buiten_nl"]
    names = [t.name for t in table(plot).items if t.part == grid.level.plural.capitalize()]
    assert names == [a.name for a in grid.areas]
    assert any("pct" not in words and "wijken van" in words for words in spoken(plot))


# ---------------------------------------------------------------- the words


def test_the_chip_names_verdict_reference_and_its_value(make: Any) -> None:
    told = chip(by_hand(make, make.reading()))
    assert told is not None
    assert told.shown is not None
    assert re.search(r"^(duidelijk )?ongunstiger dan in Aadorp.* \(\d+,\d\u00a0%\)$", told.words)
    alike = chip(by_hand(make, replace(make.reading(), level=0)))
    assert alike is not None
    assert alike.words.startswith("vergelijkbaar met Aadorp")


def test_a_difference_that_is_told_is_seen(make: Any) -> None:
    reading = replace(make.reading(), figure=make.figure(9.11), reference=9.08, level=1)
    plot = by_hand(make, reading)
    told = chip(plot)
    assert told is not None
    assert "9,08" in told.words
    assert value_words(plot).startswith("9,11")


def test_what_is_hidden_is_hatched_and_says_why(make: Any, parse: Callable[[str], Any]) -> None:
    reading = replace(make.unscored("bijstand"), figure=make.figure(None))
    plot = by_hand(make, reading)
    shown = parse(screen(plot, ""))
    (badge,) = shown.all(class_="row-chip")
    assert badge.has("class", "v-onbekend")
    assert "waarnemingen" in badge.text
    assert "te weinig mensen" in shown.all(class_="row-number")[0].text
    assert not re.search(r"\d", shown.all(class_="row-number")[0].text)


def test_hidden_groups_have_a_hatch_and_no_dot(parse: Callable[[str], Any], row: SubjectRow) -> None:
    assert row.groups is not None
    first, *rest = row.groups.rows
    bare = replace(first, value=None, low=None, high=None, shown="te weinig mensen", told="")
    plot = replace(row, groups=replace(row.groups, rows=(bare, *rest)))
    items = parse(screen(plot, "")).all("li")
    assert len(items) == len(row.groups.rows)
    assert items[0].has("class", "is-none")
    assert not items[0].all("circle")
    assert all(i.all("circle") for i, m in zip(items[1:], rest, strict=True) if m.value is not None)
    assert [figure_of(m) for m in plot.groups.rows]  # type: ignore[union-attr]


def lines(make: Any, low: float, high: float) -> Lines:
    series = make.series(make.reading(), dict.fromkeys(range(2015, 2025), 80.0))
    figures = tuple(replace(f, low=low, high=high) for f in series.figures)
    return Lines((TrendLine("Hier", "hier", replace(series, figures=figures)),))


def test_a_margin_thinner_than_the_line_is_said(make: Any) -> None:
    assert "dunner dan de lijn" in line_words(lines(make, 79.99, 80.01), HIGH, alone=False)
    assert line_words(lines(make, 76.0, 84.0), HIGH, alone=False) == ""
    assert "begint niet bij 0" in line_words(lines(make, 79.99, 80.01), HIGH, alone=True)


def test_one_year_is_no_line(make: Any, parse: Callable[[str], Any]) -> None:
    series = make.series(make.reading(), {2024: 7.0})
    plot = by_hand(make, make.reading(), lines=Lines((TrendLine("Hier", "hier", series),)))
    shown = parse(screen(plot, ""))
    assert not shown.all("svg", class_="row-lines")
    assert "Eén cijfer, van 2024" in shown.text


def test_many_groups_stand_on_one_line(row: SubjectRow, parse: Callable[[str], Any]) -> None:
    assert row.groups is not None
    mark = next(m for m in row.groups.rows if m.value is not None)
    plot = replace(row, groups=replace(row.groups, rows=(mark,) * 20))
    shown = parse(screen(plot, ""))
    assert not shown.all("li")
    assert len(shown.all(class_="row-many")[0].all("circle")) == 20
    assert "20 van de 20 groepen" in shown.text


# ---------------------------------------------------------------- the drawing


@given(st.lists(st.floats(0, HIGH), min_size=1, max_size=3))
def test_labels_at_the_ends_never_touch(wanted: list[float]) -> None:
    places = spread(wanted)
    ordered = sorted(places)
    assert all(b - a >= APART - 1e-6 for a, b in pairwise(ordered))
    by_wish = [p for _, p in sorted(zip(wanted, places, strict=True), key=lambda pair: pair)]
    assert by_wish == sorted(by_wish)
    assert max(places) <= HIGH + 1e-6


def test_all_that_is_drawn_has_its_place_kept(row: SubjectRow, parse: Callable[[str], Any]) -> None:
    for drawn in parse(screen(row, "")).all("svg"):
        assert "height" in drawn.attributes
        assert drawn.attributes.get("width")

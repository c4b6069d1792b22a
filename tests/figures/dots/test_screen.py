"""Rows with dots: on one scale, with values in words, and never a dot for what is absent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from figures import kinds
from figures.dots import Dots
from figures.dots.paper import paper
from figures.dots.screen import screen
from figures.dots.track import mark_of
from figures.sheet import Box, Sheet
from figures.words.text import text


def test_values_counts_and_margins_are_drawn_and_written(make: Any, parse: Callable[[str], Any]) -> None:
    rows = [
        mark_of("Noord <b>", make.figure(14.2), make.indicator(), "hier", note="Syrië", tick=9.1),
        mark_of("Aadorp", make.figure(9.1, low=None, high=None), make.indicator(), "ijkpunt"),
    ]
    plot = Dots(tuple(rows), make.indicator(), make.figure(10.0), "Aadorp")
    found = parse(screen(plot, ""))
    assert not found.all("b", class_="x")
    first, second, axis = found.all(class_="dot-row")
    for part in ("Noord <b>", "Syrië", "14,2\u00a0%", "1.230 van 8.660"):
        assert part in first.text
    assert len(first.all("circle")) == 1
    assert len(first.all("line", class_="margin")) == len(first.all("line", class_="mark")) == 1
    assert not second.all("line", class_="margin")
    assert all(row.all("line", class_="total") for row in (first, second))
    assert "marge" in axis.text


def test_a_suppressed_row_has_words_and_no_dot(make: Any, parse: Callable[[str], Any]) -> None:
    rows = [
        mark_of(name, make.figure(value), make.indicator(), kind)
        for name, value, kind in (("Noord", None, "hier"), ("Aadorp", 9.1, "ijkpunt"))
    ]
    first = parse(screen(Dots(tuple(rows), make.indicator()), "")).all(class_="dot-row")[0]
    assert "te weinig mensen" in first.text
    assert not first.all("circle")


def test_nothing_is_drawn_when_all_is_absent(make: Any) -> None:
    row = mark_of("Noord", make.figure(None), make.indicator(), "hier")
    assert screen(Dots((row,), make.indicator()), "") == ""


def test_the_key_names_only_what_is_drawn(make: Any, parse: Callable[[str], Any]) -> None:
    row = mark_of("Noord", make.figure(14.2), make.indicator())
    for tick, total, names in (
        (None, None, []),
        (9.1, None, ["key-mark"]),
        (None, make.figure(None), []),  # a hidden total is no line
        (9.1, make.figure(10.0), ["key-total", "key-mark"]),
    ):
        plot = Dots((replace(row, tick=tick),), make.indicator(), total, "Aadorp")
        root = parse(screen(plot, ""))
        assert [k.attributes["class"] for k in root.all(class_="key")] == [f"key {n}" for n in names]
        assert len(root.all(class_="keys")) == bool(names)


def test_a_count_of_places_has_no_scale_anywhere(make: Any, parse: Callable[[str], Any]) -> None:
    """On the screen, on paper and on a slide alike; of groups it tells which are large here."""
    people = make.indicator("inwoners")
    places = Dots((mark_of("Noord", make.figure(29680.0), people, "hier"),), people)
    groups = Dots((mark_of("Syrië", make.figure(300.0), people),), people)
    assert places.plain
    assert not groups.plain
    assert not parse(screen(places, "")).all("svg")
    assert parse(screen(groups, "")).all("circle")
    sheet = Sheet()
    paper(sheet, places, Box(0, 0, 800, 400))
    assert "29.680" in sheet.markup()
    assert "<circle" not in sheet.markup()


def test_a_hidden_count_says_why_on_the_screen_and_on_paper(make: Any) -> None:
    people = make.indicator("inwoners")
    plot = Dots((mark_of("Noord", make.figure(None), people, "hier"),), people)
    sheet = Sheet()
    kinds.paper(sheet, plot, Box(0, 0, 1200, 400))
    for drawn in (screen(plot, ""), sheet.markup()):
        assert "te weinig mensen" in drawn


@pytest.mark.parametrize(
    ("id_", "narrow"), [("bijstand", False), ("verdachten", False), ("verdachten", True)]
)
def test_a_scale_that_is_cut_says_so_also_beside_a_long_unit_and_on_a_phone(
    make: Any, id_: str, narrow: bool
) -> None:
    indicator = make.indicator(id_)
    figures = [make.figure(v, low=v - 0.01, high=v + 0.01) for v in (7.28, 7.35)]
    plot = Dots(tuple(mark_of("Noord", f, indicator, "hier") for f in figures), indicator)
    sheet = Sheet()
    used = paper(sheet, plot, Box(0, 0, 372 if narrow else 1168, 400, narrow))
    drawn = ElementTree.fromstring(f"<g>{sheet.markup()}</g>")
    (note,) = [e for e in drawn if e.text == text("kaart.niet_nul")]
    assert note.text in screen(plot, "")
    assert float(note.attrib["y"]) < used

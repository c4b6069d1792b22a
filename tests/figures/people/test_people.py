"""People as squares where that is few, and as a rough part where it is many."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from figures.people import People
from figures.people.drawing import screen
from figures.people.parts import one_in, parts_of


def test_a_square_for_each_person_and_the_same_in_words(make: Any, parse: Any) -> None:
    figure, indicator = make.figure(23.0, numerator=46, denominator=200), make.indicator()
    plot = People(figure, indicator, "Syrië", "Een zin.")
    drawing = parse(screen(plot, "")).all("svg")[0]
    assert len(drawing.all("rect")) == 200
    assert len(drawing.all("rect", **{"class": "on"})) == 46
    assert drawing.attributes["role"] == "img"
    assert drawing.attributes["aria-label"] == "46 van de 200 mensen"
    assert plot.squares_words == "46 van de 200 mensen"


@pytest.mark.parametrize(
    "changes",
    [
        {"denominator": 201},
        {"denominator": None},
        {"denominator": 0},
        {"numerator": None},
        {"numerator": 60, "denominator": 55},  # rounded to fives by the source
        {"value": None, "numerator": None, "denominator": None},
    ],
)
def test_no_squares_for_many_or_unknown_people(make: Any, changes: dict[str, Any]) -> None:
    figure = replace(make.figure(23.0, numerator=46, denominator=200), **changes)
    assert not People(figure, make.indicator(), "Syrië", "Een zin.").each


def test_no_squares_for_a_rate_or_a_mean(make: Any, parse: Any) -> None:
    figure = make.figure(23.0, numerator=4, denominator=100)
    for indicator in (make.indicator("verdachten"), make.indicator("cito")):
        plot = People(figure, indicator, "Syrië", "Een zin.")
        assert plot.squares is None
        assert not parse(screen(plot, "")).all("rect")


@pytest.mark.parametrize(
    ("share", "part", "words"),
    [
        (0.0, None, "niemand"),
        (0.004, None, "minder dan 1 op de 100"),
        (0.0102, (1, 100), "ongeveer 1 op de 100"),
        (0.028, (1, 35), "ongeveer 1 op de 35"),
        (0.142, (1, 7), "ongeveer 1 op de 7"),
        (0.29, (1, 3), "ongeveer 1 op de 3"),
        (0.42, (4, 10), "ongeveer 4 op de 10"),
        (0.804, (8, 10), "ongeveer 8 op de 10"),
        (0.97, None, "bijna iedereen"),
        (1.0, None, "iedereen"),
    ],
)
def test_a_share_in_words(share: float, part: tuple[int, int] | None, words: str) -> None:
    assert parts_of(share) == part
    assert one_in(share) == words

"""Numbers as a Dutch reader writes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.releases.release import Status
from data.statistics.rounding import EXACT, Steps
from figures.words.formatting import (
    NARROW,
    counts,
    difference,
    figure_value,
    from_to,
    number,
    on_axis,
    why_absent,
    with_unit,
)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234.5, 1, "1.234,5"),
        (17_811_291, 0, "17.811.291"),
        (14.25, 1, "14,2"),
        (-5.1, 1, "−5,1"),
        (-0.04, 1, "0,0"),
        (-1234.5, 2, "−1.234,50"),
    ],
)
def test_number(value: float, decimals: int, shown: str) -> None:
    assert number(value, decimals) == shown


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_number_can_be_read_back(value: float, decimals: int) -> None:
    shown = number(value, decimals).replace("−", "-").replace(".", "").replace(",", ".")
    assert float(shown) == pytest.approx(value, abs=0.51 * 10**-decimals)


def test_a_value_keeps_to_its_unit(make: Any) -> None:
    assert with_unit(14.2, make.indicator("bijstand")) == f"14,2{NARROW}%"
    assert with_unit(35255, make.indicator("inwoners")) == "35.255"
    assert with_unit(8.1, make.indicator("schuldsanering")) == f"8,1{NARROW}per 1.000"


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.BESCHIKBAAR])
def test_an_absent_figure_says_why_and_is_never_zero(make: Any, status: Status) -> None:
    figure, indicator = make.figure(None, status=status), make.indicator()
    assert figure_value(figure, indicator)
    assert not any(c.isdigit() for c in figure_value(figure, indicator))
    assert why_absent(figure, indicator).endswith(".")
    assert counts(figure, indicator) == ""


def test_too_few_people_names_the_number(make: Any) -> None:
    assert "minder dan 10 waarnemingen" in why_absent(make.figure(None), make.indicator("bijstand"))
    assert "minder dan 100 waarnemingen" in why_absent(make.figure(None), make.indicator("laag_inkomen"))


def test_counts(make: Any) -> None:
    assert counts(make.figure(), make.indicator("bijstand")) == "1.230 van 8.660"
    assert counts(make.figure(numerator=None), make.indicator("bijstand")) == "van 8.660 mensen"
    assert counts(make.figure(numerator=None), make.indicator("cito")).startswith("over 8.660 ")
    assert counts(make.figure(denominator=None), make.indicator("bijstand")) == "1.230 in totaal"
    assert counts(make.figure(numerator=None, denominator=None), make.indicator("bijstand")) == ""
    assert counts(make.figure(), make.indicator("inwoners")) == ""


def test_difference(make: Any) -> None:
    assert difference(5.1, make.indicator("bijstand")) == f"5,1{NARROW}procentpunt hoger"
    assert difference(-5.1, make.indicator("schuldsanering")) == f"5,1{NARROW}per 1.000 lager"
    assert difference(-27, make.indicator("inwoners")).startswith("27")
    assert difference(0.04, make.indicator("bijstand")) == "gelijk"


def test_counts_that_were_rounded_are_called_so(make: Any) -> None:
    indicator = make.indicator("bijstand")
    assert counts(make.figure(34.0, numerator=15, denominator=50), indicator) == "ca. 15 van 50"
    assert counts(make.figure(30.0, numerator=15, denominator=50), indicator) == "15 van 50"


def test_thousands_of_euros_are_written_in_full(make: Any) -> None:
    home, income = make.indicator("kwb_woz"), make.indicator("kwb_inkomen")
    assert with_unit(356.438, home) == f"€{NARROW}356.000"  # no more digits than the source is sure of
    assert with_unit(34.7, income) == f"€{NARROW}34.700"
    assert difference(-4.8, income) == f"€{NARROW}4.800 lager"
    assert on_axis(360.0, 0, home) == f"€{NARROW}360.000"
    assert on_axis(360000.0, 0, make.indicator("inwoners")) == "360.000"


def test_a_zero_that_stands_for_a_few_is_said_so(make: Any) -> None:
    """A source that rounds to tens writes 0 for 0 to 4: "0,0 %" and "0 van 330" would say too much."""
    indicator = make.indicator("bijstand")
    zero = replace(make.figure(0.0, numerator=0, denominator=330), rounded=Steps(10))
    assert figure_value(zero, indicator) == "minder dan 5"
    assert counts(zero, indicator) == "minder dan 5 van 330"
    assert figure_value(replace(zero, rounded=Steps(5)), indicator) == "minder dan 3"
    exact = replace(zero, rounded=EXACT)
    assert figure_value(exact, indicator) == f"0,0{NARROW}%"
    assert counts(exact, indicator) == "0 van 330"
    some = replace(zero, value=3.0, numerator=10)
    assert figure_value(some, indicator) == f"3,0{NARROW}%"


def test_a_percentage_of_zero_in_whole_numbers_is_less_than_a_half(make: Any) -> None:
    indicator = replace(make.indicator("bijstand"), decimals=0)
    zero = replace(make.figure(0.0, numerator=None, denominator=None), rounded=Steps(value=1))
    assert figure_value(zero, indicator) == f"minder dan 0,5{NARROW}%"


def test_the_lowest_and_the_highest_keep_their_words(make: Any) -> None:
    few = replace(make.figure(0.0, numerator=0, denominator=330), rounded=Steps(10))
    found = from_to([make.figure(14.2), make.figure(None), few], make.indicator("bijstand"))
    assert found == ("minder dan 5", f"14,2{NARROW}%")

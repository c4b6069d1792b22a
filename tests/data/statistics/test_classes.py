"""The classes of a map, against every way to cut a few values into runs, and what a reader may count on."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.classes import (
    PALE,
    SURE,
    TOO_UNSURE,
    UNKNOWABLE,
    UNSURE,
    certainty,
    ckmeans,
    class_of,
    limits_of,
)


def squares(values: list[float]) -> float:
    return float(((np.array(values) - np.mean(values)) ** 2).sum())


def by_hand(values: list[float], classes: int) -> float:
    """The least squares of all ways to cut ``values``, with each of them as often as it occurs."""
    different = sorted(set(values))
    best = np.inf
    for cuts in combinations(range(1, len(different)), min(classes, len(different)) - 1):
        parts = np.split(np.array(different), list(cuts))
        best = min(best, sum(squares([v for v in values if v in part.tolist()]) for part in parts))
    return best


def cost(values: list[float], classes: int) -> float:
    different, times = np.unique(values, return_counts=True)
    starts = ckmeans(different, times.astype(np.float64), classes)
    assert (np.diff(starts) > 0).all()
    assert starts[0] == 0
    parts = np.split(different, starts[1:])
    return sum(squares([v for v in values if v in part.tolist()]) for part in parts)


@given(st.lists(st.integers(0, 60).map(float), min_size=2, max_size=14), st.integers(1, 5))
def test_no_other_cut_leaves_smaller_squares(values: list[float], classes: int) -> None:
    assert cost(values, classes) == pytest.approx(by_hand(values, classes), abs=1e-6)


def test_large_numbers_keep_their_last_digits() -> None:
    values = [1e9 + v for v in (0.0, 1.0, 2.0, 50.0, 51.0, 90.0, 91.0, 92.0)]
    assert cost(values, 3) == pytest.approx(by_hand(values, 3), abs=1e-3)


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=200),
    st.sampled_from([0, 1, 2]),
)
def test_limits_rise_and_no_class_is_empty(values: list[float], decimals: int) -> None:
    shown = np.round(np.array(values), decimals)
    limits = limits_of(np.array([*values, np.nan]), decimals)
    assert len(limits) == min(5, len(set(shown.tolist()))) - 1
    assert list(limits) == sorted(set(limits))
    assert set(class_of(limits, shown).tolist()) == set(range(len(limits) + 1))


def test_limits_are_readable_numbers_near_those_that_fit_best() -> None:
    draw = np.random.default_rng(4)
    groups = [draw.normal(m, 0.3, 400) for m in (2.03, 6.11, 11.2, 18.1, 29.7)]
    assert limits_of(np.concatenate(groups), 1) == (4.0, 8.0, 15.0, 25.0)
    assert limits_of(np.array([7.0, 7.0, np.nan]), 1) == ()
    assert limits_of(np.array([0.0, 1.0]), 0) == (0.5,)


def test_a_value_on_a_limit_is_above_it_and_none_has_no_class() -> None:
    values = np.array([[1.9, 2.0], [9.0, np.nan]])
    assert class_of((2.0, 4.0), values).tolist() == [[0, 1], [2, -1]]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (5.0, 5.0 + 2 * PALE, SURE),  # as wide as a class and a half
        (5.0, 5.1 + 2 * PALE, UNSURE),
        (4.0, 4.0 + 2 * TOO_UNSURE, UNSURE),
        (3.9, 4.0 + 2 * TOO_UNSURE, UNKNOWABLE),
        (-3.0, 0.1, UNSURE),  # below the first limit a class is as wide as its neighbour
        (np.nan, np.nan, SURE),
    ],
)
def test_an_interval_is_counted_in_classes(low: float, high: float, expected: int) -> None:
    assert certainty((2.0, 4.0, 6.0, 8.0, 10.0), np.array([low]), np.array([high])).tolist() == [expected]

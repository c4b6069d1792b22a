"""The deviate of a figure from its reference, against scipy, the intervals that are shown, and worlds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data.statistics.chance import (
    contained,
    deviate,
    kept_after_many,
    normal_of_student,
    stands_after_many,
)
from data.statistics.scoring import KINDS, Measures, Z, interval

ONE = np.ones(1)


def measures(kind: str, per: float = 100.0, sd: float = math.nan) -> Measures:
    return Measures(np.array([KINDS.index(kind)], np.int8), np.array([per]), np.array([sd]))


def array(*values: float) -> np.ndarray:
    return np.array(values, np.float64)


@given(st.integers(0, 400), st.integers(10, 400), st.floats(0.5, 99.5))
def test_a_share_is_the_score_test(x: int, n: int, reference: float) -> None:
    if x > n:
        return
    z = deviate(measures("aandeel"), array(100 * x / n), array(x), array(n), array(reference), ONE)[0]
    p = reference / 100
    assert z == pytest.approx((x - n * p) / math.sqrt(n * p * (1 - p)), abs=1e-9)


@given(
    st.sampled_from(["aandeel", "verhouding", "gemiddelde"]),
    st.integers(0, 90),
    st.integers(10, 900),
    st.floats(0.1, 99.0),
)
def test_more_than_chance_is_outside_the_interval_that_is_shown(
    kind: str, x: int, n: int, reference: float
) -> None:
    """Two ways to one answer: solving for the deviate, and looking where the reference lies."""
    if kind == "aandeel" and x > n:
        return
    of, value = measures(kind, sd=30.0), 100 * x / n
    low, high = (float(v[0]) for v in interval(of, array(value), array(x), array(n)))
    if min(abs(reference - low), abs(reference - high)) < 2e-3 * max(1.0, abs(value - reference)):
        return  # on the edge the approximation of Student decides
    z = deviate(of, array(value), array(x), array(n), array(reference), ONE)[0]
    assert (abs(z) > Z) == (not low <= reference <= high)
    assert z == 0 or np.sign(z) == np.sign(value - reference)


@given(st.integers(5, 300), st.floats(-6, 6))
def test_student_has_the_probability_that_scipy_gives(degrees: int, t: float) -> None:
    found = float(normal_of_student(array(t), array(degrees))[0])
    exact = float(stats.norm.isf(stats.t.sf(abs(t), degrees))) * np.sign(t)
    assert found == pytest.approx(exact, abs=0.03)
    if abs(t) < 3:
        assert found == pytest.approx(exact, abs=0.004)


@pytest.mark.parametrize("kind", ["aantal", "index"])
def test_a_count_and_an_index_have_no_test(kind: str) -> None:
    assert np.isnan(deviate(measures(kind), array(5), array(5), array(50), array(5), ONE)).all()


def test_without_people_or_below_five_degrees_there_is_no_test() -> None:
    assert np.isnan(deviate(measures("aandeel"), array(5), array(-1), array(-1), array(5), ONE)).all()
    few = deviate(measures("gemiddelde", sd=9.0), array(5), array(-1), array(4), array(9), ONE)
    assert np.isnan(few).all()


def test_from_a_reference_where_nothing_varies_any_difference_is_certain_and_none_is_none() -> None:
    z = deviate(measures("aandeel"), array(0, 5, 100), array(-1), array(90), array(0, 0, 100), ONE)
    assert z.tolist() == [0, math.inf, 0]


def test_a_part_of_its_reference_is_the_hypergeometric_test() -> None:
    """n of the N people of the reference, X of whom count: the variance of a draw without putting back."""
    n, whole, x, all_x = 600.0, 2000.0, 90.0, 240.0
    apart = contained(array(n), array(whole), np.array([True]))
    z = deviate(
        measures("aandeel"), array(100 * x / n), array(x), array(n), array(100 * all_x / whole), apart
    )[0]
    draw = stats.hypergeom(int(whole), int(all_x), int(n))
    assert z == pytest.approx((x - draw.mean()) / draw.std(), rel=1e-3)


def test_only_people_who_are_known_to_be_in_the_reference_count_as_a_part_of_it() -> None:
    inside = np.array([True, False, True, True, True])
    found = contained(array(50, 50, -1, 50, 50), array(200, 200, 200, -1, 50), inside)
    assert found == pytest.approx([math.sqrt(0.75), 1, 1, 1, 1])


@given(st.lists(st.one_of(st.none(), st.floats(-6, 6)), max_size=40))
def test_what_stands_is_what_scipy_lets_stand(deviates: list[float | None]) -> None:
    tested = [z for z in deviates if z is not None]
    adjusted = stats.false_discovery_control([2 * stats.norm.sf(abs(z)) for z in tested]) if tested else []
    expected = iter((adjusted <= 0.05).tolist() if tested else [])
    if any(abs(p - 0.05) < 1e-9 for p in adjusted):
        return
    assert kept_after_many(deviates) == [z is not None and next(expected) for z in deviates]


def test_one_test_stands_as_it_is_and_many_ask_for_more() -> None:
    assert kept_after_many([2.0]) == [True]
    assert kept_after_many([2.0] + [0.1] * 19) == [False] * 20
    assert kept_after_many([4.0] + [0.1] * 19)[0]
    assert kept_after_many([]) == []


@given(st.lists(st.one_of(st.none(), st.floats(-6, 6)), max_size=120))
def test_many_tests_as_an_array_stand_as_those_of_a_list(deviates: list[float | None]) -> None:
    tests = np.array([np.nan if z is None else z for z in deviates], np.float64)
    assert stands_after_many(tests).tolist() == kept_after_many(deviates)


@pytest.mark.parametrize("tests", [1, 7, 5_000])
@pytest.mark.parametrize("effect", [0.0, 1.5, 4.0])
def test_many_tests_stand_as_scipy_says(tests: int, effect: float) -> None:
    draw = np.random.default_rng(tests)
    z = draw.normal(0, 1, (tests, 2)) + effect * (draw.random((tests, 2)) < 0.3)
    adjusted = stats.false_discovery_control(2 * stats.norm.sf(np.abs(z)).ravel()).reshape(z.shape)
    z[0, 0] = np.nan  # no test: the others are tested as if it were not there
    told = ~np.isnan(z)
    adjusted[told] = stats.false_discovery_control(2 * stats.norm.sf(np.abs(z[told])))
    assert (stands_after_many(z) == (told & (adjusted <= 0.05))).all()
    assert stands_after_many(np.full((2, 3), np.nan)).tolist() == [[False] * 3] * 2

"""Rounded figures, against every number that they may stand for, one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data.statistics.rounding import EXACT, RoundedTo, Steps, ends, joined_interval
from data.statistics.scoring import KINDS, Measures, byar, interval

Z = float(stats.norm.ppf(0.975))


def measures(kind: str, per: float = 100.0, sd: float = math.nan) -> Measures:
    return Measures(np.array([KINDS.index(kind)], np.int8), np.array([per]), np.array([sd]))


def to(numerator: float = 0, denominator: float = 0, value: float = 0) -> RoundedTo:
    return RoundedTo(*(np.array([float(x)]) for x in (numerator, denominator, value)))


def found(of: Measures, value: float, x: float, n: float, steps: RoundedTo) -> tuple[float, float]:
    spots = ends(of, np.array([value]), np.array([x]), np.array([n]), steps)
    low, high = joined_interval(of, spots)
    return float(low[0]), float(high[0])


def wilson(x: float, n: float) -> tuple[float, float]:
    """The roots of (p̂ − p)² = z² p(1 − p)/n, by way of the quadratic formula."""
    p, a = x / n, 1 + Z**2 / n
    b, c = -(2 * p + Z**2 / n), p**2
    root = math.sqrt(max(b**2 - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@given(st.integers(0, 12), st.integers(2, 40), st.sampled_from([2, 5, 10]), st.sampled_from([0, 5, 10]))
def test_the_interval_of_a_share_holds_that_of_every_count_behind_it(
    tens: int, fives: int, numerator: int, denominator: int
) -> None:
    """The widest of all, and none wider: both limits are those of some pair of counts (half counts too)."""
    n, x = 5.0 * fives, float(numerator * tens)
    if x > n:
        return
    low, high = found(measures("aandeel"), 100 * x / n, x, n, to(numerator, denominator))
    halves = [
        (x + i / 2, n + j / 2)
        for i in range(-numerator, numerator + 1)
        for j in range(-denominator, denominator + 1)
    ]
    possible = [wilson(max(a, 0), b) for a, b in halves if b >= 1 and a <= b]
    assert low == pytest.approx(100 * max(min(a for a, _ in possible), 0), abs=1e-9)
    if x + numerator / 2 <= n - denominator / 2:
        assert high == pytest.approx(100 * max(b for _, b in possible), abs=1e-9)
    assert high >= 100 * max(b for _, b in possible) - 1e-9


@given(st.integers(0, 30), st.integers(100, 4000), st.sampled_from([5, 10]))
def test_the_interval_of_a_rate_holds_that_of_every_count_behind_it(tens: int, n: int, step: int) -> None:
    x = float(step * tens)
    low, high = found(measures("verhouding", 1000), 1000 * x / n, x, n, to(step))
    counts = np.arange(max(x - step / 2, 0), x + step / 2 + 0.5, 0.5)
    lows, highs = byar(counts)
    assert low == pytest.approx(1000 * lows.min() / n, abs=1e-9)
    assert high == pytest.approx(1000 * highs.max() / n, abs=1e-9)


@pytest.mark.parametrize("kind", ["aandeel", "gemiddelde"])
def test_whole_percentages_are_half_a_percent_wider_at_both_ends(kind: str) -> None:
    of = measures(kind, sd=20.0)
    low, high = found(of, 40.0, -1, 500, to(value=1))
    least, most = (interval(of, *(np.array([v]) for v in (at, -1, 500))) for at in (39.5, 40.5))
    assert (low, high) == (float(least[0][0]), float(most[1][0]))


@given(st.integers(0, 50), st.integers(50, 900))
def test_what_is_not_rounded_keeps_its_interval(x: int, n: int) -> None:
    for kind in ("aandeel", "verhouding"):
        of = measures(kind)
        cells = [np.array([float(v)]) for v in (100 * x / n, x, n)]
        plain = [float(v[0]) for v in interval(of, *cells)]
        assert found(of, 100 * x / n, x, n, to()) == pytest.approx(plain, abs=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_denominator_there_is_no_interval_but_still_a_slack(kind: str) -> None:
    spots = ends(measures(kind), np.array([40.0]), np.array([-1]), np.array([-1]), to(value=1))
    assert all(np.isnan(v).all() for v in joined_interval(measures(kind), spots))
    assert spots.slack.tolist() == [0.5]


def test_the_end_towards_the_reference_is_the_nearest_or_the_reference_itself() -> None:
    of = measures("aandeel")
    spots = ends(of, np.array([10.0]), np.array([30]), np.array([300]), to(10))
    for reference, expected in ((5.0, 100 * 25 / 300), (20.0, 100 * 35 / 300), (9.0, 9.0), (11.0, 11.0)):
        assert spots.towards(np.array([reference]))[0][0] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("steps", "count", "fewer"),
    [(10, 0, 5), (5, 0, 3), (20, 0, 10), (0, 0, None), (10, 10, None), (10, None, None)],
)
def test_a_zero_is_fewer_than_half_the_step(steps: float, count: int | None, fewer: int | None) -> None:
    """Rounded to tens 0 stands for 0 to 4 (5 becomes 10), to fives for 0 to 2."""
    assert Steps(numerator=steps).fewer_than(count) == fewer


def test_a_value_of_zero_in_whole_percentages_is_less_than_a_half() -> None:
    assert Steps(value=1).less_than(0.0) == 0.5
    assert Steps(value=1).less_than(1.0) is None
    assert EXACT.less_than(0.0) is None
    assert not EXACT.coarse

"""The difference between two figures: the published example, and one that is part of the other."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics import gaps
from data.statistics.difference import Estimates, Overlap, difference
from data.statistics.rounding import RoundedTo
from data.statistics.scoring import KINDS, Measures

SHARE, RATE, MEAN, COUNT, INDEX = range(5)


def measures(kind: int, per: float = 100.0, person_sd: float = np.nan) -> Measures:
    assert KINDS[kind]
    return Measures(np.array([kind], np.int8), np.array([per]), np.array([person_sd]))


def cells(value: float, numerator: int, denominator: int) -> Estimates:
    return Estimates(np.array([value], np.float64), np.array([numerator]), np.array([denominator]))


def share(count: int, people: int) -> Estimates:
    return cells(100 * count / people, count, people)


def found(kind: Measures, a: Estimates, b: Estimates, overlap: Overlap = "") -> list[float]:
    return [float(x[0]) for x in difference(kind, a, b, overlap)]


def test_newcombes_own_example() -> None:
    """56 of 70 against 48 of 80: Newcombe (1998), table II, method 10."""
    assert found(measures(SHARE), share(56, 70), share(48, 80)) == pytest.approx([20, 5.24, 33.39], abs=0.01)


def test_a_count_that_is_not_published_follows_from_the_share() -> None:
    known = found(measures(SHARE), share(56, 70), share(48, 80))
    assert found(measures(SHARE), cells(80.0, -1, 70), cells(60.0, -1, 80)) == pytest.approx(known)


def test_a_rate_in_its_own_unit() -> None:
    a, b = cells(20.0, 40, 2000), cells(10.0, 30, 3000)
    plain = gaps.rate_difference(np.array(40.0), np.array(2000.0), np.array(30.0), np.array(3000.0))
    assert found(measures(RATE, 1000), a, b) == pytest.approx([1000 * float(x) for x in plain])


def test_a_mean_by_welch() -> None:
    """Equal spread 10, 100 and 25 persons: half the interval is t(37.7 df) x sqrt(1 + 4)."""
    gap, low, high = found(measures(MEAN, person_sd=10.0), cells(52, -1, 100), cells(50, -1, 25))
    assert (gap, high - gap) == pytest.approx((2, gap - low))
    assert high - gap == pytest.approx(2.025 * 5**0.5, abs=0.01)


@pytest.mark.parametrize("kind", [COUNT, INDEX])
def test_a_count_or_an_index_has_no_margin(kind: int) -> None:
    gap, low, high = found(measures(kind), cells(5, 5, 10), cells(3, 3, 10))
    assert gap == 2
    assert np.isnan([low, high]).all()


def test_a_part_is_tested_against_the_rest_of_its_whole() -> None:
    """a - b = (rest / all) x (a - rest), and so are its limits."""
    gap, low, high = found(measures(SHARE), share(30, 100), share(80, 400), "a_in_b")
    rest = found(measures(SHARE), share(30, 100), share(50, 300))
    assert [gap, low, high] == pytest.approx([0.75 * x for x in rest])


def test_the_whole_beside_its_part_is_the_same_turned_round() -> None:
    gap, low, high = found(measures(SHARE), share(30, 100), share(80, 400), "a_in_b")
    assert found(measures(SHARE), share(80, 400), share(30, 100), "b_in_a") == pytest.approx(
        [-gap, -high, -low]
    )


def test_the_mean_of_a_part() -> None:
    gap, low, high = found(measures(MEAN, person_sd=10.0), cells(56, -1, 50), cells(50, -1, 200), "a_in_b")
    rest = found(measures(MEAN, person_sd=10.0), cells(56, -1, 50), cells(48, -1, 150))
    assert [gap, low, high] == pytest.approx([0.75 * x for x in rest])


def test_a_part_that_does_not_fit_in_its_whole_gives_no_margin() -> None:
    for part, whole in ((share(30, 100), share(20, 400)), (share(30, 100), share(30, 100))):
        gap, low, high = found(measures(SHARE), part, whole, "a_in_b")
        assert gap == pytest.approx(part.value[0] - whole.value[0])
        assert np.isnan([low, high]).all()


def test_rounding_does_not_spoil_a_part() -> None:
    gap, low, high = found(measures(SHARE), share(30, 100), share(28, 400), "a_in_b")
    assert low < gap < high


def test_what_is_not_known_stays_unknown() -> None:
    assert np.isnan(found(measures(SHARE), cells(np.nan, -1, -1), share(1, 10))).all()
    gap, low, high = found(measures(SHARE), cells(30.0, -1, -1), share(1, 10))
    assert gap == pytest.approx(20)
    assert np.isnan([low, high]).all()


@given(st.integers(0, 9), st.integers(0, 9), st.integers(110, 400), st.integers(110, 400))
def test_between_rounded_figures_the_limits_are_the_widest_of_all_counts_behind_them(
    tens: int, others: int, n1: int, n2: int
) -> None:
    """Every pair of counts within half a step of what was published, one by one."""
    x1, x2, step = 10 * tens, 10 * others, RoundedTo(np.array([10.0]), np.zeros(1), np.zeros(1))
    shares = measures(SHARE)
    sides = [
        Estimates(np.array([100 * x / n]), np.array([x]), np.array([n]), step)
        for x, n in ((x1, n1), (x2, n2))
    ]
    gap, low, high = difference(shares, *sides)
    lows, highs = [], []
    for a, b in product(np.arange(-5, 5.5, 0.5), repeat=2):
        if x1 + a >= 0 and x2 + b >= 0:
            _, down, up = gaps.share_difference(*(np.array([float(v)]) for v in (x1 + a, n1, x2 + b, n2)))
            lows.append(100 * down[0])
            highs.append(100 * up[0])
    assert gap[0] == pytest.approx(100 * (x1 / n1 - x2 / n2))
    assert low[0] == pytest.approx(min(lows))
    assert high[0] == pytest.approx(max(highs))

"""The formulas for differences and ratios, against examples that were published."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from data.statistics import gaps
from data.statistics.scoring import byar

# Newcombe (1998), Statistics in Medicine 17, 873-890, Table II, method 10.
NEWCOMBE = [
    ((56, 70, 48, 80), (0.0524, 0.3339)),
    ((9, 10, 3, 10), (0.1705, 0.8090)),
    ((6, 7, 2, 7), (0.0582, 0.8062)),
    ((5, 56, 0, 29), (-0.0381, 0.1926)),
    ((0, 10, 0, 20), (-0.1611, 0.2775)),
    ((0, 10, 0, 10), (-0.2775, 0.2775)),
    ((10, 10, 0, 20), (0.6791, 1.0000)),
    ((10, 10, 0, 10), (0.6075, 1.0000)),
]


def of(formula: Callable[..., gaps.Gap], *numbers: float) -> tuple[float, float, float]:
    found = formula(*(np.array(float(n)) for n in numbers))
    return float(found[0]), float(found[1]), float(found[2])


@pytest.mark.parametrize(("counts", "limits"), NEWCOMBE)
def test_the_difference_of_shares_is_that_of_newcombe(
    counts: tuple[int, int, int, int], limits: tuple[float, float]
) -> None:
    x1, n1, x2, n2 = counts
    gap, low, high = of(gaps.share_difference, *counts)
    assert gap == pytest.approx(x1 / n1 - x2 / n2)
    assert (low, high) == pytest.approx(limits, abs=5e-5)


@pytest.mark.parametrize(("counts", "limits"), NEWCOMBE)
def test_a_difference_turned_round_has_its_limits_turned_round(
    counts: tuple[int, int, int, int], limits: tuple[float, float]
) -> None:
    x1, n1, x2, n2 = counts
    _, low, high = of(gaps.share_difference, x2, n2, x1, n1)
    assert (low, high) == pytest.approx((-limits[1], -limits[0]), abs=5e-5)


def test_the_ratio_of_shares_is_that_of_katz() -> None:
    # Physicians' Health Study (1988): Agresti, Categorical Data Analysis, gives 1.82 (1.43 to 2.31).
    assert of(gaps.share_ratio, 189, 11034, 104, 11037) == pytest.approx((1.818, 1.433, 2.306), abs=5e-4)


def test_the_ratio_of_shares_agrees_with_scipy() -> None:
    for x1, n1, x2, n2 in ((46, 200, 30, 310), (3, 12, 9, 40), (150, 151, 20, 22)):
        theirs = stats.contingency.relative_risk(x1, n1, x2, n2)
        limits = theirs.confidence_interval(0.95)
        ours = of(gaps.share_ratio, x1, n1, x2, n2)
        assert ours == pytest.approx((theirs.relative_risk, limits.low, limits.high), rel=1e-9)


@pytest.mark.parametrize("formula", [gaps.share_ratio, gaps.rate_ratio])
def test_zeros_in_a_ratio(formula: Callable[..., gaps.Gap]) -> None:
    ratio, low, high = of(formula, 0, 40, 5, 50)
    assert (ratio, low) == (0, 0)
    assert 0.5 < high < 3
    assert np.isnan(of(formula, 5, 50, 0, 40)).all()
    assert np.isnan(of(formula, 0, 50, 0, 40)).all()


def test_a_ratio_without_spread_has_no_limits() -> None:
    ratio, low, high = of(gaps.share_ratio, 20, 20, 30, 30)
    assert ratio == 1
    assert np.isnan([low, high]).all()


def test_rates_are_those_of_rothman() -> None:
    # Breast cancer after fluoroscopy: 41 in 28,010 and 15 in 19,017 person-years (Rothman 2008, p. 240).
    counts = (41, 28010, 15, 19017)
    assert of(gaps.rate_ratio, *counts) == pytest.approx((1.86, 1.03, 3.35), abs=5e-3)
    gap, low, high = of(gaps.rate_difference, *counts)
    assert gap == pytest.approx(6.75e-4, abs=5e-6)
    # The book gives the classical limits, 0.75 and 12.8 in 10,000; the hybrid lies close to them.
    assert (low, high) == pytest.approx((0.75e-4, 12.75e-4), abs=0.7e-4)


def test_a_rate_of_zero_still_has_a_difference() -> None:
    gap, low, high = of(gaps.rate_difference, 0, 100, 0, 100)
    limit = float(byar(np.array(0.0))[1]) / 100
    assert (gap, low, high) == pytest.approx((0, -limit, limit))


def test_the_difference_of_means_is_that_of_welch() -> None:
    for n1, n2 in ((10, 10), (8, 40), (300, 25)):
        ours = of(gaps.mean_difference, 535.2, n1, 531.4, n2, 10)
        test = stats.ttest_ind_from_stats(535.2, 10, n1, 531.4, 10, n2, equal_var=False)
        assert ours[0] == pytest.approx(3.8)
        # The p-value of the test is 5 % exactly when the difference is at the edge of its margin.
        edge = (ours[2] - ours[1]) / 2
        assert stats.ttest_ind_from_stats(edge, 10, n1, 0, 10, n2, equal_var=False).pvalue == pytest.approx(
            0.05, abs=1e-4
        )
        assert (test.pvalue < 0.05) == (ours[1] > 0)


def test_too_few_people_have_no_margin_and_no_people_no_difference() -> None:
    gap, low, high = of(gaps.mean_difference, 530, 2, 535, 2, 10)
    assert gap == -5
    assert np.isnan([low, high]).all()
    for formula in (gaps.share_difference, gaps.share_ratio, gaps.rate_difference, gaps.rate_ratio):
        assert np.isnan(of(formula, 0, 0, 5, 10)).all()


def test_arrays_are_done_at_once() -> None:
    x1, n1 = np.array([56.0, 9.0, np.nan]), np.array([70.0, 10.0, 50.0])
    gap, low, high = gaps.share_difference(x1, n1, np.array(48.0), np.array(80.0))
    assert gap.shape == low.shape == high.shape == (3,)
    assert low[0] == pytest.approx(0.0524, abs=5e-5)
    assert np.isnan([gap[2], low[2], high[2]]).all()

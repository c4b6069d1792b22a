"""Groups as a whole, against scipy and statsmodels' formulas written out, and in worlds that are known."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data.statistics.homogeneity import (
    GroupCells,
    chance_of_equal,
    chi_square_tail,
    overlap_deviate,
    pairs_apart,
)
from data.statistics.rounding import RoundedTo
from data.statistics.scoring import KINDS, Measures

SIZES = {5: (60, 4000), 14: (20, 1500), 20: (15, 800)}
"""How many people a group has in a wijk, from the smallest to the largest, by the number of groups."""


def measures(kind: str, sd: float = math.nan) -> Measures:
    return Measures(np.array([KINDS.index(kind)], np.int8), np.array([100.0]), np.array([sd]))


def cells(x: np.ndarray, n: np.ndarray, step: float = 0.0) -> GroupCells:
    steps = RoundedTo(np.array([step]), np.zeros(1), np.zeros(1))
    return GroupCells(100 * x / n, x.astype(np.int64), n.astype(np.int64), steps)


@given(st.floats(0.01, 400), st.floats(0.5, 60))
def test_the_tail_is_that_of_scipy(found: float, freedom: float) -> None:
    assert chi_square_tail(found, freedom) == pytest.approx(float(stats.chi2.sf(found, freedom)), abs=1e-9)


@given(st.integers(2, 20), st.integers(0, 10_000))
def test_large_groups_give_pearson_as_scipy_does(k: int, seed: int) -> None:
    """With thousands of people the moments of χ² are those of the tables."""
    random = np.random.default_rng(seed)
    n = random.integers(20_000, 90_000, k)
    x = random.binomial(n, 0.3)
    exact = stats.chi2_contingency(np.array([x, n - x]), correction=False).pvalue
    assert chance_of_equal(measures("aandeel"), cells(x, n)) == pytest.approx(exact, abs=2e-3)


@given(st.integers(2, 12), st.integers(0, 10_000))
def test_means_weigh_by_people_over_the_spread_between_them(k: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    n, mean = random.integers(20, 200, k).astype(float), random.normal(500, 3, k)
    middle = sum(a * b for a, b in zip(n, mean, strict=True)) / sum(n)
    found = sum(a * (b - middle) ** 2 for a, b in zip(n, mean, strict=True)) / 30.0**2
    none = np.full(k, -1)
    given_cells = GroupCells(mean, none, n.astype(np.int64), RoundedTo(*(np.zeros(1),) * 3))
    assert chance_of_equal(measures("gemiddelde", 30.0), given_cells) == pytest.approx(
        float(stats.chi2.sf(found, k - 1))
    )


@given(st.integers(2, 9), st.integers(0, 5000))
def test_pairs_are_those_whose_intervals_do_not_touch(k: int, seed: int) -> None:
    """Each pair by itself, with the roots of the quadratic that Wilson solved."""
    random = np.random.default_rng(seed)
    n = random.integers(20, 400, k)
    x = random.binomial(n, random.uniform(0.1, 0.5, k))
    z = float(stats.norm.ppf(1 - 0.05 / (k * (k - 1)))) / math.sqrt(2)
    assert overlap_deviate(k) == pytest.approx(z)
    limits = []
    for count, people in zip(x, n, strict=True):
        p, a = count / people, 1 + z**2 / people
        b, c = -(2 * p + z**2 / people), p**2
        root = math.sqrt(max(b**2 - 4 * a * c, 0.0))
        limits.append(((-b - root) / (2 * a), (-b + root) / (2 * a)))
    apart = [one[0] > other[1] or other[0] > one[1] for one, other in combinations(limits, 2)]
    assert pairs_apart(measures("aandeel"), cells(x, n)) == (sum(apart), len(apart))


def test_what_was_rounded_differs_only_where_no_count_behind_it_can_be_equal() -> None:
    x, n = np.array([10, 20]), np.array([500, 500])
    assert (chance_of_equal(measures("aandeel"), cells(x, n)) or 0) < 0.07
    assert chance_of_equal(measures("aandeel"), cells(x, n, 10)) == 1.0


@pytest.mark.parametrize("kind", ["aantal", "index"])
def test_without_a_margin_nothing_is_said(kind: str) -> None:
    assert chance_of_equal(measures(kind), cells(np.array([5, 9]), np.array([50, 50]))) is None
    lone = cells(np.array([5]), np.array([50]))
    assert chance_of_equal(measures("aandeel"), lone) is None
    assert pairs_apart(measures("aandeel"), lone) == (0, 0)


def test_nobody_or_everybody_everywhere_is_no_difference() -> None:
    n = np.array([50, 90, 40])
    assert chance_of_equal(measures("aandeel"), cells(n * 0, n)) == 1.0
    assert chance_of_equal(measures("aandeel"), cells(n, n)) == 1.0


# ---------------------------------------------------------------- worlds


def said(
    kind: str, groups: int, share: float, worlds: int, apart: float = 0.0, step: float = 0
) -> tuple[float, float]:
    """In what part of the worlds the groups are said to differ, and any two of them; one group ``apart``."""
    random, (few, many) = np.random.default_rng(groups), SIZES[groups]
    of, whole, two = measures(kind), 0, 0
    for _ in range(worlds):
        n = np.exp(random.uniform(math.log(few), math.log(many), groups)).astype(np.int64)
        p = np.full(groups, share)
        p[0], n[0] = share + apart, max(n[0], 150)
        x = random.binomial(n, p) if kind == "aandeel" else random.poisson(n * p)
        if step:
            x = (np.round(x / step) * step).astype(np.int64)
        whole += (chance_of_equal(of, cells(x, n, step)) or 0) < 0.05
        two += pairs_apart(of, cells(x, n, step))[0] > 0
    return whole / worlds, two / worlds


@pytest.mark.parametrize("groups", SIZES)
@pytest.mark.parametrize(("kind", "share"), [("aandeel", 0.05), ("aandeel", 0.4), ("verhouding", 0.08)])
def test_where_nothing_differs_one_statement_in_twenty_is_false_at_most(
    groups: int, kind: str, share: float
) -> None:
    """400 worlds: 5 % and twice the error of counting in so many."""
    false, pair = said(kind, groups, share, 400)
    assert false <= 0.072
    assert pair <= 0.072


@pytest.mark.parametrize("groups", SIZES)
def test_rounding_makes_no_difference_between_groups(groups: int) -> None:
    assert max(said("aandeel", groups, 0.08, 150, step=10)) <= 0.05


@pytest.mark.parametrize(("groups", "power"), [(5, 0.9), (14, 0.8), (20, 0.75)])
def test_a_known_difference_is_found(groups: int, power: float) -> None:
    """One group of at least 150 people at 28 % beside the others at 10 %."""
    assert said("aandeel", groups, 0.1, 150, apart=0.18)[0] >= power

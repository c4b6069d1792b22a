"""The spread between areas without the part that is chance, cell by cell and in a world that is known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.scoring import KINDS, Measures
from data.statistics.spread import FLOOR, without_chance


def taken_out(kind: str, per: float, sd: float, values: np.ndarray, n: np.ndarray) -> float:
    of = Measures(np.array([KINDS.index(kind)], np.int8), np.array([per]), np.array([sd]))
    means = (np.mean(1 / n), np.mean(values / n), np.mean(values**2 / n))
    return float(without_chance(of, np.array([values.std(ddof=1)]), *(np.array([m]) for m in means))[0])


@given(st.sampled_from(KINDS), st.integers(0, 10_000))
def test_it_is_the_variance_less_the_mean_of_the_sampling_variances(kind: str, seed: int) -> None:
    random = np.random.default_rng(seed)
    n, per, sd = random.integers(40, 900, 12).astype(float), 100.0, 15.0
    shares = np.clip(random.normal(0.2, 0.1, 12), 0, 1)
    noise = []
    for p, people in zip(shares, n, strict=True):
        of_one = {"aandeel": p * (1 - p) * per**2, "verhouding": p * per**2, "gemiddelde": sd**2}
        noise.append(of_one.get(kind, 0.0) / people)
    variance = float((per * shares).var(ddof=1))
    expected = math.sqrt(max(variance - sum(noise) / len(noise), FLOOR**2 * variance))
    assert taken_out(kind, per, sd, per * shares, n) == pytest.approx(expected)


def test_the_spread_of_a_known_world_comes_back_on_average() -> None:
    """400 times 60 areas whose shares really differ by 4 points, seen through 150 people each."""
    random = np.random.default_rng(9)
    truth = np.clip(random.normal(0.3, 0.04, (400, 60)), 0, 1)
    n = np.full(truth.shape, 150.0)
    seen = 100 * random.binomial(150, truth) / n
    crude = seen.std(axis=1, ddof=1)
    found = [taken_out("aandeel", 100.0, math.nan, s, m) for s, m in zip(seen, n, strict=True)]
    assert crude.mean() > 5.2
    assert np.mean(found) == pytest.approx(4.0, abs=0.15)


def test_where_all_of_it_may_be_chance_half_is_left() -> None:
    values, n = np.array([10.0, 12, 9, 11, 10, 13, 8, 11]), np.full(8, 20.0)
    assert taken_out("aandeel", 100.0, math.nan, values, n) == pytest.approx(FLOOR * values.std(ddof=1))

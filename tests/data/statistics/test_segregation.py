"""The index of dissimilarity, part by part, and in worlds where people live at random or do not."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.segregation import Dissimilarity, index

ONE = np.array([0])


def slow(group: list[int], rest: list[int]) -> tuple[float, float]:
    """(crude index, expected index) of one whole, one part at a time."""
    b, n = sum(group), sum(rest)
    total, crude, expected = b + n, 0.0, 0.0
    for here, others in zip(group, rest, strict=True):
        crude += abs(here / b - others / n) / 2
        size = here + others
        deviation = math.sqrt(size * b * n * (total - size) / total**2 / (total - 1))
        expected += math.sqrt(2 / math.pi) * deviation * (1 / b + 1 / n) / 2
    return 100 * crude, 100 * expected


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 5000)), min_size=2, max_size=8), st.integers(1, 4)
)
def test_each_whole_is_what_it_is_part_by_part(parts: list[tuple[int, int]], again: int) -> None:
    group, rest = [p[0] for p in parts], [p[1] for p in parts]
    starts = np.arange(again) * len(parts)
    found = index(np.tile(group, again), np.tile(rest, again), starts)
    if sum(group) < 100:
        assert np.isnan(found.value).all()
        return
    crude, expected = slow(group, rest)
    if abs(expected - crude / 2) < 1e-9:
        return
    told = expected < crude / 2
    assert found.value == pytest.approx([crude - expected if told else math.nan] * again, nan_ok=True)


def drawn(
    seed: int, apart: float = 0.0, share: float = 0.02, size: int = 500, worlds: int = 400
) -> tuple[Dissimilarity, np.ndarray]:
    """Wholes of four parts; in two of them the share is ``apart`` higher, in two lower: (found, crude)."""
    random = np.random.default_rng(seed)
    p = share + apart * np.array([1, 1, -1, -1])
    group = random.binomial(size, p, (worlds, 4)).ravel()
    starts = np.arange(worlds) * 4
    crude = [slow(g.tolist(), (size - g).tolist())[0] for g in group.reshape(worlds, 4) if g.sum()]
    return index(group, size - group, starts), np.array(crude)


def test_four_wijken_of_500_without_segregation_are_eleven_points_apart_and_get_no_index() -> None:
    found, crude = drawn(1)
    assert 9 < crude.mean() < 13
    assert np.isnan(found.value).all(), "a group of about 40 people is too small"


def test_what_is_expected_is_what_comes_out_on_average_where_people_live_at_random() -> None:
    random = np.random.default_rng(3)
    group = random.binomial(900, 0.2, (500, 6))
    pairs = [slow(g.tolist(), (900 - g).tolist()) for g in group]
    assert np.mean([c for c, _ in pairs]) == pytest.approx(np.mean([e for _, e in pairs]), rel=0.03)
    found = index(group.ravel(), 900 - group.ravel(), np.arange(500) * 6)
    assert np.isnan(found.value).mean() > 0.9, "hardly ever is there anything to tell"


def test_a_known_index_comes_back_and_lies_in_its_interval() -> None:
    """20 % on average, 30 and 10 by turns: an index of 31¼."""
    found, crude = drawn(2, apart=0.1, share=0.2, size=1500)
    truth = 100 * 0.5 * (2 * (0.3 / 0.8 - 0.7 / 3.2) + 2 * (0.9 / 3.2 - 0.1 / 0.8))
    assert np.nanmean(crude) > truth
    assert np.nanmean(found.value) == pytest.approx(truth - np.nanmean(found.expected), abs=0.6)
    inside = (found.low <= truth) & (truth <= found.high)
    assert inside.mean() >= 0.95


def test_one_part_has_no_index() -> None:
    assert np.isnan(index(np.array([400]), np.array([900]), ONE).value).all()

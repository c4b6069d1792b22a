"""The whole rule in worlds that are known: where nothing differs, and where it is known what does."""

from __future__ import annotations

import math

import numpy as np
import pytest

from data.statistics.chance import contained, deviate, kept_after_many
from data.statistics.rounding import RoundedTo, ends
from data.statistics.scoring import KINDS, Measures, level
from data.statistics.spread import without_chance

WORLDS, AREAS = 250, 24


def measures(kind: str) -> Measures:
    return Measures(np.array([KINDS.index(kind)], np.int8), np.array([100.0]), np.array([math.nan]))


def world(kind: str, share: float | np.ndarray, step: float = 0.0, seed: int = 1) -> tuple[np.ndarray, ...]:
    """(level, deviate) of AREAS areas beside all of them together, in WORLDS worlds: (world, area)."""
    random, of = np.random.default_rng(seed), measures(kind)
    n = np.exp(random.uniform(math.log(60), math.log(6000), (WORLDS, AREAS))).astype(np.int64)
    p = np.broadcast_to(share, n.shape)
    x = random.binomial(n, p) if kind == "aandeel" else random.poisson(n * p)
    whole, all_x = n.sum(axis=1, keepdims=True), x.sum(axis=1, keepdims=True)
    if step:
        x = (np.floor(x / step + 0.5) * step).astype(np.int64)
    value, reference = 100 * x / n, np.broadcast_to(100 * all_x / whole, n.shape)
    spread = without_chance(
        of,
        value.std(axis=1, ddof=1),
        (1 / n).mean(axis=1),
        (value / n).mean(axis=1),
        (value**2 / n).mean(axis=1),
    )[:, None]
    there = (value, x, n)
    if step:
        to = RoundedTo(np.array([[step]]), np.zeros((1, 1)), np.zeros((1, 1)))
        there = ends(of, value, x, n, to).towards(reference)
    z = deviate(of, *there, reference, contained(n, whole, np.ones(n.shape, np.bool_)))
    return level(value, reference, np.broadcast_to(spread, n.shape), z), z


@pytest.mark.parametrize("kind", ["aandeel", "verhouding"])
@pytest.mark.parametrize("share", [0.05, 0.3])
def test_where_nothing_differs_one_cell_in_twenty_has_a_colour_at_most(kind: str, share: float) -> None:
    levels, _ = world(kind, share)
    assert (levels != 0).mean() <= 0.055  # 6,000 cells: 5 % and twice the error of counting in so many
    if kind == "aandeel":
        assert (levels != 0).mean() >= 0.03, "the part in its own reference is not tested too carefully"


def test_rounded_to_tens_where_nothing_differs_fewer_have_a_colour() -> None:
    """Taken as exact, zeros and fives of small areas would be coloured far too often."""
    levels, _ = world("aandeel", 0.03, step=10)
    assert (levels != 0).mean() <= 0.02


def test_known_differences_are_still_found() -> None:
    """Six of 24 areas at 16 % beside 10 %: those with enough people have a colour."""
    share = np.where(np.arange(AREAS) < 6, 0.16, 0.10)
    levels, _ = world("aandeel", share)
    assert (levels[:, :6] > 0).mean() >= 0.7
    assert (levels[:, 6:] > 0).mean() <= 0.03


def test_of_the_colours_that_stand_one_in_twenty_is_chance_at_most() -> None:
    """A page of which most figures do not differ: the colours alone are wrong far more often."""
    random = np.random.default_rng(4)
    shown, differ = 100, 12
    z = random.standard_normal((600, shown))
    z[:, :differ] += 3.6
    false, found, bare = [], [], []
    for page in z:
        kept = np.array(kept_after_many(page.tolist()))
        false.append(kept[differ:].sum() / max(kept.sum(), 1))
        found.append(kept[:differ].mean())
        coloured = np.abs(page) > 1.96
        bare.append(coloured[differ:].sum() / max(coloured.sum(), 1))
    assert np.mean(false) <= 0.055
    assert np.mean(found) >= 0.65
    assert np.mean(bare) >= 0.2

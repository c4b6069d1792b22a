"""How often something happens to invented people: a level per year and cell, and luck per wijk.

Odds rather than shares carry the differences between wijken, so that a share stays between 0 and 1
however far a wijk is from the middle, with no more than + - * / on large arrays.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.sources.demo.levels import Height
from data.sources.demo.population import Counts
from data.sources.demo.randomness import Floats, bells, normals, steady, stream

YEARLY = 0.025  # how much a wijk swings from year to year (log-odds)
SWING = 0.2  # the same for a mean (in its unit)


def targets(level: Height, people: Floats, per: int) -> Floats:
    """The wanted national share (0..1) per year and cell.

    ``people`` (years, cells) is the national noemer. The profile of the anchor year moves with the
    total; then all cells without a course of their own shift alike until the total is right.
    """
    total = level.total / per
    base = level.profile / per
    odds = base / (1 - base) * (_odds(total) / _odds(total[level.anchor]))[:, None]
    free = np.ones(odds.shape[1], bool)
    for cell, course in level.per_cell.items():
        odds[:, cell] = _odds(course / per)
        free[cell] = False
    wanted = total * people.sum(axis=1)
    low, high = np.full((len(total), 1), 1 / 64), np.full((len(total), 1), 64.0)
    for _ in range(50):
        middle = np.sqrt(low * high)
        moved = odds * np.where(free, middle, 1.0)
        above = ((people * (moved / (1 + moved))).sum(axis=1) > wanted)[:, None]
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    odds = odds * np.where(free, np.sqrt(low * high), 1.0)
    return steady(odds / (1 + odds))


def _odds(share: Floats) -> Floats:
    odds: Floats = share / (1 - share)
    return odds


def happen(level: Height, people: Counts, deprivation: Floats, per: int, seed: int) -> Counts:
    """How many of ``people`` (years, cells, wijken) it happens to."""
    rng = stream(seed, level.id)
    national = people.sum(axis=2).astype(np.float64)
    wanted = targets(level, national, per)
    years, _, wijken = people.shape
    lean = level.spread * deprivation + level.own * normals(rng, (wijken,))
    factor = steady(np.exp(steady(lean + YEARLY * normals(rng, (years, wijken)))), 6)
    number = people.astype(np.float32)
    share = _fitted(wanted, number, national, factor.astype(np.float32))
    share *= number
    return draw(share, number, rng, level.persistence)


def _fitted(
    wanted: Floats, number: npt.NDArray[np.float32], national: Floats, factor: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Shares (years, cells, wijken) with the wanted national mean for every year and cell."""
    goal = _odds(np.clip(wanted, 1e-7, 0.995))
    odds = goal
    for _ in range(3):
        share = odds.astype(np.float32)[:, :, None] * factor[:, None]
        share /= 1 + share
        mean = steady((share * number).sum(axis=2, dtype=np.float64) / np.maximum(national, 1))
        odds = np.where(mean > 0, odds * goal / _odds(np.clip(mean, 1e-9, 0.999)), odds)
        odds = steady(odds)
    share = odds.astype(np.float32)[:, :, None] * factor[:, None]
    share /= 1 + share
    return share


def draw(
    expected: npt.NDArray[np.float32],
    number: npt.NDArray[np.float32],
    rng: np.random.Generator,
    persistence: float,
) -> Counts:
    """Whole numbers around ``expected``, between 0 and ``number``, about as scattered as a binomial.

    The mean is exact, also for small numbers: the luck is symmetric and never larger than the room
    there is, and rounding goes up as often as the fraction says. ``persistence`` is the share of the
    luck that stays the same over the years. All arrays (years, cells, wijken), in people.
    """
    years = len(expected)
    luck = np.float32((1 - persistence) ** 0.5) * bells(rng, expected.shape)
    luck += np.float32(persistence**0.5) * bells(rng, (1, *expected.shape[1:]))
    np.clip(luck, -3, 3, out=luck)
    left = number - expected
    room = np.sqrt(np.maximum(expected * left, 0) / np.maximum(number, 1))
    np.minimum(room, expected / 3, out=room)
    np.minimum(room, left / 3, out=room)
    luck *= room
    luck += expected
    luck += rng.random((1 if persistence >= 0.5 else years, *expected.shape[1:]), np.float32)
    found: Counts = np.clip(np.floor(luck), 0, number).astype(np.int32)
    return found


def means(
    level: Height,
    people: Counts,
    deprivation: Floats,
    person_sd: float,
    bounds: tuple[float, float],
    seed: int,
) -> npt.NDArray[np.int64]:
    """Sums, in tenths, of a score or an age over ``people`` (years, cells, wijken)."""
    rng = stream(seed, level.id)
    national = people.sum(axis=2).astype(np.float64)
    mean = level.profile + (level.total - level.total[level.anchor])[:, None]
    gap = level.total - (mean * national).sum(axis=1) / np.maximum(national.sum(axis=1), 1)
    mean = steady(mean + gap[:, None], 6)
    years, _, wijken = people.shape
    lean = level.spread * deprivation + level.own * normals(rng, (wijken,))
    lean = lean + SWING * normals(rng, (years, wijken))
    middle = (people * lean[:, None]).sum(axis=2) / np.maximum(national, 1)
    value = mean[:, :, None] + lean[:, None] - steady(middle, 6)[:, :, None]
    value += person_sd * bells(rng, people.shape) / np.sqrt(np.maximum(people, 1))
    return np.rint(steady(np.clip(value, *bounds) * people * 10, 3)).astype(np.int64)


def eligible(people: npt.NDArray[np.int32], weights: tuple[float, ...], name: str, seed: int) -> Counts:
    """How many people belong to a population: ``weights`` per age group, times the ages.

    ``people`` is (ages, years, cells, wijken). Fractions are rounded up or down by chance, so that small
    cells are not always zero; deaths are luck each year anew, the rest stays as it is.
    """
    rng = stream(seed, f"noemer {name}")
    expected = np.zeros(people.shape[1:], np.float32)
    for weight, band in zip(weights, people, strict=True):
        if weight:
            expected += np.float32(weight) * band
    if name == "overledenen":
        return draw(expected, people.sum(axis=0, dtype=np.float32), rng, 0.0)
    if all(weight in (0, 1) for weight in weights):
        return expected.astype(np.int32)
    found: Counts = np.floor(expected + rng.random((1, *expected.shape[1:]), np.float32)).astype(np.int32)
    return found

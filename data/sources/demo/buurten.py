"""The buurten of the invented country: parts of its wijken, with some of the people of each.

A buurt is drawn after everything else and changes nothing of it: the people of a wijk are dealt over its
buurten, group by group and age by age, so that the buurten of a wijk are the wijk to the last person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.sources.demo.population import Neighbourhoods
from data.sources.demo.randomness import Floats, Ints, lognormal, steady, stream

Counts = npt.NDArray[np.int64]
MOST = 12  # buurten in one wijk; names.yaml has a name for each
FEWEST_PEOPLE = 150  # per buurt, on average over a wijk


@dataclass(frozen=True)
class Runs:
    """Buurten in order of their wijk: ``first`` (wijken,) is where those of each wijk start.

    ``many`` (wijken,) is how many there are, ``wijk`` (buurten,) the position of the wijk of each.
    """

    first: Ints
    many: Ints
    wijk: Ints

    @classmethod
    def of(cls, many: Ints) -> Runs:
        """The runs of so many buurten per wijk (wijken,)."""
        return cls(np.cumsum(many) - many, many, np.repeat(np.arange(len(many)), many))

    def sums(self, buurten: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """(..., buurten) to (..., wijken)."""
        found: npt.NDArray[Any] = np.add.reduceat(buurten, self.first, axis=-1)
        return found

    def of_wijk(self, wijken: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """(..., wijken) to (..., buurten): what the wijk of each buurt has."""
        return wijken[..., self.wijk]

    def largest(self, size: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """(..., buurten): True for the first buurt of each wijk with the largest ``size`` (..., buurten)."""
        most = size == self.of_wijk(np.maximum.reduceat(size, self.first, axis=-1))
        before = np.cumsum(most, axis=-1) - most
        chosen: npt.NDArray[np.bool_] = most & (before == self.of_wijk(before[..., self.first]))
        return chosen


@dataclass(frozen=True)
class Buurten:
    """The people of every buurt: ``number`` (years, groups, buurten) and ``ages`` (years, AGES, buurten).

    The groups add up to everybody, and so do the ages.
    """

    runs: Runs
    number: Counts
    ages: Counts


def numbers(size: Floats, per_wijk: float, seed: int) -> Ints:
    """How many buurten every wijk has, ``per_wijk`` on average; ``size`` (wijken,) is its inhabitants."""
    rng = stream(seed, "aantal buurten")
    wish = steady((size / 1_000) ** 0.62) * lognormal(rng, 0.25, len(size))
    most = np.clip(size // FEWEST_PEOPLE, 1, MOST)
    wish *= per_wijk * len(size) / np.minimum(wish, most).sum()
    return np.clip(np.rint(wish), 1, most).astype(np.int64)


def settle(places: Neighbourhoods, groups: Counts, ages: Counts, per_wijk: float, seed: int) -> Buurten:
    """Deal the people of the wijken over their buurten.

    ``groups`` (years, groups, wijken) and ``ages`` (years, AGES, wijken) each add up to all people.
    """
    runs = Runs.of(numbers(places.size, per_wijk, seed))
    rng = stream(seed, "buurten")
    total = len(runs.wijk)
    size = lognormal(rng, 0.55, total)
    size = np.maximum(size, 0.3 * runs.of_wijk(runs.sums(size) / runs.many))
    mixed = lognormal(rng, 0.30, total)  # how mixed a buurt is beside the rest of its wijk
    lean = lognormal(rng, 0.20, (groups.shape[1], total)) * mixed
    lean[0] = 1  # herkomst Nederland is what the others are held against
    number = _dealt(groups, size * lean, runs, rng.random((groups.shape[1], len(runs.first))))
    taste = lognormal(rng, 0.18, (ages.shape[1], total))
    chance = rng.random((ages.shape[1], len(runs.first)))
    return Buurten(runs, number, _ages(ages, number.sum(axis=1), taste, runs, chance))


def _dealt(counts: Counts, weight: Floats, runs: Runs, chance: Floats) -> Counts:
    """Whole people (..., buurten): ``counts`` (..., wijken) in parts of ``weight``, exact per wijk.

    Each buurt gets its share rounded down or up; the same way every year, as ``chance`` (..., wijken) has it.
    """
    weight = np.broadcast_to(weight, (*counts.shape[:-1], len(runs.wijk)))
    ladder = np.cumsum(weight, axis=-1)
    ladder = ladder - runs.of_wijk(ladder[..., runs.first] - weight[..., runs.first])
    last = runs.first + runs.many - 1
    part = ladder / runs.of_wijk(np.maximum(ladder[..., last], 1e-300))
    steps = np.floor(steady(runs.of_wijk(counts) * part, 6) + runs.of_wijk(chance)).astype(np.int64)
    steps[..., last] = counts
    found = np.diff(steps, axis=-1, prepend=0)
    found[..., runs.first] = steps[..., runs.first]
    return found


def _ages(ages: Counts, people: Counts, taste: Floats, runs: Runs, chance: Floats) -> Counts:
    """Ages (years, AGES, buurten) that add up to ``people`` (years, buurten) and to ``ages`` of the wijk.

    Age by age a wijk's people go to buurten with room left, the more so where they like it; the largest age
    group comes last and takes what is left.
    """
    found = np.zeros((*ages.shape[:2], people.shape[-1]), np.int64)
    room = people.copy()
    order: Sequence[int] = np.argsort(ages.sum(axis=(0, 2)), kind="stable").tolist()
    for age in order[:-1]:
        count = ages[:, age]
        wish = room * taste[age]
        wish = wish * runs.of_wijk(count / np.maximum(runs.sums(wish), 1e-300))
        wish = np.minimum(wish, room)
        left = room - wish
        wish += left * runs.of_wijk((count - runs.sums(wish)) / np.maximum(runs.sums(left), 1e-300))
        dealt = _dealt(count, wish, runs, chance[age])
        _within(dealt, room, runs)
        found[:, age], room = dealt, room - dealt
    found[:, order[-1]] = room
    return found


def _within(dealt: Counts, room: Counts, runs: Runs) -> None:
    """Move people out of the rare buurt that rounding gave one more than it has, to one with room."""
    for year, buurt in np.argwhere(dealt > room):
        start = runs.first[runs.wijk[buurt]]
        beside = slice(start, start + runs.many[runs.wijk[buurt]])
        while dealt[year, buurt] > room[year, buurt]:
            other = start + int(np.argmax(room[year, beside] - dealt[year, beside]))
            dealt[year, buurt] -= 1
            dealt[year, other] += 1

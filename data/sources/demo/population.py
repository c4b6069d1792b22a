"""The invented people: how many live in every wijk, year and cell, and how old they are.

Numbers per cell follow the country as a whole (cells.csv); over the wijken they are spread by the
size of the town, the kind of wijk and chance, so that some wijken are very mixed and most are not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.sources.demo.landscape import Gemeenten, Wijken
from data.sources.demo.levels import AGES, GEMEENTEN, YEARS, Levels, WijkKind
from data.sources.demo.randomness import Floats, Ints, lognormal, normals, steady, stream

Counts = npt.NDArray[np.int32]  # (years, cells, wijken)
WIJKEN_PER_GEMEENTE = 9.94
LARGEST = 2.4  # no wijk is more than so many times the mean of its gemeente
CONTRAST = 1.4  # how much stronger wijken differ in origin than cells.csv says
TREND_FROM = 2018  # the year in which the slow drifts are zero


@dataclass(frozen=True)
class Neighbourhoods:
    """What a wijk is like; arrays of shape (wijken,)."""

    kind: Ints  # position in Levels.kinds
    size: Floats  # inhabitants in the last year, before they are fitted to the country
    deprivation: Floats  # mean 0 and standard deviation 1 over inhabitants
    mix: Floats  # idem: how mixed it is, apart from the town it lies in
    town: Floats  # log of the size of the gemeente against 50,000


@dataclass(frozen=True)
class Population:
    """Inhabitants on 1 January; ``ages`` is (AGES, years, cells, wijken) and adds up to ``number``."""

    number: Counts
    ages: npt.NDArray[np.int32]


def town_sizes(gemeenten: Gemeenten, seed: int) -> Floats:
    """Inhabitants of each gemeente: a few cities, many small ones, and urban areas where it is urban."""
    rng = stream(seed, "steden")
    number = len(gemeenten.seat)
    land = np.bincount(gemeenten.labels[gemeenten.labels >= 0], minlength=number)
    score = gemeenten.urbanity + 0.8 * steady(np.log(land / land.mean())) + 0.75 * normals(rng, (number,))
    rank = np.empty(number)
    rank[np.argsort(score, kind="stable")] = (np.arange(number) + 0.5) / number
    z = _normal_quantile(rank)
    return steady(33_500 * np.exp(0.72 * z) * (1 + 1.2 * np.maximum(z - 1.6, 0) ** 2), 0)


def _normal_quantile(rank: Floats) -> Floats:
    """Quantiles of the normal distribution (Tukey's lambda with 0.14, good to 0.01)."""
    return steady(4.91 * (rank**0.14 - (1 - rank) ** 0.14), 6)


def wijk_numbers(sizes: Floats, seed: int) -> Ints:
    """How many wijken each gemeente has: 1 for a few, 4-12 for most, up to 60 for a city.

    ``sizes`` are the inhabitants of each.
    """
    rng = stream(seed, "aantal wijken")
    wish = steady((sizes / 10_000) ** 0.62) * lognormal(rng, 0.42, len(sizes))
    wish *= WIJKEN_PER_GEMEENTE * len(sizes) / wish.sum()
    single = np.argsort(sizes * lognormal(rng, 0.5, len(sizes)), kind="stable")[: round(len(sizes) * 0.025)]
    wish[single] = 1
    return np.clip(np.rint(wish), 1, 60).astype(np.int64)


def neighbourhoods(levels: Levels, wijken: Wijken, sizes: Floats, seed: int) -> Neighbourhoods:
    """Choose the kind of every wijk and what follows from it; ``sizes`` are the inhabitants per gemeente."""
    rng = stream(seed, "soorten wijken")
    number = len(wijken.gemeente)
    town = steady(np.log(sizes / 50_000))[wijken.gemeente]
    kind = _choose_kinds(levels.kinds, wijken, town, rng)
    first = np.flatnonzero(np.diff(wijken.gemeente, prepend=-1))
    kind[first] = 0  # the first wijk of every gemeente is its centre
    share = np.array([k.size for k in levels.kinds])[kind] * lognormal(rng, 0.80, number)
    many = np.diff(first, append=number)
    mean = np.repeat(np.add.reduceat(share, first) / many, many)
    share = np.minimum(share, LARGEST * mean)
    share /= np.repeat(np.add.reduceat(share, first), many)
    size = steady(sizes[wijken.gemeente] * share, 3)
    place = normals(rng, (len(sizes),))[wijken.gemeente]
    deprivation = (
        np.array([k.deprivation for k in levels.kinds])[kind]
        + 0.22 * np.clip(town, -1.5, 2.5)
        + 0.35 * place
        + 0.45 * normals(rng, (number,))
    )
    deprivation = _standard(deprivation, size)
    mix = np.array([k.mix for k in levels.kinds])[kind] + 0.35 * deprivation + 0.40 * normals(rng, (number,))
    return Neighbourhoods(kind, size, deprivation, _standard(mix, size), np.clip(town, -1.5, 3))


def _choose_kinds(
    kinds: tuple[WijkKind, ...], wijken: Wijken, town: Floats, rng: np.random.Generator
) -> Ints:
    ring = np.searchsorted([0.3, 0.65], wijken.remoteness, side="right")
    chance = np.array([k.place for k in kinds]).T[ring]
    chance = chance * steady(np.exp(np.outer(np.clip(town, -1.2, 2.2), [k.town for k in kinds])))
    ladder = np.cumsum(chance, axis=1)
    chosen: Ints = (rng.random((len(town), 1)) * ladder[:, -1:] > ladder).sum(axis=1)
    return chosen


def _standard(x: Floats, weight: Floats) -> Floats:
    mean = (x * weight).sum() / weight.sum()
    return steady((x - mean) / np.sqrt((weight * (x - mean) ** 2).sum() / weight.sum()), 6)


def settle(levels: Levels, wijken: Wijken, places: Neighbourhoods, gemeenten: int, seed: int) -> Population:
    """Give every person of every cell and year a wijk, and an age."""
    rng = stream(seed, "inwoners")
    expected = _spread_over_wijken(levels, wijken, places, gemeenten, rng)
    chance = rng.random(expected.shape[1:])
    number = np.floor(steady(expected, 6) + chance).astype(np.int32)
    ages = np.empty((AGES, *number.shape), np.int32)
    kind = np.array([k.ages for k in levels.kinds])[places.kind].T
    taste = steady(kind * lognormal(rng, 0.09, kind.shape), 6)  # (AGES, wijken)
    chance = rng.random(expected.shape[1:])
    for year in range(len(YEARS)):
        shares = _age_shares(levels, number[year].sum(axis=1), year)
        ages[:, year] = _divide(number[year], shares, taste, chance)
    return Population(number, ages)


def _spread_over_wijken(
    levels: Levels, wijken: Wijken, places: Neighbourhoods, gemeenten: int, rng: np.random.Generator
) -> Floats:
    """Expected people (years, cells, wijken), fitted to the cells of the country and the sizes of wijken."""
    cells = levels.cells
    country = np.unique(cells.country, return_inverse=True)[1]
    number = len(places.size)
    community = 0.45 * normals(rng, (country.max() + 1, wijken.gemeente.max() + 1))[:, wijken.gemeente]
    community += 0.38 * normals(rng, (country.max() + 1, number))
    community[country[0]] = 0  # herkomst Nederland is what the others are held against
    drift = 0.022 * normals(rng, (country.max() + 1, number))
    lean = (
        CONTRAST * (np.outer(cells.city, places.town) + np.outer(cells.mix, places.mix)) + community[country]
    )
    new = np.array([k.name == "nieuwbouw" for k in levels.kinds])[places.kind]
    growth = 0.016 * new - 0.002 + 0.006 * normals(rng, (number,))
    result = np.empty((len(YEARS), len(cells.code), number))
    for i, year in enumerate(YEARS):
        wijk_total = places.size * np.exp(growth * (year - YEARS[-1])) * lognormal(rng, 0.004, number)
        cell_total = cells.people[i] * (gemeenten / GEMEENTEN)
        wijk_total = steady(wijk_total * (cell_total.sum() / wijk_total.sum()), 6)
        people = np.exp(lean + drift[country] * (year - TREND_FROM)) * wijk_total
        people = steady(people, 6)
        for _ in range(6):
            people *= wijk_total / people.sum(axis=0)
            people *= (cell_total / people.sum(axis=1))[:, None]
        result[i] = people
    return result


def _age_shares(levels: Levels, people: npt.NDArray[np.int64], year: int) -> Floats:
    """Shares (AGES, cells) that together give the ages of the whole country in that year."""
    table = levels.cells.ages * people[:, None]
    wanted = levels.age_totals[year] * people.sum()
    for _ in range(40):
        table = table * (wanted / table.sum(axis=0))
        table = table * (people / table.sum(axis=1))[:, None]
    return steady((table / table.sum(axis=1, keepdims=True)).T)


def _divide(number: npt.NDArray[np.int32], shares: Floats, taste: Floats, chance: Floats) -> Counts:
    """Divide people (cells, wijken) over ages; the ages add up to the people exactly.

    The country's shares are kept while every wijk leans to the ages it attracts.
    """
    people = number.sum(axis=1)
    weight = shares
    for _ in range(2):
        bands = weight[:, :, None] * taste[:, None]
        bands *= number / bands.sum(axis=0)
        weight = steady(weight * shares * people / np.maximum(bands.sum(axis=2), 1e-9))
    ladder = np.cumsum(weight[:, :, None] * taste[:, None], axis=0)
    steps = np.floor(steady(number * (ladder / ladder[-1]), 6) + chance).astype(np.int32)
    steps[-1] = number
    return np.diff(steps, axis=0, prepend=np.int32(0))

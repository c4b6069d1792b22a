"""The figures of every indicator: from invented people to arrays a release takes.

Suppression comes last, on finished sums; nothing is computed from a suppressed figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from data.catalogue import Catalogue, Indicator
from data.disclosure import MIN_PEOPLE, primary
from data.releases.release import Status
from data.sources.demo.chance import eligible, happen, means
from data.sources.demo.levels import YEARS, Height, Levels
from data.sources.demo.population import Counts, Neighbourhoods, Population
from data.sources.demo.randomness import normals, steady, stream
from data.sources.demo.rollup import Rollup, Sums
from data.statistics import segregation

UNKNOWN = -1
BOUNDS = {"cito": (501.0, 550.0), "leeftijd_overleden": (0.0, 105.0)}
LEEFBAAROMETER_YEARS = (2014, 2016, 2018, 2020, 2022)

Statuses = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Figures:
    """One indicator, before suppression; arrays of shape (years, groups, areas).

    ``about`` is how many people a cell is about, which suppression looks at.
    """

    id: str
    value: npt.NDArray[np.float64]
    numerator: Sums
    denominator: Sums
    about: Sums
    status: Statuses
    minimum: int = MIN_PEOPLE
    provisional: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()

    def suppressed(self, indicator: Indicator) -> Statuses:
        """The status (years, groups, areas) after the primary rule.

        ``about`` only matters for an index, which counts nobody.
        """
        about = self.about if indicator.kind == "index" else None
        return primary(indicator, self.status, self.numerator, self.denominator, about)


@dataclass
class Maker:
    """Makes the figures of one indicator at a time; safe to use from several threads."""

    catalogue: Catalogue
    levels: Levels
    places: Neighbourhoods
    people: Population
    rollup: Rollup
    seed: int
    _inhabitants: Sums = field(init=False)

    def __post_init__(self) -> None:
        self._inhabitants = self.rollup(self.people.number)

    def indicators(self) -> list[str]:
        """The indicators of the catalogue we can make, the slow ones first."""
        known = {*self.levels.indicators, *self.levels.age_bands, *self._simple}
        return sorted((i for i in self.catalogue.indicators if i in known), key=lambda i: i in self._simple)

    def make(self, name: str) -> Figures:
        """The figures of indicator ``name``."""
        if name in self._simple:
            return self._simple[name](self.catalogue.indicators[name])
        if name in self.levels.age_bands:
            band = self.people.ages[self.levels.age_bands.index(name)]
            return self._share(self.catalogue.indicators[name], self.rollup(band), self._inhabitants)
        return self._drawn(self.catalogue.indicators[name], self.levels.indicators[name])

    @property
    def _simple(self) -> dict[str, Callable[[Indicator], Figures]]:
        """Indicators that follow from the people alone, or are no count of people."""
        return {
            "inwoners": self._inwoners,
            "aandeel_groep": self._aandeel_groep,
            "pct_buiten_nl": self._pct_buiten_nl,
            "pct_geboren_bu": lambda i: self._born(i, abroad=True),
            "pct_tweede_gen": lambda i: self._born(i, abroad=False),
            "segregatie_be": self._segregatie,
            "leefbaarometer": self._leefbaarometer,
        }

    def _drawn(self, indicator: Indicator, level: Height) -> Figures:
        """An indicator with a level per cell: who it is about, and to how many it happens."""
        base = level if level.complement_of is None else self.levels.indicators[level.complement_of]
        people = self._eligible(base.population)
        denominator = self.rollup(people)
        if indicator.kind == "gemiddelde":
            sd = indicator.person_sd or 1.0
            tenths = self.rollup(
                means(level, people, self.places.deprivation, sd, BOUNDS[level.id], self.seed)
            )
            with np.errstate(invalid="ignore", divide="ignore"):
                value = tenths / 10 / denominator
            unknown = np.full_like(denominator, UNKNOWN)
            return self._figures(indicator, value, unknown, denominator, level, sums=(tenths, denominator))
        count = happen(base, people, self.places.deprivation, indicator.per, self.seed)
        numerator = self.rollup(people - count if level.complement_of else count)
        return self._share(indicator, numerator, denominator, level)

    def _eligible(self, population: str) -> Counts:
        if population == "geboren_bu":
            return self.people.number * self.levels.cells.born_abroad[:, None].astype(np.int32)
        return eligible(self.people.ages, self.levels.populations[population], population, self.seed)

    def _share(
        self,
        indicator: Indicator,
        numerator: Sums,
        denominator: Sums,
        level: Height | None = None,
        about: Sums | None = None,
        sums: tuple[Sums, ...] | None = None,
    ) -> Figures:
        with np.errstate(invalid="ignore", divide="ignore"):
            value = indicator.per * numerator / denominator
        sums = (numerator, denominator) if sums is None else sums
        return self._figures(indicator, value, numerator, denominator, level, about, sums)

    def _figures(
        self,
        indicator: Indicator,
        value: npt.NDArray[np.float64],
        numerator: Sums,
        denominator: Sums,
        level: Height | None = None,
        about: Sums | None = None,
        sums: tuple[Sums, ...] = (),
    ) -> Figures:
        faults = [f for s in sums for f in self.rollup.faults(s, indicator.id)]
        if indicator.kind in ("aandeel", "verhouding") and (numerator > denominator).any():
            faults.append(f"{indicator.id}: teller > noemer")
        return Figures(
            indicator.id,
            value,
            numerator,
            denominator,
            denominator if about is None else about,
            self._status(indicator, level),
            indicator.min_denominator,
            level.provisional if level else (),
            tuple(faults),
        )

    def _status(self, indicator: Indicator, level: Height | None) -> Statuses:
        """BESCHIKBAAR where the indicator exists; not for groups or areas for which it has no meaning."""
        shape = (len(YEARS), len(self.rollup.groups), self._inhabitants.shape[2])
        status = np.full(shape, Status.BESCHIKBAAR, np.uint8)
        if level:
            status[~level.available] = Status.NIET_BESCHIKBAAR
            status[level.awaited] = Status.NOG_NIET_GEPUBLICEERD
        there = status[:, 0, 0] != Status.NIET_BESCHIKBAAR
        for position, group in enumerate(self.rollup.groups):
            if not self._meaningful(indicator, group):
                status[there, position] = Status.NIET_VAN_TOEPASSING
        return status

    def _meaningful(self, indicator: Indicator, group: str) -> bool:
        """False where the figure would be 0 or 100 by definition, or is not split by origin."""
        if not indicator.split:
            return group == "T"
        if indicator.id == "aandeel_groep":
            return group != "T"
        if indicator.id in ("pct_geboren_bu", "pct_tweede_gen"):
            return group != "NL" and "_" not in group
        if indicator.id.startswith("pct_verblijf"):
            return group != "NL" and not group.endswith("_NL")
        return True

    def _inwoners(self, indicator: Indicator) -> Figures:
        people = self._inhabitants
        unknown = np.full_like(people, UNKNOWN)
        value = people.astype(np.float64)
        return self._figures(indicator, value, people, unknown, about=people, sums=(people,))

    def _aandeel_groep(self, indicator: Indicator) -> Figures:
        # The teller is the number of inhabitants of the group: hidden where that number is hidden.
        everybody = np.repeat(self._inhabitants[:, :1], len(self.rollup.groups), axis=1)
        return self._share(indicator, self._inhabitants, everybody, about=self._inhabitants, sums=())

    def _pct_buiten_nl(self, indicator: Indicator) -> Figures:
        people = self._inhabitants
        own = people[:, [self.rollup.groups.index("NL")]]
        numerator = np.where(np.arange(people.shape[1])[:, None] == 0, people - own, people)
        return self._share(indicator, numerator, people, sums=())

    def _born(self, indicator: Indicator, *, abroad: bool) -> Figures:
        cells = self.levels.cells
        member = cells.born_abroad if abroad else ~cells.born_abroad & (np.array(cells.family) != "NL")
        return self._share(
            indicator, self.rollup(self.people.number * member[:, None].astype(np.int32)), self._inhabitants
        )

    def _segregatie(self, indicator: Indicator) -> Figures:
        """Dissimilarity over the wijken of a gemeente.

        Not for wijken, which have no buurten here, nor for the land: over gemeenten it would be another
        measure than the one beside it.
        """
        groups, first = self.rollup.groups, self.rollup.first
        number = 1 + len(first)
        outside = self._inhabitants[:, groups.index("BE_BU")] + self._inhabitants[:, groups.index("BE_NL")]
        rest = self._inhabitants[:, 0] - outside
        owner = np.repeat(np.arange(len(first)), np.diff(first, append=outside.shape[1] - number))
        found = segregation.index(outside[:, number:], rest[:, number:], first)
        value = np.full(self._inhabitants.shape, np.nan)
        value[:, 0, 1:number] = steady(found.value, 4)
        about = np.repeat(outside[:, None], len(groups), axis=1)
        unknown = np.full_like(about, UNKNOWN)
        figures = self._figures(indicator, value, unknown, self._inhabitants, about=about)
        figures.status[np.isnan(value)] = Status.NIET_VAN_TOEPASSING
        # Of so few people that chance alone would make the index what it is.
        figures.status[:, 0, 1:number][np.isnan(found.value)] = Status.ONDERDRUKT
        figures.status[:, :, 1 + np.flatnonzero(np.bincount(owner) == 1)] = Status.NIET_VAN_TOEPASSING
        return figures

    def _leefbaarometer(self, indicator: Indicator) -> Figures:
        """A modelled score of the surroundings, every other year; wider areas weigh by inhabitants."""
        rng = stream(self.seed, indicator.id)
        wijken = len(self.places.deprivation)
        own = 4.15 - 0.12 * self.places.deprivation + 0.05 * normals(rng, (wijken,))
        score = own + 0.004 * np.arange(len(YEARS))[:, None] + 0.01 * normals(rng, (len(YEARS), wijken))
        people = self._inhabitants[:, 0]
        sums = self.rollup.areas(np.rint(steady(score * 10_000)).astype(np.int64) * people[:, -wijken:])
        value = np.full(self._inhabitants.shape, np.nan)
        with np.errstate(invalid="ignore", divide="ignore"):
            value[:, 0] = sums / people / 10_000
        unknown = np.full_like(self._inhabitants, UNKNOWN)
        figures = self._figures(indicator, value, unknown, unknown, about=self._inhabitants)
        figures.status[~np.isin(YEARS, LEEFBAAROMETER_YEARS)] = Status.NIET_BESCHIKBAAR
        return figures

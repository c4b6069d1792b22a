"""What pages ask: the catalogue and one release's figures together.

A ``Monitor`` is made once per worker and never changes; queries (data/queries) are functions of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import catalogue as catalogue_module
from data.areas import Areas
from data.asked.selection import Choices
from data.catalogue import Catalogue, Classification, Indicator, Theme
from data.catalogue.rounding import coarsest, steps_of
from data.cubes import cube as cube_module
from data.cubes.cube import Cube
from data.cubes.peers import Spread
from data.cubes.tau import spread_without_chance
from data.herindeling.gone import gone
from data.herindeling.moves import Lineage
from data.releases import box
from data.releases import release as release_module
from data.releases.release import Release, ReleaseError
from data.statistics.rounding import EXACT, Steps
from data.statistics.scoring import KINDS, Measures


@dataclass(frozen=True, eq=False)
class Monitor:
    """A catalogue, a release and its cube. ``refused`` says which newer releases were not usable."""

    catalogue: Catalogue
    release: Release
    cube: Cube
    refused: tuple[str, ...] = field(default=())

    @property
    def areas(self) -> Areas:
        """The areas of the release, in cube order."""
        return self.cube.areas

    @property
    def lineage(self) -> Lineage:
        """Which area went where; empty when none did."""
        return self.release.lineage

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that this release has figures for, in the order of the catalogue."""
        return tuple(i for i in self.catalogue.indicators.values() if i.id in self.cube.indicators)

    @cached_property
    def calendar(self) -> npt.NDArray[np.int64]:
        """The years of the release: one for each position in the cube."""
        return np.array(self.release.years, np.int64)

    @cached_property
    def rows(self) -> npt.NDArray[np.intp]:
        """For each of ``indicators`` its position on the first axis of the cube."""
        return np.array([self.cube.indicators[i.id] for i in self.indicators], np.intp)

    @cached_property
    def early(self) -> tuple[frozenset[int], ...]:
        """For each of ``indicators`` the years whose figures the source may still change."""
        return tuple(frozenset(self.release.provisional.get(i.id, ())) for i in self.indicators)

    @cached_property
    def measures(self) -> Measures:
        """What scoring must know of ``indicators``, one array element each."""
        return Measures(
            kind=np.array([KINDS.index(i.kind) for i in self.indicators], np.int8),
            per=np.array([i.per for i in self.indicators], np.float64),
            person_sd=np.array([i.person_sd or np.nan for i in self.indicators], np.float64),
        )

    @cached_property
    def steps(self) -> tuple[tuple[Steps, ...], ...]:
        """For each of ``indicators`` and each level of the release: how its figures were rounded."""
        rules, release = self.catalogue.rounding, self.release
        return tuple(
            tuple(
                coarsest(
                    steps_of(rules, i.id, {o.table for o in release.provenance.get(i.id, ())}, depth),
                    release.rounding.get(i.id, {}).get(tier.id, EXACT),
                )
                for depth, tier in enumerate(self.areas.tiers)
            )
            for i in self.indicators
        )

    @cached_property
    def rounding(self) -> npt.NDArray[np.float64] | None:
        """The same, shape (numerator denominator value, indicator, level); None: nothing is rounded."""
        if not any(s.coarse for by_level in self.steps for s in by_level):
            return None
        rows = [[(s.numerator, s.denominator, s.value) for s in by_level] for by_level in self.steps]
        return np.ascontiguousarray(np.moveaxis(np.array(rows, np.float64), -1, 0))

    @cached_property
    def spread(self) -> Spread:
        """How far areas lie apart, without the part that is chance (as ``cube.spread``, which has it in)."""
        return spread_without_chance(self.measures, self.rows, self.cube.spread)

    def prepare(self) -> None:
        """Work out what every figure needs: once for all workers that are split off after this."""
        for name in ("measures", "steps", "rounding", "spread"):
            getattr(self, name)

    @cached_property
    def index(self) -> pd.Index[str]:
        """The ids of ``indicators``, to name the rows of a table."""
        return pd.Index([i.id for i in self.indicators], name="indicator")

    @cached_property
    def without_total(self) -> npt.NDArray[np.bool_]:
        """For each of ``indicators``: does it mean nothing for all inhabitants together?"""
        return np.array([not i.total for i in self.indicators])

    @cached_property
    def default_year(self) -> int:
        """The newest year in which at least half of the indicators have figures for the widest group.

        A release may hold later years for a few sources only; opening there would show old figures.
        """
        total = self.cube.groups["T"]
        fresh = [
            (self.cube.newest[:, self.rows, total, y] == y).any(axis=0).mean()
            for y in range(len(self.release.years))
        ]
        enough = [y for y, part in enumerate(fresh) if part >= 0.5]
        return self.release.years[enough[-1] if enough else int(np.argmax(fresh))]

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes to show: all six, and an optional one when the release has figures for it."""
        filled = {i.theme for i in self.indicators}
        return tuple(t for t in self.catalogue.themes.values() if t.id in filled or not t.optional)

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The indicators of which no sentence of one origin group is told, only shown with their caveat."""
        themes = self.catalogue.themes
        return frozenset(i.id for i in self.indicators if i.sensitive or themes[i.theme].sensitive)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[int, ...]]:
        """For each theme the positions of its indicators in ``indicators``."""
        return {t.id: tuple(p for p, i in enumerate(self.indicators) if i.theme == t.id) for t in self.themes}

    @cached_property
    def classifications(self) -> tuple[Classification, ...]:
        """The origin classifications of which this release holds at least one group."""
        codes = self.cube.groups
        return tuple(
            c for c in self.catalogue.classifications.values() if any(g.code in codes for g in c.groups)
        )

    @cached_property
    def choices(self) -> Choices:
        """What a user of this release can choose."""
        return Choices(
            areas=self.areas,
            groups=tuple(self.cube.groups),
            years=self.release.years,
            default_year=self.default_year,
            themes=tuple(t.id for t in self.themes),
            indicators={i.id: i.theme for i in self.indicators},
            divisions=tuple(c.id for c in self.classifications if len(c.groups) > 1),
            lineage=self.lineage,
            gone=gone(self.lineage, self.areas),
        )

    def level_position(self, area: str) -> int:
        """The position of an area's level in those of the release: 0 is the land."""
        return int(self.areas.levels[self.areas.index[area]])


def releases_root() -> Path:
    """The folder that holds the releases: WIJKMONITOR_RELEASES, by default ``releases``."""
    return Path(os.environ.get("WIJKMONITOR_RELEASES", "releases"))


STANDARD = ("cbs", "demo")
"""What is served when nobody says otherwise: real figures first, and the demonstration beside them."""


def editions() -> tuple[str, ...]:
    """What WIJKMONITOR_RELEASE asks for: editions, or paths of releases; the first stands at the root."""
    asked = [part.strip() for part in os.environ.get("WIJKMONITOR_RELEASE", "").split(",")]
    return tuple(part for part in asked if part) or STANDARD


def open_editions() -> tuple[tuple[Monitor, ...], tuple[str, ...]]:
    """The monitors of all ``editions``, and a sentence for each that cannot be opened.

    Of the figures that come with the program a copy is put among the releases first. Raises ReleaseError when
    none can be opened, and CatalogueError when the catalogue is at fault.
    """
    opened: list[Monitor] = []
    missing: list[str] = []
    for edition in editions():
        try:
            box.unpack(releases_root(), edition)
            opened.append(open_monitor(edition))
        except ReleaseError as error:
            missing.append(str(error))
    if not opened:
        raise ReleaseError("\n".join(missing))
    return tuple(opened), tuple(missing)


def open_monitor(wanted: str | None = None, catalogue: Catalogue | None = None) -> Monitor:
    """Open the release ``wanted`` (a path, or an edition name; default the first of ``editions``).

    Of an edition the newest usable release is taken. Raises ReleaseError with a sentence for every
    release that was refused, and CatalogueError when the catalogue is at fault.
    """
    wanted = wanted or editions()[0]
    catalogue = catalogue or catalogue_module.shipped()
    refused: list[str] = []
    if "/" in wanted or (Path(wanted) / "manifest.json").exists():
        candidates = [release_module.read(Path(wanted))]
    else:
        candidates, refused = release_module.history(releases_root(), wanted)
    for release in candidates:
        try:
            unknown = sorted(set(release.indicators) - catalogue.indicators.keys())
            if unknown:
                raise ReleaseError(
                    f"De uitgave {release.id} heeft cijfers die de catalogus niet kent: {', '.join(unknown)}."
                )
            return Monitor(catalogue, release, cube_module.load(release), tuple(refused))
        except ReleaseError as error:
            refused.append(str(error))
    raise ReleaseError("\n".join(refused) or f"Er is geen uitgave '{wanted}' in {releases_root().resolve()}.")

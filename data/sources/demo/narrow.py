"""The figures of buurten: of which indicators and groups there are any is data (levels.yaml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.releases.release import Status
from data.releases.table import Slab
from data.sources.demo.blocks import Hidden, hide
from data.sources.demo.buurten import Buurten, Counts
from data.sources.demo.figures import Figures
from data.sources.demo.levels import Levels

Statuses = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class NarrowFigures:
    """What is told of buurten, after disclosure control.

    ``first`` is the position of the first buurt among the areas of the release, ``groups`` are its groups and
    ``five`` the positions among them of the groups of ``buurten.number``.
    """

    levels: Levels
    buurten: Buurten
    first: int
    groups: tuple[str, ...]
    five: tuple[int, ...]

    def slabs(
        self, indicators: Sequence[Indicator], made: Sequence[Figures], status: Sequence[Statuses], full: bool
    ) -> list[list[Slab]]:
        """For each indicator its cells of buurten; none for one of which buurten have no figures.

        ``status`` are what is published of wider areas (years, groups, areas). When ``full`` what is hidden
        of a wijk was hidden so that nothing follows from what is in it: then its buurten show nothing.
        """
        hidden = self._open
        if full:
            shut = [
                (published[:, self._groups(i.id)] == Status.ONDERDRUKT).any(axis=1)[:, self._wijken]
                for i, published in zip(indicators, status, strict=True)
                if i.id in self.levels.narrow
            ]
            hidden = hide(self.buurten, np.logical_or.reduce(shut)) if shut else hidden
        return [
            [self._slab(i, figures, published, hidden)] if i.id in self.levels.narrow else []
            for i, figures, published in zip(indicators, made, status, strict=True)
        ]

    @cached_property
    def _open(self) -> Hidden:
        """What is hidden when nothing of any wijk was hidden on purpose."""
        years, _, _ = self.buurten.number.shape
        return hide(self.buurten, np.zeros((years, len(self.buurten.runs.first)), np.bool_))

    @property
    def _wijken(self) -> slice:
        """The positions of the wijken among the areas of the release."""
        return slice(self.first - len(self.buurten.runs.first), self.first)

    def _groups(self, indicator: str) -> list[int]:
        return [self.groups.index(g) for g in self.levels.narrow[indicator]]

    def _slab(self, indicator: Indicator, figures: Figures, published: Statuses, hidden: Hidden) -> Slab:
        groups = self._groups(indicator.id)
        everybody = self.buurten.number.sum(axis=1, keepdims=True)
        if indicator.kind == "aantal":
            counts, cells = self._by_group(groups, everybody, hidden)
            value, numerator, denominator = counts.astype(np.float64), counts, np.full_like(counts, -1)
        else:
            age = self.levels.age_bands.index(indicator.id)
            counts, cells = self.buurten.ages[:, [age]], hidden.ages[:, None]
            numerator, denominator = counts, everybody
            with np.errstate(invalid="ignore", divide="ignore"):
                value = indicator.per * counts / everybody
        of_wijk = self.buurten.runs.of_wijk(published[:, groups, self._wijken])
        wijk = figures.numerator[:, groups, self._wijken]
        if not np.array_equal(self.buurten.runs.sums(counts), wijk):
            raise ValueError(f"{indicator.id}: the buurten are not their wijk")  # a fault of ours: no release
        status = np.where(cells, np.uint8(Status.ONDERDRUKT), np.uint8(Status.BESCHIKBAAR))
        alone = self.buurten.runs.of_wijk(self.buurten.runs.many == 1)
        status = np.where(alone, of_wijk, status)
        return Slab(tuple(groups), self.first, (value, numerator, denominator, status))

    def _by_group(
        self, groups: Sequence[int], everybody: Counts, hidden: Hidden
    ) -> tuple[Counts, npt.NDArray[np.bool_]]:
        """The people of ``groups`` and what is hidden of them, both (years, groups, buurten)."""
        rows = {group: at for at, group in enumerate(self.five)}
        counts = [self.buurten.number[:, rows[g]] if g in rows else everybody[:, 0] for g in groups]
        cells = [hidden.groups[:, rows[g]] if g in rows else hidden.people for g in groups]
        return np.stack(counts, axis=1), np.stack(cells, axis=1)

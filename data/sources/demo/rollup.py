"""From cells and wijken to groups and areas: everything shown is a sum of the finest figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.sources.demo.randomness import Ints

Sums = npt.NDArray[np.int64]  # (years, groups, areas)


@dataclass(frozen=True)
class Rollup:
    """How cells make groups and how wijken make gemeenten and the land."""

    groups: tuple[str, ...]
    members: tuple[npt.NDArray[np.intp], ...]  # per group its cells
    first: Ints  # (gemeenten,) position of the first wijk of each gemeente

    def __call__(self, cells: npt.NDArray[Any]) -> Sums:
        """(years, cells, wijken) to (years, groups, land + gemeenten + wijken)."""
        return self.areas(self.by_group(cells))

    def by_group(self, cells: npt.NDArray[Any]) -> Sums:
        """(years, cells, wijken) to (years, groups, wijken)."""
        found = np.empty((cells.shape[0], len(self.groups), cells.shape[2]), np.int64)
        for i, member in enumerate(self.members):
            if len(member) == 1:
                found[:, i] = cells[:, member[0]]
            elif len(member) == 2:
                np.add(cells[:, member[0]], cells[:, member[1]], out=found[:, i])
            else:
                np.sum(cells[:, member], axis=1, dtype=np.int64, out=found[:, i])
        return found

    def areas(self, wijken: npt.NDArray[np.int64]) -> Sums:
        """(..., wijken) to (..., land + gemeenten + wijken), in cube order."""
        gemeenten = np.add.reduceat(wijken, self.first, axis=-1)
        return np.concatenate([gemeenten.sum(axis=-1, keepdims=True), gemeenten, wijken], axis=-1)

    def faults(self, sums: Sums, what: str) -> list[str]:
        """Recompute the sums (years, groups, areas) another way; gives what does not add up."""
        found = []
        gemeenten = sums[..., 1 : 1 + len(self.first)]
        wijken = sums[..., 1 + len(self.first) :]
        if not np.array_equal(wijken.sum(axis=-1), sums[..., 0]):
            found.append(f"{what}: wijken")
        if not np.array_equal(gemeenten.sum(axis=-1), sums[..., 0]):
            found.append(f"{what}: gemeenten")
        for name, parts in (("vijfdeling", self._five), ("twintigdeling", self._twenty)):
            if not np.array_equal(sums[:, parts].sum(axis=1), sums[:, self.groups.index("T")]):
                found.append(f"{what}: {name}")
        return found

    @property
    def _five(self) -> Sequence[int]:
        return [i for i, g in enumerate(self.groups) if g == "NL" or "_" in g]

    @property
    def _twenty(self) -> Sequence[int]:
        return [i for i, g in enumerate(self.groups) if g != "T" and "_" not in g]

"""What the figures of a release have in common: its areas, groups, and what hiding a figure costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure import composition
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.structure import Lines, circuits, group_lines, holding, rules
from data.disclosure.proof.table import Counts, CountTable
from data.disclosure.proof.tree import Tree

# What hiding costs, against the figure of one country in one small area of the third level (a wijk): a total
# is asked for most.
WIDEST = 1000.0  # of the widest level of areas
WIDER = 8.0  # times what the next narrower level costs; 1 for the third level
TOTAL, FIRST, FIVE, COUNTRY = 200.0, 40.0, 8.0, 1.0
PEOPLE = 1000.0  # so many people make a figure twice as valuable


def turned(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """(years, groups, areas) to (groups, years, areas), and back."""
    return np.ascontiguousarray(array.transpose(1, 0, 2))


class Frame:
    """The areas and groups of a release, ready to make tables of."""

    def __init__(self, areas: Areas, groups: Sequence[str]) -> None:
        self.areas, self.groups, self.tree = areas, tuple(groups), Tree.of(areas)
        per_group = np.array([_value(group) for group in self.groups])
        levels = np.array([WIDEST, *(WIDER ** (2.0 - at) for at in range(1, len(areas.tiers)))])[areas.levels]
        self._weight = (per_group[:, None, None] * levels).astype(np.float32)

    @property
    def countries(self) -> npt.NDArray[np.intp]:
        """The positions (groups,) of the groups that are parts of parts."""
        inner = {g for line in rules()["groups"] if line["total"] != ["T"] for g in line["parts"]}
        return np.flatnonzero([group in inner for group in self.groups])

    def table(
        self,
        truth: Counts,
        ceiling: Counts,
        hidden: Mask,
        minimum: int = MIN_PEOPLE,
    ) -> CountTable:
        """A table to protect; arrays (groups, years, areas), -1 for not known."""
        lines = self.lines(truth)
        return CountTable(
            truth=truth,
            ceiling=ceiling,
            hidden=hidden & (truth >= 0),
            weight=self.weight(truth, ceiling),
            lines=lines,
            circuits=circuits(lines),
            tree=self.tree,
            minimum=minimum,
        )

    def lines(self, truth: Counts) -> Lines:
        """The sums over groups that hold for a count."""
        return holding(group_lines(self.groups), truth, np.asarray((truth >= 0).any(axis=(1, 2))))

    def weight(self, truth: Counts, ceiling: Counts) -> npt.NDArray[np.float32]:
        """What hiding each cell costs."""
        people = np.maximum(np.maximum(ceiling, truth), 0)
        return (self._weight * (1 + people.astype(np.float32) / PEOPLE)).astype(np.float32)

    def stacked(self, parts: Sequence[CountTable], total: CountTable, floor: Counts) -> CountTable:
        """A composition: its parts above each other, with their shared total below, which stays as it is.

        ``floor`` is what other tellers keep the total above.
        """

        def all_of(name: str) -> npt.NDArray[Any]:
            return np.concatenate([getattr(t, name) for t in (*parts, total)])

        return CountTable(
            truth=all_of("truth"),
            ceiling=all_of("ceiling"),
            hidden=all_of("hidden"),
            weight=all_of("weight"),
            lines=composition.lines(total.lines, len(parts)),
            circuits=composition.moves(total.circuits, len(self.groups), [p.truth for p in parts]),
            tree=self.tree,
            minimum=max(p.minimum for p in parts),
            fixed=len(self.groups),
            least=np.concatenate([np.zeros_like(p.truth) for p in parts] + [floor]),
        )


def _value(group: str) -> float:
    lines = [line for line in rules()["groups"] if group in line["parts"]]
    if group == "T":
        return TOTAL
    if any(line["total"] != ["T"] for line in lines):
        return COUNTRY
    if len(lines) > 1 or group == "NLA":
        return FIRST
    first = any(line["total"] == ["T"] and len(line["parts"]) <= 5 for line in lines)
    return FIVE if first else COUNTRY

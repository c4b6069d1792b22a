"""What the figures of a release have in common: its areas, groups, and what hiding a figure costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure.board import Table
from data.disclosure.primary import Mask
from data.disclosure.structure import Circuit, Tree, circuits, group_lines, holding, rules

# What hiding costs, against the figure of one country in one small wijk: a total is asked for most.
LEVEL_WEIGHT = (1000.0, 8.0, 1.0)  # land, gemeente, wijk
TOTAL, FIRST, FIVE, COUNTRY = 200.0, 40.0, 8.0, 1.0
PEOPLE = 1000.0  # so many people make a figure twice as valuable


def turned(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """(years, groups, areas) to (groups, years, areas), and back."""
    return np.ascontiguousarray(array.transpose(1, 0, 2))


class Frame:
    """The areas and groups of a release, ready to make tables of."""

    def __init__(self, areas: Areas, groups: Sequence[str]) -> None:
        self.areas, self.groups, self.tree = areas, tuple(groups), Tree.of(areas)
        per_group = np.full(len(self.groups), COUNTRY)
        for place, group in enumerate(self.groups):
            lines = [line for line in rules()["groups"] if group in line["parts"]]
            if group == "T":
                per_group[place] = TOTAL
            elif len(lines) > 1 or group == "NLA":
                per_group[place] = FIRST
            elif any(line["total"] == ["T"] for line in lines) and not any(len(x["parts"]) > 6 for x in lines):
                per_group[place] = FIVE
        self._weight = (per_group[:, None, None] * np.array(LEVEL_WEIGHT)[areas.levels]).astype(np.float32)

    def table(
        self, truth: npt.NDArray[np.int32], ceiling: npt.NDArray[np.int32], hidden: Mask, minimum: int
    ) -> Table:
        """A table to protect; arrays (groups, years, areas), -1 for not known.

        Sensitive are the hidden cells in which few people are counted, or few are left of the ceiling.
        """
        rest = np.where(ceiling >= 0, ceiling - truth, 0)
        small = ((truth > 0) & (truth < minimum)) | ((rest > 0) & (rest < minimum) & (truth >= 0))
        people = np.maximum(ceiling, truth)
        lines = holding(group_lines(self.groups), truth)
        return Table(
            truth=truth,
            ceiling=ceiling,
            hidden=hidden.copy(),
            sensitive=hidden & small,
            weight=(self._weight * (1 + np.maximum(people, 0) / PEOPLE)).astype(np.float32),
            lines=lines,
            moves=circuits(lines),
            tree=self.tree,
            minimum=minimum,
        )

    def stacked(
        self, tables: Sequence[Table], lines: npt.NDArray[np.int8], moves: tuple[tuple[Circuit, ...], ...]
    ) -> Table:
        """Tables above each other as one, with their own sums and moves."""

        def all_of(name: str) -> npt.NDArray[Any]:
            return np.concatenate([getattr(t, name) for t in tables])

        return Table(
            truth=all_of("truth"),
            ceiling=all_of("ceiling"),
            hidden=all_of("hidden"),
            sensitive=all_of("sensitive"),
            weight=all_of("weight"),
            lines=lines,
            moves=moves,
            tree=self.tree,
            minimum=tables[0].minimum,
            many=True,
        )

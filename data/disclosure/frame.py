"""What the figures of a release have in common: its areas, groups, and what hiding a figure costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure import composition
from data.disclosure.delivered import Delivered
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.blocks import Blocks
from data.disclosure.proof.structure import Lines, circuits, group_lines, holding, rules
from data.disclosure.proof.table import Counts, CountTable
from data.disclosure.proof.tree import Tree
from data.releases.release import Status

# What hiding costs, against the figure of one country in one small area of the third level (a wijk): a total
# is asked for most.
WIDEST = 1000.0  # of the widest level of areas
WIDER = 8.0  # times what the next narrower level costs; 1 for the third level
TOTAL, FIRST, FIVE, COUNTRY = 200.0, 40.0, 8.0, 1.0
LARGE = 2_000  # groups x areas; of fewer the cheapest cells are looked for one by one
NARROW = 2  # levels, from the widest, in which there are parts of parts
PEOPLE = 1000.0  # so many people make a figure twice as valuable


def turned(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """(years, groups, areas) to (groups, years, areas), and back."""
    return np.ascontiguousarray(array.transpose(1, 0, 2))


class Frame:
    """The areas and groups of a release, ready to make tables of.

    ``large``: there are so many cells (groups x areas) that they are hidden in blocks.
    """

    def __init__(self, areas: Areas, groups: Sequence[str]) -> None:
        self.areas, self.groups, self.tree = areas, tuple(groups), Tree.of(areas)
        per_group = np.array([_value(group) for group in self.groups])
        levels = np.array([WIDEST, *(WIDER ** (2.0 - at) for at in range(1, len(areas.tiers)))])[areas.levels]
        self.large = len(self.groups) * len(areas) > LARGE
        self.blocks = Blocks(self.groups, self.tree)
        self._weight = (per_group[:, None, None] * levels).astype(np.float32)

    @property
    def countries(self) -> npt.NDArray[np.intp]:
        """The positions (groups,) of the groups that are parts of parts."""
        inner = {g for line in rules()["groups"] if line["total"] != ["T"] for g in line["parts"]}
        return np.flatnonzero([group in inner for group in self.groups])

    def withdraw(self, cluster: Sequence[Delivered]) -> None:
        """Of a large release: no figures of parts of parts in areas below the second level.

        All of them, whatever they are, so that nothing is said by it: in small areas nearly every one is of
        few people, and hiding those takes most of the others with it. Not where an earlier release has them.
        """
        areas = np.flatnonzero(self.tree.depths >= NARROW)
        if not self.large or not len(areas) or not len(self.countries):
            return
        cells = np.zeros(cluster[0].status.shape, np.bool_)
        cells[np.ix_(np.arange(len(cells)), self.countries, areas)] = True
        if not any(d.kept is not None and ((d.kept[0] | d.kept[1]) & cells).any() for d in cluster):
            for member in cluster:
                member.status[cells & member.there] = Status.NIET_BESCHIKBAAR

    def retreat(self, members: Sequence[Delivered], left: Mask) -> bool:
        """No longer publish what of ``members`` cannot be hidden safely: whether there was anything left to.

        ``left`` (rows, years, areas) are the cells without a proof, rows of groups above each other. Parts of
        parts go first, then all parts, then all inhabitants; of the narrowest level that has any, and of what
        is narrower. All of those, whatever they are, so that nothing is said by it.
        """
        cells = np.logical_or.reduce(left.reshape(-1, len(self.groups), *left.shape[1:])).any(axis=1)
        every = np.arange(len(self.groups))
        total = every == (self.groups.index("T") if "T" in self.groups else -1)
        narrow = np.isin(every, self.countries)
        for mine, rows in ((narrow, narrow), (~narrow & ~total, ~total), (total, every >= 0)):
            areas = cells[mine].any(axis=0)
            if areas.any():
                deep = np.flatnonzero(self.tree.depths >= self.tree.depths[areas].max())
                gone = np.zeros(members[0].status.shape, np.bool_)
                gone[np.ix_(np.arange(len(gone)), np.flatnonzero(rows), deep)] = True
                if any((gone & member.there).any() for member in members):
                    for member in members:
                        member.status[gone & member.there] = Status.NIET_BESCHIKBAAR
                    return True
        return False

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
            blocks=self.blocks if self.large else None,
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
            blocks=total.blocks,
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

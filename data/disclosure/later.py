"""Figures of an area from before it was there: a sum of areas that were, so nothing of its own to protect.

Such a figure is one more equation between the areas that were there, and it lies in no tree with them. It is
published where all of those are: then it tells nothing that they do not tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.areas import Areas
from data.disclosure.delivered import Delivered
from data.disclosure.primary import Mask, Statuses
from data.releases.release import Status


@dataclass(frozen=True)
class Later:
    """Figures set aside: ``cells`` (years, areas), and the ``statuses`` of each member as they were.

    ``parts`` are the positions of the areas that each later area is the sum of.
    """

    parts: Mapping[int, tuple[int, ...]]
    cells: Mask
    statuses: tuple[Statuses, ...]

    @classmethod
    def of(cls, members: Sequence[Delivered], areas: Areas, merged: Mapping[str, Sequence[str]]) -> Later:
        """Set aside what ``members`` have of a later area in a year with figures of any of its parts.

        ``merged`` are the codes that each later area is the sum of (Lineage.merged). The figures set aside
        are not there for who protects the members, until ``restore``.
        """
        parts = {
            areas.index[new]: tuple(areas.index[code] for code in old if code in areas)
            for new, old in merged.items()
            if new in areas
        }
        there = np.logical_or.reduce([m.there.any(axis=1) for m in members])
        cells = np.zeros_like(there)
        for new, old in parts.items():
            cells[:, new] = there[:, list(old)].any(axis=1)
        statuses = tuple(m.status.copy() for m in members)
        for member in members:
            member.status[np.broadcast_to(cells[:, None], member.status.shape)] = Status.NIET_BESCHIKBAAR
        return cls(parts, cells, statuses)

    def restore(self, members: Sequence[Delivered]) -> None:
        """Put the figures back, hidden where any part is not shown; an index, which is no sum, is hidden."""
        for member, before in zip(members, self.statuses, strict=True):
            aside = np.broadcast_to(self.cells[:, None], member.status.shape)
            member.status[aside] = before[aside]
            for _ in self.parts:  # a part may itself be a sum of areas that were there before
                for new, old in self.parts.items():
                    shown = (member.status[..., list(old)] == Status.BESCHIKBAAR).all(axis=-1)
                    hide = np.zeros(member.status.shape, np.bool_)
                    hide[..., new] = self.cells[:, new, None] & (~shown | (member.indicator.kind == "index"))
                    member.hide(hide)

"""On how many subjects each area differs from what it is held against, and each subject in how many areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.areas import Area
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.areas.columns import list_every_column
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.results import Many

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class StandingOut:
    """What differs after correction for many comparisons: counts of shape (area,) and (subject,).

    ``favourable``, ``unfavourable`` and ``described`` are of each area the subjects on which it differs;
    ``tested`` those that could be tested. ``by_subject`` is of each subject the areas in which it differs,
    ``tested_by_subject`` those that could be tested. A figure without a margin is in none of these.
    """

    grid: AreaGrid
    favourable: Counts
    unfavourable: Counts
    described: Counts
    tested: Counts
    by_subject: Counts
    tested_by_subject: Counts

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas counted."""
        return self.grid.areas

    @property
    def subjects(self) -> tuple[Indicator, ...]:
        """The subjects counted."""
        return self.grid.columns

    @property
    def many(self) -> Many:
        """How many figures were tested, have a colour, and still do among so many."""
        return self.grid.many

    @property
    def differing(self) -> Counts:
        """On how many subjects each area differs: (area,)."""
        return self.favourable + self.unfavourable + self.described


def get_standing_out(
    monitor: Monitor, selection: Selection, place: str, level: str, theme: str | None = None
) -> StandingOut:
    """All subjects (or those of one ``theme``) in all areas of ``level`` in ``place``, a code; the rest ids.

    For the group that was chosen, against the reference that was chosen. KeyError for what the release does
    not have.
    """
    wanted = list_every_column(monitor, selection.group)
    if theme is not None:
        wanted = tuple(i for i in wanted if monitor.catalogue.indicators[i].theme == theme)
    return count_standing_out(get_areas_beside(monitor, selection, place, level, wanted))


def count_standing_out(grid: AreaGrid) -> StandingOut:
    """The same of a grid that is at hand: corrected over what that grid holds, counts (area,), (subject,)."""
    stands, tested, levels = grid.stands, grid.tested, grid.cells.level[:, 0, :]
    sign = np.array([{"gunstig_hoog": 1, "gunstig_laag": -1}.get(i.direction, 0) for i in grid.columns])
    favour = levels.astype(np.int64) * sign.reshape(-1, 1).astype(np.int64)

    def of_areas(which: npt.NDArray[np.bool_]) -> Counts:
        return np.asarray(which.sum(axis=0, dtype=np.int64))

    return StandingOut(
        grid,
        of_areas(stands & (favour > 0)),
        of_areas(stands & (favour < 0)),
        of_areas(stands & (sign == 0).reshape(-1, 1)),
        of_areas(tested),
        stands.sum(axis=1, dtype=np.int64),
        tested.sum(axis=1, dtype=np.int64),
    )

"""A figure with everything that must go with it when it leaves the monitor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from figures.kind import Plot


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One figure, ready to be taken along.

    ``title`` is the conclusion, ``subtitle`` what, whom, where, when; ``plot`` None when there is nothing to
    draw; ``notes`` and ``warning`` belong to the figure and are never cut off; ``address`` is the path and
    query that open it in the monitor, ``code`` its short link; ``definition`` what counts.

    ``year`` is the year that was chosen, ``years`` the year or years of the figures in words (a single one
    may be older), ``counted`` how many people they are about; empty where that differs from row to row.
    """

    key: str
    title: str
    subtitle: str
    plot: Plot | None
    area: str
    group: str
    year: int
    source: str
    years: str
    counted: str
    release: str
    fictional: bool
    address: str
    code: str
    notes: tuple[str, ...] = ()
    warning: str = ""
    definition: str = ""

    @property
    def figure_year(self) -> int | None:
        """The year of its figures, when they all have the same one."""
        found = re.fullmatch(r"(\d{4})(?: \(.*\))?", self.years)
        return int(found[1]) if found else None

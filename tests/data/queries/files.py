"""The slow and obvious way: what the Parquet files of a release say, cell by cell, read without the cube."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.releases.release import Release


class FileCell(NamedTuple):
    """One row of the files; NaN is "not there"."""

    waarde: float
    teller: float
    noemer: float
    status: str


NOTHING = FileCell(math.nan, math.nan, math.nan, "niet_beschikbaar")


def table(release: Release, indicator: str) -> pd.DataFrame:
    """One file, indexed by (jaar, herkomst, gebied)."""
    path = release.path / "figures" / f"indicator={indicator}" / "part-0.parquet"
    frame = pd.read_parquet(path, partitioning=None)
    for column in ("herkomst", "gebied", "status"):
        frame[column] = frame[column].astype(str)
    return frame.set_index(["jaar", "herkomst", "gebied"]).sort_index()


class Files:
    """All files of a release, each row kept under its key: a table is searched through for every cell."""

    def __init__(self, release: Release) -> None:
        self.codes = [a.code for a in release.areas]
        self._cells: dict[tuple[str, int, str, str], FileCell] = {}
        self._years: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        for indicator in release.indicators:
            for row in table(release, indicator).reset_index().itertuples():
                key = (indicator, int(row.jaar), row.herkomst, row.gebied)
                numbers = (math.nan if pd.isna(x) else float(x) for x in (row.waarde, row.teller, row.noemer))
                self._cells[key] = FileCell(*numbers, row.status)
                if row.status == "beschikbaar":
                    self._years[indicator, row.herkomst, row.gebied[:2]].add(int(row.jaar))

    def cell(self, indicator: str, year: int, group: str, area: str) -> FileCell:
        """One row; a row that is not there is not available."""
        return self._cells.get((indicator, year, group, area), NOTHING)

    def years(self, indicator: str, groups: Iterable[str], area: str) -> list[int]:
        """The years in which any area of the level of ``area`` has a figure for any of ``groups``.

        The codes of a level begin alike.
        """
        return sorted(set().union(*(self._years[indicator, g, area[:2]] for g in groups)))

    def last(self, indicator: str, groups: Iterable[str], area: str, year: int) -> int | None:
        """The last of those years up to ``year``."""
        return max((y for y in self.years(indicator, groups, area) if y <= year), default=None)

    def spread(self, indicator: str, year: int, group: str, areas: Iterable[str]) -> float:
        """The standard deviation over the areas that have a figure, NaN when those are fewer than eight."""
        values = [self.cell(indicator, year, group, a).waarde for a in areas]
        known = [v for v in values if not math.isnan(v)]
        return float(np.std(known, ddof=1)) if len(known) >= 8 else math.nan

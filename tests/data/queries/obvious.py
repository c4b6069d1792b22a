"""The slow and obvious way: what the Parquet files of a release say, cell by cell, read without the cube."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from data.catalogue import Indicator
from data.releases.release import RECOUNTED, Release
from data.statistics.scoring import UNKNOWN

Z = float(stats.norm.ppf(0.975))


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
        self._anew: dict[tuple[str, int, str, str], FileCell] = {}
        if RECOUNTED in release.files:
            for row in pd.read_parquet(release.path / RECOUNTED).itertuples():
                numbers = (math.nan if pd.isna(x) else float(x) for x in (row.waarde, row.teller, row.noemer))
                key = (row.indicator, int(row.jaar), row.herkomst, row.gebied)
                self._anew[key] = FileCell(*numbers, row.status)

    def cell(self, indicator: str, year: int, group: str, area: str) -> FileCell:
        """One row; a row that is not there is not available."""
        return self._cells.get((indicator, year, group, area), NOTHING)

    def shown(self, indicator: str, year: int, group: str, area: str) -> FileCell:
        """The same, counted anew where that was done for an area that others joined."""
        key = (indicator, year, group, area)
        return self._anew.get(key) or self.cell(*key)

    def years(self, indicator: str, groups: Iterable[str], area: str) -> list[int]:
        """The years in which any area of the level of ``area`` has a figure for any of ``groups``.

        The codes of a level begin alike.
        """
        return sorted(set().union(*(self._years[indicator, g, area[:2]] for g in groups)))

    def last(self, indicator: str, groups: Iterable[str], area: str, year: int) -> int | None:
        """The last of those years up to ``year``."""
        return max((y for y in self.years(indicator, groups, area) if y <= year), default=None)

    def spread(self, i: Indicator, year: int, group: str, areas: Iterable[str]) -> float:
        """The standard deviation over the areas that have a figure, NaN when those are fewer than eight.

        Less what chance alone would make of it, but at least half.
        """
        cells = [self.cell(i.id, year, group, a) for a in areas]
        known = [c for c in cells if not math.isnan(c.waarde)]
        if len(known) < 8:
            return math.nan
        noise = 0.0
        for cell in known:
            if cell.noemer > 0:
                of_one = {
                    "aandeel": cell.waarde * (i.per - cell.waarde),
                    "verhouding": i.per * cell.waarde,
                    "gemiddelde": (i.person_sd or 0.0) ** 2,
                }
                noise += of_one.get(i.kind, 0.0) / cell.noemer
        variance = float(np.var([c.waarde for c in known], ddof=1))
        return math.sqrt(max(variance - max(noise, 0) / len(known), variance / 4))


def obvious_interval(i: Indicator, value: float, count: float, n: float) -> tuple[float, float]:
    unknown = (math.nan, math.nan)
    if math.isnan(value) or math.isnan(n) or n <= 0:
        return unknown
    if i.kind == "aandeel":
        p = value / i.per
        root = Z * math.sqrt(max(p * (1 - p), 0) / n + Z**2 / (4 * n**2))
        middle, shrink = p + Z**2 / (2 * n), 1 + Z**2 / n
        return i.per * max((middle - root) / shrink, 0), i.per * min((middle + root) / shrink, 1)
    if i.kind == "verhouding":
        o = round(value * n / i.per) if math.isnan(count) else count
        low = o * (1 - 1 / (9 * o) - Z / (3 * math.sqrt(o))) ** 3 if o else 0.0
        high = (o + 1) * (1 - 1 / (9 * (o + 1)) + Z / (3 * math.sqrt(o + 1))) ** 3
        return i.per * low / n, i.per * high / n
    if i.kind == "gemiddelde" and i.person_sd and n > 5:
        half = _student(n - 1) * i.person_sd / math.sqrt(n)
        return value - half, value + half
    return unknown


def obvious_deviate(i: Indicator, cell: FileCell, reference: float, whole: float) -> float:
    """How many standard errors a figure lies from its reference, of which it is a part; NaN without a test.

    ``whole`` is the denominator of the reference. The chance of each kind, turned into a normal deviate.
    """
    value, n = cell.waarde, cell.noemer
    if math.isnan(value) or math.isnan(reference) or math.isnan(n) or n <= 0:
        return math.nan
    if i.kind == "aandeel":
        p, at = value / i.per, reference / i.per
        z = (p - at) / math.sqrt(at * (1 - at) / n) if 0 < at < 1 else math.inf * (p - at) if p != at else 0.0
    elif i.kind == "verhouding":
        count = round(value * n / i.per) if math.isnan(cell.teller) else cell.teller
        z = _byar_deviate(count, reference * n / i.per)
    elif i.kind == "gemiddelde" and i.person_sd and n > 5:
        t = (value - reference) * math.sqrt(n) / i.person_sd
        z = math.copysign(float(stats.norm.isf(stats.t.sf(abs(t), n - 1))), t)
    else:
        return math.nan
    return z / math.sqrt(1 - n / whole) if whole > n else z


@cache
def _byar_deviate(count: float, expected: float) -> float:
    """The z at which a limit of Byar is just ``expected``, by halving where it must be."""
    up = count > expected
    x = count if up else count + 1

    def limit(z: float) -> float:
        root = 1 - 1 / (9 * x) - (z if up else -z) / (3 * math.sqrt(x))
        return x * max(root, 0.0) ** 3

    low, high = 0.0, 40.0
    for _ in range(40):
        middle = (low + high) / 2
        inside = limit(middle) > expected if up else limit(middle) < expected
        low, high = (middle, high) if inside else (low, middle)
    return low if up else -low


def obvious_level(value: float, deviate: float, reference: float, spread: float) -> int | None:
    """The level, or None where rounding decides it. Without a deviate more is asked."""
    if math.isnan(value) or math.isnan(reference) or math.isnan(spread):
        return UNKNOWN
    gap = value - reference
    size = abs(gap) / spread if spread else (math.inf if gap else 0.0)
    notable, clear = (1.0, 2.0) if math.isnan(deviate) else (0.5, 1.5)
    if min(abs(size - notable), abs(size - clear)) < 1e-4 or abs(abs(deviate) - Z) < 0.01:
        return None
    if abs(deviate) < Z or size < notable:
        return 0
    return int(math.copysign(2 if size >= clear else 1, gap))


@cache
def _student(degrees: float) -> float:
    return float(stats.t.ppf(0.975, degrees))

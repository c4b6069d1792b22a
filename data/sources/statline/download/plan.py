"""``plan.yaml`` as frozen objects: which tables, which rows of them, and from where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from data import yamlfile
from data.sources.statline.download.words import failure

FILE = Path(__file__).with_name("plan.yaml")
_SPAN = re.compile(r"(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True)
class Pivot:
    """How a long table becomes one row per area and year.

    ``value`` is the column with the numbers (without its serial number); ``columns`` says per column of the
    result which keys its rows have.
    """

    value: str
    columns: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class DownloadPart:
    """One part of a table to fetch: its rows about ``levels``, with only these ``keys``.

    ``period`` is the dimension with the years, "" when the whole table is about ``year`` (0: any); ``region``
    that with the areas, "" when the table has none.
    """

    table: str
    part: str
    service: str
    region: str
    levels: tuple[str, ...]
    year: int = 0
    from_year: int = 0
    period: str = ""
    keys: Mapping[str, tuple[str, ...]] | None = None
    pivot: Pivot | None = None

    @property
    def file(self) -> str:
        """The name ``files`` in the table descriptions look for."""
        return f"{self.table}_{'herkomst' if self.pivot else self.part}.csv"


@dataclass(frozen=True)
class DownloadPlan:
    """All parts, and how to ask for them."""

    services: Mapping[str, str]
    path: str
    pause: float
    timeout: tuple[float, float]
    kerncijfers: Mapping[int, str]
    parts: tuple[DownloadPart, ...]

    def wanted(self, years: Sequence[int] | None) -> list[DownloadPart]:
        """The parts that may hold figures about ``years`` (None: about any year)."""
        return [
            p
            for p in self.parts
            if years is None or (p.year in years if p.year else any(y >= p.from_year for y in years))
        ]


@lru_cache(maxsize=1)
def load() -> DownloadPlan:
    """Read ``plan.yaml``; raises FetchError when it cannot be used."""
    try:
        row = yamlfile.load(FILE.read_text("utf-8"))
        levels = tuple(row["levels"])
        yearly = [
            DownloadPart(table, p["part"], "cbs", p["region"], levels, year=year)
            for year, table in row["kerncijfers"].items()
            for p in row["kerncijfers_parts"]
        ]
        return DownloadPlan(
            services=row["services"],
            path=row["path"],
            pause=row["pause"],
            timeout=(row["timeout"][0], row["timeout"][1]),
            kerncijfers=row["kerncijfers"],
            parts=(*yearly, *(_other(p, levels) for p in row["others"])),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise failure("plan", reason=error) from error


def _other(row: dict[str, Any], levels: tuple[str, ...]) -> DownloadPart:
    pivot, region = row.get("pivot"), row.get("region", "")
    return DownloadPart(
        table=row["table"],
        part=row["part"],
        service=row.get("service", "cbs"),
        region=region,
        levels=tuple(row.get("levels", levels)) if region else (),
        from_year=row.get("from_year", 0),
        period=row["period"],
        keys={d: tuple(keys) for d, keys in row["keys"].items()},
        pivot=Pivot(pivot["value"], pivot["columns"]) if pivot else None,
    )


def known_years() -> list[int]:
    """The years of which the monitor knows the kerncijfers."""
    return sorted(load().kerncijfers)


def parse_years(text: str) -> list[int]:
    """``2020,2022-2024`` → the years, in order; raises FetchError when it says something else."""
    years: set[int] = set()
    for piece in text.split(","):
        found = _SPAN.fullmatch(piece.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not 1990 <= first <= last <= 2100:
            raise failure("jaren_vorm", text=text)
        years.update(range(first, last + 1))
    return sorted(years)

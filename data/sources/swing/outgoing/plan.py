"""Which of our figures go to Swing, under which codes: subjects, dimensions, levels and items.

A figure of ours may have three numbers. Each is a subject (onderwerp) of its own in Swing: ``bijstand`` is
the value, ``bijstand_teller`` and ``bijstand_noemer`` are the counts. Origin is either in the code of the
subject (``bijstand_NL``), or an item of a dimension (``herkomst_vijfdeling``), which makes it a cube.
Everyone (T) is always a plain subject: as an item it would be added to its own parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from data.areas import Area, Areas
from data.catalogue import shipped
from data.cubes.cube import Cube
from data.releases.release import Release, Status
from data.sources.swing.outgoing.words import declined

PARTS = ("waarde", "teller", "noemer")
TOTAL = "T"
LAND_ITEM = "1"  # Swing knows one land
T = TypeVar("T")
OLD = re.compile(r"(?P<code>.+)-(?P<year>\d{4})")  # a code that is another area now: WK003401-2020


@dataclass(frozen=True)
class SwingChoice:
    """What to export; None is everything the release has. ``groups`` may name whole classifications."""

    indicators: tuple[str, ...] | None = None
    levels: tuple[str, ...] | None = None
    years: tuple[int, ...] | None = None
    groups: tuple[str, ...] | None = None
    cube: bool = False


@dataclass(frozen=True)
class SwingColumn:
    """A subject: one part of one indicator, of one group or (in a cube) of the groups that are its items."""

    code: str
    indicator: str
    part: str
    group: str


@dataclass(frozen=True)
class SwingTable:
    """Figures in one shape: plain (no dimension), or a cube with the groups of a classification as items."""

    columns: tuple[SwingColumn, ...]
    classification: str = ""
    items: tuple[str, ...] = ()

    @property
    def dimension(self) -> str:
        """The code of its dimension; empty when it has none."""
        return f"herkomst_{self.classification}" if self.classification else ""


@dataclass(frozen=True)
class SwingPlan:
    """All of an export: per level its tables, and the years."""

    release: Release
    cube: Cube = field(repr=False)
    years: tuple[int, ...]
    tables: dict[str, tuple[SwingTable, ...]]

    @property
    def subjects(self) -> dict[str, tuple[SwingTable, SwingColumn]]:
        """Every subject once, by its code, with the table it stands in."""
        return {c.code: (t, c) for tables in self.tables.values() for t in tables for c in t.columns}


def plan(release: Release, cube: Cube, choice: SwingChoice) -> SwingPlan:
    """Choose; raises ReleaseError for what the release does not have, or when nothing is left."""
    indicators = _chosen(choice.indicators, release.indicators)
    levels = _chosen(choice.levels, [t.id for t in release.areas.tiers])
    years = tuple(int(y) for y in _chosen(choice.years, release.years))
    groups = _groups(choice.groups, release.groups)
    tables = {}
    for level in levels:
        area = release.areas.level_slice(level)
        there = {
            (i, g): parts
            for i in indicators
            for g in groups
            if (parts := _parts(cube, i, [cube.years[y] for y in years], g, area))
        }
        if there:
            tables[level] = tuple(_tables(there, indicators, groups, choice.cube))
    if not tables:
        raise declined("niets")
    return SwingPlan(release, cube, years, tables)


def _chosen(given: Iterable[T] | None, known: Sequence[T]) -> list[T]:
    """What was given, in the order of the release; raises ReleaseError for what it does not have."""
    wanted = list(known if given is None else given)
    strange = [str(w) for w in wanted if w not in known]
    if strange:
        raise declined("onbekend", given=", ".join(strange), known=", ".join(map(str, known)))
    return [k for k in known if k in wanted]


def _groups(given: Sequence[str] | None, known: Sequence[str]) -> list[str]:
    if given is None:
        return list(known)
    wanted: list[str] = []
    for name in given:
        whole = shipped().classifications.get(name)
        wanted += [g.code for g in whole.groups if g.code in known] if whole else [name]
    return _chosen(wanted, known)


def _parts(cube: Cube, indicator: str, years: list[int], group: str, area: slice) -> tuple[str, ...]:
    """The parts that have a number in any cell; of what is hidden all through the first. Empty: no cell."""
    cells = cube.numbers((cube.indicators[indicator], years, cube.groups[group], area))
    shown = cells.status == Status.BESCHIKBAAR
    if not shown.any():
        return PARTS[:1] if (cells.status != Status.NIET_BESCHIKBAAR).any() else ()
    counted = shipped().indicators[indicator].kind == "aantal"
    known = {
        "waarde": (shown & ~np.isnan(cells.value) & ~(counted & (cells.numerator >= 0))).any(),
        "teller": (shown & (cells.numerator >= 0)).any(),
        "noemer": (shown & (cells.denominator >= 0)).any(),
    }
    return tuple(p for p in PARTS if known[p])


def _tables(
    there: dict[tuple[str, str], tuple[str, ...]], indicators: list[str], groups: list[str], cube: bool
) -> Iterable[SwingTable]:
    """The plain table, and for cubes one for each classification with figures."""
    plain = [g for g in groups if not cube or g == TOTAL]
    columns = [
        SwingColumn(_code(i, "" if g == TOTAL else g, p), i, p, g)
        for i in indicators
        for g in plain
        for p in there.get((i, g), ())
    ]
    if columns:
        yield SwingTable(tuple(columns))
    for name, classification in shipped().classifications.items() if cube else ():
        items = tuple(g.code for g in classification.groups if g.code in groups and g.code != TOTAL)
        columns = [
            SwingColumn(_code(i, name, p), i, p, "")
            for i in indicators
            for p in PARTS
            if any(p in there.get((i, g), ()) for g in items)
        ]
        if columns:
            yield SwingTable(tuple(columns), name, items)


def _code(indicator: str, split: str, part: str) -> str:
    return "_".join(filter(None, (indicator, split, "" if part == "waarde" else part)))


def place(area: Area, areas: Areas) -> tuple[str, str]:
    """(geolevel, geoitem): the level with the code of CBS without its letters.

    Areas of an earlier division, whose code is another area now, are a level with a year behind its name, as
    a site on Swing has them (gemeente2018).
    """
    tier = next(t for t in areas.tiers if t.id == area.level)
    if tier.parent is None:
        return tier.id, LAND_ITEM
    earlier = OLD.fullmatch(area.code)
    code = earlier["code"] if earlier else area.code
    return tier.id + (earlier["year"] if earlier else ""), code.removeprefix(tier.prefix)


def patterns(areas: Areas, levels: Iterable[str]) -> dict[str, str]:
    """For each geolevel our codes with # for the digits of the item, as a mapping has them."""
    tiers = {t.id: t for t in areas.tiers}
    found: dict[str, str] = {}
    for level in levels:
        for area in areas.rows[areas.level_slice(level)]:
            geolevel, item = place(area, areas)
            year = geolevel.removeprefix(level)
            tail = f"-{year}" if year else ""
            whole = area.code if tiers[level].parent is None else tiers[level].prefix + "#" * len(item) + tail
            if len(whole) > len(found.get(geolevel, "")):
                found[geolevel] = whole
    return found

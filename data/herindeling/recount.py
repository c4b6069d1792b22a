"""Earlier years counted anew for the areas of now, from published counts of the areas they were made of.

Only what anybody could add up from the release itself: every part must be shown, with its counts. A part
that is hidden or missing leaves the sum away, for the sum less the other parts would give it away. What the
release itself says of an area (also that it is hidden) stands: then nothing is counted for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.areas import Areas
from data.catalogue import Indicator
from data.herindeling.moves import Lineage
from data.releases.release import STATUS_NAMES, Status

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
ROUNDED_TO = 10  # CBS rounds counts, so a part may lie a little above its whole
SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("jaar", pa.int16()),
        ("herkomst", pa.string()),
        ("gebied", pa.string()),
        ("waarde", pa.float32()),
        ("teller", pa.int32()),
        ("noemer", pa.int32()),
        ("status", pa.string()),
    ]
)


@dataclass(frozen=True)
class RecountCells:
    """Cells of one indicator, with any equal shape; NaN and -1 where not known."""

    value: npt.NDArray[Any]
    numerator: npt.NDArray[Any]
    denominator: npt.NDArray[Any]
    status: npt.NDArray[np.uint8]

    def at(self, where: Any) -> RecountCells:
        """Some of the cells, chosen as numpy does, in types that can be added up."""
        return RecountCells(
            self.value[where].astype(np.float64),
            self.numerator[where].astype(np.int64),
            self.denominator[where].astype(np.int64),
            self.status[where],
        )


@dataclass(frozen=True)
class RecountPlan:
    """What is to be counted: per sum its year and area, and where its parts start in ``member``.

    ``member`` are the parts of all sums behind each other, ``at`` their year. ``existed`` says of a sum
    whether the area itself is one of its parts: then it has a figure already, on its borders of then.
    """

    years: tuple[int, ...]
    groups: tuple[str, ...]
    areas: Areas
    year: Ints
    area: Ints
    existed: Mask
    start: Ints
    member: Ints
    at: Ints


def plan(lineage: Lineage, years: Sequence[int], groups: Sequence[str], areas: Areas) -> RecountPlan:
    """Every year and area of which an earlier year can be counted from other areas."""
    sums: list[tuple[int, int, bool, list[int]]] = []
    for code in lineage.targets:
        for place, year in enumerate(years):
            parts = lineage.parts(code, year).areas if year < lineage.last(code) else (code,)
            if parts in ((), (code,)) or any(p not in areas for p in parts):
                continue
            sums.append((place, areas.index[code], code in parts, [areas.index[p] for p in parts]))
    sizes = np.array([len(s[3]) for s in sums], np.int64)
    return RecountPlan(
        tuple(years),
        tuple(groups),
        areas,
        np.array([s[0] for s in sums], np.int64),
        np.array([s[1] for s in sums], np.int64),
        np.array([s[2] for s in sums], np.bool_),
        np.cumsum(sizes) - sizes,
        np.array([p for s in sums for p in s[3]], np.int64),
        np.repeat(np.array([s[0] for s in sums], np.int64), sizes),
    )


def recount(wanted: RecountPlan, indicator: Indicator, published: RecountCells) -> pa.Table:
    """The cells to show instead of those of the release, in the form of SCHEMA.

    ``published`` has shape (year, group, area). A sum that cannot be formed gives a row without numbers when
    it leaves a hole in a series that is counted in other years, or when a part is hidden; else no row.
    """
    if not len(wanted.start):
        return SCHEMA.empty_table()
    own = published.at((wanted.year, slice(None), wanted.area))  # (sums, groups)
    parts = published.at((wanted.at, slice(None), wanted.member))  # (parts, groups)
    found = _sums(wanted, indicator, parts)
    alone = np.diff(wanted.start, append=len(wanted.member)) == 1  # only another code: all of it goes along
    first = parts.at(wanted.start)
    taken = RecountCells(
        *(
            np.where(alone[:, None], a, b)
            for a, b in (
                (first.value, found.value),
                (first.numerator, found.numerator),
                (first.denominator, found.denominator),
                (first.status, found.status),
            )
        )
    )
    shown = taken.status == Status.BESCHIKBAAR
    open_ = np.where(
        wanted.existed[:, None], own.status == Status.BESCHIKBAAR, own.status == Status.NIET_BESCHIKBAAR
    )
    somewhere = np.zeros((len(wanted.areas), len(wanted.groups)), np.bool_)
    np.logical_or.at(somewhere, wanted.area, shown & open_)
    hole = ~shown & wanted.existed[:, None] & somewhere[wanted.area]
    said = ~shown & ~wanted.existed[:, None] & (taken.status != Status.NIET_BESCHIKBAAR)
    return _table(wanted, indicator.id, taken, open_ & (shown | hole | said))


def _sums(wanted: RecountPlan, indicator: Indicator, parts: RecountCells) -> RecountCells:
    """The sums; status ONDERDRUKT where a part is hidden, NIET_BESCHIKBAAR where one is not usable."""
    start, nothing = wanted.start, Status.NIET_BESCHIKBAAR

    def all_of(mask: Mask) -> Mask:
        return np.logical_and.reduceat(mask, start, axis=0)

    shown = parts.status == Status.BESCHIKBAAR
    numerator = np.add.reduceat(np.maximum(parts.numerator, 0), start, axis=0)
    denominator = np.add.reduceat(np.maximum(parts.denominator, 0), start, axis=0)
    complete = all_of(shown & _countable(indicator, parts))
    value = _value(indicator, parts, numerator, denominator, start)
    complete &= ~np.isnan(value) & (np.maximum(numerator, denominator) < 2**31)
    hidden = ~all_of(parts.status != Status.ONDERDRUKT)
    unfit = all_of(parts.status == Status.NIET_VAN_TOEPASSING)
    status = np.select(
        [complete, hidden, unfit],
        [Status.BESCHIKBAAR, Status.ONDERDRUKT, Status.NIET_VAN_TOEPASSING],
        nothing,
    )
    has_teller = indicator.kind != "gemiddelde"
    has_noemer = all_of(parts.denominator >= 0)
    return RecountCells(
        np.where(complete, value, np.nan),
        np.where(complete & has_teller, numerator, -1),
        np.where(complete & has_noemer, denominator, -1),
        status.astype(np.uint8),
    )


def _countable(indicator: Indicator, parts: RecountCells) -> Mask:
    """Where a part has the counts that the formula of the indicator needs, and they fit its value."""
    teller, noemer = parts.numerator >= 0, parts.denominator > 0
    match indicator.kind:
        case "aantal":
            return teller
        case "gemiddelde":
            return noemer & ~np.isnan(parts.value)
        case "aandeel" | "verhouding":
            with np.errstate(invalid="ignore", divide="ignore"):
                off = np.abs(parts.value - indicator.per * parts.numerator / parts.denominator)
                slack = indicator.per * ROUNDED_TO / np.maximum(parts.denominator, 1)
                fits = ~(off > 0.06 + slack)
            if indicator.kind == "aandeel":
                fits &= parts.numerator <= parts.denominator + ROUNDED_TO
            return teller & noemer & fits
    return np.zeros(teller.shape, np.bool_)  # an index has no counts


def _value(
    indicator: Indicator, parts: RecountCells, numerator: Ints, denominator: Ints, start: Ints
) -> npt.NDArray[np.float64]:
    if indicator.kind == "aantal":
        return numerator.astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        if indicator.kind == "gemiddelde":  # a mean over ``noemer`` persons: they are its weight
            weighted = np.where(parts.denominator > 0, parts.value * parts.denominator, np.nan)
            mean: npt.NDArray[np.float64] = np.add.reduceat(weighted, start, axis=0) / denominator
            return mean
        return np.where(denominator > 0, indicator.per * numerator / denominator, np.nan)


def _table(wanted: RecountPlan, indicator: str, cells: RecountCells, keep: Mask) -> pa.Table:
    row, group = np.nonzero(keep)
    one = cells.at((row, group))
    hidden = one.status != Status.BESCHIKBAAR
    return pa.table(
        {
            "indicator": pa.array([indicator] * len(row), pa.string()),
            "jaar": pa.array([wanted.years[i] for i in wanted.year[row]], pa.int16()),
            "herkomst": pa.array([wanted.groups[i] for i in group], pa.string()),
            "gebied": pa.array([wanted.areas.rows[i].code for i in wanted.area[row]], pa.string()),
            "waarde": pa.array(one.value.astype(np.float32), pa.float32(), mask=hidden | np.isnan(one.value)),
            "teller": pa.array(one.numerator.astype(np.int32), mask=hidden | (one.numerator < 0)),
            "noemer": pa.array(one.denominator.astype(np.int32), mask=hidden | (one.denominator < 0)),
            "status": pa.array([STATUS_NAMES[s] for s in one.status], pa.string()),
        },
        schema=SCHEMA,
    )

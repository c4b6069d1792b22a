"""The figures of the base release with a delivery laid over them, and what that changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.catalogue import Indicator
from data.cubes.cube import Cube
from data.disclosure import primary
from data.disclosure.derived import completed
from data.releases.release import Status
from data.sources.delivery.amounts import UNSAID
from data.sources.delivery.checks import above
from data.sources.delivery.rows import Rows
from data.sources.intake.numbers import Mask

Counts = npt.NDArray[np.int32]


@dataclass(frozen=True)
class DeliveryAxes:
    """The order of the cells: year, group, area. ``codes`` are all groups, in the order rows refer to."""

    years: tuple[int, ...]
    groups: tuple[str, ...]
    areas: Areas
    codes: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, int]:
        """(years, groups, areas)."""
        return len(self.years), len(self.groups), len(self.areas)

    def where(self, rows: Rows) -> tuple[npt.NDArray[np.intp], ...]:
        """The cells the rows are about: positions of year, group and area, (rows,) each."""
        group_of = np.array([self.groups.index(g) if g in self.groups else -1 for g in self.codes], np.intp)
        years = np.searchsorted(np.array(self.years), rows.year)
        return years, group_of[rows.group], rows.area.astype(np.intp)


@dataclass(frozen=True)
class DeliveryCells:
    """The arrays of one indicator, each of shape (year, group, area); NaN and -1 where not known."""

    value: npt.NDArray[np.float32]
    numerator: Counts
    denominator: Counts
    status: npt.NDArray[np.uint8]

    @classmethod
    def empty(cls, axes: DeliveryAxes) -> DeliveryCells:
        """Cells of which nothing is known."""
        return cls(
            np.full(axes.shape, np.nan, np.float32),
            np.full(axes.shape, -1, np.int32),
            np.full(axes.shape, -1, np.int32),
            np.full(axes.shape, Status.NIET_BESCHIKBAAR, np.uint8),
        )

    def copy(self) -> DeliveryCells:
        """The same cells in arrays of their own."""
        return DeliveryCells(*(a.copy() for a in self.arrays))

    @property
    def arrays(self) -> tuple[npt.NDArray[Any], ...]:
        """Value, numerator, denominator, status (years, groups, areas), as the writer takes them."""
        return self.value, self.numerator, self.denominator, self.status

    @property
    def shown(self) -> Mask:
        """Where there is a figure to show: (years, groups, areas)."""
        return self.status == Status.BESCHIKBAAR


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a delivery does to one indicator in one year, as numbers of cells."""

    indicator: str
    year: int
    changed: int
    added: int
    removed: int


@dataclass(frozen=True)
class Merged:
    """One indicator after the delivery; ``fresh`` are cells with a new or another figure.

    ``known`` are the teller and noemer with those of hidden cells, which protection needs and nobody sees.
    """

    before: DeliveryCells
    cells: DeliveryCells
    fresh: Mask
    suppressed: int
    uncounted: int
    known: tuple[Counts, Counts]


def from_base(cube: Cube | None, name: str, axes: DeliveryAxes) -> DeliveryCells:
    """The figures of the base release on the axes of the new one."""
    cells = DeliveryCells.empty(axes)
    if cube is None or name not in cube.indicators:
        return cells
    where = np.ix_(
        [axes.years.index(y) for y in cube.years],
        [axes.groups.index(g) for g in cube.groups],
        [axes.areas.index[a.code] for a in cube.areas],
    )
    found = cube.numbers(cube.indicators[name])
    known = (found.value, found.numerator, found.denominator, found.status)
    for target, source in zip(cells.arrays, known, strict=True):
        target[where] = source
    return cells


def merge(before: DeliveryCells, rows: Rows, indicator: Indicator, axes: DeliveryAxes) -> Merged:
    """Lay the rows of one indicator over its figures, and hide those about too few people.

    Only delivered cells are judged: what the base release shows was judged when that was made.
    """
    cells, where = before.copy(), axes.where(rows)
    status = np.where(rows.status == UNSAID, np.uint8(Status.BESCHIKBAAR), rows.status).astype(np.uint8)
    numerator, denominator, value = (_whole(rows.teller), _whole(rows.noemer), rows.waarde.copy())
    if indicator.kind == "aantal":
        value = np.where(np.isnan(rows.teller), value, rows.teller)
        numerator = _whole(value)
    else:
        if indicator.kind in ("aandeel", "verhouding"):
            with np.errstate(invalid="ignore", divide="ignore"):
                quotient = indicator.per * rows.teller / rows.noemer
            value = np.where(np.isnan(value) | _shortened(value, quotient), quotient, value)
    if indicator.kind == "aandeel":  # rounded apart: what the share is, nobody knows
        status = np.where(above(rows.teller, rows.noemer), np.uint8(Status.NIET_BESCHIKBAAR), status)
    # What was not written but follows is judged too, and is protected; only what was written is published.
    whole = tuple(_counts(a) for a in completed(indicator, value, numerator, denominator))
    safe = primary(indicator, status, *whole)
    shown = safe == Status.BESCHIKBAAR
    cells.value[where] = np.where(shown, value, np.nan)
    cells.numerator[where] = np.where(shown, numerator, -1)
    cells.denominator[where] = np.where(shown, denominator, -1)
    cells.status[where] = safe
    uncounted = shown & (denominator < 0) & (indicator.kind not in ("aantal", "index"))
    known = before.numerator.copy(), before.denominator.copy()
    known[0][where], known[1][where] = whole
    return Merged(
        before,
        cells,
        _different(before, cells) & cells.shown,
        int((safe != status).sum()),
        int(uncounted.sum()),
        known,
    )


def _shortened(value: npt.NDArray[np.float64], quotient: npt.NDArray[np.float64]) -> Mask:
    """Where a value is the quotient with fewer decimals: then the quotient says the same more exactly.

    Any other value stands as it was given: a source may have worked it out before it rounded the counts.
    """
    off = np.abs(value - quotient)
    slack = 1e-6 * np.abs(quotient)  # a release keeps values in 32 bits
    rounds = [(np.abs(np.round(value, d) - value) < 1e-9) & (off <= 0.5 * 10.0**-d + slack) for d in range(7)]
    shortened: Mask = np.any(rounds, axis=0)
    return shortened


def _whole(numbers: npt.NDArray[np.float64]) -> Counts:
    return np.where(np.isnan(numbers), -1, np.rint(np.nan_to_num(numbers))).astype(np.int32)


def _counts(numbers: npt.NDArray[np.int64]) -> Counts:
    return numbers.astype(np.int32)


def _different(before: DeliveryCells, after: DeliveryCells) -> Mask:
    different: Mask = before.status != after.status
    different |= (before.numerator != after.numerator) | (before.denominator != after.denominator)
    both_nan = np.isnan(before.value) & np.isnan(after.value)
    return different | ((before.value != after.value) & ~both_nan)


def changes(
    name: str, before: DeliveryCells, after: DeliveryCells, axes: DeliveryAxes
) -> Iterator[CellChange]:
    """Per year what was changed, added and removed; years without any are left out."""
    absent = before.status == Status.NIET_BESCHIKBAAR
    gone = after.status == Status.NIET_BESCHIKBAAR
    different = _different(before, after)
    for i, year in enumerate(axes.years):
        counts = [
            int(part[i].sum()) for part in (different & ~absent & ~gone, absent & ~gone, gone & ~absent)
        ]
        if any(counts):
            yield CellChange(name, year, *counts)


def provisional(known: tuple[int, ...], rows: Rows, merged: Merged, axes: DeliveryAxes) -> list[int]:
    """The provisional years after the delivery: those it calls so, and known ones it does not replace."""
    said = set(np.unique(rows.year[rows.provisional]).tolist())
    for year in known:
        delivered = int((rows.year == year).sum())
        if delivered < int((merged.before.status[axes.years.index(year)] != 0).sum()):
            said.add(year)
    return sorted(said)

"""What is different between two releases: what they hold, and figure by figure what changed.

Pure: two releases in, one frozen result out. A figure that is in both and has another value, teller or
noemer has changed; one that only the new release shows has appeared; one that it no longer shows is
suppressed or has vanished. All counts are of cells: indicator x year x origin x area.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.cubes import cube
from data.herindeling.moves import Move
from data.progress import steps
from data.releases.release import Release, Status

LARGEST = 10
Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Members:
    """What is only in the new and only in the old release."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of cells of one indicator."""

    indicator: str
    changed: int
    appeared: int
    vanished: int
    suppressed: int
    same: int

    @property
    def any(self) -> bool:
        """True when anything is different."""
        return bool(self.changed or self.appeared or self.vanished or self.suppressed)


@dataclass(frozen=True, slots=True)
class Shift:
    """One changed figure. ``size`` is the change in standard deviations of the figures of its level."""

    indicator: str
    area: str
    place: str
    year: int
    group: str
    before: float
    after: float
    size: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is different between ``old`` and ``new`` (ids of releases)."""

    old: str
    new: str
    sources: Members
    indicators: Members
    years: Members
    groups: Members
    areas: Members
    moves: Members
    tallies: tuple[Tally, ...]
    largest: tuple[Shift, ...]


def compare(old: Release, new: Release, *, shown: bool = False) -> Changes:
    """Hold two releases against each other; raises ReleaseError when one cannot be read.

    ``shown``: say how far it is at a terminal.
    """
    cubes = cube.load(old), cube.load(new)
    tallies, shifts = [], []
    names = dict.fromkeys((*new.indicators, *old.indicators))
    axes = _Axes.of(old, new)
    for name in steps(list(names), "vergelijken", shown=shown):
        before, after = (axes.cells(c, r, name) for c, r in zip(cubes, (old, new), strict=True))
        tally, moved = _tally(name, before, after)
        tallies.append(tally)
        shifts += _largest(name, before, after, moved, axes)
    return Changes(
        old=old.id,
        new=new.id,
        sources=_members((_source(s) for s in old.sources), (_source(s) for s in new.sources)),
        indicators=_members(old.indicators, new.indicators),
        years=_members(map(str, old.years), map(str, new.years)),
        groups=_members(old.groups, new.groups),
        areas=_members((a.code for a in old.areas), (a.code for a in new.areas)),
        moves=_members(map(_move, old.lineage.rows), map(_move, new.lineage.rows)),
        tallies=tuple(tallies),
        largest=tuple(sorted(shifts, key=lambda s: -s.size)[:LARGEST]),
    )


def _source(source: Any) -> str:
    return ", ".join(part for part in (source.name, source.table, source.date) if part)


def _move(move: Move) -> str:
    return f"{move.year} {move.old} → {move.new}"


def _members(old: Iterable[str], new: Iterable[str]) -> Members:
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    return Members(tuple(n for n in after if n not in before), tuple(o for o in before if o not in after))


@dataclass(frozen=True)
class _Cells:
    value: Array
    numerator: Array
    denominator: Array
    status: Array

    @property
    def shown(self) -> Array:
        """Where there is a number; the shape of the cells."""
        return self.status == Status.BESCHIKBAAR

    def number(self, cell: tuple[int, int, int]) -> float:
        """The value; of a count the count itself, since a float32 holds seven digits."""
        counted = self.numerator[cell] >= 0 and self.denominator[cell] < 0
        return float(self.numerator[cell] if counted else self.value[cell])


@dataclass(frozen=True)
class _Axes:
    """The years, groups and areas of both releases together; an area is known by its code."""

    years: tuple[int, ...]
    groups: tuple[str, ...]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    levels: Array

    @classmethod
    def of(cls, old: Release, new: Release) -> _Axes:
        """The axes that two releases have together."""
        areas = {a.code: (old.areas.full_name(a.code), a.level) for a in old.areas}
        areas |= {a.code: (new.areas.full_name(a.code), a.level) for a in new.areas}
        return cls(
            years=tuple(sorted({*old.years, *new.years})),
            groups=tuple(dict.fromkeys((*new.groups, *old.groups))),
            codes=tuple(areas),
            names=tuple(name for name, _ in areas.values()),
            levels=np.array([level for _, level in areas.values()]),
        )

    def cells(self, figures: cube.Cube, release: Release, name: str) -> _Cells:
        """The figures of one indicator on these axes; absent where the release has none."""
        shape = (len(self.years), len(self.groups), len(self.codes))
        cells = _Cells(
            np.full(shape, np.nan, np.float32),
            np.full(shape, -1, np.int32),
            np.full(shape, -1, np.int32),
            np.full(shape, Status.NIET_BESCHIKBAAR, np.uint8),
        )
        if name in release.indicators:
            position = {code: i for i, code in enumerate(self.codes)}
            where = np.ix_(
                [self.years.index(y) for y in release.years],
                [self.groups.index(g) for g in release.groups],
                [position[a.code] for a in release.areas],
            )
            found = figures.numbers(figures.indicators[name])
            cells.value[where], cells.status[where] = found.value, found.status
            cells.numerator[where], cells.denominator[where] = found.numerator, found.denominator
        return cells


def _tally(name: str, before: _Cells, after: _Cells) -> tuple[Tally, Array]:
    """The counts, and a mask of the cells that are shown in both and differ."""
    both, gone = before.shown & after.shown, before.shown & ~after.shown
    different = (before.numerator != after.numerator) | (before.denominator != after.denominator)
    different |= (before.value != after.value) & ~(np.isnan(before.value) & np.isnan(after.value))
    hidden = gone & (after.status == Status.ONDERDRUKT)
    tally = Tally(
        indicator=name,
        changed=int((both & different).sum()),
        appeared=int((after.shown & ~before.shown).sum()),
        vanished=int((gone & ~hidden).sum()),
        suppressed=int(hidden.sum()),
        same=int((both & ~different).sum()),
    )
    return tally, both & different


def _largest(name: str, before: _Cells, after: _Cells, moved: Array, axes: _Axes) -> list[Shift]:
    """The largest changes of one indicator; what counts is how unusual the change is among its peers."""
    apart = np.where(moved, np.abs(after.value - before.value), 0)
    spread = np.ones(len(axes.codes))
    for level in np.unique(axes.levels):
        here = axes.levels == level
        values = after.value[:, :, here]
        deviation = float(np.nanstd(values)) if np.isfinite(values).sum() > 1 else 0.0
        spread[here] = deviation or 1.0
    sizes = np.nan_to_num(apart / spread)
    top = np.argsort(sizes, axis=None, kind="stable")[::-1][:LARGEST]
    found = []
    for cell in top:
        y, g, a = (int(i) for i in np.unravel_index(cell, sizes.shape))
        if sizes[y, g, a] > 0:
            place, size = (axes.codes[a], axes.names[a]), float(sizes[y, g, a])
            numbers = before.number((y, g, a)), after.number((y, g, a))
            found.append(Shift(name, *place, axes.years[y], axes.groups[g], *numbers, size))
    return found

"""Read the figures of a release as an intruder does, alone or with what an earlier release showed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.areas import Area, Areas
from data.catalogue import Indicator
from data.cubes import cube
from data.disclosure.attack.knowledge import Sum
from data.disclosure.delivered import Delivered
from data.disclosure.derived import completed
from data.disclosure.proof.structure import rules
from data.disclosure.rounding import coarse
from data.releases.release import Release, Status

ROUNDED_TO = 5
REVISED = 0.5  # of the figures of a year that differ, from which on all old ones are of another count
ENOUGH = 50  # counts of narrow levels that must all be multiples of 5 before we believe they were rounded


@dataclass(frozen=True)
class Intake:
    """Figures by indicator, with the axes they share. ``sums`` are areas that were put together."""

    figures: Mapping[str, Delivered]
    areas: Areas
    groups: tuple[str, ...]
    years: tuple[int, ...]
    sums: tuple[Sum, ...] = ()
    revised: tuple[tuple[str, int], ...] = ()  # (indicator, year) that an earlier release gave differently

    @property
    def base(self) -> int:
        """5 when the counts of narrow levels are rounded to 5, else 1."""
        narrow = coarse(self.areas)
        number = 0
        for figure in self.figures.values():
            for count in (figure.numerator[..., narrow], figure.denominator[..., narrow]):
                shown = count[count > 0]
                if (shown % ROUNDED_TO).any():
                    return 1
                number += len(shown)
        return ROUNDED_TO if number >= ENOUGH else 1


def of_release(release: Release, indicators: Mapping[str, Indicator]) -> Intake:
    """All figures of a release about indicators we know, except modelled ones, which count nobody."""
    loaded = cube.load(release)
    figures = {}
    for name, place in loaded.indicators.items():
        indicator = indicators.get(name)
        if indicator is not None and not indicator.modelled:
            counts = completed(
                indicator,
                loaded.value[place],
                loaded.numerator[place],
                loaded.denominator[place],
                certain=True,
            )
            figures[name] = Delivered(indicator, *counts, loaded.status[place])
    return Intake(figures, loaded.areas, tuple(loaded.groups), tuple(loaded.years))


def silent(now: Intake) -> Intake:
    """A release that tells nothing but hides what ``now`` hides: for what an earlier one gives away."""
    figures = {}
    for name, figure in now.figures.items():
        unknown = np.full(figure.status.shape, -1, np.int64)
        status = np.where(figure.hidden, figure.status, np.uint8(Status.NIET_BESCHIKBAAR))
        figures[name] = Delivered(figure.indicator, unknown, unknown, status)
    return Intake(figures, now.areas, now.groups, now.years)


def together(now: Intake, before: Intake, merged: Mapping[str, Sequence[str]] | None = None) -> Intake:
    """What an intruder knows who kept the earlier release as well.

    The same cell is known when either release shows it, unless it was corrected, or is a sum of what was:
    then the old figure says nothing exact about the new one. Areas of ``merged``
    (new code to old codes) are the sum of areas that only the earlier release has.
    """
    merged = {n: tuple(o) for n, o in (merged or {}).items() if n in now.areas}
    gone = [code for old in merged.values() for code in old if code in before.areas and code not in now.areas]
    loose = (_loose(before.areas[code], now.areas) for code in dict.fromkeys(gone))
    areas = Areas([*now.areas, *loose], now.areas.tiers)
    sums = tuple(
        (areas.index[new], tuple(areas.index[code] for code in old))
        for new, old in merged.items()
        if all(code in areas for code in old)
    )
    figures, revised = {}, []
    for name, figure in now.figures.items():
        wide = spread(figure, now, now, areas)
        if name in before.figures:
            old = spread(before.figures[name], before, now, areas)
            wide, changed = _union(wide, old, areas, now.groups)
            revised += [(name, now.years[y]) for y in changed]
        figures[name] = wide
    revised = list(dict.fromkeys([*now.revised, *revised]))
    return Intake(figures, areas, now.groups, now.years, (*now.sums, *sums), tuple(revised))


def _loose(area: Area, now: Areas) -> Area:
    """An area that is no more, as one of the narrowest level: not part of anything in the newest division."""
    return Area(area.code, area.name, now.tiers[-1].id, None)


def spread(figure: Delivered, source: Intake, target: Intake, areas: Areas) -> Delivered:
    """The figures of ``source`` on the years and groups of ``target`` and on ``areas``."""
    shape = (len(target.years), len(target.groups), len(areas))
    pick = np.ix_(
        [source.years.index(y) for y in target.years if y in source.years],
        [source.groups.index(g) for g in target.groups if g in source.groups],
        [source.areas.index[a.code] for a in areas if a.code in source.areas],
    )
    put = np.ix_(
        [i for i, y in enumerate(target.years) if y in source.years],
        [i for i, g in enumerate(target.groups) if g in source.groups],
        [i for i, a in enumerate(areas) if a.code in source.areas],
    )
    numerator, denominator = np.full(shape, -1, np.int64), np.full(shape, -1, np.int64)
    status: npt.NDArray[np.uint8] = np.full(shape, Status.NIET_BESCHIKBAAR, np.uint8)
    numerator[put], denominator[put] = figure.numerator[pick], figure.denominator[pick]
    status[put] = figure.status[pick]
    return Delivered(figure.indicator, numerator, denominator, status)


def _union(
    now: Delivered, old: Delivered, areas: Areas, groups: Sequence[str]
) -> tuple[Delivered, list[int]]:
    """What either shows, and the years in which they contradict each other.

    An old figure that was corrected says nothing of the new one, nor do the sums that it is part of; all
    other old figures still hold, unless most of the year was revised.
    """
    shown_now, shown_old = (f.status == Status.BESCHIKBAAR for f in (now, old))
    differs = (now.numerator != old.numerator) | (now.denominator != old.denominator)
    changed = shown_now & shown_old & differs
    stale = changed if not changed.any() else summed(changed, areas.parents.astype(np.intp), groups)
    both = (shown_now & shown_old).sum(axis=(1, 2))
    whole = changed.sum(axis=(1, 2)) > REVISED * both
    stale = stale | whole[:, None, None]
    take = shown_old & ~shown_now & ~stale
    # What is hidden now stays so, even when its number is known; an area that is gone keeps its old status.
    absent = (now.status == Status.NIET_BESCHIKBAAR) & ~stale
    status = np.where(absent, old.status, now.status)
    return (
        Delivered(
            now.indicator,
            np.where(take, old.numerator, now.numerator),
            np.where(take, old.denominator, now.denominator),
            status,
        ),
        np.flatnonzero(changed.any(axis=(1, 2))).tolist(),
    )


def summed(
    cells: npt.NDArray[np.bool_], parents: npt.NDArray[np.intp], groups: Sequence[str]
) -> npt.NDArray[np.bool_]:
    """``cells`` (years, groups, areas) with all that they are a part of: wider areas, and totals of groups.

    ``parents`` (areas,) is the area each lies in, -1 for none.
    """
    found = cells.copy()
    for area in range(len(parents) - 1, -1, -1):  # what is narrow comes last
        if parents[area] >= 0:
            found[:, :, parents[area]] |= found[:, :, area]
    place = {g: i for i, g in enumerate(groups)}
    for _ in range(len(groups)):
        before = found.sum()
        for line in rules()["groups"]:
            parts = [place[g] for g in line["parts"] if g in place]
            totals = [place[g] for g in line["total"] if g in place]
            if parts and totals:
                found[:, totals] |= found[:, parts].any(axis=1, keepdims=True)
        if found.sum() == before:
            break
    return found

"""How far each group lies from one of them: difference and ratio, each with its 95 % interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.catalogue import Group, Indicator
from data.queries.groups.divisions import contains
from data.queries.measured import known
from data.queries.readings_by_group import GroupPart
from data.releases.release import Status
from data.results import Figure
from data.statistics import gaps as formulas
from data.statistics.difference import Estimates, difference
from data.statistics.scoring import KINDS, Array, Measures


@dataclass(frozen=True, slots=True)
class Limits:
    """An estimate with its 95 % interval; the limits are None when none can be given."""

    value: float
    low: float | None
    high: float | None

    def leaves_out(self, value: float) -> bool | None:
        """True when ``value`` (no difference: 0, for a ratio 1) lies outside: more than chance."""
        if self.low is None or self.high is None:
            return None
        return not self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Gap:
    """One group beside ``GroupGaps.against``, in the unit of the indicator; None where there is no saying.

    ``ratio`` is given for shares and rates only.
    """

    group: Group
    figure: Figure
    difference: Limits | None
    ratio: Limits | None


@dataclass(frozen=True, slots=True)
class GroupGaps:
    """All groups of one classification beside one of them, in the order of the classification."""

    indicator: Indicator
    against: GroupPart
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values the groups lie. ``apart``: two of them have intervals that do not overlap.

    ``absent`` groups of ``groups`` have no figure, ``hidden`` of those because it is about too few people.
    A group that a figure does not fit (or of which nobody lives here) is no group of ``groups``. ``low`` and
    ``high`` are None below two figures, and ``apart`` when no interval is known.
    """

    low: float | None
    high: float | None
    apart: bool | None
    absent: int
    groups: int
    hidden: int = 0


def get_gaps_by_group(
    indicator: Indicator, parts: Sequence[GroupPart], against: str | None
) -> GroupGaps | None:
    """Each of ``parts`` beside ``against``, or else beside the first with a figure; None without any group.

    Groups that do not overlap have independent figures. For a group and a part of it, or all inhabitants,
    these formulas would be wrong: then there is no difference.
    """
    if not parts:
        return None
    base = choose_base_group(parts, against)
    measures = Measures(
        np.array([KINDS.index(indicator.kind)], np.int8),
        np.array([indicator.per], np.float64),
        np.array([indicator.person_sd or np.nan]),
    )
    here, there = _cells(parts), _cells([base])
    apart = difference(measures, here, there)
    times = _ratio(indicator, here, there)
    found = tuple(
        Gap(
            p.group,
            p.reading.figure,
            *(_limits(g, i) if _separate(p, base) else None for g in (apart, times)),
        )
        for i, p in enumerate(parts)
    )
    return GroupGaps(indicator, base, found)


def choose_base_group(parts: Sequence[GroupPart], against: str | None) -> GroupPart:
    """The group that the others are held against: as chosen, else the first that has a figure."""
    chosen = (p for p in parts if p.group.code == against)
    there = (p for p in parts if p.reading.figure.value is not None)
    return next(chosen, None) or next(there, parts[0])


def get_range_over_groups(parts: Sequence[GroupPart]) -> Range:
    """From the lowest to the highest figure, and whether that is more than chance.

    Two intervals that do not overlap are stricter than one test of their difference. That is on purpose:
    the lowest and the highest of several groups always lie some way apart.
    """
    fitting = [f for p in parts if (f := p.reading.figure).status is not Status.NIET_VAN_TOEPASSING]
    figures = [f for f in fitting if f.value is not None]
    count = len(fitting) - len(figures), len(fitting), sum(f.status is Status.ONDERDRUKT for f in fitting)
    if len(figures) < 2:
        return Range(None, None, None, *count)
    values = [f.value for f in figures if f.value is not None]
    limits = [(f.low, f.high) for f in figures if f.low is not None and f.high is not None]
    apart = max(a for a, _ in limits) > min(b for _, b in limits) if len(limits) > 1 else None
    return Range(min(values), max(values), apart, *count)


def _separate(one: GroupPart, other: GroupPart) -> bool:
    a, b = one.group, other.group
    return a != b and not contains(a, b) and not contains(b, a)


def _cells(parts: Sequence[GroupPart]) -> Estimates:
    figures = [p.reading.figure for p in parts]
    return Estimates(
        np.array([np.nan if f.value is None else f.value for f in figures], np.float64),
        np.array([-1 if f.numerator is None else f.numerator for f in figures], np.int64),
        np.array([-1 if f.denominator is None else f.denominator for f in figures], np.int64),
    )


def _ratio(indicator: Indicator, here: Estimates, there: Estimates) -> formulas.Gap:
    """Ratios make sense for shares and rates: a mean such as a test score has no real zero."""
    if indicator.kind not in ("aandeel", "verhouding"):
        nothing = np.full(here.value.shape, np.nan)
        return nothing, nothing, nothing
    formula = formulas.share_ratio if indicator.kind == "aandeel" else formulas.rate_ratio
    return formula(*_counts(here, indicator.per), *_counts(there, indicator.per))


def _counts(cells: Estimates, per: int) -> tuple[Array, Array]:
    n = np.where(cells.denominator > 0, cells.denominator, np.nan).astype(np.float64)
    worked_out = np.rint(cells.value * n / per)
    count = np.where(cells.numerator >= 0, cells.numerator, worked_out)
    return np.where(np.isnan(cells.value), np.nan, count), n


def _limits(gap: formulas.Gap, i: int) -> Limits | None:
    value, low, high = (float(np.broadcast_to(part, gap[0].shape)[i]) for part in gap)
    return None if np.isnan(value) else Limits(value, known(low), known(high))

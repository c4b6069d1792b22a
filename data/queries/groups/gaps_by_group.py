"""How far each group lies from one of them: difference and ratio, each with its 95 % interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from data.catalogue import Group, Indicator
from data.queries.groups.divisions import contains
from data.queries.measured import known
from data.queries.readings_by_group import GroupPart
from data.releases.release import Status
from data.results import Figure, Many
from data.statistics import gaps as formulas
from data.statistics.chance import FALSE, kept_after_many
from data.statistics.difference import Estimates, difference
from data.statistics.homogeneity import GroupCells, chance_of_equal, pairs_apart
from data.statistics.rounding import RoundedTo
from data.statistics.scoring import KINDS, Array, Measures, Z


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

    @property
    def deviate(self) -> float | None:
        """The difference in standard errors: beyond ``Z`` where its limits leave out 0."""
        if self.low is None or self.high is None:
            return None
        room = self.value - self.low if self.value > 0 else self.high - self.value
        return Z * self.value / room if room else (inf if self.value else 0.0)


@dataclass(frozen=True, slots=True)
class Gap:
    """One group beside ``GroupGaps.against``, in the unit of the indicator; None where there is no saying.

    ``ratio`` is given for shares and rates only. ``doubtful``: more than chance by itself, and not among all
    the differences beside it.
    """

    group: Group
    figure: Figure
    difference: Limits | None
    ratio: Limits | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class GroupGaps:
    """All groups of one classification beside one of them, in the order of the classification."""

    indicator: Indicator
    against: GroupPart
    gaps: tuple[Gap, ...]

    @property
    def many(self) -> Many:
        """How many differences were tested, are more than chance, and still are among so many."""
        sure = [g.difference.leaves_out(0) for g in self.gaps if g.difference]
        apart = sum(s is True for s in sure)
        return Many(sum(s is not None for s in sure), apart, apart - sum(g.doubtful for g in self.gaps))


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values the groups lie. ``apart``: they differ more than by chance, all taken together.

    ``pairs`` is of how many pairs the intervals do not overlap, and of how many
    (``homogeneity.pairs_apart``).

    ``absent`` groups of ``groups`` have no figure, ``hidden`` of those because it is about too few people.
    A group that a figure does not fit (or of which nobody lives here) is no group of ``groups``. ``low`` and
    ``high`` are None below two figures, and ``apart`` when no interval is known; ``ends`` are their figures,
    ``outer`` their groups.
    """

    low: float | None
    high: float | None
    apart: bool | None
    absent: int
    groups: int
    hidden: int = 0
    pairs: tuple[int, int] = (0, 0)
    ends: tuple[Figure, Figure] | None = None
    outer: tuple[Group, Group] | None = None


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
    measures = _measures(indicator)
    here, there = _cells(parts), _cells([base])
    apart = difference(measures, here, there)
    times = _ratio(indicator, here, there)
    found = []
    for i, part in enumerate(parts):
        separate = _separate(part, base)
        gap, ratio = (_limits(g, i) if separate else None for g in (apart, times))
        found.append(Gap(part.group, part.reading.figure, gap, ratio))
    stands = kept_after_many([g.difference.deviate if g.difference else None for g in found])
    return GroupGaps(
        indicator,
        base,
        tuple(
            replace(g, doubtful=True) if g.difference and g.difference.leaves_out(0) and not sure else g
            for g, sure in zip(found, stands, strict=True)
        ),
    )


def _measures(indicator: Indicator) -> Measures:
    return Measures(
        np.array([KINDS.index(indicator.kind)], np.int8),
        np.array([indicator.per], np.float64),
        np.array([indicator.person_sd or np.nan]),
    )


def choose_base_group(parts: Sequence[GroupPart], against: str | None) -> GroupPart:
    """The group that the others are held against: as chosen, else the first that has a figure."""
    chosen = (p for p in parts if p.group.code == against)
    there = (p for p in parts if p.reading.figure.value is not None)
    return next(chosen, None) or next(there, parts[0])


def get_range_over_groups(parts: Sequence[GroupPart]) -> Range:
    """From the lowest to the highest figure, and whether that is more than chance.

    One test of all groups at once: the lowest and the highest of several groups always lie some way apart. A
    group that is divided into others here is left out of it, for it would count them twice.
    """
    fitting = [f for p in parts if (f := p.reading.figure).status is not Status.NIET_VAN_TOEPASSING]
    figures = [f for f in fitting if f.value is not None]
    count = len(fitting) - len(figures), len(fitting), sum(f.status is Status.ONDERDRUKT for f in fitting)
    if len(figures) < 2:
        return Range(None, None, None, *count)
    shown = [p for p in parts if p.reading.figure.value is not None]
    ordered = sorted(shown, key=lambda p: p.reading.figure.value or 0.0)
    figures = [p.reading.figure for p in ordered]
    apart = [p for p in shown if not any(contains(p.group, other.group) for other in shown)]
    indicator, cells = apart[0].reading.indicator, _cells(apart)
    measures = _measures(indicator)
    groups = GroupCells(cells.value, cells.numerator, cells.denominator, cells.rounded)
    equal = None if indicator.modelled else chance_of_equal(measures, groups)
    return Range(
        figures[0].value,
        figures[-1].value,
        None if equal is None else equal < FALSE,
        *count,
        (0, 0) if equal is None else pairs_apart(measures, groups),
        (figures[0], figures[-1]),
        (ordered[0].group, ordered[-1].group),
    )


def _separate(one: GroupPart, other: GroupPart) -> bool:
    a, b = one.group, other.group
    return a != b and not contains(a, b) and not contains(b, a)


def _cells(parts: Sequence[GroupPart]) -> Estimates:
    figures = [p.reading.figure for p in parts]
    return Estimates(
        np.array([np.nan if f.value is None else f.value for f in figures], np.float64),
        np.array([-1 if f.numerator is None else f.numerator for f in figures], np.int64),
        np.array([-1 if f.denominator is None else f.denominator for f in figures], np.int64),
        RoundedTo(
            *(
                np.array([getattr(f.rounded, name) for f in figures], np.float64)
                for name in ("numerator", "denominator", "value")
            )
        ),
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

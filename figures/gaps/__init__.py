"""Every group beside one of them: the differences, and whether they are more than chance."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.queries.groups.gaps_by_group import Gap, GroupGaps, Limits
from figures.dots.track import Mark, Track
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Where
from figures.words import formatting
from figures.words.groups import chance_words, gap_words, ratio_words
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Gaps(Plot):
    """Every group beside ``groups.against``."""

    groups: GroupGaps

    @property
    def others(self) -> list[Gap]:
        """All groups but the one that they are held against."""
        return [g for g in self.groups.gaps if g.group != self.groups.against.group]

    @property
    def ratios(self) -> bool:
        """Does "twice as often" mean anything? Not for a mean or an index."""
        return self.groups.indicator.kind in ("aandeel", "verhouding")


def unit_of(indicator: Indicator) -> str:
    """The unit of a difference: percentage points for shares."""
    return text("figuur.procentpunt") if indicator.unit == "%" else indicator.unit


def track(plot: Gaps) -> Track:
    """The groups on a scale of differences, the one that they are held against as a line at 0."""
    groups = plot.groups
    base = formatting.figure_value(groups.against.reading.figure, groups.indicator)
    return Track(
        tuple(_mark(g, groups.indicator) for g in plot.others),
        unit_of(groups.indicator),
        groups.indicator.decimals,
        0.0,
        f"{groups.against.group.label}: {base}",
        gaps=True,
    )


def _mark(gap: Gap, indicator: Indicator) -> Mark:
    chance, away = chance_words(gap), gap.difference
    if away is None:
        return Mark(gap.group.short, chance)
    return Mark(gap.group.short, gap_words(away, indicator)[0], chance, away.value, away.low, away.high)


def table(plot: Gaps) -> Table[Gap]:
    """A row per group: the difference and the ratio, each with its margin, and chance."""
    indicator = plot.groups.indicator
    places, unit = indicator.decimals, unit_of(indicator)
    card, file = Where.CARD, Where.FILE

    def words(gap: Gap, part: int) -> str:
        return gap_words(gap.difference, indicator)[part] if gap.difference else ""

    def times(gap: Gap, part: int) -> str:
        return ratio_words(gap.ratio)[part] if gap.ratio else ""

    ratio: tuple[Column[Gap], ...] = (
        Column(text("herkomst.kop_keer"), lambda g: times(g, 0), where=card, always=True),
        Column(text("herkomst.kop_keer_marge"), lambda g: times(g, 1), where=card, always=True),
    )
    return Table(
        (
            Column(text("herkomst.kop_tegenover"), lambda g: g.group.label),
            Column(text("herkomst.kop_verschil"), lambda g: words(g, 0), where=card, always=True),
            Column(text("herkomst.kop_verschil_marge"), lambda g: words(g, 1), where=card, always=True),
            Column(
                text("meenemen.verschil", eenheid=unit), lambda g: _value(g.difference), places, where=file
            ),
            Column(text("meenemen.laag"), lambda g: _ends(g)[0], places, where=file),
            Column(text("meenemen.hoog"), lambda g: _ends(g)[1], places, where=file),
            Column(text("meenemen.keer"), lambda g: _value(g.ratio), 2, where=file),
            Column(text("herkomst.kop_toeval"), chance_words),
            *(ratio if plot.ratios else ()),
        ),
        plot.others,
    )


def _value(limits: Limits | None) -> float | None:
    return None if limits is None else limits.value


def _ends(gap: Gap) -> tuple[float | None, float | None]:
    return (gap.difference.low, gap.difference.high) if gap.difference else (None, None)

"""Rows on one scale: dots with their interval, differences, or bars. One form for three plots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Indicator
from data.queries.groups.gaps import Gap
from figures.herkomst.mix import whole_of
from figures.plots import Dots, Gaps, Mix
from figures.verdict import Verdict
from figures.words import formatting
from figures.words import groups as group_words
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Mark:
    """A row: ``shown`` is its value in words, ``told`` its counts; ``value`` None when there is no number."""

    label: str
    note: str
    value: float | None
    low: float | None
    high: float | None
    shown: str
    told: str
    kind: str = "groep"
    tick: float | None = None
    verdict: Verdict | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """Rows and what they are drawn on. ``line`` runs through all rows; ``bars``: from 0, not as a dot."""

    marks: tuple[Mark, ...]
    unit: str
    decimals: int
    line: float | None = None
    line_words: str = ""
    tick_words: str = ""
    bars: bool = False


def track(plot: Dots | Gaps | Mix) -> Track:
    """The rows of a plot."""
    if isinstance(plot, Gaps):
        return _gaps(plot)
    if isinstance(plot, Mix):
        return _mix(plot)
    return _dots(plot)


def _dots(plot: Dots) -> Track:
    indicator = plot.indicator
    marks = tuple(
        Mark(
            row.label, row.note, row.figure.value, row.figure.low, row.figure.high,
            formatting.figure_value(row.figure, indicator), formatting.counts(row.figure, indicator),
            row.kind, row.mark, row.verdict, row.chosen,
        )
        for row in plot.rows
    )  # fmt: skip
    line = ""
    if plot.line is not None:
        line = f"{text('kaart.lijn_totaal')}: {formatting.with_unit(plot.line, indicator)}"
    tick = text("kaart.streepje", ijkpunt=plot.reference) if plot.reference else ""
    return Track(marks, indicator.unit, indicator.decimals, plot.line, line, tick)


def _gaps(plot: Gaps) -> Track:
    found = plot.found
    unit = unit_of_gap(found.indicator)
    marks = [_gap(g, found.indicator) for g in found.gaps if g.group != found.against.group]
    base = formatting.figure_value(found.against.reading.figure, found.indicator)
    line = f"{found.against.group.label}: {base}"
    return Track(tuple(marks), unit, found.indicator.decimals, 0.0, line)


def unit_of_gap(indicator: Indicator) -> str:
    """The unit of a difference: percentage points for shares."""
    return text("figuur.procentpunt") if indicator.unit == "%" else indicator.unit


def _gap(gap: Gap, indicator: Indicator) -> Mark:
    chance = group_words.chance_words(gap)
    if gap.difference is None:
        return Mark(gap.group.short, "", None, None, None, chance, "")
    found = gap.difference
    shown, _ = group_words.gap_words(found, indicator)
    return Mark(gap.group.short, "", found.value, found.low, found.high, shown, chance)


def _mix(plot: Mix) -> Track:
    found = plot.found
    marks = []
    for part in found.parts:
        label = part.group.label
        if whole_of(part, found.parts):
            label = text("herkomst.waarvan", groep=label)
        if part.people.value is None:
            shown, told = text(f"status.{part.people.status.name.lower()}"), ""
        else:
            shown = _percent(part.share)
            told = text("kaart.inwoners", aantal=formatting.number(part.people.value))
        share = part.share if part.people.value is not None else None
        marks.append(Mark(label, "", share, None, None, shown, told, tick=part.wider))
    tick = text("herkomst.streep_ruimer", gebied=found.wider.name) if found.wider else ""
    return Track(tuple(marks), "%", 1, tick_words=tick, bars=True)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{formatting.number(share, 1)}{formatting.NARROW}%"


def values(found: Track) -> list[float | None]:
    """All that the scale must hold."""
    marks: Sequence[Mark] = found.marks
    held = [v for m in marks for v in (m.value, m.low, m.high, m.tick)]
    return [*held, found.line, *([0.0] if found.bars else [])]

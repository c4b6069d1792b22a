"""The row of a subject: what the three views of its card say, at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.queries.readings_by_group import GroupSplit
from data.results import Comparison, Reading
from figures.dots import Dots
from figures.drawing import Drawing
from figures.facts import Note, always
from figures.lines import Lines, TrendLine
from figures.parts import Stacks
from figures.row import SubjectRow
from figures.strips import Strips
from figures.thema.origin import origin_notes
from figures.thema.trend import line_notes, surface_note
from figures.words import formatting


def row_plot(
    reading: Reading,
    against: Comparison,
    lines: Sequence[TrendLine],
    provisional: Sequence[int],
    until: int,
    groups: Dots | None,
    areas: Strips | None,
) -> SubjectRow:
    """The row of one indicator; its lines are cut after the year ``until``.

    ``groups`` are those by origin; where there are none, ``areas`` is the strip of its subject.
    """
    cut = tuple(_until(line, until) for line in lines)
    drawn = Lines(cut, tuple(provisional)) if any(line.known for line in cut) else None
    return SubjectRow(reading.indicator.short, reading, against, drawn, groups, areas)


def row_notes(plot: SubjectRow, split: GroupSplit | None) -> tuple[Note, ...]:
    """What must be said with a row that leaves its page: why there is no figure, and of its lines and groups.

    How many colours of the split stand is not: it has none here.
    """
    why = formatting.why_absent(plot.reading.figure, plot.reading.indicator)
    of_groups = origin_notes(split) if split is not None else ()
    return (*always(why), *_line_notes(plot.lines), *of_groups)


def whole_plot(
    name: str, reading: Reading, against: Comparison, parts: Drawing, split: Drawing | None
) -> SubjectRow:
    """The row of parts of a whole: ``reading`` is of its largest part, the rest as on its card."""
    here, origin = parts.plot, split.plot if split else None
    assert isinstance(here, Stacks), "what card_whole draws"
    assert origin is None or isinstance(origin, Stacks), "what card_whole draws"
    return SubjectRow(name, reading, against, parts=here, split=origin)


def _until(line: TrendLine, year: int) -> TrendLine:
    """The line without the years after the chosen one: the number beside it is of that year."""
    kept = tuple(f for f in line.series.figures if (f.year or 0) <= year)
    return replace(line, series=replace(line.series, figures=kept))


def _line_notes(drawn: Lines | None) -> tuple[Note, ...]:
    """What the lines do not show by themselves; that a scale is cut stands at the lines."""
    if drawn is None or not drawn.years:
        return ()
    own = drawn.lines[0].series
    told = line_notes(own, drawn.provisional, drawn.years[0], drawn.years[-1])
    return (*surface_note(own), *told)

"""The row of a subject: what the three views of its card say, at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.queries.readings_by_group import GroupSplit
from data.results import Comparison, Reading
from figures.dots import Dots
from figures.drawing import Drawing
from figures.facts import Note, Years, always
from figures.lines import Lines, TrendLine
from figures.parts import Stacks
from figures.row import SubjectRow
from figures.strips import Strips
from figures.thema.origin import card_origin
from figures.thema.trend import line_notes, surface_note
from figures.words import conclusion, formatting
from figures.words.many import many_words


def card_row(
    reading: Reading,
    against: Comparison,
    group: str,
    years: Years,
    lines: Sequence[TrendLine],
    provisional: Sequence[int],
    until: int,
    split: GroupSplit | None = None,
    areas: Strips | None = None,
) -> Drawing:
    """The row of one indicator for ``group``; the lines are cut after the year ``until``.

    ``split`` gives the groups by origin; where there is none, ``areas`` is the strip of its subject.
    """
    cut = tuple(_until(line, until) for line in lines)
    known = bool(cut) and any(line.known for line in cut)
    drawn = Lines(cut, tuple(provisional)) if known else None
    groups = card_origin(split, "", group) if split is not None else None
    dots = groups.plot if groups is not None else None
    assert dots is None or isinstance(dots, Dots), "what card_origin draws"
    plot = SubjectRow(reading.indicator.short, reading, against, drawn, dots, areas if dots is None else None)
    why = formatting.why_absent(reading.figure, reading.indicator)
    # How many colours of the split stand is said where it has colours: on its card.
    many = always(many_words(split.many)) if split is not None else ()
    of_groups = [n for n in groups.notes if n not in many] if groups else []
    notes = (*always(why), *_line_notes(drawn, provisional), *of_groups)
    title = conclusion.now(reading, against, group)
    return Drawing(title, plot, years, tuple(dict.fromkeys(notes)), reading.figure)


def whole_row(
    name: str,
    title: str,
    reading: Reading,
    against: Comparison,
    years: Years,
    parts: Drawing,
    split: Drawing | None,
) -> Drawing:
    """The row of parts of a whole: ``reading`` is of its largest part, the rest as on its card."""
    here, origin = parts.plot, split.plot if split else None
    assert isinstance(here, Stacks), "what card_whole draws"
    assert origin is None or isinstance(origin, Stacks), "what card_whole draws"
    plot = SubjectRow(name, reading, against, parts=here, split=origin)
    notes = (*parts.notes, *(split.notes if split else ()))
    return Drawing(title, plot, years, tuple(dict.fromkeys(notes)), parts.basis)


def _until(line: TrendLine, year: int) -> TrendLine:
    """The line without the years after the chosen one: the number beside it is of that year."""
    kept = tuple(f for f in line.series.figures if (f.year or 0) <= year)
    return replace(line, series=replace(line.series, figures=kept))


def _line_notes(drawn: Lines | None, provisional: Sequence[int]) -> tuple[Note, ...]:
    """What the lines do not show by themselves; that a scale is cut stands at the lines."""
    if drawn is None or not drawn.years:
        return ()
    own = drawn.lines[0].series
    told = line_notes(own, provisional, drawn.years[0], drawn.years[-1])
    return (*surface_note(own), *told)

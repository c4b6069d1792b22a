"""The view "Verloop" of a card: lines through the years, and what they do not show by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Break
from data.releases.release import Status
from data.results import Series
from figures.drawing import Drawing
from figures.facts import Note, always
from figures.lines import Lines, TrendLine
from figures.lines.chart import extent
from figures.lines.runs import runs, unmeasured
from figures.words import conclusion
from figures.words.prose import years_words
from figures.words.recounted import recounted_notes
from figures.words.text import text
from figures.words.years import through


def card_trend(
    lines: Sequence[TrendLine], provisional: Sequence[int] = (), until: int | None = None
) -> Drawing:
    """The first line is the area itself: it has the interval and the title, which goes ``until`` a year.

    Later years are in the lines, for who wants to see on; the words are about the year that was chosen.
    """
    here = lines[0].series
    title, plot = conclusion.trend(here, until), Lines(tuple(lines), tuple(provisional))
    shown = through(plot.years)
    first, last = (shown.numbers[0], shown.numbers[-1]) if shown.numbers else (0, 0)
    return Drawing(
        title,
        plot,
        shown,
        (
            *surface_note(here),
            *scale_note(*extent(lines)),
            *line_notes(here, provisional, first, last),
            *_beside(lines[1:], last),
        ),
        next((f for f in reversed(here.figures) if f.value is not None), None),
    )


def surface_note(series: Series) -> tuple[Note, ...]:
    """What the surface around a line is, when there is one."""
    drawn = any(sum(f.low is not None for f in run) > 1 for run in runs(series))
    return (Note("drawn", text("kaart.band")),) if drawn else ()


def scale_note(low: float, high: float) -> tuple[Note, ...]:
    """That a scale from ``low`` to ``high``, in the unit of the figures, does not start at 0."""
    if (low, high) == (0.0, 0.0) or 0 <= low < high / 2:
        return ()
    return (Note("drawn", text("kaart.niet_nul")),)


def line_notes(series: Series, provisional: Sequence[int], first: int, last: int) -> tuple[Note, ...]:
    """What the line does not show by itself: gaps, breaks and provisional years."""
    notes: list[str] = []
    for key, wanted in (("gat_onderdrukt", True), ("gat_anders", False)):
        years = [
            f.year
            for f in series.figures
            if f.value is None and f.year is not None and (f.status is Status.ONDERDRUKT) is wanted
        ]
        if years:
            notes.append(text(f"kaart.{key}", jaren=years_words(years)))
    if years := unmeasured(series):
        notes.append(text("kaart.niet_gemeten", jaren=years_words(years)))
    notes += _told(series.breaks, first, last)
    notes += recounted_notes(series)
    early = [y for y in provisional if first <= y <= last]
    if early:
        notes.append(text("kaart.voorlopig_uitleg", jaren=years_words(early)))
    return always(*notes)


def _beside(lines: Sequence[TrendLine], last: int) -> tuple[Note, ...]:
    """What other borders mean for the lines beside the first one, with their name before it."""
    return always(
        *(
            text("gebied.bij", wie=line.name, wat=words)
            for line in lines
            for words in (*_told(line.series.borders, 0, last), *recounted_notes(line.series))
        )
    )


def _told(breaks: Sequence[Break], first: int, last: int) -> list[str]:
    return [
        text("kaart.breuk_uitleg", jaar=b.year, uitleg=b.note.strip())
        for b in breaks
        if first < b.year <= last
    ]

"""The view "Verloop" of a card: lines through the years, and what they do not show by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Break
from data.releases.release import Status
from data.results import Series
from figures.drawing import Drawing
from figures.kinds import card_table, chart, screen
from figures.lines import Lines, TrendLine
from figures.lines.chart import extent
from figures.lines.runs import runs, unmeasured
from figures.words import conclusion
from figures.words.prose import years_words
from figures.words.recounted import recounted_notes
from figures.words.text import text


def card_trend(lines: Sequence[TrendLine], provisional: Sequence[int] = ()) -> Drawing:
    """The first line is the area itself: it has the interval and the title."""
    here = lines[0].series
    years = [f.year for line in lines for f in line.series.figures if f.year and f.value is not None]
    first, last = (min(years), max(years)) if years else (0, 0)
    title, plot = conclusion.trend(here), Lines(tuple(lines), tuple(provisional))
    return Drawing(
        title,
        screen(plot, title),
        card_table(plot, title),
        text("kaart.jaren", van=first, tot=last) if years else "",
        chart=chart(plot),
        notes=(*_notes(here, provisional, first, last, extent(lines)), *_beside(lines[1:], last)),
        basis=next((f for f in reversed(here.figures) if f.value is not None), None),
        plot=plot,
    )


def _notes(
    series: Series, provisional: Sequence[int], first: int, last: int, ends: tuple[float, float]
) -> tuple[str, ...]:
    """What the line does not show by itself: the surface, gaps, breaks and provisional years."""
    notes: list[str] = []
    if any(sum(f.low is not None for f in run) > 1 for run in runs(series)):
        notes.append(text("kaart.band"))
    if ends != (0.0, 0.0) and not 0 <= ends[0] < ends[1] / 2:
        notes.append(text("kaart.niet_nul"))
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
    return tuple(notes)


def _beside(lines: Sequence[TrendLine], last: int) -> list[str]:
    """What other borders mean for the lines beside the first one, with their name before it."""
    return [
        text("gebied.bij", wie=line.name, wat=words)
        for line in lines
        for words in (*_told(line.series.borders, 0, last), *recounted_notes(line.series))
    ]


def _told(breaks: Sequence[Break], first: int, last: int) -> list[str]:
    return [
        text("kaart.breuk_uitleg", jaar=b.year, uitleg=b.note.strip())
        for b in breaks
        if first < b.year <= last
    ]

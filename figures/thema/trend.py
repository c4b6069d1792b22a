"""The view "Verloop" of a card: lines through the years, and what they do not show by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Break
from data.releases.release import Status
from data.results import Series
from figures.drawing import Chart, Drawing
from figures.facts import Note, always
from figures.lines.chart import STYLES, TrendLine, extent, trend_figure
from figures.lines.runs import runs, unmeasured
from figures.markup import Markup
from figures.number_table import number_table
from figures.plots import Lines
from figures.words import conclusion, formatting
from figures.words.prose import years_words
from figures.words.recounted import recounted_notes, recounted_words
from figures.words.text import text
from figures.words.years import through


def card_trend(lines: Sequence[TrendLine], provisional: Sequence[int] = ()) -> Drawing:
    """The first line is the area itself: it has the interval and the title."""
    here = lines[0].series
    shown = through(f.year for line in lines for f in line.series.figures if f.year and f.value is not None)
    first, last = (shown.numbers[0], shown.numbers[-1]) if shown.numbers else (0, 0)
    title = conclusion.trend(here)
    return Drawing(
        title,
        Lines(tuple(lines), tuple(provisional)),
        shown,
        (
            *surface_note(here),
            *scale_note(*extent(lines)),
            *line_notes(here, provisional, first, last),
            *_beside(lines[1:], last),
        ),
        basis=next((f for f in reversed(here.figures) if f.value is not None), None),
        figure=_keys(lines),
        table=_table(title, lines),
        chart=Chart(
            trend_figure(lines, provisional),
            text("kaart.grafiek", naam=here.indicator.short, van=first, tot=last),
        ),
    )


def _table(title: str, lines: Sequence[TrendLine]) -> Markup:
    """A row per year: the figure here with its interval and counts, and the value of every other line."""
    here, others = lines[0], lines[1:]
    rows = [
        (text("gebied.jaar_herberekend", jaar=f.year) if recounted_words(f) else str(f.year), f)
        for f in here.series.figures
    ]
    values = [{f.year: f for f in line.series.figures} for line in others]
    more = [
        [formatting.figure_value(v[f.year], here.series.indicator) if f.year in v else "" for v in values]
        for _, f in rows
    ]
    head = text("kaart.kop_jaar")
    return number_table(title, head, rows, here.series.indicator, [line.name for line in others], more)


def _keys(lines: Sequence[TrendLine]) -> Markup:
    """Which line is which, drawn as it is drawn in the chart."""
    dashes = {"solid": "", "dot": "2 3"}
    items = Markup("").join(
        Markup(
            '<span class="key"><svg width="26" height="12" aria-hidden="true">'
            '<line x1="1" x2="25" y1="6" y2="6" stroke="{c}" stroke-width="2.5" stroke-dasharray="{d}"/>'
            "{m}</svg>{name}</span>"
        ).format(c=STYLES[i.role][0], d=dashes[STYLES[i.role][1]], m=_marker(i.role), name=i.name)
        for i in lines
    )
    return Markup('<p class="keys">{}</p>').format(items)


def _marker(role: str) -> Markup:
    colour, _, symbol = STYLES[role]
    shapes = {
        "circle": '<circle cx="13" cy="6" r="4" fill="{}"/>',
        "square": '<rect x="9.5" y="2.5" width="7" height="7" fill="{}"/>',
        "diamond": '<path d="M13 1.5 17.5 6 13 10.5 8.5 6Z" fill="{}"/>',
    }
    return Markup(shapes[symbol]).format(colour)


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

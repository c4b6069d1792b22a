"""The years of all groups: a small chart for each with all inhabitants beside it, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Series
from figures.drawing import Drawing
from figures.facts import Note, always
from figures.lines import Lines, TrendLine
from figures.thema.trend import line_notes, surface_note
from figures.words.prose import listed
from figures.words.text import text
from figures.words.years import through

MOST = 6  # more small charts than this are too small to read, and take the browser too long

Named = tuple[str, Series]


def group_trend(groups: Sequence[Named], total: Named, provisional: Sequence[int] = ()) -> Drawing:
    """Each of at most MOST ``groups`` (name, series) beside ``total``, in the order of the classification."""
    empty = [name for name, s in groups if all(f.value is None for f in s.figures)]
    groups = [g for g in groups if g[0] not in empty] or groups  # a chart of no line tells nothing
    lines = (TrendLine(total[0], "ijkpunt", total[1]), *(TrendLine(name, "hier", s) for name, s in groups))
    plot = Lines(lines, tuple(provisional), panels=True)
    return Drawing(
        text("herkomst.titel_verloop", naam=total[1].indicator.short),
        plot,
        through(plot.years),
        (
            Note("screen", text("herkomst.verloop_kies")),
            *always(
                text("herkomst.verloop_noot"),
                text("herkomst.verloop_zonder", namen=listed(empty)) if empty else "",
            ),
            *_notes(plot),
        ),
    )


def _notes(plot: Lines) -> tuple[Note, ...]:
    """Those of the line of all inhabitants, over its own years; the scale is that of all small charts."""
    total = plot.lines[0]
    years = [f.year for f in total.known if f.year] or [0]
    cut = (Note("drawn", text("kaart.niet_nul")),) if plot.scale.start > 0 else ()
    notes = line_notes(total.series, plot.provisional, min(years), max(years))
    return (*surface_note(total.series), *notes, *cut)

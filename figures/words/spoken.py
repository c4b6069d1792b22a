"""A figure in words, for those who cannot see it: in the SVG, on the slide and in its notes."""

from __future__ import annotations

from collections.abc import Iterable

from figures.dots.track import track
from figures.exhibit import Exhibit
from figures.numbers.columns import words_of
from figures.numbers.tables import table
from figures.plots import Dots, Gaps, Lines, Mix, Plot
from figures.words import formatting
from figures.words.text import text

MOST_SPOKEN = 30  # rows in an alternative text


def alternative(exhibit: Exhibit) -> str:
    """The figure in words, for those who cannot see it: title, subtitle, and every row with its value."""
    rows = list(_spoken(exhibit.plot))
    told = [f"{exhibit.title}.", f"{exhibit.subtitle}.", f"{'; '.join(rows[:MOST_SPOKEN])}." if rows else ""]
    if len(rows) > MOST_SPOKEN:
        told.append(text("meenemen.alt_meer", aantal=len(rows) - MOST_SPOKEN))
    if exhibit.fictional:
        told.append(f"{text('meenemen.fictief')}.")
    return " ".join(t for t in told if t)


def _spoken(plot: Plot | None) -> Iterable[str]:
    if plot is None:
        return
    if isinstance(plot, Dots | Gaps | Mix):
        for mark in track(plot).marks:
            yield f"{mark.label} {mark.shown}" + (f" ({mark.told})" if mark.told else "")
        return
    heads, rows = words_of(table(plot))
    if isinstance(plot, Lines):
        indicator = plot.lines[0].series.indicator
        for line in plot.lines:
            known = [f for f in line.series.figures if f.value is not None]
            ends = [f"{f.year}: {formatting.figure_value(f, indicator)}" for f in known]
            yield f"{line.name} {', '.join(ends)}"
        return
    for row in rows:
        yield ", ".join([row[0], *(f"{h} {v}" for h, v in zip(heads[1:], row[1:], strict=True) if v)])

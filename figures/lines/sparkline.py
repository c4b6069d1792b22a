"""A series as a line the size of a word."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Figure, Series
from figures.lines.runs import bridges, runs
from figures.markup import Markup
from figures.words import formatting
from figures.words.text import text

WIDTH, HEIGHT, PAD = 84, 24, 3


def change_words(series: Series, figure: Figure) -> str:
    """The change up to ``figure`` in words, or why it cannot be told; empty when the sparkline says so.

    Was nothing measured as long ago as the change is told over, it is told from the nearest year, by name.
    """
    if series.broken:
        return text("tabel.breuk", jaren=series.span)
    if series.change is not None:
        return formatting.difference(series.change, series.indicator)
    if figure.value is None or figure.year is None:
        return text("tabel.geen_verandering")
    if sum(f.value is not None for f in series.figures) < 2:
        return ""
    since = _nearest(series, figure.year)
    if since is None or since.value is None:
        return text("tabel.geen_vorig", jaar=figure.year - series.span)
    change = formatting.difference(figure.value - since.value, series.indicator)
    return text("tabel.sinds", jaar=since.year, verandering=change)


def _nearest(series: Series, year: int) -> Figure | None:
    """The figure before ``year`` that lies nearest to as long ago as a change is told over, on this side of
    every break; None when there is none.
    """
    border = max((b.year for b in series.breaks if b.year <= year), default=0)
    before = [f for f in series.figures if f.value is not None and border <= (f.year or 0) < year]
    return min(before, key=lambda f: abs((f.year or 0) - (year - series.span)), default=None)


def sparkline(series: Series, year: int | None) -> Markup:
    """The series as a small SVG: gaps stay gaps, no line crosses a break, a dot marks ``year``."""
    values = [f.value for f in series.figures if f.value is not None]
    if len(values) < 2:
        one = values and any(f.year == year and f.value is not None for f in series.figures)
        return Markup('<span class="none">{}</span>').format(text("tabel.geen_reeks")) if one else Markup("")
    low, high = formatting.from_to(series.figures, series.indicator)
    label = text("tabel.reeks", van=low, tot=high)
    return Markup(
        '<svg class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{label}">'
        "{line}</svg>"
    ).format(w=WIDTH, h=HEIGHT, label=label, line=_line(series, year))


def paper_spark(series: Series, year: int | None, label: str, colour: str) -> Markup:
    """The same line with its looks in attributes, for paper and pictures; nothing without two values."""
    if sum(f.value is not None for f in series.figures) < 2:
        return Markup("")
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="report-spark" viewBox="0 0 {w} {h}" width="{w}" '
        'height="{h}" role="img" aria-label="{label}" stroke="#6b7178" stroke-width="1.6" '
        'stroke-linejoin="round" stroke-linecap="round"><g fill="{colour}">{line}</g></svg>'
    ).format(w=WIDTH, h=HEIGHT, label=label, colour=colour, line=_line(series, year))


def _line(series: Series, year: int | None) -> Markup:
    """The line and its dot, in WIDTH x HEIGHT units; the series has two values at least."""
    points = [(f.year or 0, f.value) for f in series.figures]
    values = [v for _, v in points if v is not None]
    low, high = min(values), max(values)
    first, last = points[0][0], points[-1][0]

    def place(at: int, value: float) -> str:
        x = PAD + (WIDTH - 2 * PAD) * (at - first) / max(last - first, 1)
        y = HEIGHT / 2 if high == low else HEIGHT - PAD - (HEIGHT - 2 * PAD) * (value - low) / (high - low)
        return f"{x:.1f} {y:.1f}"

    def line(joined: Sequence[Figure]) -> str:  # a lone point still shows, as a dot of the round line cap
        at = [place(f.year or 0, f.value or 0.0) for f in joined]
        return f"M{'L'.join(at)}" + ("h.01" if len(at) == 1 else "")

    solid = "".join(map(line, runs(series)))
    dotted = "".join(map(line, bridges(series)))
    far = Markup('<path d="{}" fill="none" stroke-dasharray="1 3"/>').format(dotted) if dotted else ""
    dot = next((place(at, v).split() for at, v in points if at == year and v is not None), None)
    mark = Markup('<circle cx="{}" cy="{}" r="2.6" stroke="none"/>').format(*dot) if dot else Markup("")
    return Markup('<path d="{d}" fill="none"/>{far}{mark}').format(far=far, d=solid, mark=mark)

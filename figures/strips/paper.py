"""Draws strips: per indicator every area on a line of its own scale."""

from __future__ import annotations

import numpy as np

from figures import fonts
from figures.sheet import ACCENT, GRID, INK, MUTED, PAPER, Box, Sheet
from figures.strips import SHADES, Strip, Strips, count_words, keys, strips
from figures.verdict import verdict
from figures.words import formatting
from figures.words.areas import older

MARK = "#6b7178"
KEYS, LOW, HIGH, NARROW = 30.0, 26.0, 62.0, 74.0


def paper(sheet: Sheet, plot: Strips, box: Box) -> float:
    """Draw the rows in ``box``; gives the height used."""
    rows = strips(plot)
    top = _keys(sheet, plot, box)
    if box.narrow:
        for i, strip in enumerate(rows):
            _narrow(sheet, plot, strip, Box(box.x, box.y + top + NARROW * i, box.width, NARROW))
        return top + NARROW * len(rows)
    high = min(max((box.height - top) / max(len(rows), 1), LOW), HIGH)
    size = min(17.0, max(11.0, high * 0.42))
    told = [_value(s) for s in rows]
    pill = size * 1.9 + 12 if plot.own is not None else 0.0
    right = max((fonts.width(v, size, True) + 8 + fonts.width(t, size * 0.8) for v, t in told), default=0)
    label, right = box.width * 0.24, min(right, box.width * 0.26) + pill
    for i, (strip, (value, counts)) in enumerate(zip(rows, told, strict=True)):
        row = Box(box.x, box.y + top + high * i, box.width, high)
        _label(sheet, plot, strip, Box(row.x, row.y, label - 16, high), size)
        track = Box(box.x + label, row.y, box.width - label - right - 30, high)
        draw_strip(sheet, plot, strip, track, row.y + high * 0.4, min(high * 0.3, 12.0))
        x, base = box.right - right + pill, row.y + high * 0.4 + size * 0.35
        known = strip.reading.figure.value is not None
        sheet.text(x, base, value, size, bold=known, fill=INK if known else MUTED)
        at = x + fonts.width(value, size, known) + 8
        if counts and at + fonts.width(counts, size * 0.8) <= box.right + 1:
            sheet.text(at, base, counts, size * 0.8, fill=MUTED)
        if plot.own is not None:
            sheet.pill(x - pill, row.y + high * 0.4, verdict(strip.reading), size * 0.85, size * 2)
    return top + high * len(rows)


def _value(strip: Strip) -> tuple[str, str]:
    figure, indicator = strip.reading.figure, strip.indicator
    return formatting.figure_value(figure, indicator), formatting.counts(figure, indicator)


def _keys(sheet: Sheet, plot: Strips, box: Box) -> float:
    """What is drawn, in a line or more; gives the height."""
    x, y, size = box.x, box.y + 12, 13.0 if box.narrow else 15.0
    for kind, told in keys(plot):
        words = fonts.shorten(told, size, box.width - 24)
        room = fonts.width(words, size) + 24
        if x > box.x and x + room > box.right:
            x, y = box.x, y + size * 1.5
        if kind == "line":
            sheet.line(x + 6, y - 8, x + 6, y + 6, INK, 1.75)
        elif kind == "own":
            _diamond(sheet, x + 6, y - 1, 7)
        else:
            _area(sheet, plot.form, x + 6, y - 1, 6)
        sheet.text(x + 18, y + size * 0.33, words, size)
        x += room + 14
    return y - box.y + KEYS - 12


def _label(sheet: Sheet, plot: Strips, strip: Strip, box: Box, size: float) -> None:
    """The indicator, and below it, where there is room, how many areas have a figure."""
    base = box.y + box.height * 0.4 + size * 0.35
    sheet.text(box.x, base, fonts.shorten(strip.indicator.short, size, box.width), size)
    if box.height >= size * 2.2:
        note = fonts.shorten(_note(plot, strip), size * 0.75, box.width)
        sheet.text(box.x, base + size * 0.95, note, size * 0.75, fill=MUTED)


def _note(plot: Strips, strip: Strip) -> str:
    old = older(plot.grid, plot.grid.years[strip.column])
    return " · ".join(filter(None, (old, count_words(plot, strip))))


def draw_strip(sheet: Sheet, plot: Strips, strip: Strip, box: Box, middle: float, half: float) -> None:
    """The areas, the line and the own area, with both ends of the scale below them."""

    def at(value: float) -> float:
        return box.x + box.width * strip.scale.part(value)

    sheet.line(box.x, middle, box.right, middle, GRID, 1.5)
    if not strip.known:
        return
    if plot.form == "dicht":
        for start, width, shade in strip.shades:
            sheet.add(
                '<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{f}" '
                'fill-opacity="{o:g}"/>',
                x=box.x + box.width * start, y=middle - half, w=box.width * width, h=2 * half, f=MARK,
                o=shade / SHADES,
            )  # fmt: skip
    else:
        there = np.unique(strip.values[~np.isnan(strip.values)])
        for value in there.tolist():
            _area(sheet, plot.form, at(value), middle, half)
    if strip.line.value is not None:
        x = at(strip.line.value)
        sheet.line(x, middle - half - 3, x, middle + half + 3, INK, 1.75)
    if plot.own is not None and strip.reading.figure.value is not None:
        _diamond(sheet, at(strip.reading.figure.value), middle, half * 0.9)
    low, high = strip.ends
    sheet.text(box.x, middle + half + 12, low, 11, fill=MUTED)
    sheet.text(box.right, middle + half + 12, high, 11, fill=MUTED, anchor="end")


def _area(sheet: Sheet, form: str, x: float, middle: float, half: float) -> None:
    """One area: a dot you can see another through, or a tick."""
    if form == "punt":
        sheet.add(
            '<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="{f}" fill-opacity="0.55" stroke="{s}" '
            'stroke-width="0.75"/>',
            x=x, y=middle, r=round(half * 0.6, 1), f=MARK, s=PAPER,
        )  # fmt: skip
    else:
        sheet.line(x, middle - half, x, middle + half, MARK, 1)


def _diamond(sheet: Sheet, x: float, y: float, half: float) -> None:
    sheet.path(
        f"M{x:.1f} {y - half:.1f}L{x + half:.1f} {y:.1f}L{x:.1f} {y + half:.1f}L{x - half:.1f} {y:.1f}Z",
        ACCENT,
        PAPER,
        1.5,
    )


def _narrow(sheet: Sheet, plot: Strips, strip: Strip, box: Box) -> None:
    """On a phone: name and value on a line, the strip below it."""
    size, (value, counts) = 15, _value(strip)
    sign = 34 if plot.own is not None else 0
    known = strip.reading.figure.value is not None
    room = box.width - fonts.width(value, size, True) - sign - 12
    sheet.text(box.x, box.y + 16, fonts.shorten(strip.indicator.short, size, room), size)
    right = box.right - sign
    sheet.text(right, box.y + 16, value, size, bold=known, fill=INK if known else MUTED, anchor="end")
    if plot.own is not None:
        sheet.pill(box.right - 28, box.y + 11, verdict(strip.reading), 13, 28)
    note = fonts.shorten(_note(plot, strip), 12, box.width * 0.6)
    sheet.text(box.x, box.y + 31, note, 12, fill=MUTED)
    sheet.text(right, box.y + 31, counts, 12, fill=MUTED, anchor="end")
    draw_strip(sheet, plot, strip, Box(box.x + 8, box.y, box.width - 16, 0), box.y + 45, 8)

"""Draws rows on one scale: on a wide sheet in columns, on a phone each row on two lines."""

from __future__ import annotations

from dataclasses import dataclass

from figures import fonts
from figures.dots import Dots, track
from figures.dots.track import Mark, Track
from figures.scale import Scale
from figures.sheet import ACCENT, BROWN, COLOURS, GRID, INK, MUTED, PAPER, SOFT, Box, Sheet
from figures.words.text import text

AXIS = 30.0
TALLEST, LOWEST = 104.0, 17.5  # height of a row
NARROW_ROW = 62.0
SMALLEST = 13.5  # size of letters
LEAST, MOST = 0.3, 0.38  # parts of the width: left for the scale, taken by a name
TWO_LINES = 15  # from this size of letters on there is room for a note below a name


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column starts, and the size of the letters."""

    label: float
    track: float
    end: float
    value: float
    verdict: float
    right: float
    size: float

    def at(self, value: float, scale: Scale) -> float:
        """The x of a value."""
        return self.track + scale.part(value) * (self.end - self.track)


def paper(sheet: Sheet, plot: Dots, box: Box) -> float:
    """Draw the rows in ``box``, of a count as plain numbers; gives the height used."""
    return _numbers(sheet, plot, box) if plot.plain else draw_track(sheet, track(plot), box)


def draw_track(sheet: Sheet, rows: Track, box: Box) -> float:
    """Draw all rows in ``box``; gives the height that was used."""
    scale = rows.scale()
    top = _keys(sheet, rows, box)
    rest = box.below(top)
    if rest.narrow:
        row = NARROW_ROW
        columns = Columns(box.x, box.x + 16, box.right - 18, box.right, box.right, box.right, 15)
    else:
        row = min(max((rest.height - AXIS) / max(len(rows.marks), 1), LOWEST), TALLEST)
        columns = _fitting(rows, rest, min(25.0, max(SMALLEST, row * 0.36)))
    bottom = rest.y + row * len(rows.marks)
    for tick in scale.ticks:
        _through(sheet, columns.at(tick, scale), rest, row, len(rows.marks), GRID, 1)
    for i, mark in enumerate(rows.marks):
        _row(sheet, rows, mark, columns, scale, Box(box.x, rest.y + i * row, box.width, row, box.narrow))
    if rows.line is not None:
        _through(sheet, columns.at(rows.line, scale), rest, row, len(rows.marks), INK, 1.5)
    return bottom - box.y + _axis(sheet, rows, columns, scale, bottom)


def _through(sheet: Sheet, x: float, box: Box, row: float, rows: int, colour: str, width: float) -> None:
    """A line through all rows; on a phone only beside the dots, not through the words above them."""
    if not box.narrow:
        sheet.line(x, box.y, x, box.y + row * rows, colour, width)
        return
    for i in range(rows):
        sheet.line(x, box.y + i * row + 35, x, box.y + i * row + 54, colour, width)


def _fitting(rows: Track, box: Box, size: float) -> Columns:
    """The columns with letters small enough to leave room for the scale."""
    columns = _columns(rows, box, size)
    longest = max((fonts.width(m.label, 1, True) for m in rows.marks), default=0)
    while size > SMALLEST and (
        columns.end - columns.track < LEAST * box.width or longest * size > MOST * box.width
    ):
        size = max(size - 1, SMALLEST)
        columns = _columns(rows, box, size)
    return columns


def _columns(rows: Track, box: Box, size: float) -> Columns:
    """As wide as the widest words need; the scale gets what is left."""
    gap = 18.0
    label = max((fonts.width(m.label, size, m.kind == "hier" or m.chosen) for m in rows.marks), default=0)
    note = max((fonts.width(m.note, size * 0.8) for m in rows.marks), default=0)
    tight = size < TWO_LINES
    label = min(max(label + (note + 10 if tight else 0), 0 if tight else note), box.width * 0.4)
    told = [fonts.width(m.shown, size, True) + 8 + fonts.width(m.told, size * 0.82) for m in rows.marks]
    words = max(told, default=0)
    verdicts = [m.verdict for m in rows.marks if m.verdict]
    pill = max((size * 1.9 + 8 + fonts.width(v.word, size) for v in verdicts), default=0)
    right = box.right - pill
    value = right - (gap if pill else 0) - words
    return Columns(box.x + 8, box.x + 8 + label + gap, value - gap, value, right, box.right, size)


def _keys(sheet: Sheet, rows: Track, box: Box) -> float:
    """What line, mark and interval stand for; gives the height."""
    items = [*rows.keys, *([("margin", text("kaart.marge"))] if rows.margins else [])]
    x, y, size = box.x + (0 if box.narrow else 8), box.y + 12, 13.5 if box.narrow else 16
    for kind, told in items:
        words = fonts.shorten(told, size, box.width - 28)
        room = fonts.width(words, size) + 26
        if x > box.x + 20 and x + room > box.right:
            x, y = box.x + (0 if box.narrow else 8), y + size * 1.5
        if kind == "line":
            sheet.line(x + 6, y - 9, x + 6, y + 7, INK, 1.75)
        elif kind == "tick":
            sheet.line(x + 6, y - 8, x + 6, y + 6, BROWN, 3)
        else:
            sheet.add(
                '<line x1="{a:.1f}" x2="{b:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{s}" stroke-width="4" '
                'stroke-opacity="0.5" stroke-linecap="round"/>',
                a=x - 1, b=x + 13, y=y - 1, s=ACCENT,
            )  # fmt: skip
        sheet.text(x + 20, y + size * 0.33, words, size, fill=INK)
        x += room + 16
    return y - box.y + 20 if items else 0


def _row(sheet: Sheet, rows: Track, mark: Mark, columns: Columns, scale: Scale, box: Box) -> None:
    middle = box.y + box.height / 2
    if mark.chosen:
        sheet.rect(box.x, box.y + 0.5, box.width, box.height - 1, SOFT, 4)
    if box.narrow:
        middle = box.y + 44
        _narrow_words(sheet, mark, box)
    else:
        _words(sheet, mark, columns, box)
    _shape(sheet, rows, mark, columns, scale, middle, 30 if box.narrow else min(box.height, 52))


def _words(sheet: Sheet, mark: Mark, columns: Columns, box: Box) -> None:
    size, middle = columns.size, box.y + box.height / 2
    bold = mark.kind == "hier" or mark.chosen
    two = bool(mark.note) and size >= TWO_LINES
    room = columns.track - columns.label - 12
    base = middle + size * 0.35 - (size * 0.42 if two else 0)
    beside = 0.0 if two or not mark.note else fonts.width(mark.note, size * 0.8) + 10
    label = fonts.shorten(mark.label, size, room - beside, bold)
    sheet.text(columns.label, base, label, size, bold=bold)
    if two:
        sheet.text(columns.label, base + size * 0.95, fonts.shorten(mark.note, size * 0.8, room), size * 0.8,
                   fill=MUTED)  # fmt: skip
    elif mark.note:
        sheet.text(columns.label + room, base, mark.note, size * 0.8, fill=MUTED, anchor="end")
    base = middle + size * 0.35
    known = mark.value is not None
    sheet.text(columns.value, base, mark.shown, size, bold=known, fill=INK if known else MUTED)
    if known and mark.told:
        x = columns.value + fonts.width(mark.shown, size, True) + 8
        sheet.text(x, base, mark.told, size * 0.82, fill=MUTED)
    if mark.verdict:
        sheet.pill(columns.verdict, middle, mark.verdict, size * 0.92, columns.right - columns.verdict)


def _narrow_words(sheet: Sheet, mark: Mark, box: Box) -> None:
    size, bold = 15, mark.kind == "hier" or mark.chosen
    sign = 34 if mark.verdict else 0
    room = box.width - fonts.width(mark.shown, size, True) - sign - 14
    sheet.text(box.x, box.y + 16, fonts.shorten(mark.label, size, room, bold), size, bold=bold)
    known = mark.value is not None
    x = box.right - sign
    sheet.text(x, box.y + 16, mark.shown, size, bold=known, fill=INK if known else MUTED, anchor="end")
    if mark.verdict:
        sheet.pill(box.right - 28, box.y + 11, mark.verdict, 13, 28)
    left = fonts.shorten(mark.note, 12.5, box.width * 0.55)
    sheet.text(box.x, box.y + 31, left, 12.5, fill=MUTED)
    sheet.text(x, box.y + 31, mark.told, 12.5, fill=MUTED, anchor="end")


def _shape(
    sheet: Sheet, rows: Track, mark: Mark, columns: Columns, scale: Scale, middle: float, height: float
) -> None:
    colour = COLOURS.get(mark.kind, ACCENT)
    radius = max(4.0, min(height * 0.2, 10.0))
    if rows.bars and mark.value is not None:
        start, end = columns.at(0.0, scale), columns.at(mark.value, scale)
        sheet.rect(start, middle - radius * 1.4, end - start, radius * 2.8, colour, 2)
    if mark.low is not None and mark.high is not None and mark.value is not None:
        sheet.add(
            '<line x1="{a:.1f}" x2="{b:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{s}" stroke-width="{w:g}" '
            'stroke-opacity="0.5" stroke-linecap="round"/>',
            a=columns.at(mark.low, scale), b=columns.at(mark.high, scale), y=middle, s=colour,
            w=round(radius * 0.6, 1),
        )  # fmt: skip
    if mark.tick is not None and (mark.value is not None or not rows.bars):
        x = columns.at(mark.tick, scale)
        sheet.line(x, middle - radius * 1.5, x, middle + radius * 1.5, BROWN, 3.5)
    if mark.value is not None and not rows.bars:
        hollow = mark.kind == "land"
        x = columns.at(mark.value, scale)
        sheet.dot(x, middle, radius, PAPER if hollow else colour, colour if hollow else PAPER, 2)


def _axis(sheet: Sheet, rows: Track, columns: Columns, scale: Scale, y: float) -> float:
    """The ticks in words, the unit where it is long, and always that a scale is cut; gives the height."""
    size = 12.5 if columns.size < 16 else 15
    for tick, words in rows.axis(scale):
        sheet.text(columns.at(tick, scale), y + 20, words, size, fill=MUTED, anchor="middle")
    cut = text("kaart.niet_nul") if scale.start > 0 else ""
    wide = columns.value < columns.right
    if wide:
        sheet.text(columns.value, y + 20, rows.axis_unit or cut, size, fill=MUTED)
    if not cut or (wide and not rows.axis_unit):
        return AXIS
    beside = wide and fonts.width(cut, size) + 40 <= columns.track - columns.label
    sheet.text(columns.label, y + (20 if beside else 38), cut, size, fill=MUTED)
    return AXIS if beside else AXIS + 18


def _numbers(sheet: Sheet, plot: Dots, box: Box) -> float:
    """Numbers side by side."""
    size = 34.0 if box.narrow else 120.0 if len(plot.rows) < 3 else 92.0
    x, y = box.x, box.y + (10 if box.narrow else box.height * 0.22)
    for i, row in enumerate(plot.rows):
        large = size if i == 0 or box.narrow else size * 0.6
        room = max(fonts.width(row.shown, large, True), fonts.width(row.label, 24)) + 60
        if x > box.x and x + room > box.right + 60:
            x, y = box.x, y + size * 1.9
        sheet.text(x, y + 16, row.label, 15 if box.narrow else 24, fill=MUTED)
        sheet.text(x, y + 22 + size * 0.9, row.shown, large, bold=True, fill=ACCENT if i == 0 else INK)
        x += room
    return y - box.y + size * 1.6 + 20

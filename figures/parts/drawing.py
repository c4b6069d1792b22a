"""Draws what is no scale and no line: parts of a whole, big numbers, people, and tables."""

from __future__ import annotations

from collections.abc import Sequence

from data.queries.groups.composition import Composition
from data.results import Reading
from figures import fonts
from figures.parts.stacked import COMPLETE, INKS
from figures.people.icon_array import PER_ROW
from figures.plots import Dots, People, Stacks, ThemeTable
from figures.sheet import ACCENT, GRID, INK, LINE, MUTED, Box, Sheet
from figures.verdict import verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.years import dated

EMPTY = "#f1efe9"


def draw_stacks(sheet: Sheet, plot: Stacks, box: Box) -> float:
    """A key and a bar per row; gives the height used."""
    keys = _part_keys(sheet, plot, box)
    rest = box.below(keys)
    narrow = box.narrow
    row = 58.0 if narrow else min(max(rest.height / len(plot.rows), 18.0), 104.0)
    size = 14.0 if narrow else min(19.0, max(12.5, row * 0.42))
    widest = max(max(fonts.width(a, size, True), fonts.width(b, size * 0.8)) for a, b in plot.labels)
    left = 0.0 if narrow else min(widest + 20, box.width * 0.32)
    for i, (found, (label, note)) in enumerate(zip(plot.rows, plot.labels, strict=True)):
        y = rest.y + i * row
        if narrow:
            sheet.text(rest.x, y + 16, fonts.shorten(f"{label}  {note}".strip(), size, rest.width), size)
            _bar(sheet, found, rest.x, y + 24, rest.width, 26, 13)
            continue
        two = bool(note) and row > 34
        base = y + row / 2 + size * (0.0 if two else 0.35)
        sheet.text(rest.x, base, fonts.shorten(label, size, left - 14, i == 0), size, bold=i == 0)
        if two:
            sheet.text(
                rest.x, base + size, fonts.shorten(note, size * 0.8, left - 14), size * 0.8, fill=MUTED
            )
        _bar(sheet, found, rest.x + left, y + row * 0.1, rest.width - left, row * 0.8, size * 0.95)
    return keys + row * len(plot.rows)


def _part_keys(sheet: Sheet, plot: Stacks, box: Box) -> float:
    x, y, size = box.x, box.y + 10, 13.0 if box.narrow else 16.0
    for i, part in enumerate(plot.rows[0].parts):
        room = 24 + fonts.width(part.short, size)
        if x > box.x and x + room > box.right:
            x, y = box.x, y + size * 1.6
        sheet.rect(x, y - 8, 16, 16, INKS[i % len(INKS)][0], 2)
        sheet.text(x + 22, y + size * 0.34, part.short, size)
        x += room + 18
    return y - box.y + 22


def _bar(
    sheet: Sheet, row: Composition, x: float, y: float, width: float, height: float, size: float
) -> None:
    whole = max(100.0, row.known)
    at = 0.0
    for i, figure in enumerate(row.figures):
        if figure.value is None:
            continue
        fill, ink = INKS[i % len(INKS)]
        _piece(sheet, x + width * at / whole, y, width * figure.value / whole, height, fill, ink,
               formatting.number(figure.value, 0), size)  # fmt: skip
        at += figure.value
    if row.known < COMPLETE:
        rest = width * (whole - at) / whole
        words = text("kaart.deel_onbekend")
        words = words if fonts.width(words, size) + 8 < rest else "?"
        _piece(sheet, x + width * at / whole, y, rest, height, EMPTY, MUTED, words, size)


def _piece(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    ink: str,
    words: str,
    size: float,
) -> None:
    sheet.rect(x, y, width, height, fill, 0, "#ffffff")
    if fonts.width(words, size) + 6 <= width:
        sheet.text(x + width / 2, y + height / 2 + size * 0.35, words, size, fill=ink, anchor="middle")


def draw_numbers(sheet: Sheet, plot: Dots, box: Box) -> float:
    """A count says how big an area is: numbers side by side, and no scale."""
    size = 34.0 if box.narrow else 120.0 if len(plot.rows) < 3 else 92.0
    x, y = box.x, box.y + (10 if box.narrow else box.height * 0.22)
    for i, row in enumerate(plot.rows):
        words = formatting.figure_value(row.figure, plot.indicator)
        own = size if i == 0 or box.narrow else size * 0.6
        room = max(fonts.width(words, own, True), fonts.width(row.label, 24)) + 60
        if x > box.x and x + room > box.right + 60:
            x, y = box.x, y + size * 1.9
        sheet.text(x, y + 16, row.label, 15 if box.narrow else 24, fill=MUTED)
        sheet.text(x, y + 22 + size * 0.9, words, own, bold=True, fill=ACCENT if i == 0 else INK)
        x += room
    return y - box.y + size * 1.6 + 20


def draw_people(sheet: Sheet, plot: People, box: Box) -> float:
    """A square for each person, and the figure in a full sentence."""
    used = 0.0
    if plot.squares:
        count, people = plot.squares
        wide, rows = min(people, PER_ROW), -(-people // PER_ROW)
        step = min(box.width / wide, (box.height - 130) / rows, 120.0)
        for i in range(people):
            fill = ACCENT if i < count else "#dfe3e3"
            x, y = box.x + i % PER_ROW * step, box.y + i // PER_ROW * step
            sheet.rect(x, y + 4, step * 0.82, step * 0.82, fill, step * 0.12)
        used = rows * step + 22
    size = 16.0 if box.narrow else 25.0
    lines = fonts.wrap(plot.words, size, box.width)
    return used + sheet.lines(box.x, box.y + used + size, lines, size, size * 1.35) + 8


def draw_theme(sheet: Sheet, plot: ThemeTable, box: Box) -> float:
    """The figures of a theme as a table: value with counts, reference, verdict."""
    readings = theme_readings(plot)
    if box.narrow:
        return _theme_narrow(sheet, plot, readings, box)
    row = min(max((box.height - 30) / max(len(readings), 1), 24.0), 64.0)
    size = min(21.0, row * 0.46)
    x = [box.x + box.width * part for part in (0.0, 0.30, 0.56, 0.80)]
    heads = [text("tabel.kop_indicator"), text("tabel.kop_waarde"), plot.against, text("tabel.kop_oordeel")]
    for at, head in zip(x, heads, strict=True):
        sheet.text(at, box.y + 14, head, 15, fill=MUTED)
    sheet.line(box.x, box.y + 24, box.right, box.y + 24, LINE, 1.5)
    for i, reading in enumerate(readings):
        middle = box.y + 26 + (i + 0.5) * row
        base, indicator = middle + size * 0.35, reading.indicator
        _name(sheet, reading, plot, x[0], base, size, x[1] - x[0] - 16)
        _value(sheet, reading, x[1], base, size, x[2] - x[1] - 14)
        if reading.reference is not None:
            shown = formatting.with_unit(reading.reference, indicator)
            gap = formatting.difference(reading.gap, indicator) if reading.gap is not None else ""
            sheet.text(x[2], base, shown, size)
            at = x[2] + fonts.width(shown, size) + 8
            sheet.text(at, base, fonts.shorten(gap, size * 0.8, x[3] - at - 8), size * 0.8, fill=MUTED)
        sheet.pill(x[3], middle, verdict(reading), size * 0.95, box.right - x[3])
        sheet.line(box.x, middle + row / 2, box.right, middle + row / 2, GRID)
    return 26 + row * len(readings)


def _name(
    sheet: Sheet, reading: Reading, plot: ThemeTable, x: float, base: float, size: float, room: float
) -> None:
    """The name of a figure; its year stands behind it when that is not the chosen one, as on the screen."""
    told = dated("", reading.figure, plot.profile.selection.year).strip()
    small = size * 0.8
    left = room - (fonts.width(told, small) + 7 if told else 0)
    name = fonts.shorten(reading.indicator.short, size, left, True)
    sheet.text(x, base, name, size, bold=True)
    if told:
        sheet.text(x + fonts.width(name, size, True) + 7, base, told, small, fill=MUTED)


def _value(sheet: Sheet, reading: Reading, x: float, base: float, size: float, room: float) -> None:
    figure, indicator = reading.figure, reading.indicator
    shown, known = formatting.figure_value(figure, indicator), figure.value is not None
    sheet.text(x, base, shown, size, bold=known, fill=INK if known else MUTED)
    at = fonts.width(shown, size, True) + 8
    told = formatting.counts(figure, indicator)
    if told and at + fonts.width(told, size * 0.8) <= room:
        sheet.text(x + at, base, told, size * 0.8, fill=MUTED)


def _theme_narrow(sheet: Sheet, plot: ThemeTable, readings: Sequence[Reading], box: Box) -> float:
    for i, reading in enumerate(readings):
        y = box.y + i * 52
        shown, known = (
            formatting.figure_value(reading.figure, reading.indicator),
            reading.figure.value is not None,
        )
        room = box.width - fonts.width(shown, 15, True) - 12
        _name(sheet, reading, plot, box.x, y + 16, 15, room)
        sheet.text(box.right, y + 16, shown, 15, bold=known, fill=INK if known else MUTED, anchor="end")
        sheet.pill(box.x, y + 33, verdict(reading), 13, box.width * 0.5)
        told = formatting.counts(reading.figure, reading.indicator)
        sheet.text(box.right, y + 38, told, 12.5, fill=MUTED, anchor="end")
        sheet.line(box.x, y + 48, box.right, y + 48, GRID)
    return 52.0 * len(readings)


def theme_readings(plot: ThemeTable) -> list[Reading]:
    """The readings of the theme that fit this area and group, in the order of the table on the screen."""
    return [r for r in plot.profile.readings if r.indicator.theme == plot.theme.id and fits(r)]


def fits(reading: Reading) -> bool:
    """Does this question make sense for this area and group?"""
    return reading.figure.status.name != "NIET_VAN_TOEPASSING"


def table_rows(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]], box: Box) -> float:
    """Words in columns, the first as wide as it needs; gives the height used."""
    columns = len(heads)
    size = 13.0 if box.narrow else min(22.0, max(12.0, box.height / (len(rows) + 2) * 0.5))
    row = size * 1.9
    first = min(max(fonts.width(r[0], size, True) for r in rows) + 16, box.width * 0.42)
    step = (box.width - first) / max(columns - 1, 1)
    every = max(1, -(-int(fonts.width("88,8 %", size) + 12) // max(int(step), 1)))
    shown = [0, *sorted(range(columns - 1, 0, -every))]  # the last columns, as many as there is room for
    ends = [first + step * i for i in range(columns)]
    for c in shown:
        anchor = "start" if c == 0 else "end"
        sheet.text(box.x + (ends[c] if c else 0), box.y + size, heads[c], size, fill=MUTED, anchor=anchor)
    for i, cells in enumerate(rows):
        y = box.y + row * (i + 1)
        if i % 2 == 0:
            sheet.rect(box.x - 6, y - row * 0.08, box.width + 12, row, "#faf9f6")
        for c in shown:
            words = fonts.shorten(cells[c], size, first - 12, True) if c == 0 else cells[c]
            sheet.text(box.x + (ends[c] if c else 0), y + size * 1.15, words, size, bold=c == 0,
                       anchor="start" if c == 0 else "end")  # fmt: skip
    return row * (len(rows) + 1)

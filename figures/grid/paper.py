"""Draws the matrix of groups and indicators: every cell in the colour and with the sign of its verdict."""

from __future__ import annotations

from data.queries.group_indicator_matrix import TOTAL, MatrixRow
from data.releases.release import Status
from data.results import Reading
from figures import fonts
from figures.grid import GroupMatrix, cell_words, column_words, people_words
from figures.sheet import LINE, MUTED, PAPER, SOFT, Box, Sheet
from figures.taart.legend import draw_scales
from figures.verdict import Verdict, verdict
from figures.words import formatting
from figures.words.text import text

GREY = "#efede7"  # stands for the hatching of the screen
TALL = 34.0  # from this height of a row on there is room for counts below a value


def paper(sheet: Sheet, plot: GroupMatrix, box: Box) -> float:
    """Draw the table in ``box``; gives the height used."""
    if box.narrow:
        return _narrow(sheet, plot, box)
    rows = plot.groups.rows
    label, people = box.width * 0.19, box.width * 0.1
    step = (box.width - label - people) / max(len(plot.groups.columns), 1)
    head = _heads(sheet, plot, box, label, people, step)
    key = 30.0
    row = min(max((box.height - head - key) / len(rows), 17.0), 62.0)
    size = min(18.0, max(11.0, row * 0.42))
    for i, one in enumerate(rows):
        y = box.y + head + i * row
        if plot.is_chosen(one) and one.group.code != TOTAL:
            sheet.rect(box.x - 6, y, label + people, row - 2, SOFT, 3)
        _name(sheet, one, Box(box.x, y, label, row), size)
        _people(sheet, one, box.x + label, y + row / 2, people - 12, size)
        for c, reading in enumerate(one.readings):
            _cell(sheet, reading, Box(box.x + label + people + c * step, y, step - 2, row - 2), size)
    bottom = box.y + head + row * len(rows)
    _key(sheet, plot, box, bottom + 16)
    return head + row * len(rows) + key


def _heads(sheet: Sheet, plot: GroupMatrix, box: Box, label: float, people: float, step: float) -> float:
    """What each column is, with its year when that is not the chosen one; gives the height."""
    size, lines = 14.0, [[text("herkomst.kop_groep")], [text("herkomst.kop_inwoners")]]
    for column, year in zip(plot.groups.columns, plot.groups.years, strict=True):
        words = fonts.wrap(column_words(column), size, step - 12, True)
        lines.append([*words, older] if (older := plot.older(year)) else words)
    deep = max(map(len, lines))
    starts = [box.x, box.x + label, *(box.x + label + people + i * step + 6 for i in range(len(lines) - 2))]
    for x, words in zip(starts, lines, strict=True):
        top = box.y + 14 + (deep - len(words)) * size * 1.15
        sheet.lines(x, top, words, size, size * 1.15, bold=True, fill=MUTED)
    head = 18 + deep * size * 1.15
    sheet.line(box.x, box.y + head - 5, box.right, box.y + head - 5, LINE, 1.5)
    return head


def _name(sheet: Sheet, row: MatrixRow, box: Box, size: float) -> None:
    """The group; in two lines where one is too short and there is room."""
    bold, middle = row.group.code == TOTAL, box.y + box.height / 2
    lines = fonts.wrap(row.group.short, size, box.width - 10, bold)
    if len(lines) > 2 or (len(lines) > 1 and box.height < size * 2.2):
        lines = [fonts.shorten(row.group.short, size, box.width - 10, bold)]
    top = middle + size * 0.35 - (len(lines) - 1) * size * 0.55
    sheet.lines(box.x, top, lines, size, size * 1.1, bold=bold)


def _people(sheet: Sheet, row: MatrixRow, x: float, middle: float, room: float, size: float) -> None:
    """How many there are, and their share where there is room below it."""
    words, share = people_words(row)
    base = middle + size * 0.35
    if row.people.value is None:
        sheet.text(x, base, fonts.shorten(words, size * 0.8, room), size * 0.8, fill=MUTED)
        return
    sheet.text(x, base, words, size)
    at = x + fonts.width(words, size) + 6
    if share and at + fonts.width(share, size * 0.8) <= x + room:
        sheet.text(at, base, share, size * 0.8, fill=MUTED)


def cell_look(reading: Reading) -> tuple[str, str, Verdict]:
    """(fill, ink, verdict) of a cell."""
    shown = verdict(reading)
    if reading.figure.status is Status.NIET_VAN_TOEPASSING:
        return PAPER, MUTED, shown
    return (shown.fill if shown.fill.startswith("#") else GREY), shown.ink, shown


def _cell(sheet: Sheet, reading: Reading, box: Box, size: float) -> None:
    fill, ink, shown = cell_look(reading)
    figure, indicator = reading.figure, reading.indicator
    sheet.rect(box.x, box.y, box.width, box.height, fill, 2)
    middle = box.y + box.height / 2
    words = cell_words(reading)
    if figure.value is None:
        _absent(sheet, words, box, size, ink)
        return
    counts = formatting.counts(figure, indicator)
    small = size * 0.72
    two = bool(counts) and box.height >= TALL and fonts.width(counts, small) <= box.width - 10
    base = middle + size * 0.35 - (size * 0.45 if two else 0)
    sheet.text(box.x + 6, base, fonts.shorten(words, size, box.width - 28, True), size, bold=True, fill=ink)
    sheet.sign(box.right - 14, base - size * 0.35, shown, size * 0.85)
    if two:
        sheet.text(box.x + 6, base + size * 0.95, counts, small, fill=ink)


def _absent(sheet: Sheet, words: str, box: Box, size: float, ink: str) -> None:
    """Why there is no number: in two lines where the row is high enough, else in smaller letters."""
    small, room = max(10.0, size * 0.72), box.width - 8
    lines = fonts.wrap(words, small, room)
    if len(lines) * small * 1.1 > box.height:
        small = max(8.5, small * room / fonts.width(words, small))
        lines = [fonts.shorten(words, small, room + 1)]
    top = box.y + box.height / 2 + small * 0.35 - (len(lines) - 1) * small * 0.55
    sheet.lines(box.x + 5, top, lines, small, small * 1.1, fill=ink)


def _key(sheet: Sheet, plot: GroupMatrix, box: Box, middle: float) -> None:
    """What colours and signs mean, from one end to the other."""
    x = box.x
    if len({c.judged for c in plot.groups.columns}) > 1:
        draw_scales(sheet, x, middle, 14, box.width)
        return
    for shown in plot.legend:
        room = 26 + 6 + fonts.width(shown.word, 14) + 16
        sheet.pill(x, middle, shown, 14, room)
        x += room


def _narrow(sheet: Sheet, plot: GroupMatrix, box: Box) -> float:
    """On a phone a list per group: what, how much, and the sign of its verdict."""
    y = box.y
    for row in plot.groups.rows:
        words, share = people_words(row)
        name = fonts.wrap(row.group.short, 16, box.width, True)
        y += 20 + sheet.lines(box.x, y + 18, name, 16, 19, bold=True) - 19
        told = text("kaart.inwoners", aantal=words) if row.people.value is not None else words
        sheet.text(box.x, y + 17, " · ".join(p for p in (told, share) if p), 13, fill=MUTED)
        y += 26
        for reading in row.readings:
            fill, ink, shown = cell_look(reading)
            sheet.rect(box.x, y, box.width, 24, fill, 2)
            value = formatting.figure_value(reading.figure, reading.indicator)
            room = box.width - fonts.width(value, 14, True) - 50
            sheet.text(box.x + 8, y + 17, fonts.shorten(reading.indicator.short, 14, room), 14, fill=ink)
            sheet.text(box.right - 34, y + 17, value, 14, bold=True, fill=ink, anchor="end")
            if reading.figure.value is not None:
                sheet.sign(box.right - 17, y + 12, shown, 12)
            y += 26
        y += 10
    for shown in plot.legend:
        sheet.pill(box.x, y + 10, shown, 14, box.width)
        y += 26
    return y - box.y

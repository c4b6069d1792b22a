"""Draws the matrix of groups and indicators: every cell in the colour and with the sign of its verdict."""

from __future__ import annotations

from data.queries.group_indicator_matrix import TOTAL, MatrixRow
from figures import fonts
from figures.grid import GroupMatrix, column_words, people_words
from figures.grid.cells import draw_cell, draw_key, draw_list
from figures.sheet import LINE, MUTED, SOFT, Box, Sheet
from figures.words.text import text


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
            draw_cell(sheet, reading, Box(box.x + label + people + c * step, y, step - 2, row - 2), size)
    bottom = box.y + head + row * len(rows)
    draw_key(sheet, plot.groups.columns, box, bottom + 16)
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
        y += draw_list(sheet, row.readings, box, y) + 10
    for shown in plot.legend:
        sheet.pill(box.x, y + 10, shown, 14, box.width)
        y += 26
    return y - box.y

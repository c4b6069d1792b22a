"""Draws the table of areas: a row per area, every cell in the colour and with the sign of its verdict."""

from __future__ import annotations

from data.results import Figure, Reading
from figures import fonts
from figures.areas import AreasTable, fold_words, people_words, plain_cell, wider_name
from figures.grid import column_words, legend_of
from figures.grid.cells import draw_cell, draw_key, draw_list
from figures.sheet import LINE, MUTED, SOFT, Box, Sheet
from figures.words.areas import older
from figures.words.text import text

KEY, LOW, HIGH = 30.0, 17.0, 62.0  # the height of the key, and of a row at least and at most


def paper(sheet: Sheet, plot: AreasTable, box: Box) -> float:
    """Draw the table in ``box``; gives the height used. Of more rows than fit those are drawn that fit."""
    grid, fold = plot.grid, plot.fold()
    if box.narrow:
        return _narrow(sheet, plot, box)
    label, people = box.width * 0.2, box.width * 0.08
    step = (box.width - label - people) / max(len(grid.columns), 1)
    head, told = _heads(sheet, plot, box, label, people, step), fold_words(plot, fold)
    foot = KEY + (22 if told else 0)
    fit = max(int((box.height - head - foot) / LOW) - 1, 1)
    rows = _fitting(plot, fold.rows, fit)
    missing = len(fold.rows) - len(rows)
    high = min(max((box.height - head - foot) / (len(rows) + 1 + bool(missing)), LOW), HIGH)
    size = min(17.0, max(10.5, high * 0.44))
    y = box.y + head
    lines = zip(rows, grid.readings(rows), grid.people_of(rows), strict=True)
    for row, readings, number in lines:
        if row == plot.own:
            sheet.rect(box.x - 6, y, label + people, high - 2, SOFT, 3)
        _name(sheet, plot, row, Box(box.x, y, label, high), size)
        _people(sheet, number, box.x + label + people - 12, y + high / 2, people, size)
        for c, reading in enumerate(readings):
            draw_cell(sheet, reading, Box(box.x + label + people + c * step, y, step - 2, high - 2), size)
        y += high
    if missing:
        words = text("gebieden.nog_meer", aantal=missing, niveaus=grid.level.plural)
        sheet.text(box.x, y + high / 2 + size * 0.35, words, size, fill=MUTED)
        y += high
    sheet.line(box.x, y, box.right, y, MUTED, 1.5)
    _whole(sheet, plot, Box(box.x, y, box.width, high), (label, people, step), size)
    y += high
    if told:
        sheet.text(box.x, y + 16, fonts.shorten(told, 14, box.width), 14, fill=MUTED)
        y += 22
    draw_key(sheet, grid.columns, box, y + 16)
    return y + KEY - box.y


def _fitting(plot: AreasTable, rows: tuple[int, ...], fit: int) -> list[int]:
    """The first rows that fit, with the chosen one; one line less when others must be told of."""
    if len(rows) <= fit:
        return list(rows)
    shown = list(rows[: max(fit - 1, 1)])
    if plot.own in rows and plot.own is not None and plot.own not in shown:
        shown[-1] = plot.own
    return shown


def _heads(sheet: Sheet, plot: AreasTable, box: Box, label: float, people: float, step: float) -> float:
    """What each column is, with its year when that is not the chosen one; gives the height."""
    grid, size = plot.grid, 14.0 if len(plot.grid.columns) < 10 else 11.5
    lines = [[grid.level.name.capitalize()], [text("gebieden.kop_inwoners")]]
    for column, year in zip(grid.columns, grid.years, strict=True):
        words = fonts.wrap(column_words(column), size, step - 8, True)
        lines.append([*words, old] if (old := older(grid, year)) else words)
    deep = max(map(len, lines))
    starts = [box.x, box.x + label, *(box.x + label + people + i * step + 4 for i in range(len(lines) - 2))]
    for x, words in zip(starts, lines, strict=True):
        top = box.y + 14 + (deep - len(words)) * size * 1.15
        sheet.lines(x, top, words, size, size * 1.15, bold=True, fill=MUTED)
    head = 18 + deep * size * 1.15
    sheet.line(box.x, box.y + head - 5, box.right, box.y + head - 5, LINE, 1.5)
    return head


def _name(sheet: Sheet, plot: AreasTable, row: int, box: Box, size: float) -> None:
    """The area, with what it lies in behind it where that is not the place and there is room."""
    area, bold = plot.grid.areas[row], row == plot.own
    base = box.y + box.height / 2 + size * 0.35
    name = fonts.shorten(area.name, size, box.width - 10, bold)
    sheet.text(box.x, base, name, size, bold=bold)
    around, at = wider_name(plot, row), box.x + fonts.width(name, size, bold) + 8
    if around and box.right - 10 - at > 30:
        sheet.text(at, base, fonts.shorten(around, size * 0.8, box.right - 10 - at), size * 0.8, fill=MUTED)


def _people(
    sheet: Sheet, figure: Figure | None, right: float, middle: float, room: float, size: float
) -> None:
    words, known = people_words(figure), figure is not None and figure.value is not None
    small = size if known else size * 0.8
    words = fonts.shorten(words, small, room - 8)
    sheet.text(right, middle + size * 0.35, words, small, fill="#1e2226" if known else MUTED, anchor="end")


def _whole(sheet: Sheet, plot: AreasTable, box: Box, parts: tuple[float, float, float], size: float) -> None:
    """The place itself, without colour: it is what the rows are parts of."""
    (label, people, step), grid = parts, plot.grid
    middle = box.y + box.height / 2
    name = text("gebieden.kop_heel", gebied=grid.place.name)
    sheet.text(box.x, middle + size * 0.35, fonts.shorten(name, size, label - 10, True), size, bold=True)
    _people(sheet, grid.whole_people, box.x + label + people - 12, middle, people, size)
    for c, reading in enumerate(grid.whole):
        words = fonts.shorten(plain_cell(reading), size, step - 10, True)
        sheet.text(box.x + label + people + c * step + 6, middle + size * 0.35, words, size, bold=True)


def _narrow(sheet: Sheet, plot: AreasTable, box: Box) -> float:
    """On a phone a list per area: what, how much, and the sign of its verdict."""
    grid, fold, y = plot.grid, plot.fold(), box.y
    own = [r for r in fold.rows if r == plot.own]
    rows = [*own, *(r for r in fold.rows if r != plot.own)]
    named = [(grid.areas[r].name, wider_name(plot, r)) for r in rows]
    people = grid.people_of(rows)
    for (name, around), number, readings in zip(named, people, grid.readings(rows), strict=True):
        y = _block(sheet, box, y, name, (around, number), readings)
    y = _block(sheet, box, y, text("gebieden.kop_heel", gebied=grid.place.name), ("", grid.whole_people),
               grid.whole)  # fmt: skip
    if told := fold_words(plot, fold):
        y += sheet.lines(box.x, y + 14, fonts.wrap(told, 13, box.width), 13, 17, fill=MUTED) + 6
    for shown in legend_of(grid.columns):
        sheet.pill(box.x, y + 10, shown, 14, box.width)
        y += 26
    return y - box.y


def _block(
    sheet: Sheet,
    box: Box,
    y: float,
    name: str,
    about: tuple[str, Figure | None],
    readings: tuple[Reading, ...],
) -> float:
    """One area on a phone; gives the y below it."""
    lines = fonts.wrap(name, 16, box.width, True)
    y += 20 + sheet.lines(box.x, y + 18, lines, 16, 19, bold=True) - 19
    around, number = about
    known = number is not None and number.value is not None
    people = text("kaart.inwoners", aantal=people_words(number)) if known else people_words(number)
    sheet.text(box.x, y + 17, " · ".join(p for p in (around, people) if p), 13, fill=MUTED)
    y += 26
    return y + draw_list(sheet, readings, box, y) + 10

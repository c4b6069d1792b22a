"""A row on paper: now at the left, the years in the middle, origin or the areas around at the right."""

from __future__ import annotations

from dataclasses import replace

from figures import fonts
from figures.dots import Dots, track
from figures.dots.paper import draw_track
from figures.lines.paper import paper as draw_lines
from figures.parts.drawing import paper as draw_stacks
from figures.row import SubjectRow
from figures.row.words import areas_words, chip, drawn_lines, line_words, since_words, value_words
from figures.sheet import GRID, INK, MUTED, Box, Sheet
from figures.strips import keys
from figures.strips.paper import draw_strip
from figures.verdict import Verdict
from figures.words import formatting
from figures.words.text import text

GAP, NOW, MIDDLE = 36.0, 0.23, 0.37  # between the blocks; parts of the width of the first two
NARROW_LINES, NARROW_ROW, STRIP = 250.0, 62.0, 70.0
TALLEST = 420.0
PLAIN = "#efede7"


def paper(sheet: Sheet, plot: SubjectRow, box: Box) -> float:
    """Draw the three blocks beside each other, on a phone below each other; gives the height used."""
    if box.narrow:
        return _narrow(sheet, plot, box)
    height = min(box.height, TALLEST)
    first, second = box.width * NOW, box.width * MIDDLE
    left = Box(box.x, box.y, first, height)
    middle = Box(left.right + GAP, box.y, second - GAP, height)
    right = Box(middle.right + GAP, box.y, box.right - middle.right - GAP, height)
    for block in (middle, right):
        sheet.line(block.x - GAP / 2, box.y, block.x - GAP / 2, box.y + height - 10, GRID)
    used = [_now(sheet, plot, left), _years(sheet, plot, middle), _beside(sheet, plot, right)]
    return max(*used, min(height, 120.0))


def _narrow(sheet: Sheet, plot: SubjectRow, box: Box) -> float:
    y = _now(sheet, plot, box) + 16
    y += _years(sheet, plot, replace(box.below(y), height=NARROW_LINES)) + 16
    return y + _beside(sheet, plot, box.below(y))


def _head(sheet: Sheet, words: str, box: Box) -> float:
    size = 14.0 if box.narrow else 16.0
    sheet.text(box.x, box.y + size, fonts.shorten(words, size, box.width, True), size, bold=True, fill=MUTED)
    return size + 14


def _now(sheet: Sheet, plot: SubjectRow, box: Box) -> float:
    """The number as large as fits, its counts, and the verdict with what it is held against."""
    figure, indicator = plot.reading.figure, plot.reading.indicator
    known = figure.value is not None
    words, most = value_words(plot), (44.0 if box.narrow else 68.0) if known else 26.0
    size = min(most, most * box.width / max(fonts.width(words, most, True), 1.0))
    y = _head(sheet, indicator.short if plot.parts else text("rij.nu"), box) + size
    sheet.text(box.x, box.y + y, words, size, bold=True, fill=INK if known else MUTED)
    y += 16
    counted = formatting.counts(figure, indicator)
    if counted:
        y += sheet.lines(box.x, box.y + y + 16, fonts.wrap(counted, 17, box.width), 17, 22, fill=MUTED) + 6
    told = chip(plot)
    if told is not None:
        y += _chip(sheet, told.shown, told.words, Box(box.x, box.y + y + 6, box.width, 0)) + 6
    return y


def _chip(sheet: Sheet, shown: Verdict | None, words: str, box: Box) -> float:
    """A block in the colour of the verdict with its sign and words; hatched where there is no figure."""
    size = 16.0
    lines = fonts.wrap(words, size, box.width - 46)
    high = 14 + 21 * len(lines)
    if shown is None or not shown.fill.startswith("#"):
        sheet.rect(box.x, box.y, box.width, high, PLAIN, 4)
        if shown is not None:
            sheet.hatch(box.x, box.y, 30, high)  # beside the words, which must be read
    else:
        sheet.swatch(box.x, box.y, box.width, high, shown, size)
        sheet.sign(box.x + 18, box.y + 17, shown, size)
    ink = INK if shown is None else shown.ink
    sheet.lines(box.x + 36, box.y + 22, lines, size, 21, fill=ink)
    return float(high)


def _years(sheet: Sheet, plot: SubjectRow, box: Box) -> float:
    if plot.parts is not None:
        top = _head(sheet, text("rij.hier_naast"), box)
        return top + draw_stacks(sheet, plot.parts, replace(box.below(top), height=260))
    top = _head(sheet, text("rij.jaren"), box)
    lines = drawn_lines(plot)
    if lines is None:
        return top + _note(sheet, since_words(plot), box.below(top))
    rest = box.below(top)
    used = top + draw_lines(sheet, lines, replace(rest, height=rest.height - 30))
    return used + _note(
        sheet,
        " ".join(filter(None, (since_words(plot), line_words(lines, rest.height * 0.6, alone=True)))),
        box.below(used),
    )


def _note(sheet: Sheet, words: str, box: Box) -> float:
    size = 13.0
    lines = fonts.wrap(words, size, box.width)
    return sheet.lines(box.x, box.y + size + 2, lines, size, 18, fill=MUTED) + 6 if lines else 0.0


def _beside(sheet: Sheet, plot: SubjectRow, box: Box) -> float:
    if plot.split is not None:
        top = _head(sheet, text("rij.herkomst"), box)
        return top + draw_stacks(sheet, plot.split, box.below(top))
    if plot.groups is not None:
        top = _head(sheet, text("rij.herkomst"), box)
        return top + _groups(sheet, plot.groups, box.below(top))
    strip = plot.strip
    if strip is None or plot.areas is None:
        return 0.0
    grid = plot.areas.grid
    words = text("rij.alle_gebieden", niveaus=grid.level.plural, gebied=grid.place.name)
    top = _head(sheet, words, box)
    if strip.known > 1:
        track_box = Box(box.x + 10, box.y + top, box.width - 20, STRIP)
        draw_strip(sheet, plot.areas, strip, track_box, box.y + top + 20, 13)
        top += STRIP
    told = "; ".join([areas_words(plot), *(words for _, words in keys(plot.areas))])
    return top + _note(sheet, told, box.below(top))


def _groups(sheet: Sheet, plot: Dots, box: Box) -> float:
    """The groups with their value; counts and sizes are in the table that goes along."""
    rows = track(plot)
    bare = tuple(replace(m, told="", note="", verdict=None, tick=None) for m in rows.marks)
    high = 10_000.0 if box.narrow else min(box.height, 60.0 * len(bare) + 60)
    return draw_track(sheet, replace(rows, marks=bare, tick_words=""), replace(box, height=high))

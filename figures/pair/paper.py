"""Draws the figures of a theme on two sides, each on a scale of its own."""

from __future__ import annotations

from data.queries.pairs.pair_by_indicator import Chance, PairRow
from data.results import Figure
from figures import fonts
from figures.pair import Dumbbells, chance_words, end_words, gap_words, scale_of
from figures.pair.marks import SIDES, draw_mark
from figures.scale import Scale
from figures.sheet import GRID, INK, LINE, MUTED, Box, Sheet
from figures.words import formatting
from figures.words.text import text
from figures.words.years import dated

PARTS = (0.19, 0.13, 0.24, 0.13, 0.17, 0.14)  # of the width: name, a, scale, b, difference, chance


def paper(sheet: Sheet, plot: Dumbbells, box: Box) -> float:
    """A row per indicator: both figures, where they lie, their difference and chance."""
    if box.narrow:
        return _narrow(sheet, plot, box)
    x = [box.x + box.width * sum(PARTS[:i]) for i in range(len(PARTS))]
    wide = [box.width * p for p in PARTS]
    a, b = plot.names
    heads = ("", a, "", b, text("vergelijken.kop_verschil", a=a, b=b), text("vergelijken.kop_kans"))
    for i, words in enumerate(heads):
        side = {1: 0, 3: 1}.get(i)
        at = x[i] + (18 if side is not None else 0)
        lines = fonts.wrap(words, 14, wide[i] - (at - x[i]) - 14, True)[:2]
        if side is not None and lines:
            draw_mark(sheet, x[i] + 7, box.y + 9, side, 5.5)
        sheet.lines(at, box.y + 14, lines, 14, 16, bold=True, fill=MUTED)
    top = 42.0
    sheet.line(box.x, box.y + top - 4, box.right, box.y + top - 4, LINE, 1.5)
    high = min(max((box.height - top) / max(len(plot.rows), 1), 26.0), 66.0)
    size = min(18.0, max(12.5, high * 0.32))
    for i, row in enumerate(plot.rows):
        _row(sheet, row, plot.year, Box(box.x, box.y + top + i * high, box.width, high), x, wide, size)
    return top + high * len(plot.rows)


def _dated(row: PairRow, chosen: int | None, size: float, room: float) -> str:
    """The name as far as there is room; its year is never cut off."""
    year = dated("", row.a, chosen)
    return fonts.shorten(row.indicator.short, size, room - fonts.width(year, size, True), True) + year


def _row(
    sheet: Sheet, row: PairRow, chosen: int | None, box: Box, x: list[float], wide: list[float], size: float
) -> None:
    middle, small = box.y + box.height / 2, size * 0.78
    two = box.height >= size * 2.2
    base = middle + size * 0.35
    name = fonts.wrap(dated(row.indicator.short, row.a, chosen), size, wide[0] - 12, True)
    if len(name) > (2 if two else 1):
        name = [_dated(row, chosen, size, wide[0] - 12)]
    sheet.lines(x[0], base - (len(name) - 1) * size * 0.55, name, size, size * 1.1, bold=True)
    for i, figure in ((1, row.a), (3, row.b)):
        _value(sheet, figure, row, x[i], base, size, wide[i] - 10, two)
    _strip(sheet, row, x[2], wide[2] - 26, middle, size)
    words, margin = gap_words(row)
    above = base - (size * 0.42 if two and margin else 0)
    sheet.text(x[4], above, fonts.shorten(words, size, wide[4] - 10), size)
    if two and margin:
        sheet.text(x[4], above + size, fonts.shorten(margin, small, wide[4] - 10), small, fill=MUTED)
    told = fonts.wrap(chance_words(row), small, wide[5])[: 2 if two else 1]
    sheet.lines(x[5], middle + small * 0.35 - (len(told) - 1) * small * 0.55, told, small, small * 1.1,
                bold=row.chance is Chance.MEER, fill=INK if row.tested else MUTED)  # fmt: skip
    sheet.line(box.x, box.y + box.height, box.right, box.y + box.height, GRID)


def _value(
    sheet: Sheet, figure: Figure, row: PairRow, x: float, base: float, size: float, room: float, two: bool
) -> None:
    words, counts = formatting.figure_value(figure, row.indicator), formatting.counts(figure, row.indicator)
    known, small = figure.value is not None, size * 0.72
    two = two and bool(counts) and fonts.width(counts, small) <= room
    base -= size * 0.42 if two else 0
    large = size if known else size * 0.85
    sheet.text(
        x, base, fonts.shorten(words, large, room, known), large, bold=known, fill=INK if known else MUTED
    )
    if two:
        sheet.text(x, base + size * 0.95, counts, small, fill=MUTED)


def _strip(sheet: Sheet, row: PairRow, x: float, wide: float, middle: float, size: float) -> None:
    """Both figures on the scale of this row, with their margins; nothing for a count."""
    scale = scale_of(row)
    if scale is None:
        return

    def at(value: float, scale: Scale = scale) -> float:
        return x + 6 + scale.part(value) * (wide - 12)

    line = middle - size * 0.3
    sheet.line(x, line, x + wide, line, LINE)
    for side, figure in ((0, row.a), (1, row.b)):
        if figure.low is not None and figure.high is not None:
            sheet.add(
                '<rect x="{a:.1f}" y="{y:.1f}" width="{w:.1f}" height="9" fill="{f}" fill-opacity="0.28"/>',
                a=at(figure.low), y=line - 4.5, w=max(at(figure.high) - at(figure.low), 0.5), f=SIDES[side],
            )  # fmt: skip
    if row.a.value is not None and row.b.value is not None:
        sheet.line(at(row.a.value), line, at(row.b.value), line, MUTED, 2)
    for side, figure in ((1, row.b), (0, row.a)):
        if figure.value is not None:
            draw_mark(sheet, at(figure.value), line, side, 6)
    for value, anchor in ((scale.start, "start"), (scale.end, "end")):
        end = x if anchor == "start" else x + wide
        words = end_words(value, row.indicator)
        sheet.text(end, line + 6 + size * 0.75, words, size * 0.7, fill=MUTED, anchor=anchor)


def _narrow(sheet: Sheet, plot: Dumbbells, box: Box) -> float:
    """On a phone: name, both figures, where they lie, and what the difference is worth."""
    y = box.y
    for side, name in enumerate(plot.names):
        draw_mark(sheet, box.x + 7, y + 10, side, 5.5)
        sheet.text(box.x + 20, y + 15, fonts.shorten(name, 14, box.width - 22, True), 14, bold=True)
        y += 20
    for row in plot.rows:
        y += 12
        sheet.text(box.x, y + 16, _dated(row, plot.year, 15, box.width), 15, bold=True)
        for side, figure in enumerate((row.a, row.b)):
            left = box.x + side * box.width / 2
            draw_mark(sheet, left + 6, y + 32, side, 5)
            words = fonts.shorten(formatting.figure_value(figure, row.indicator), 14, box.width / 2 - 20)
            sheet.text(left + 16, y + 37, words, 14)
        _strip(sheet, row, box.x, box.width, y + 58, 14)
        words = f"{gap_words(row)[0]} · {chance_words(row)}"
        lines = fonts.wrap(words, 13, box.width)
        y += 84 + sheet.lines(box.x, y + 90, lines, 13, 16, fill=MUTED)
        sheet.line(box.x, y + 2, box.right, y + 2, GRID)
    return y - box.y + 10

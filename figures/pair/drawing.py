"""Draws two sides beside each other: both taarten, and the figures of a theme on scales of their own."""

from __future__ import annotations

from data.queries.pairs.pair import Chance, PairRow
from data.results import Figure
from figures import fonts
from figures.pair.dumbbell import chance_words, gap_words, scale_of
from figures.plots import Dumbbells, Taart, Taarten
from figures.scale import Scale
from figures.sheet import ACCENT, BROWN, GRID, INK, LINE, MUTED, PAPER, Box, Sheet
from figures.taart.drawing import BESIDE, bare_pie, draw_scales, numbered_pie
from figures.words import formatting
from figures.words.text import text
from figures.words.years import dated

SIDES = (ACCENT, BROWN)
PARTS = (0.19, 0.13, 0.24, 0.13, 0.17, 0.14)  # of the width: name, a, scale, b, difference, chance


def draw_pies(sheet: Sheet, plot: Taarten, box: Box) -> float:
    """Both taarten with their names, on one legend; on a phone below each other."""
    if box.narrow:
        return _narrow_pies(sheet, plot, box)
    half, legend = box.width / 2, 44.0
    used = 0.0
    for i, (name, profile) in enumerate(zip(plot.names, plot.profiles, strict=True)):
        inside, (x, y, wide, high) = bare_pie(Taart(profile, plot.themes, ()), f"kant{i}")
        scale = min((half - 10) / (wide + 2 * BESIDE), (box.height - 34 - legend) / high)
        left = box.x + i * half + (half - wide * scale) / 2
        centre = box.x + (i + 0.5) * half
        _name(sheet, name, i, centre, box.y + 18, half)
        sheet.add(
            '<svg x="{l:.1f}" y="{t:.1f}" width="{w:.1f}" height="{h:.1f}" viewBox="{a:g} {b:g} {c:g} {d:g}" '
            'overflow="visible">{inside}</svg>',
            l=left, t=box.y + 34, w=wide * scale, h=high * scale, a=x, b=y, c=wide, d=high, inside=inside,
        )  # fmt: skip
        used = max(used, 34 + high * scale)
    draw_scales(sheet, box.x, box.y + used + 22, 15, box.width)
    return used + legend


def _name(sheet: Sheet, name: str, side: int, centre: float, base: float, room: float) -> None:
    words = fonts.shorten(name, 18, room - 40, True)
    wide = fonts.width(words, 18, True)
    _mark(sheet, centre - wide / 2 - 12, base - 6, side, 6)
    sheet.text(centre, base, words, 18, bold=True, anchor="middle")


def _mark(sheet: Sheet, x: float, y: float, side: int, radius: float) -> None:
    """A circle for the first side and a square for the other, as everywhere."""
    if side == 0:
        sheet.dot(x, y, radius, SIDES[0])
    else:
        sheet.rect(x - radius, y - radius, 2 * radius, 2 * radius, SIDES[1], 0, PAPER)


def _narrow_pies(sheet: Sheet, plot: Taarten, box: Box) -> float:
    y = box.y
    for i, (name, profile) in enumerate(zip(plot.names, plot.profiles, strict=True)):
        lines = fonts.wrap(name, 17, box.width - 24, True)
        _mark(sheet, box.x + 8, y + 14, i, 6)
        y += 8 + sheet.lines(box.x + 22, y + 20, lines, 17, 21, bold=True)
        taart = Taart(profile, plot.themes, ())
        y += 14 + numbered_pie(sheet, taart, Box(box.x, y, box.width, 0, True), f"smal{i}")
    return y - box.y + draw_scales(sheet, box.x, y + 8, 13, box.width)


def draw_dumbbells(sheet: Sheet, plot: Dumbbells, box: Box) -> float:
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
            _mark(sheet, x[i] + 7, box.y + 9, side, 5.5)
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
    words, told = formatting.figure_value(figure, row.indicator), formatting.counts(figure, row.indicator)
    known, small = figure.value is not None, size * 0.72
    two = two and bool(told) and fonts.width(told, small) <= room
    base -= size * 0.42 if two else 0
    own = size if known else size * 0.85
    sheet.text(x, base, fonts.shorten(words, own, room, known), own, bold=known, fill=INK if known else MUTED)
    if two:
        sheet.text(x, base + size * 0.95, told, small, fill=MUTED)


def _strip(sheet: Sheet, row: PairRow, x: float, wide: float, middle: float, size: float) -> None:
    """Both figures on the scale of this row, with their margins; nothing for a count."""
    if row.indicator.kind == "aantal" or (row.a.value is None and row.b.value is None):
        return
    scale = scale_of(row)

    def at(value: float, held: Scale = scale) -> float:
        part = (value - held.start) / (held.end - held.start)
        return x + 6 + min(max(part, 0.0), 1.0) * (wide - 12)

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
            _mark(sheet, at(figure.value), line, side, 6)
    for value, anchor in ((scale.start, "start"), (scale.end, "end")):
        decimals = 0 if value == round(value) else max(row.indicator.decimals, 1)
        unit = f"{formatting.NARROW}%" if row.indicator.unit == "%" else ""
        end = x if anchor == "start" else x + wide
        words = formatting.number(value, decimals) + unit
        sheet.text(end, line + 6 + size * 0.75, words, size * 0.7, fill=MUTED, anchor=anchor)


def _narrow(sheet: Sheet, plot: Dumbbells, box: Box) -> float:
    """On a phone: name, both figures, where they lie, and what the difference is worth."""
    y = box.y
    for side, name in enumerate(plot.names):
        _mark(sheet, box.x + 7, y + 10, side, 5.5)
        sheet.text(box.x + 20, y + 15, fonts.shorten(name, 14, box.width - 22, True), 14, bold=True)
        y += 20
    for row in plot.rows:
        y += 12
        sheet.text(box.x, y + 16, _dated(row, plot.year, 15, box.width), 15, bold=True)
        for side, figure in enumerate((row.a, row.b)):
            left = box.x + side * box.width / 2
            _mark(sheet, left + 6, y + 32, side, 5)
            words = fonts.shorten(formatting.figure_value(figure, row.indicator), 14, box.width / 2 - 20)
            sheet.text(left + 16, y + 37, words, 14)
        _strip(sheet, row, box.x, box.width, y + 58, 14)
        words = f"{gap_words(row)[0]} · {chance_words(row)}"
        lines = fonts.wrap(words, 13, box.width)
        y += 84 + sheet.lines(box.x, y + 90, lines, 13, 16, fill=MUTED)
        sheet.line(box.x, y + 2, box.right, y + 2, GRID)
    return y - box.y + 10

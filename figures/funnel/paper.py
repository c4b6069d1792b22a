"""Draws the funnel: points, the reference, and the limits of chance around it."""

from __future__ import annotations

from figures import fonts
from figures.funnel import DOWN, LEVEL, UP, Funnel, FunnelLayout, Point, line_words, placed, size_title
from figures.grid.cells import draw_key
from figures.sheet import ACCENT, GRID, INK, MUTED, PAPER, Box, Sheet

DASH = {"95": "6 4", "998": "1.5 3.5"}
EDGE = "#6b7178"


def paper(sheet: Sheet, plot: Funnel, box: Box) -> float:
    """Draw the plot in ``box``; gives the height used."""
    drawn = placed(plot)
    size = 12.0 if box.narrow else 14.0
    top = size * 2.2 if line_words(plot) else 8.0
    left = max((fonts.width(words, size) for _, words in drawn.up), default=0) + 12
    below = size * 3.2 + (0 if box.narrow else 34)
    high = 300.0 if box.narrow else max(box.height - top - below, 120.0)
    inside = Box(box.x + left, box.y + top, box.width - left - 10, high)
    if line_words(plot):
        sheet.line(box.x + left, box.y + 9, box.x + left + 22, box.y + 9, INK, 1.75)
        words = fonts.shorten(line_words(plot), size, box.width - left - 40)
        sheet.text(box.x + left + 30, box.y + 9 + size * 0.35, words, size)
    _axes(sheet, drawn, inside, size)
    for curve in drawn.curves:
        for run in curve.runs:
            d = "M" + "L".join(f"{_x(x, inside):.1f} {_y(y, inside):.1f}" for x, y in run)
            sheet.path(d, "none", MUTED, 1.25, DASH[curve.kind])
    few = len(drawn.points) <= 150
    for point in drawn.points:
        _point(sheet, point, inside, 5.5 if few else 3.0, point.row == plot.own)
    for point in drawn.points:
        if point.row == plot.own:
            _named(sheet, plot.grid.areas[point.row].name, point, inside, size + 1)
    words = fonts.shorten(size_title(plot), size, inside.width)
    sheet.text(inside.right, inside.y + high + size * 2.7, words, size, fill=MUTED, anchor="end")
    if not box.narrow:
        draw_key(sheet, [plot.indicator], box, inside.y + high + size * 3.2 + 14)
    return top + high + below


def _x(part: float, box: Box) -> float:
    return box.x + box.width * part


def _y(part: float, box: Box) -> float:
    return box.y + box.height * (1 - part)


def _axes(sheet: Sheet, drawn: FunnelLayout, box: Box, size: float) -> None:
    for at, words in drawn.up:
        y = _y(at, box)
        sheet.line(box.x, y, box.right, y, GRID)
        sheet.text(box.x - 6, y + size * 0.35, words, size, fill=MUTED, anchor="end")
    for at, words in drawn.across:
        sheet.text(_x(at, box), box.y + box.height + size * 1.3, words, size, fill=MUTED, anchor="middle")
    if drawn.line is not None:
        sheet.line(box.x, _y(drawn.line, box), box.right, _y(drawn.line, box), INK, 1.75)


def _point(sheet: Sheet, point: Point, box: Box, half: float, marked: bool) -> None:
    """A triangle where it is coloured; open where it may be chance among so many."""
    x, y = _x(point.x, box), _y(point.y, box)
    fill, stroke = point.shown.fill, point.shown.edge or EDGE
    if point.shown.doubtful:
        fill, stroke = PAPER, point.shown.edge or point.shown.fill
    if marked:
        sheet.dot(x, y, half * 2, "none", ACCENT, 2)
    if point.side == LEVEL:
        sheet.dot(x, y, half, fill, stroke, 0.75)
        return
    tip, base = (y - half, y + half) if point.side == UP else (y + half, y - half)
    assert point.side in (UP, DOWN)
    d = f"M{x - half:.1f} {base:.1f}H{x + half:.1f}L{x:.1f} {tip:.1f}Z"
    sheet.path(d, fill, stroke, 1.5 if point.shown.doubtful else 0.75)


def _named(sheet: Sheet, name: str, point: Point, box: Box, size: float) -> None:
    """The name of the own area beside its point, on the side where there is room."""
    x, y = _x(point.x, box), _y(point.y, box) + size * 0.35
    left = x + 16 + fonts.width(name, size, True) > box.right
    sheet.text(
        x - 14 if left else x + 14, y, name, size, bold=True, fill=ACCENT, anchor="end" if left else "start"
    )

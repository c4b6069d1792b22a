"""How two sides are told apart: a circle for the first and a square for the other, as everywhere."""

from __future__ import annotations

from figures.sheet import ACCENT, BROWN, PAPER, Sheet

SIDES = (ACCENT, BROWN)


def draw_mark(sheet: Sheet, x: float, y: float, side: int, radius: float) -> None:
    """The mark of a side (0 or 1) around a point."""
    if side == 0:
        sheet.dot(x, y, radius, SIDES[0])
    else:
        sheet.rect(x - radius, y - radius, 2 * radius, 2 * radius, SIDES[1], 0, PAPER)

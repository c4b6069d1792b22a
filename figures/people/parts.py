"""A share as a part of a whole that one can picture: "1 op de 7"."""

from __future__ import annotations

from figures.words.text import text

TENTHS_FROM = 0.3  # from here on "4 op de 10" says more than "1 op de 2"


def parts_of(value: float) -> tuple[int, int] | None:
    """A share (0..1) as a part of a small whole: (1, 7), (4, 10); None for nobody, all, or a trifle."""
    if not 0.01 <= value < 1:
        return None
    if value >= TENTHS_FROM:
        tenths = round(10 * value)
        return (tenths, 10) if tenths < 10 else None
    each = 1 / value
    step = 1 if each < 15 else 5 if each < 50 else 10
    return 1, round(each / step) * step


def one_in(value: float) -> str:
    """A share (0..1) in words: "ongeveer 1 op de 7", "ongeveer 4 op de 10", "bijna iedereen"."""
    found = parts_of(value)
    if found is not None:
        return text("herkomst.op_de", deel=found[0], geheel=found[1])
    if 0 < value < 1:
        return text("herkomst.minder_dan" if value < TENTHS_FROM else "herkomst.bijna")
    return text("herkomst.niemand" if value <= 0 else "herkomst.iedereen")

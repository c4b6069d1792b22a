"""The name on a slice of the taart: as large as fits, along the radius."""

from __future__ import annotations

from math import pi

from figures import fonts
from figures.markup import Markup
from figures.taart.circle import HUB, RIM

OUTER = RIM - 25  # where a name ends, below the sign of its slice
DEEP = OUTER - HUB - 3  # the longest name that a slice holds
LEADING = 1.04  # distance of lines, as part of the size of the text
SIZES = (14.5, 14.0, 13.6)  # the least is 12 pixels on a laptop
SMALL = (
    13.0,
    12.5,
    12.0,
    11.5,
    11.0,
    10.5,
    10.0,
)  # a long name in a thin slice


def slice_name(label: str, angle: float, width: float, ink: str, look: Markup) -> Markup:
    """The name along the radius, ending where the slice is widest, on one or two lines, never upside down.

    ``look`` are the attributes of its skin.
    """
    size, lines = fitted(label, width)
    left = angle > pi
    turn = angle * 180 / pi - 90 + (180 if left else 0)
    rows = Markup("").join(
        Markup('<text x="{x}" y="{y:.1f}">{line}</text>').format(
            x=-OUTER if left else OUTER,
            y=(i - (len(lines) - 1) / 2) * size * LEADING + size * 0.36,
            line=line,
        )
        for i, line in enumerate(lines)
    )
    return Markup(
        '<g{look} text-anchor="{anchor}" transform="rotate({t:.2f})" fill="{ink}" '
        'font-size="{s:.4g}">{rows}</g>'
    ).format(look=look, anchor="start" if left else "end", t=turn, ink=ink, rows=rows, s=size)


def fitted(label: str, width: float) -> tuple[float, list[str]]:
    """The largest of SIZES, or else of SMALL, at which a label fits in ``width`` radians; its lines.

    It fits when its longest line is not longer than the slice is deep, and all lines together not higher
    than the slice is wide where that line begins, nearest the middle. When nothing fits, one small line.
    """
    ways = [[label]] + ([two_lines(label)] if " " in label else [])
    for size in (*SIZES, *SMALL):
        for lines in ways:
            if fits(size, lines, width):
                return size, lines
    longest = max(fonts.width(line, 1) for line in ways[-1]) if width > 0.12 else fonts.width(label, 1)
    return min(SMALL[-1], DEEP / longest), ways[-1] if width > 0.12 else [label]


def fits(size: float, lines: list[str], width: float) -> bool:
    """Whether lines of that size stay within a slice of ``width`` radians."""
    long = max(fonts.width(line, size) for line in lines)
    high = size * (0.72 + LEADING * (len(lines) - 1))
    return long <= DEEP and high <= width * (OUTER - long)


def two_lines(label: str) -> list[str]:
    """Split a label at the space nearest its middle; one word stays whole."""
    spaces = [i for i, c in enumerate(label) if c == " "]
    if not spaces:
        return [label]
    cut = min(spaces, key=lambda i: abs(i - len(label) / 2))
    return [label[:cut], label[cut + 1 :]]

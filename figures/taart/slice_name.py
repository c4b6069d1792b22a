"""The name on a slice of the taart: as large as fits, along the radius."""

from __future__ import annotations

from math import pi

from figures.markup import Markup
from figures.taart.circle import RIM, RING

OUTER = RIM - 25  # where a name ends, below the sign of its slice
LETTER, LEADING = 0.5, 1.04  # width of a letter and distance of lines, as parts of the size of the text
SIZES = (12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)


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
    """The largest of SIZES at which a label fits in a slice of ``width`` radians, and its lines.

    It fits when its longest line is not longer than the slice is deep, and all lines together not higher
    than the slice is wide where that line begins, nearest the middle. When nothing fits, one small line.
    """
    ways = [[label]] + ([two_lines(label)] if " " in label else [])
    for size in SIZES:
        for lines in ways:
            long = LETTER * size * max(map(len, lines))
            high = size * (0.8 + LEADING * (len(lines) - 1))
            if long <= OUTER - RING - 3 and high <= width * (OUTER - long):
                return size, lines
    longest = max(map(len, ways[-1])) if width > 0.12 else len(label)
    return min(SIZES[-1], (OUTER - RING - 3) / (LETTER * longest)), ways[-1] if width > 0.12 else [label]


def two_lines(label: str) -> list[str]:
    """Split a label at the space nearest its middle; one word stays whole."""
    spaces = [i for i, c in enumerate(label) if c == " "]
    if not spaces:
        return [label]
    cut = min(spaces, key=lambda i: abs(i - len(label) / 2))
    return [label[:cut], label[cut + 1 :]]

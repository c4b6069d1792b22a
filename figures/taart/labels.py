"""The names of the themes beside the taart: none lies over another or over the circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, sqrt

from figures import fonts
from figures.taart.circle import RIM, Sector
from figures.taart.slice_name import two_lines
from figures.taart.slices import count_words
from figures.words.text import text

WIDTH = 640
NAME, COUNT = 15.5, 14.0  # sizes of a name and of its counts: 12 pixels and more on a laptop
LINE, APART = 16.5, 9.0  # distance of lines, and between two themes
AWAY = RIM + 17  # from the middle to where words begin, past the arc of the theme
ROOM = WIDTH / 2 - AWAY + 4  # for a name beside the widest of the circle


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """The words at a theme: ``names`` and ``counts`` are its lines, from ``top`` down; ``side`` 1 is right.

    ``x`` is where the lines begin, or end on the left; ``wide`` the width of the longest.
    """

    names: tuple[str, ...]
    counts: tuple[str, ...]
    side: int
    x: float
    top: float
    wide: float

    @property
    def high(self) -> float:
        """The height of all lines."""
        return LINE * (len(self.names) + len(self.counts))


def theme_labels(sectors: Sequence[Sector]) -> list[ThemeLabel]:
    """A label per sector, on its own side of the circle and as near to it as the one above it leaves room."""
    found: dict[int, ThemeLabel] = {}
    for side in (1, -1):
        here = [i for i, s in enumerate(sectors) if (sin(_middle(s)) >= 0) == (side > 0)]
        found |= _column(sectors, sorted(here, key=lambda i: -cos(_middle(sectors[i]))), side)
    return [found[i] for i in range(len(sectors))]


def _middle(sector: Sector) -> float:
    return (sector.start + sector.end) / 2


def _column(sectors: Sequence[Sector], order: Sequence[int], side: int) -> dict[int, ThemeLabel]:
    """The labels of one side, from top to bottom: each beside its theme, pushed down by the one above it."""
    words = [_words(sectors[i]) for i in order]
    high = [LINE * (len(names) + len(counts)) for names, counts in words]
    tops: list[float] = []
    for i, h in zip(order, high, strict=True):
        wanted = min(max(-cos(_middle(sectors[i])) * AWAY - h / 2, -RIM), RIM - h)
        tops.append(max(wanted, tops[-1] + high[len(tops) - 1] + APART) if tops else wanted)
    floor = RIM
    for at in range(len(tops) - 1, -1, -1):  # and back up, where the last one would sink below the circle
        tops[at] = min(tops[at], floor - high[at])
        floor = tops[at] - APART
    return {
        i: _placed(names, counts, side, top)
        for i, (names, counts), top in zip(order, words, tops, strict=True)
    }


def _words(sector: Sector) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name, on two lines where it is long, and the verdicts below it."""
    name = sector.theme.short
    names = two_lines(name) if fonts.width(name, NAME, True) > ROOM else [name]
    told = count_words(sector.count) if sector.readings else [text("taart.geen_cijfers_kort")]
    return tuple(names), tuple(told)


def _placed(names: tuple[str, ...], counts: tuple[str, ...], side: int, top: float) -> ThemeLabel:
    """As near to the circle as its lines allow."""
    bottom = top + LINE * (len(names) + len(counts))
    near = 0.0 if top < 0 < bottom else min(abs(top), abs(bottom))
    x = sqrt(max(AWAY**2 - near**2, 0.0))
    wide = max(*(fonts.width(n, NAME, True) for n in names), *(fonts.width(c, COUNT) for c in counts))
    return ThemeLabel(names, counts, side, side * min(x, WIDTH / 2 - 4), top, wide)

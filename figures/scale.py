"""A common scale for figures drawn above each other, in parts of the width so that nothing is stretched."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
LEAST = 0.2  # a scale spans at least this part of its largest value: else noise looks like a mountain
FINEST = 1e-6  # no figure is told more precisely than this
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``start`` to ``end`` in the unit of the values, with round ``ticks``."""

    start: float
    end: float
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """Where a value lies, from 0 at the start to 1 at the end; beyond an end is at that end."""
        return min(max((value - self.start) / (self.end - self.start), 0.0), 1.0)

    def at(self, value: float) -> str:
        """The same as a part of the width: "37.50%"."""
        return f"{100 * self.part(value):.2f}%"

    @property
    def decimals(self) -> int:
        """As many as the ticks need, and all of them the same number."""
        return next((d for d in range(DECIMALS) if all(round(t, d) == t for t in self.ticks)), DECIMALS)


def scale_for(values: Iterable[float | None], wanted: int = 4) -> Scale:
    """A scale with round ticks that holds all ``values``; it starts at 0 unless all lie far from it.

    Far: the smallest is over half the largest. Dots, unlike bars, do not need the 0 to be read truly.
    About ``wanted`` steps, each 1, 2, 2.5 or 5 times a power of ten. A cut scale spans at least LEAST of its
    largest value, so that a difference of hundredths of a point never fills a figure.
    """
    known = [0.0 if abs(v) < FINEST else v for v in values if v is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    if 0 <= low < 0.5 * high:
        low = min(low, 0.0)
    low, high = _widened(low, high)
    step = _step((high - low) / wanted or abs(high) / wanted or 1.0)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    ticks = tuple(round(i * step, 10) for i in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _widened(low: float, high: float) -> tuple[float, float]:
    """The same ends, or ends further apart around the same middle; values from 0 up stay from 0 up."""
    wanted = LEAST * max(abs(low), abs(high))
    if high - low >= wanted:
        return low, high
    start = (low + high - wanted) / 2
    start = max(start, 0.0) if low >= 0 else start
    return start, start + wanted


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(s * power for s in STEPS if s * power >= rough * (1 - 1e-9))

"""Classes for a map of values: the five groups in which the values of areas fall apart best.

Limits split classes: a value that is on a limit belongs to the class above it.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from data.statistics.scoring import Array

CLASSES = 5
PALE, TOO_UNSURE = 1.5, 3.0  # classes that an interval may be wide: one class for sure, about one, no class
ROOM = 0.2  # how far a limit may be moved to be readable, as a part of the distance between class means
SURE, UNSURE, UNKNOWABLE = range(3)


def ckmeans(values: Array, weights: Array, classes: int = CLASSES) -> npt.NDArray[np.intp]:
    """Where each class begins in ``values``: the exact least squares of 1-D k-means; shape (classes,).

    ``values`` (value,) are ascending and different, ``weights`` (value,) how often each occurs. With fewer
    values than classes each is a class of its own. Wang, H. & Song, M. (2011), Ckmeans.1d.dp: Optimal k-means
    clustering in one dimension by dynamic programming, R Journal 3/2, 29-33. As the last split never moves
    back when more values are added, each row is found by halving (divide and conquer): of n values in
    n log n steps, here all halves of one depth at once.
    """
    count = len(values)
    classes = min(classes, count)
    sums = _Sums.of(values, weights)
    least = sums.cost(np.zeros(count, np.intp), np.arange(count))
    splits = np.zeros((classes, count), np.intp)
    for k in range(1, classes):
        least, splits[k] = _next_row(sums, least, k)
    starts = np.zeros(classes, np.intp)
    end = count - 1
    for k in range(classes - 1, 0, -1):
        starts[k] = splits[k, end]
        end = starts[k] - 1
    return starts


class _Sums:
    """Running sums, from which the cost of any run of values follows at once."""

    def __init__(self, weight: Array, first: Array, second: Array) -> None:
        self.weight, self.first, self.second = weight, first, second

    @classmethod
    def of(cls, values: Array, weights: Array) -> _Sums:
        """Those of values and how often each occurs: both (value,)."""
        centred = values - np.average(values, weights=weights)  # large numbers would lose their last digits
        sums = (np.cumsum(weights * centred**power) for power in range(3))
        return cls(*(np.concatenate([[0.0], s]) for s in sums))

    def cost(self, start: npt.NDArray[np.intp], end: npt.NDArray[np.intp]) -> Array:
        """The squares left within each run from ``start`` up to and with ``end``; of their one shape."""
        weight = self.weight[end + 1] - self.weight[start]
        first = self.first[end + 1] - self.first[start]
        second = self.second[end + 1] - self.second[start]
        return np.asarray(second - first**2 / weight)


def _next_row(sums: _Sums, before: Array, k: int) -> tuple[Array, npt.NDArray[np.intp]]:
    """The least cost of the first values in k + 1 classes, up to and with each, and where the last begins."""
    count = len(before)
    least, split = np.full(count, np.inf), np.zeros(count, np.intp)
    # Each part: values from..to of which the split lies between low and high.
    parts = np.array([[k, count - 1, k, count - 1]], np.intp)
    while len(parts):
        start, end, low, high = parts.T
        middle = (start + end) // 2
        last = np.minimum(high, middle)
        sizes = last - low + 1
        begins = np.cumsum(sizes) - sizes
        tried = np.arange(int(sizes.sum())) - np.repeat(begins - low, sizes)
        costs = before[tried - 1] + sums.cost(tried, np.repeat(middle, sizes))
        best = np.minimum.reduceat(costs, begins)
        hits = np.flatnonzero(costs == np.repeat(best, sizes))
        at = tried[hits[np.searchsorted(hits, begins)]]
        least[middle], split[middle] = best, at
        left = np.stack([start, middle - 1, low, at], axis=1)[start < middle]
        right = np.stack([middle + 1, end, at, high], axis=1)[middle < end]
        parts = np.concatenate([left, right])
    return least, split


def limits_of(values: Array, decimals: int, classes: int = CLASSES) -> tuple[float, ...]:
    """The limits between the classes of ``values`` (any one shape, NaN is none), ascending and readable.

    Values count as they are shown, with so many ``decimals``; fewer different ones give fewer limits. A limit
    lies halfway between the means of the classes beside it, and is moved to the roundest number (1, 2 or 5
    times a power of ten) within ROOM of the distance between these means: so no two limits meet, and no class
    is emptied of what is nearest to its mean.
    """
    shown = np.asarray(np.round(values[~np.isnan(values)], decimals), np.float64)
    different, times = np.unique(shown, return_counts=True)
    if len(different) < 2:
        return ()
    starts = ckmeans(different, times.astype(np.float64), classes)
    sizes = np.add.reduceat(times, starts)
    means = np.add.reduceat(different * times, starts) / sizes
    return tuple(_roundest(a, b) for a, b in zip(means[:-1].tolist(), means[1:].tolist(), strict=True))


def _roundest(below: float, above: float) -> float:
    """The roundest number near the middle of two means."""
    middle, room = (below + above) / 2, ROOM * (above - below)
    for power in range(math.ceil(math.log10(max(abs(below), abs(above)))) + 1, -20, -1):
        for step in (5, 2, 1):
            unit = step * 10.0**power
            near = round(middle / unit) * unit
            if abs(near - middle) <= room:
                return round(near, max(-power, 0))
    return middle


def class_of(limits: tuple[float, ...], values: Array) -> npt.NDArray[np.int8]:
    """The class of each value, 0 for below the first limit; -1 where there is none. Any shape."""
    found = np.searchsorted(np.asarray(limits, np.float64), values, side="right")
    return np.where(np.isnan(values), -1, found).astype(np.int8)


def certainty(limits: tuple[float, ...], low: Array, high: Array) -> npt.NDArray[np.int8]:
    """How sure the class is of figures with the 95 % interval ``low`` to ``high``: of their one shape.

    SURE, UNSURE when the interval is wider than PALE classes, UNKNOWABLE from more than TOO_UNSURE; SURE too
    where there is no interval. A class is measured where the interval lies: the way between two limits is one
    class, and beyond the last ones a class is as wide as its neighbour. (Value-suppressing uncertainty:
    Correll, Moritz & Heer (2018), CHI.)
    """
    if len(limits) < 2:
        return np.zeros(np.shape(low), np.int8)
    marks = np.array([2 * limits[0] - limits[1], *limits, 2 * limits[-1] - limits[-2]])
    wide = _in_classes(marks, high) - _in_classes(marks, low)
    with np.errstate(invalid="ignore"):
        return ((wide > PALE).astype(np.int8) + (wide > TOO_UNSURE)).astype(np.int8)


def _in_classes(marks: Array, values: Array) -> Array:
    """Values counted in classes from the first mark on, also beyond the ends."""
    inside = np.interp(values, marks, np.arange(len(marks), dtype=np.float64))
    below = (values - marks[0]) / (marks[1] - marks[0])
    above = len(marks) - 1 + (values - marks[-1]) / (marks[-1] - marks[-2])
    return np.where(values < marks[0], below, np.where(values > marks[-1], above, inside))

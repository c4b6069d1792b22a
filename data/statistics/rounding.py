"""What the rounding of a source does to a figure: the counts and values that it may stand for.

A source that rounds to tens writes 0 for 0 to 5 people. What is then known is not "0", but "fewer than 5".
Steps are the whole width within which the true number lies: 10 when a count was rounded to tens, 20 when it
is the sum of two such counts. A step of 0 is: not rounded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.statistics.scoring import Array, Measures, interval


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps in which one figure was rounded: its numerator, its denominator and its value."""

    numerator: float = 0.0
    denominator: float = 0.0
    value: float = 0.0

    @property
    def coarse(self) -> bool:
        """Whether anything was rounded at all."""
        return bool(self.numerator or self.denominator or self.value)

    def fewer_than(self, count: float | None) -> int | None:
        """For a ``count`` of 0 the smallest whole number that is certainly more; None when 0 is just 0."""
        return math.ceil(self.numerator / 2) if count == 0 and self.numerator > 2 else None

    def less_than(self, value: float | None) -> float | None:
        """For a ``value`` of 0 that was rounded itself: half its step; None when 0 is just 0."""
        return self.value / 2 if value == 0 and self.value else None


EXACT = Steps()
SIDES = np.array([-1.0, 1.0])  # the least, the most
SHARE, RATE, COUNTLESS = 0, 1, 2  # places in KINDS; from the last on there is no numerator
Counts = npt.NDArray[Any]
Cells = tuple[Array, Counts, Counts]  # value, numerator, denominator


@dataclass(frozen=True, slots=True)
class RoundedTo:
    """The steps of many figures: arrays that broadcast to the shape of those; 0 is "not rounded"."""

    numerator: Array
    denominator: Array
    value: Array


@dataclass(frozen=True, slots=True)
class RoundedEnds:
    """The least and the most that rounded figures may stand for: arrays of shape (2, *shape of the figures).

    NaN is "not known"; ``value`` is in the unit of the indicator.
    """

    value: Array
    numerator: Array
    denominator: Array

    @property
    def slack(self) -> Array:
        """How far the figure may lie from its true value: half of what is between both ends, their shape."""
        return (self.value[1] - self.value[0]) / 2

    def towards(self, reference: Array) -> Cells:
        """(value, numerator, denominator) of the end nearest to ``reference``, or at it: its own shape.

        Where the reference lies between both ends the value is the reference itself: no difference is known.
        """
        above = self.value[0] > reference
        below = self.value[1] < reference
        value = np.where(above, self.value[0], np.where(below, self.value[1], reference))
        numerator = np.where(above, self.numerator[0], self.numerator[1])
        return value, numerator, np.where(above, self.denominator[0], self.denominator[1])


def ends(
    measures: Measures, value: Array, numerator: Counts, denominator: Counts, to: RoundedTo
) -> RoundedEnds:
    """The ends of figures of any one shape; counts of -1 are not known.

    The least is the smallest count over the largest denominator, the most the other way around; never below 0
    nor above the whole of a share. A share or rate without numerator has the count that its value stands for.
    """
    per, n = measures.per, np.where(denominator > 0, denominator, np.nan)
    whole = measures.kind >= COUNTLESS  # a mean, a count or an index: only the value itself was rounded
    shift = np.multiply.outer(SIDES, to.value / 2)
    values = value + shift
    if whole.all():
        return RoundedEnds(values, values * np.nan, np.broadcast_to(n, values.shape))
    with np.errstate(invalid="ignore"):
        sizes = np.maximum(n - np.multiply.outer(SIDES, to.denominator / 2), 1.0)
        from_value = values * n / per
        counted = np.where((numerator >= 0) & (measures.kind == RATE), numerator, from_value)
        counts = np.maximum(counted + np.multiply.outer(SIDES, to.numerator / 2), 0.0)
        counts = np.where(measures.kind == SHARE, np.minimum(counts, sizes), counts)
        found = np.where(whole | np.isnan(counts), values, counts / sizes * per)
    return RoundedEnds(found, np.where(whole, np.nan, counts), np.where(whole, n, sizes))


def joined_interval(measures: Measures, spots: RoundedEnds) -> tuple[Array, Array]:
    """95 % interval of rounded figures: the widest that any number behind the rounding would have.

    The lower limit is that of the least a figure may stand for and the upper one that of the most, both by
    ``scoring.interval``; of the shape of the figures, NaN where none can be given.
    """
    lower, upper = interval(measures, spots.value, _again(spots.numerator), _again(spots.denominator))
    return lower[0], upper[1]


def _again(count: Array) -> Array:
    return np.where(np.isnan(count), -1.0, count)

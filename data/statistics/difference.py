"""The difference between two figures with its 95 % interval, whatever the kind of the indicator.

data/gaps.py knows the formulas for independent groups of people; this module picks the right one for each
indicator, and takes care of figures of which one is a part of the other. Arrays have one element per
indicator; NaN means "unknown" or "cannot be given".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from data.statistics import gaps
from data.statistics.rounding import SHARE, RoundedTo
from data.statistics.scoring import KINDS, NONE, Array, Measures

Overlap = Literal["", "a_in_b", "b_in_a", "deels"]
"""Who counts on both sides: nobody, all of a, all of b, or some."""

NOT_ROUNDED = RoundedTo(NONE, NONE, NONE)
ROUNDING = 5  # sources round counts to fives, so a part may seem a little larger than its whole


@dataclass(frozen=True, slots=True)
class Estimates:
    """The figures of one side: values in the unit of each indicator, counts with -1 for unknown.

    ``rounded`` are the steps in which the source rounded them. Arrays of shape (indicator,).
    """

    value: Array
    numerator: npt.NDArray[Any]
    denominator: npt.NDArray[Any]
    rounded: RoundedTo = NOT_ROUNDED


def difference(measures: Measures, a: Estimates, b: Estimates, overlap: Overlap = "") -> gaps.Gap:
    """(a - b, its lower and upper limit) per indicator, in its own unit.

    Shares by Newcombe's hybrid score interval, rates by the same from Byar's limits, means by Welch; counts
    and computed indices have no limits. When a is a part of b, with r the rest of b, the difference is
    (n_r / n_b) x (a - r): a and r are independent, so their limits, scaled, are those of a - b. Sides that
    overlap in part are treated as independent, which makes the interval too wide rather than too narrow.
    Where figures were rounded the limits are the widest: those of the least that a may stand for beside the
    most of b, and the other way around.
    """
    gap = a.value - b.value
    low, high = _between(measures, a, b, overlap, -1)[0], _between(measures, a, b, overlap, 1)[1]
    unknown = np.isnan(gap)
    return gap, np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def _between(
    measures: Measures, a: Estimates, b: Estimates, overlap: Overlap, side: int
) -> tuple[Array, Array]:
    """The limits of a - b, with the least (-1) or the most (1) of a beside the other end of b."""
    one, other = _known(measures, a, side), _known(measures, b, -side)
    if overlap == "a_in_b":
        return _part(measures, one, other)
    if overlap == "b_in_a":
        above, below = _part(measures, other, one)
        return -below, -above
    return _limits(measures, *one, *other)


def _known(measures: Measures, cells: Estimates, side: int) -> tuple[Array, Array]:
    """(count, people) with NaN for unknown; for a mean the count is the sum. A count can be worked out.

    The least or the most that both may stand for by ``side``; as they are where nothing was rounded.
    """
    n = np.where(cells.denominator > 0, cells.denominator, np.nan).astype(np.float64)
    is_mean = measures.kind == KINDS.index("gemiddelde")
    worked_out = np.where(is_mean, cells.value * n, np.rint(cells.value * n / measures.per))
    count = np.where((cells.numerator >= 0) & ~is_mean, cells.numerator, worked_out).astype(np.float64)
    if cells.rounded is NOT_ROUNDED:
        return count, n
    steps = cells.rounded
    moved = steps.numerator + steps.value * n / np.where(is_mean, 1.0, measures.per)
    people = np.where(is_mean, n, np.maximum(n - side * steps.denominator / 2, 1.0))
    shifted = count + side * moved / 2
    shifted = np.where(is_mean, shifted, np.maximum(shifted, 0.0))
    return np.where(measures.kind == SHARE, np.minimum(shifted, people), shifted), people


def _part(measures: Measures, part: tuple[Array, Array], whole: tuple[Array, Array]) -> tuple[Array, Array]:
    """The limits of part - whole, by way of the rest of the whole."""
    (x, n), (all_x, all_n) = part, whole
    rest, people = all_x - x, all_n - n
    is_mean = measures.kind == KINDS.index("gemiddelde")
    sound = (people > 0) & (is_mean | ((rest >= -ROUNDING) & (rest <= people + ROUNDING)))
    rest = np.where(is_mean, rest, np.clip(rest, 0, np.maximum(people, 0)))
    low, high = _limits(measures, x, n, np.where(sound, rest, np.nan), np.where(sound, people, np.nan))
    scale = np.where(sound, people / all_n, np.nan)
    return low * scale, high * scale


def _limits(measures: Measures, x1: Array, n1: Array, x2: Array, n2: Array) -> tuple[Array, Array]:
    is_share, is_rate, is_mean = (measures.kind == KINDS.index(k) for k in KINDS[:3])
    with np.errstate(invalid="ignore", divide="ignore"):
        inside = (x1 <= n1) & (x2 <= n2)
        shares = gaps.share_difference(np.minimum(x1, n1), n1, np.minimum(x2, n2), n2)
        rates = gaps.rate_difference(x1, n1, x2, n2)
        means = gaps.mean_difference(x1 / n1, n1, x2 / n2, n2, measures.person_sd)
    low, high = (
        np.select(
            [is_share & inside, is_rate, is_mean],
            [shares[i] * measures.per, rates[i] * measures.per, means[i]],
            np.nan,
        )
        for i in (1, 2)
    )
    return low, high

"""Do groups differ more than by chance, all taken together, and which two of them do?

Taking the lowest and the highest of k groups and asking whether their intervals overlap finds a difference in
one world in three where there is none, when k is twenty. One test of all groups at once does so in one in
twenty.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import comb, exp, lgamma, log, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from data.statistics.chance import FALSE
from data.statistics.rounding import RATE, SHARE, RoundedTo, ends
from data.statistics.scoring import KINDS, Array, Measures, interval

MEAN = KINDS.index("gemiddelde")


@dataclass(frozen=True, slots=True)
class GroupCells:
    """The figures of groups that share nobody: arrays of shape (group,); -1 is a count that is not known."""

    value: Array
    numerator: npt.NDArray[np.int64]
    denominator: npt.NDArray[np.int64]
    rounded: RoundedTo


def chance_of_equal(measures: Measures, cells: GroupCells) -> float | None:
    """The probability of differences as large as these, or larger, when all groups are alike.

    Pearson's χ² of homogeneity over the groups with a margin, for shares and rates; for means the same with
    the spread between persons. With few people in a group χ² has another variance than its tables: its
    degrees of freedom follow from its own first two moments (Satterthwaite, F.E. (1946), Biometrics Bulletin
    2, 110-114). A count that was rounded counts as far as it certainly differs from what is expected. None
    below two groups, and where no margin is known.
    """
    kind = int(measures.kind.flat[0])
    there = (cells.denominator > 0) & ~np.isnan(cells.value)
    if kind > MEAN or there.sum() < 2:
        return None
    n, value, per = (
        cells.denominator[there].astype(np.float64),
        cells.value[there],
        float(measures.per.flat[0]),
    )
    slack = np.broadcast_to(cells.rounded.numerator, there.shape)[there] / 2 + (
        np.broadcast_to(cells.rounded.value, there.shape)[there] / 2 * n / per
    )
    if kind == MEAN:
        spread = float(measures.person_sd.flat[0])
        if not spread > 0:
            return None
        apart = np.maximum(np.abs(value - np.average(value, weights=n)) - slack * per / n, 0.0)
        return chi_square_tail(float((n * apart**2).sum()) / spread**2, len(n) - 1)
    x = np.where((cells.numerator[there] >= 0) & (kind == RATE), cells.numerator[there], value * n / per)
    together = float(x.sum() / n.sum())
    if together <= 0 or (kind == SHARE and together >= 1):
        return 1.0
    expected = n * together
    rest = 1 - together if kind == SHARE else 1.0
    found = float((np.maximum(np.abs(x - expected) - slack, 0.0) ** 2 / (expected * rest)).sum())
    excess = (1 - 6 * together * rest if kind == SHARE else 1.0) / (expected * rest)
    free = len(n) - 1
    freedom = 2 * free**2 / max(2 * free + float(excess.sum()), free)
    return chi_square_tail(found * freedom / free, freedom)


def chi_square_tail(statistic: float, freedom: float) -> float:
    """The probability of a χ² of at least ``statistic`` with these degrees of freedom, also when not whole.

    One minus the incomplete gamma function by its series (Abramowitz & Stegun 6.5.29).
    """
    half, x = freedom / 2, statistic / 2
    if x <= 0:
        return 1.0
    if x > 100 + 3 * half:
        return 0.0  # less than 10⁻²⁰, where the series would need more digits than there are
    term = total = 1 / half
    n = half
    while term > total * 1e-15:
        n += 1
        term *= x / n
        total += term
    return max(1 - total * exp(half * log(x) - x - lgamma(half)), 0.0)


def pairs_apart(measures: Measures, cells: GroupCells) -> tuple[int, int]:
    """(how many pairs of groups have intervals that do not overlap, how many pairs there are).

    The intervals are those of ``overlap_deviate``, so that in a world without differences any pair at all is
    found in one in twenty.
    """
    there = (cells.denominator > 0) & ~np.isnan(cells.value)
    pairs = comb(int(there.sum()), 2)
    if not pairs:
        return 0, 0
    spots = ends(measures, cells.value, cells.numerator, cells.denominator, cells.rounded)
    lower, upper = interval(
        measures,
        spots.value,
        np.where(np.isnan(spots.numerator), -1.0, spots.numerator),
        np.where(np.isnan(spots.denominator), -1.0, spots.denominator),
        overlap_deviate(int(there.sum())),
    )
    low, high = lower[0][there], upper[1][there]
    return int((low[:, None] > high[None, :]).sum()), pairs


@cache
def overlap_deviate(groups: int) -> float:
    """The half width, in standard errors, of intervals of ``groups`` groups that are to be laid side by side.

    z(1 − 0.05/(2m))/√2 for their m = k(k − 1)/2 pairs: two equally wide ones that just touch differ by z
    standard errors (Schenker & Gentleman (2001), American Statistician 55, 182-186), and z is that of
    Bonferroni.
    """
    return NormalDist().inv_cdf(1 - FALSE / (2 * comb(groups, 2))) / sqrt(2)

"""How far apart are two groups, and how sure is that? Differences and ratios with their 95 % interval.

For two *different* groups of people: the counts must be independent, so never a group against a total
that it is part of. Like scoring.py everything works on arrays of any (broadcastable) shape; NaN means
"unknown" or "cannot be given".
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from data.statistics.scoring import Array, Z, byar, student, wilson

Gap = tuple[Array, Array, Array]
"""(estimate, lower limit, upper limit), arrays of the shape to which what was given broadcasts"""


def share_difference(x1: Array, n1: Array, x2: Array, n2: Array) -> Gap:
    """x1/n1 - x2/n2 as a fraction (-1..1), by the hybrid score method; arrays of any one shape.

    Newcombe, R.G. (1998), Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17, 873-890, method 10.
    """
    p1, p2 = _ratio(x1, n1), _ratio(x2, n2)
    return _hybrid(p1, *wilson(p1, n1), p2, *wilson(p2, n2))


def share_ratio(x1: Array, n1: Array, x2: Array, n2: Array) -> Gap:
    """(x1/n1) / (x2/n2), with limits on the log scale; arrays of any one shape.

    Katz, D. et al. (1978), Obtaining confidence intervals for the risk ratio in cohort studies,
    Biometrics 34, 469-474. Of a zero see ``_log_limits``; when everybody counts in both groups there is
    no spread left to measure, and so no limits.
    """

    def variance(a: Array, b: Array, c: Array, d: Array) -> Array:
        return 1 / a - 1 / b + 1 / c - 1 / d

    return _log_limits(x1, n1, x2, n2, variance)


def rate_difference(x1: Array, n1: Array, x2: Array, n2: Array) -> Gap:
    """x1/n1 - x2/n2 for Poisson counts over ``n`` persons: the same hybrid, of one shape, from Byar's limits.

    Zou, G.Y. & Donner, A. (2008), Construction of confidence limits about effect measures, Statistics in
    Medicine 27, 1693-1702. Unlike the classical limits it still works when a count is 0.
    """
    r1, r2 = _ratio(x1, n1), _ratio(x2, n2)
    (low1, high1), (low2, high2) = byar(x1), byar(x2)
    return _hybrid(r1, _ratio(low1, n1), _ratio(high1, n1), r2, _ratio(low2, n2), _ratio(high2, n2))


def rate_ratio(x1: Array, n1: Array, x2: Array, n2: Array) -> Gap:
    """(x1/n1) / (x2/n2) for Poisson counts, with limits on the log scale; arrays of any one shape.

    Rothman, K.J., Greenland, S. & Lash, T.L. (2008), Modern Epidemiology, 3rd ed., p. 244. Of a zero see
    ``_log_limits``.
    """

    def variance(a: Array, b: Array, c: Array, d: Array) -> Array:
        return 1 / a + 1 / c + 0 * (b + d)

    return _log_limits(x1, n1, x2, n2, variance)


def mean_difference(mean1: Array, n1: Array, mean2: Array, n2: Array, person_sd: Array) -> Gap:
    """mean1 - mean2 in their own unit, over persons that differ by ``person_sd``; arrays of any one shape.

    Welch, B.L. (1947), Biometrika 34, 28-35: the degrees of freedom follow from both groups. None are
    given below 5 degrees of freedom.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        v1, v2 = person_sd**2 / _positive(n1), person_sd**2 / _positive(n2)
        degrees = (v1 + v2) ** 2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
        half = student(degrees) * np.sqrt(v1 + v2)
    gap = mean1 - mean2
    return gap, gap - half, gap + half


def _hybrid(p1: Array, low1: Array, high1: Array, p2: Array, low2: Array, high2: Array) -> Gap:
    """The difference of two estimates, its limits "squared and added" from the limits of each."""
    gap = p1 - p2
    with np.errstate(invalid="ignore"):
        down = np.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
        up = np.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    return gap, gap - down, gap + up


def _log_limits(
    x1: Array, n1: Array, x2: Array, n2: Array, variance: Callable[[Array, Array, Array, Array], Array]
) -> Gap:
    """A ratio with its limits; ``variance`` is that of its logarithm, from the four counts.

    Nobody in the second group: nothing to divide by, all NaN. Nobody in the first only: the ratio and its
    lower limit are 0, and the upper limit is that of half a person more in each cell (Walter, S.D. (1975),
    Biometrika 62, 371-374).
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(x2 > 0, _ratio(x1, n1) / _ratio(x2, n2), np.nan)
        extra = np.where((x1 == 0) & (x2 > 0), 0.5, 0.0)
        a, b, c, d = x1 + extra, _positive(n1) + extra, x2 + extra, _positive(n2) + extra
        spread = variance(a, b, c, d)
        half = Z * np.sqrt(np.where(spread > 0, spread, np.nan))
        middle = np.where(x2 > 0, (a / b) / (c / d), np.nan)
        return ratio, np.where(x1 == 0, 0 * half, middle * np.exp(-half)), middle * np.exp(half)


def _ratio(count: Array, n: Array) -> Array:
    return count / _positive(n)


def _positive(n: Array) -> Array:
    return np.where(np.asarray(n) > 0, n, np.nan)

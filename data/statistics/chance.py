"""How far a figure lies from its reference beside chance: a normal deviate for every kind of figure.

It is the other side of the interval of ``scoring``: for a share the score test belongs to Wilson's
interval, for a rate Byar's formula is solved for the deviate, for a mean it is Student's. So without
rounding, and with a reference that the figure is no part of, the deviate is larger than ``Z`` exactly where
the reference lies outside the interval that is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import inf
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from data.statistics.scoring import MIN_DEGREES, Array, Measures

FALSE = 0.05  # the part of false discoveries, and of false alarms, that is accepted


def deviate(
    measures: Measures, value: Array, numerator: Array, denominator: Array, reference: Array, apart: Array
) -> Array:
    """The difference from ``reference`` in standard errors, with its sign; arrays of any one shape.

    ``numerator`` and ``denominator`` are NaN or below 0 when not known. ``apart`` is 1, or √(1 − n/N) where
    the n people of a figure are among the N of its reference: the figure then lies nearer to it by chance
    than one about others would (finite population correction; Cochran, W.G. (1977), Sampling Techniques, 3rd
    ed., p. 23). NaN where there is no test: a count, an index, a figure without a denominator.
    """
    n = np.where(denominator > 0, denominator, np.nan)

    def of_shares() -> Array:
        p, at = value / measures.per, reference / measures.per
        z = (p - at) / np.sqrt(np.maximum(at * (1 - at), 0.0) / n)
        # No difference is no deviation, also from 0 % and 100 %, where nothing can vary.
        return np.where((p == at) & (n > 0), 0.0, z)

    def of_rates() -> Array:
        x = np.where(numerator >= 0, numerator, np.rint(value * n / measures.per))
        expected = reference * n / measures.per
        more = x > expected
        base = np.where(more, x, x + 1)
        z = 3 * np.sqrt(base) * (1 - 1 / (9 * base) - np.cbrt(expected / base))
        return np.where(more, np.maximum(z, 0.0), np.minimum(z, 0.0))

    def of_means() -> Array:
        t = (value - reference) / (measures.person_sd / np.sqrt(n))
        return normal_of_student(t, n - 1)

    found = np.full(np.broadcast_shapes(n.shape, np.shape(value), np.shape(reference)), np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        for position, formula in enumerate((of_shares, of_rates, of_means)):  # in the order of KINDS
            of_kind = measures.kind == position
            if of_kind.any():
                found = np.where(of_kind, formula(), found)
        return np.asarray(found / apart)


def normal_of_student(t: Array, degrees: Array) -> Array:
    """The normal deviate with the same probability as Student's ``t``; NaN below 5 degrees of freedom.

    Wallace, D.L. (1959), Bounds on normal approximations to Student's and the chi-square distributions,
    Annals of Mathematical Statistics 30, 1121-1130. Within 0.004 for t up to 3. Any one shape.
    """
    with np.errstate(invalid="ignore"):
        v = np.where(degrees >= MIN_DEGREES, degrees, np.nan)
        return np.sign(t) * (8 * v + 1) / (8 * v + 3) * np.sqrt(v * np.log1p(t**2 / v))


def contained(size: npt.NDArray[Any], whole: npt.NDArray[Any], within: npt.NDArray[np.bool_]) -> Array:
    """√(1 − n/N) for n people among N; 1 where not ``within`` or a number is not known; any shape."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(within & (size > 0) & (whole > size), np.sqrt(1 - size / whole), 1.0)


def kept_after_many(deviates: Sequence[float | None]) -> list[bool]:
    """Which of these tests still stand when all of them are looked at; None is no test and never stands.

    Benjamini, Y. & Hochberg, Y. (1995), Controlling the false discovery rate, JRSS B 57, 289-300: of m tests
    ordered by probability the first k, k the last with p ≤ 5 % × k / m. Of what stands at most one in twenty
    is then expected to be chance.
    """
    tested = sorted([abs(z) for z in deviates if z is not None], reverse=True)
    bounds, last = _bounds(len(tested)), len(tested)
    while last and tested[last - 1] < bounds[last - 1]:
        last -= 1
    least = tested[last - 1] if last else inf
    return [last > 0 and z is not None and abs(z) >= least for z in deviates]


def stands_after_many(deviates: Array) -> npt.NDArray[np.bool_]:
    """The same of many tests at once: an array of any shape, of which NaN is no test and never stands.

    The last k is found without looking at each: the number of tests beyond the bound of rank k only falls
    with k, so k → that number, from all tests on, goes down to the last rank that holds and stays there.
    """
    size = np.abs(deviates)
    tested = np.sort(size[~np.isnan(size)])
    tests = rank = len(tested)
    while rank:
        bound = _bound(rank, tests)
        beyond = tests - int(np.searchsorted(tested, bound))
        if beyond >= rank:
            with np.errstate(invalid="ignore"):
                return np.asarray(size >= bound)
        rank = beyond
    return np.zeros(size.shape, np.bool_)


@cache
def _bounds(tests: int) -> tuple[float, ...]:
    """The deviate that belongs to each rank: of probability 5 % × rank / tests."""
    return tuple(_bound(rank, tests) for rank in range(1, tests + 1))


def _bound(rank: int, tests: int) -> float:
    return -NormalDist().inv_cdf(FALSE * rank / tests / 2)

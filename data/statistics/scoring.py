"""When is a figure really different? The rule behind every colour (docs: /uitleg).

A figure gets a colour only when its gap with the reference is more than chance (``chance.deviate``, the
other side of its 95 % interval) *and* at least half a standard deviation of the peers: not the colour of
noise, nor of a trifle. Everything here works on arrays of any (broadcastable) shape; NaN means "unknown".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Levels = npt.NDArray[np.int8]
NONE: Array = np.zeros(())

Z = 1.959963984540054  # 97.5 % point of the normal distribution
NOTABLE, CLEAR = 0.5, 1.5  # gap in standard deviations of the peers
# The same for a figure of which the margin is not known: chance may be part of the gap, so it must be larger.
NOTABLE_UNSURE, CLEAR_UNSURE = 1.0, 2.0
MIN_DEGREES = 5  # of freedom: below that no interval of a mean
UNKNOWN = -9  # level of a figure that cannot be scored

KINDS = ("aandeel", "verhouding", "gemiddelde", "aantal", "index")


class Reason(StrEnum):
    """Why a level is what it is; each has its own sentence on screen."""

    VERSCHIL = "verschil"  # outside the interval and large enough
    BINNEN_MARGE = "binnen_marge"  # the reference lies within the interval
    KLEIN_VERSCHIL = "klein_verschil"  # certain, but smaller than half a standard deviation
    GEEN_CIJFER = "geen_cijfer"
    GEEN_VERGELIJKING = "geen_vergelijking"  # no reference chosen or possible
    GEEN_REFERENTIE = "geen_referentie"  # the reference itself has no figure
    GEEN_SPREIDING = "geen_spreiding"  # too few peers to know what is large
    AANTAL = "aantal"  # a count says how big an area is, not how it fares


REASONS = tuple(Reason)
_CODE = {reason: position for position, reason in enumerate(REASONS)}


@dataclass(frozen=True, slots=True)
class Measures:
    """What scoring must know of indicators: one array element per indicator.

    ``kind`` is a position in KINDS, ``per`` the scale (100, 1000), ``person_sd`` the spread between
    persons of a mean (NaN when unknown).
    """

    kind: npt.NDArray[np.int8]
    per: Array
    person_sd: Array


def wilson(share: Array, n: Array, z: float = Z) -> tuple[Array, Array]:
    """Wilson score interval (95 %, or the one of ``z``) of a share (0..1) of ``n`` persons; NaN where n is
    not positive. Any shape.

    Wilson, E.B. (1927), JASA 22, 209-212.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        n = np.where(n > 0, n, np.nan)
        shrink = 1 + z**2 / n
        middle = (share + z**2 / (2 * n)) / shrink
        half = z / shrink * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
        return _within(middle - half), _within(middle + half)


def _within(share: Array) -> Array:
    """A share between 0 and 1; ``np.clip`` does the same and takes five times as long on a few figures."""
    return np.minimum(np.maximum(share, 0.0), 1.0)


def byar(count: Array, z: float = Z) -> tuple[Array, Array]:
    """95 % interval of an observed Poisson count by Byar's approximation; arrays of any shape.

    Breslow & Day (1987), Statistical Methods in Cancer Research II, p. 69. For 0 the lower limit is 0.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        above = count + 1
        low = count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3
        high = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
        # Of less than one person (rounded counts) the formula would go below nothing.
        return np.where(count > 0, np.maximum(low, 0.0), np.where(count == 0, 0.0, np.nan)), high


def student(degrees: Array, z: float = Z) -> Array:
    """97.5 % point of Student's t, by the expansion of Abramowitz & Stegun 26.7.5; any shape.

    Within 0.001 of the exact value from 5 degrees of freedom up; below that NaN.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        v = np.where(degrees >= MIN_DEGREES, degrees, np.nan)
        g1 = (z**3 + z) / 4
        g2 = (5 * z**5 + 16 * z**3 + 3 * z) / 96
        g3 = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
        g4 = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
        return z + g1 / v + g2 / v**2 + g3 / v**3 + g4 / v**4


def interval(
    measures: Measures,
    value: Array,
    numerator: npt.NDArray[Any],
    denominator: npt.NDArray[Any],
    z: float = Z,
) -> tuple[Array, Array]:
    """95 % interval of each value in its own unit; NaN where none can be given.

    Shares by Wilson, rates by Byar on the count, means by t; counts and computed indices have none. A
    numerator or denominator of -1 is unknown; a share without numerator still has its interval.
    """
    per, n = measures.per, np.where(denominator > 0, denominator, np.nan).astype(np.float64)

    def of_shares() -> tuple[Array, Array]:
        low, high = wilson(_within(value / per), n, z)
        return low * per, high * per

    def of_rates() -> tuple[Array, Array]:
        count = np.where(numerator >= 0, numerator, np.rint(value * n / per))
        low, high = byar(count.astype(np.float64), z)
        return low * per / n, high * per / n

    def of_means() -> tuple[Array, Array]:
        half = student(n - 1, z) * measures.person_sd / np.sqrt(n)
        return value - half, value + half

    low = high = np.full(np.broadcast_shapes(n.shape, np.shape(value), per.shape), np.nan)
    for position, limits in enumerate((of_shares, of_rates, of_means)):  # in the order of KINDS
        of_kind = measures.kind == position
        if of_kind.any():  # one indicator in all areas needs one formula, not three
            lower, upper = limits()
            low, high = np.where(of_kind, lower, low), np.where(of_kind, upper, high)
    return low, high


def level(value: Array, reference: Array, spread: Array, deviate: Array, slack: Array = NONE) -> Levels:
    """How far each value lies from its reference: -2, -1, 0, 1 or 2 (much lower … much higher).

    ``deviate`` is the difference in standard errors (``chance.deviate``): up to ``Z`` it may be chance. Where
    it is NaN no margin is known (a computed index, a modelled estimate): then the gap, less the ``slack``
    that rounding leaves, must be larger (NOTABLE_UNSURE, CLEAR_UNSURE). UNKNOWN where value, reference or
    spread is missing.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        gap, unsure = value - reference, np.isnan(deviate)
        apart = np.where(unsure, np.maximum(np.abs(gap) - slack, 0.0), np.abs(gap))
        size = np.where(apart == 0, 0.0, apart / spread)
        clear, notable = np.where(unsure, CLEAR_UNSURE, CLEAR), np.where(unsure, NOTABLE_UNSURE, NOTABLE)
        steps = (size >= notable).astype(np.int8) + (size >= clear)
        found = np.where(np.abs(deviate) <= Z, 0, np.sign(gap) * steps)
    unknown = np.isnan(value) | np.isnan(reference) | np.isnan(spread)
    return np.where(unknown, UNKNOWN, found).astype(np.int8)


def reason(
    value: Array,
    reference: Array,
    spread: Array,
    deviate: Array,
    levels: Levels,
    counted: npt.NDArray[np.bool_],
    alone: npt.NDArray[np.bool_],
) -> npt.NDArray[np.int8]:
    """Say why each figure got its level (see ``level``): positions in REASONS, in the shape of the others.

    ``counted``: it is a count; ``alone``: there is nothing to hold it against.
    """
    known = ~np.isnan(value)
    with np.errstate(invalid="ignore"):
        within = np.abs(deviate) <= Z
    why = np.where(within, _CODE[Reason.BINNEN_MARGE], _CODE[Reason.KLEIN_VERSCHIL])
    # From the last to the first thing to look at: without a figure nothing else matters.
    for applies, of_those in (
        ((levels != 0) & (levels != UNKNOWN), Reason.VERSCHIL),
        (np.isnan(spread), Reason.GEEN_SPREIDING),
        (np.isnan(reference), Reason.GEEN_REFERENTIE),
        (~known, Reason.GEEN_CIJFER),
        (alone & known, Reason.GEEN_VERGELIJKING),
        (counted & known, Reason.AANTAL),
    ):
        why = np.where(applies, _CODE[of_those], why)
    return why.astype(np.int8)

"""Rounding of published counts, as an option of a delivery: hides the last person in a large count too."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.catalogue import Indicator

BASE = 5  # CBS rounds counts of areas within a gemeente to 5
WHOLE = 2  # levels, from the widest, of which counts are never rounded

Numbers = npt.NDArray[np.floating[Any]]
Counts = npt.NDArray[np.integer[Any]]


def coarse(areas: Areas) -> npt.NDArray[np.bool_]:
    """Which areas (areas,) are of a level of which counts are rounded: all below the second."""
    return np.asarray(areas.levels >= WHOLE)


def rounded(count: Counts, base: int = BASE) -> Counts:
    """``count`` to the nearest multiple of ``base``; -1, "not known", stays -1."""
    return np.where(count < 0, count, (count + base // 2) // base * base).astype(count.dtype)


def step(denominator: npt.NDArray[Any], per: float, decimals: int) -> npt.NDArray[np.float64]:
    """The step in which a share of ``denominator`` people is shown: 1, 2 or 5 times a power of ten.

    The smallest that is worth at least BASE people, or the share would give the teller back more exactly
    than the rounded count does; never finer than ``decimals``. Of 500 people 1 %, of 100 people 5 %. In the
    unit of the share, of the shape of ``denominator``.
    """
    least = np.maximum(BASE * per / np.maximum(denominator, 1), 10.0**-decimals)
    power = 10.0 ** np.floor(np.log10(least) + 1e-9)
    times = least / power - 1e-9
    return power * np.select([times <= 1, times <= 2, times <= 5], [1.0, 2.0, 5.0], 10.0)


def round_narrow(
    indicator: Indicator,
    value: Numbers,
    numerator: Counts,
    denominator: Counts,
    areas: Areas,
    base: int = BASE,
) -> tuple[Numbers, Counts, Counts]:
    """Value, teller and noemer with the counts of small areas rounded (``coarse``); (years, groups, areas).

    A share comes from the unrounded counts, because a share of rounded counts is wrong by whole points in
    a small area. It is rounded itself (``step``): all its digits would give the counts away again,
    33,333 % of about 30 is 10 of 30. The value of a count is the rounded count.
    """
    narrow = coarse(areas)
    value, numerator, denominator = value.copy(), numerator.copy(), denominator.copy()
    if indicator.kind in ("aandeel", "verhouding"):
        value[..., narrow] = _share(value[..., narrow], denominator[..., narrow], indicator)
    numerator[..., narrow] = rounded(numerator[..., narrow], base)
    denominator[..., narrow] = rounded(denominator[..., narrow], base)
    if indicator.kind == "aantal":
        value[..., narrow] = np.where(numerator[..., narrow] < 0, np.nan, numerator[..., narrow])
    elif indicator.kind == "gemiddelde":
        value[..., narrow] = np.round(value[..., narrow], indicator.decimals)
    return value, numerator, denominator


def _share(value: Numbers, denominator: Counts, indicator: Indicator) -> Numbers:
    """Shares in whole steps; unchanged where the noemer is not known."""
    steps = step(denominator, indicator.per, indicator.decimals)
    found: Numbers = np.where(denominator < 0, value, np.round(value / steps) * steps).astype(value.dtype)
    return found

"""Rounding of published counts, as an option of a delivery: hides the last person in a large count too."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.catalogue import Indicator

BASE = 5  # CBS rounds counts for wijken and buurten to 5


def rounded(count: npt.NDArray[np.integer[Any]], base: int = BASE) -> npt.NDArray[np.integer[Any]]:
    """``count`` to the nearest multiple of ``base`` (halves up); -1, "not known", stays -1."""
    return np.where(count < 0, count, (count + base // 2) // base * base).astype(count.dtype)


def round_wijken(
    indicator: Indicator,
    value: npt.NDArray[np.floating[Any]],
    numerator: npt.NDArray[np.integer[Any]],
    denominator: npt.NDArray[np.integer[Any]],
    areas: Areas,
    base: int = BASE,
) -> tuple[npt.NDArray[np.floating[Any]], npt.NDArray[np.integer[Any]], npt.NDArray[np.integer[Any]]]:
    """Value, teller and noemer with the counts of wijken rounded; arrays (years, groups, areas).

    A share comes from the unrounded counts, because a share of rounded counts is wrong by whole points in
    a small wijk. It is then rounded to the decimals it is shown with: all its digits would give the counts
    away again (33,333 % of about 30 is 10 of 30). The value of a count is the rounded count.
    """
    wijken = areas.level_slice("wijk")
    value, numerator, denominator = value.copy(), numerator.copy(), denominator.copy()
    numerator[..., wijken] = rounded(numerator[..., wijken], base)
    denominator[..., wijken] = rounded(denominator[..., wijken], base)
    if indicator.kind == "aantal":
        value[..., wijken] = np.where(numerator[..., wijken] < 0, np.nan, numerator[..., wijken])
    elif indicator.kind != "index":
        value[..., wijken] = np.round(value[..., wijken], indicator.decimals)
    return value, numerator, denominator

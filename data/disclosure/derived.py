"""A count that nobody wrote down but that follows from the other two numbers of a figure.

A value times its noemer is a teller, and a teller divided by its value a noemer: 1,2048 % of 83 is one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator

SHOWN = 0.1  # values are mostly written with one decimal

Counts = npt.NDArray[np.int64]


def completed(
    indicator: Indicator,
    value: npt.NDArray[np.floating[Any]],
    numerator: npt.NDArray[np.integer[Any]],
    denominator: npt.NDArray[np.integer[Any]],
    *,
    certain: bool = False,
) -> tuple[Counts, Counts]:
    """Teller and noemer, each derived where only the other and the value are known; arrays of one shape.

    Counts in people, -1 for not known; ``value`` in the unit of the indicator, NaN for none. When ``certain``
    only where one decimal of the value leaves no other count; else the nearest count, which is what the
    primary rule must judge.
    """
    teller, noemer = numerator.astype(np.int64), denominator.astype(np.int64)
    if indicator.kind not in ("aandeel", "verhouding"):
        return teller, noemer
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        part = value.astype(np.float64) * denominator / indicator.per
        whole = indicator.per * numerator / value.astype(np.float64)
        fits = np.isfinite(value) & (np.abs(part) < 2**31)
        sure = (indicator.per > SHOWN * denominator) if certain else True
        teller = np.where(fits & (teller < 0) & (noemer > 0) & sure, np.rint(np.nan_to_num(part)), teller)
        fits = np.isfinite(whole) & (np.abs(whole) < 2**31) & (numerator > 0)
        # One more or fewer in the noemer must change the value by more than is written of it.
        sure = (value > SHOWN * (whole + 1)) if certain else True
        noemer = np.where(fits & (denominator < 0) & sure, np.rint(np.nan_to_num(whole, posinf=0.0)), noemer)
    return teller.astype(np.int64), noemer.astype(np.int64)

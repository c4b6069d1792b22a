"""The index of dissimilarity without the part that small numbers make by themselves.

Also where everybody lives at random the shares of parts differ a little, and the index adds up those
differences: with four wijken of 500 people and a group of 2 % it is 11 on average where there is no
segregation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.statistics.scoring import Array, Z

Counts = npt.NDArray[np.integer]
FEWEST = 100  # people of the group in the whole area: below that there is no index
MOST_BY_CHANCE = 0.5  # of the index: above that it says more of chance than of where people live


@dataclass(frozen=True, slots=True)
class Dissimilarity:
    """Of each whole area, in points of 0 to 100; NaN where it says nothing (``index``).

    ``value`` is the crude index less ``expected``, what it is on average when everybody lives at random;
    ``low`` and ``high`` are its 95 % interval.
    """

    value: Array
    expected: Array
    low: Array
    high: Array


def index(group: Counts, rest: Counts, starts: Counts) -> Dissimilarity:
    """100 × ½ Σ |b/B − n/N| over the parts of each whole, less what is expected by chance.

    ``group`` and ``rest`` have the people of each part on their last axis, whose runs from ``starts`` on make
    up the wholes; the answer has a whole on its last axis. The expected index is that of drawing the group
    from all inhabitants without putting back (Carrington, W.J. & Troske, K.R. (1997), Journal of Business &
    Economic Statistics 15, 402-409), with the mean absolute deviation of a normal variable. The interval is
    that of two multinomial samples. NaN for a whole of one part, for a group below FEWEST, and where more
    than MOST_BY_CHANCE of the crude index is expected by chance.
    """
    lengths = np.diff(starts, append=group.shape[-1])
    owner = np.repeat(np.arange(len(starts)), lengths)

    def summed(parts: Array) -> Array:
        return np.add.reduceat(parts, starts, axis=-1)

    b, n = group.astype(np.float64), rest.astype(np.float64)
    whole_b, whole_n = summed(b), summed(n)
    with np.errstate(invalid="ignore", divide="ignore"):
        share_b, share_n = b / whole_b[..., owner], n / whole_n[..., owner]
        crude = 50 * summed(np.abs(share_b - share_n))
        everyone = whole_b + whole_n
        size, total = b + n, everyone[..., owner]
        p = (whole_b / everyone)[..., owner]
        variance = size * p * (1 - p) * (total - size) / (total - 1)
        scale = (1 / whole_b + 1 / whole_n)[..., owner]
        expected = 50 * summed(np.sqrt(2 / np.pi * variance) * scale)
        side = np.sign(share_b - share_n)
        spread = sum(
            (1 - summed(side * share) ** 2) / whole
            for share, whole in ((share_b, whole_b), (share_n, whole_n))
        )
        half = Z * 50 * np.sqrt(spread)
    told = (lengths > 1) & (whole_b >= FEWEST) & (expected <= MOST_BY_CHANCE * crude)
    value = np.where(told, crude - expected, np.nan)
    return Dissimilarity(
        value,
        np.where(told, expected, np.nan),
        np.maximum(value - half, 0.0),
        np.minimum(value + expected + half, 100.0),
    )

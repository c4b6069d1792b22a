"""How far areas really lie apart: the standard deviation of their figures without the part that is chance."""

from __future__ import annotations

import numpy as np

from data.statistics.scoring import Array, Measures

FLOOR = (
    0.5  # the least that is left of a standard deviation: an estimate of nothing would make all gaps large
)


def without_chance(
    measures: Measures, deviation: Array, inverse: Array, value: Array, square: Array
) -> Array:
    """τ = √(SD² − the mean sampling variance of the peers), at least FLOOR × SD; arrays of any one shape.

    ``inverse``, ``value`` and ``square`` are the means over the peers of 1/n, v/n and v²/n, with v the value
    in the unit of the indicator. The sampling variance of a share is v(per − v)/n, of a rate per × v/n, of a
    mean person_sd²/n (moment estimate of the variance between areas; DerSimonian & Laird (1986), Controlled
    Clinical Trials 7, 177-188). A count or index has none that is known and keeps its SD.
    """
    with np.errstate(invalid="ignore"):
        noise = np.select(
            [measures.kind == 0, measures.kind == 1, measures.kind == 2],
            [measures.per * value - square, measures.per * value, measures.person_sd**2 * inverse],
            0.0,
        )
        left = deviation**2 - np.where(noise > 0, noise, 0.0)
        return np.sqrt(np.maximum(left, (FLOOR * deviation) ** 2))

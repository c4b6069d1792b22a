"""Which columns are worth trying as partner of a column: the roomiest, or the cheapest, of its segment."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.disclosure.structure import Positions


def best_in_segment(
    key: npt.NDArray[np.float32], segment: Positions, here: Positions, number: int, none: int
) -> Positions:
    """The ``number`` columns with the highest ``key`` in the segment of each column ``here``, itself excepted.

    ``key`` (columns,) is 0 for a column that is of no use. Shape (here, number); ``none`` fills up.
    """
    useful = np.flatnonzero(key > 0)
    useful = useful[np.isin(segment[useful], segment[here])]
    order = useful[np.lexsort((-key[useful], segment[useful]))]
    first = np.searchsorted(segment[order], segment[here])
    last = np.searchsorted(segment[order], segment[here], side="right")
    place = first[:, None] + np.arange(number + 1)
    inside = place < last[:, None]
    found = np.where(inside, order[np.minimum(place, max(len(order) - 1, 0))] if len(order) else none, none)
    mine = found == here[:, None]
    found[mine] = none
    # Without itself the last is one too many; drop it, or keep it where it took its place.
    spare = mine[:, :number].any(axis=1)
    found[spare] = np.where(mine[spare], found[spare, -1:], found[spare])
    return found[:, :number]

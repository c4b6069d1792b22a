"""A composition, such as age bands: its parts add up to the noemer, so they too can be subtracted.

It is one table with a row per part and group, and one per group for the noemer. A move is then a circuit
over groups times a pair of parts: what one part gains in a group, another loses there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.disclosure.proof.structure import Circuit, Lines


def moves(
    over_groups: Sequence[Circuit], groups: int, parts: Sequence[npt.NDArray[np.int32]]
) -> tuple[Circuit, ...]:
    """The moves that keep all sums: parts two by two, and each part with the noemer where that is hidden.

    ``parts`` are the counts; each part goes with the largest one, which can give and take most.
    """
    number = len(parts)
    large = max(range(number), key=lambda p: int(np.maximum(parts[p], 0).sum(dtype=np.int64)))
    pairs = [(part, large) for part in range(number) if part != large]
    found = []
    for circuit in over_groups:
        found += [_times(circuit, groups, one, two, -1) for one, two in pairs]
        found += [_times(circuit, groups, one, number, 1) for one in range(number)]
    return tuple(found)


def _times(circuit: Circuit, groups: int, one: int, two: int, sign: int) -> Circuit:
    here = tuple((one * groups + row, step) for row, step in circuit)
    return here + tuple((two * groups + row, step * sign) for row, step in circuit)


def lines(over_groups: Lines, parts: int) -> Lines:
    """(lines, rows): the sums over groups of every part and of the noemer, and the sums over parts."""
    each = np.kron(np.eye(parts + 1, dtype=np.int8), over_groups)
    sums = np.kron(
        np.append(np.ones(parts, np.int8), np.int8(-1)), np.eye(over_groups.shape[1], dtype=np.int8)
    )
    return np.concatenate([each, sums]).astype(np.int8)


def adds_up(parts: Sequence[npt.NDArray[np.int32]], total: npt.NDArray[np.int32]) -> bool:
    """Whether the counts of ``parts`` add up to ``total`` wherever all are known; arrays of one shape."""
    known = np.logical_and.reduce([p >= 0 for p in (*parts, total)])
    return bool(known.any() and not (np.sum(parts, axis=0) != total)[known].any())

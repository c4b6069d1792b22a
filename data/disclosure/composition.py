"""A composition, such as age bands: its parts add up to the noemer, so a part can be found by subtraction too.

It is one table with a row per part and group, and one per group for the noemer. A move is then a circuit
over groups times a pair of parts: what one part gains in a group, another loses there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.disclosure.structure import Circuit, circuits

SHORT = 3  # groups in a circuit that is combined with parts
PER_PART = 10  # circuits per pair of parts
BESIDE = 2  # parts a part is paired with, besides the noemer


def moves(over_groups: npt.NDArray[np.int8], parts: int) -> tuple[tuple[Circuit, ...], ...]:
    """Per row (part x group, then the noemer by group) the moves that keep all sums."""
    number = over_groups.shape[1]
    found: list[tuple[Circuit, ...]] = []
    for part in range(parts):
        others = [((part + step) % parts, -1) for step in range(1, min(BESIDE, parts - 1) + 1)]
        for group in range(number):
            short = [c for c in circuits(over_groups)[group] if len(c) <= SHORT][:PER_PART]
            mine = []
            for other, sign in [*others, (parts, 1)]:
                for circuit in short:
                    here = tuple((part * number + g, s) for g, s in circuit)
                    there = tuple((other * number + g, s * sign) for g, s in circuit)
                    mine.append(here + there)
            found.append(tuple(mine))
    return (*found, *((),) * number)


def lines(over_groups: npt.NDArray[np.int8], parts: int) -> npt.NDArray[np.int8]:
    """(lines, rows): the sums over groups of every part and of the noemer, and the sums over parts."""
    each = np.kron(np.eye(parts + 1, dtype=np.int8), over_groups)
    sums = np.kron(
        np.append(np.ones(parts, np.int8), np.int8(-1)), np.eye(over_groups.shape[1], dtype=np.int8)
    )
    return np.concatenate([each, sums]).astype(np.int8)

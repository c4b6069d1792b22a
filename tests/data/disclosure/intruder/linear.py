"""A system of linear (in)equations in whole numbers, and the bounds that follow from one row at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
EPSILON = 1e-6
MANY = 1_000_000.0
"""More people than any of these worlds has: what an intruder knows of a number nobody bounds."""


class Contradiction(Exception):
    """What is known cannot be: a fault of the attack, or a bet of the intruder that he lost."""


@dataclass
class System:
    """Columns with bounds and rows ``least <= matrix @ x <= most``; x whole. Built block by block."""

    lower: Floats = field(default_factory=lambda: np.zeros(0))
    upper: Floats = field(default_factory=lambda: np.zeros(0))
    _blocks: list[tuple[Ints, Floats, Floats, Floats]] = field(default_factory=list)

    def columns(self, shape: tuple[int, ...]) -> Ints:
        """New columns from 0 up, of this shape."""
        first, number = len(self.lower), int(np.prod(shape))
        self.lower = np.concatenate([self.lower, np.zeros(number)])
        self.upper = np.concatenate([self.upper, np.full(number, MANY)])
        return np.arange(first, first + number).reshape(shape)

    def rows(self, ids: Ints, weights: Floats, least: Floats | float, most: Floats | float) -> None:
        """Rows, one per row of ``ids`` (rows, terms); ``weights`` of the same shape or (terms,)."""
        number = len(ids)
        weights = np.broadcast_to(weights, ids.shape)
        self._blocks.append(
            (ids, weights, np.broadcast_to(least, number).copy(), np.broadcast_to(most, number).copy())
        )

    def sums(self, whole: Ints, parts: Ints) -> None:
        """``whole`` (n,) is the sum of ``parts`` (n, terms)."""
        ids = np.concatenate([whole[:, None], parts], axis=1)
        self.rows(ids, np.r_[-1.0, np.ones(parts.shape[1])], 0.0, 0.0)

    def matrix(self) -> tuple[sparse.csr_array, Floats, Floats]:
        """The rows as (matrix, least, most), each once."""
        data, where, at, least, most = [], [], [], [], []
        first = 0
        for ids, weights, low, high in self._blocks:
            n, terms = ids.shape
            data.append(np.asarray(weights, float).ravel())
            where.append(np.repeat(np.arange(first, first + n), terms))
            at.append(ids.ravel())
            least.append(low)
            most.append(high)
            first += n
        if not first:
            return sparse.csr_array((0, len(self.lower))), np.zeros(0), np.zeros(0)
        shape = (first, len(self.lower))
        places = (np.concatenate(where), np.concatenate(at))
        built = sparse.coo_array((np.concatenate(data), places), shape).tocsr()
        built.eliminate_zeros()  # one column may stand on both sides of a sum
        return built, np.concatenate(least), np.concatenate(most)

    def tighten(self, rounds: int = 400) -> None:
        """Narrow the bounds by what each row leaves of each of its columns, until nothing changes.

        Raises Contradiction when no number is left.
        """
        matrix, least, most = self.matrix()
        row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        column, weight = matrix.indices, matrix.data
        for _ in range(rounds):
            low = np.where(weight > 0, weight * self.lower[column], weight * self.upper[column])
            high = np.where(weight > 0, weight * self.upper[column], weight * self.lower[column])
            low_sum = np.bincount(row, low, matrix.shape[0])
            high_sum = np.bincount(row, high, matrix.shape[0])
            up = (most[row] - low_sum[row] + low) / weight
            down = (least[row] - high_sum[row] + high) / weight
            upper, lower = self.upper.copy(), self.lower.copy()
            np.minimum.at(upper, column, np.floor(np.where(weight > 0, up, down) + EPSILON))
            np.maximum.at(lower, column, np.ceil(np.where(weight > 0, down, up) - EPSILON))
            if (lower > upper).any():
                raise Contradiction(int(np.flatnonzero(lower > upper)[0]))
            same = bool((upper == self.upper).all() and (lower == self.lower).all())
            self.upper, self.lower = upper, lower
            if same:
                return

    def breaks(self, x: Floats) -> list[str]:
        """Where ``x`` (columns,) breaks a bound or a row: nowhere, when what is known is true."""
        matrix, least, most = self.matrix()
        sums = matrix @ x
        wrong = np.flatnonzero((sums < least - EPSILON) | (sums > most + EPSILON))
        outside = np.flatnonzero((x < self.lower) | (x > self.upper))
        return [f"row {r}" for r in wrong[:9]] + [f"column {c}" for c in outside[:9]]

"""The decimal sign of one file: one sign for all of it, and never a thousands sign taken for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import numpy as np

from data.sources.intake.numbers import Mask, ReadNumbers

P = TypeVar("P")  # what says where something stands
MOST = 20


class Notation(Generic[P]):
    """Sees the columns of a file, or blocks of them, one after the other.

    ``first`` is the first number with a sign, ``other`` the first with the other sign; ``doubtful`` are the
    numbers that can be read in two ways: of these nothing may be published while ``certain`` is False.
    """

    def __init__(self) -> None:
        self.first: P | None = None
        self.other: P | None = None
        self.certain = False
        self.doubtful: list[P] = []
        self.count = 0
        self._comma = False

    def see(self, numbers: ReadNumbers, place: Callable[[int], P]) -> None:
        """Look at some numbers; ``place`` says where the one at a position stands."""
        for sign, comma in ((numbers.comma, True), (numbers.point, False)):
            for at in _some(sign & ~numbers.wrong, 1):
                if self.first is None:
                    self.first, self._comma = place(at), comma
                elif self._comma != comma and self.other is None:
                    self.other = place(at)
        self.certain |= bool(numbers.certain.any())
        self.count += int(numbers.unsure.sum())
        self.doubtful += [place(at) for at in _some(numbers.unsure, MOST - len(self.doubtful))]

    @property
    def in_doubt(self) -> bool:
        """True when numbers can be read in two ways, and nothing in the file says in which."""
        return bool(self.doubtful) and not self.certain


def _some(mask: Mask, most: int) -> list[int]:
    return np.flatnonzero(mask)[: max(most, 0)].tolist()

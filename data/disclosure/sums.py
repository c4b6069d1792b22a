"""Sums of areas that somebody asks for: only of what everybody sees already.

Whether a sum is safe may not be asked of what is hidden: then a refusal would itself tell something about it
(Kenthapadi, Mishra & Nissim 2005, "Simulatable auditing"). So a sum is given when all its members are shown,
and never else. Anybody can add those up himself; no set of questions, by one person or by many together,
gives more than the release does. Nothing need be remembered of what was asked before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.disclosure.words import spoken
from data.releases.release import Status


@dataclass(frozen=True, slots=True)
class AreaSum:
    """The sum of a published count; None when a member has none to show, and then ``reason`` says why."""

    total: int | None
    reason: str = ""


def sum_of(
    count: npt.NDArray[np.integer[Any]], status: npt.NDArray[np.uint8], members: Sequence[int]
) -> AreaSum:
    """The sum of a count over the areas ``members``, positions in both arrays (areas,).

    ``count`` is a published teller or noemer, -1 where it is not known. Raises ValueError when there are no
    members or one is there twice; that none lies in another is up to who asks.
    """
    chosen = np.asarray(members, np.intp)
    if not len(chosen) or len(np.unique(chosen)) < len(chosen):
        raise ValueError("a sum is of at least one area, and of each only once")
    states = status[chosen]
    if (states == Status.ONDERDRUKT).any():
        return AreaSum(None, spoken("som_verborgen"))
    if (states != Status.BESCHIKBAAR).any() or (count[chosen] < 0).any():
        return AreaSum(None, spoken("som_ontbreekt"))
    return AreaSum(int(count[chosen].sum()))

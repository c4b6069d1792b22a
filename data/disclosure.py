"""Disclosure control: no figure about so few people that somebody could be recognised in it.

This is the primary rule only. A hidden cell that follows from its neighbours (a total minus the
other groups) is a matter of secondary suppression.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data.release import Status

MIN_PEOPLE = 10  # fewer people than this are never shown


def suppress(
    status: npt.NDArray[np.uint8], counted: npt.NDArray[Any], minimum: int = MIN_PEOPLE
) -> npt.NDArray[np.uint8]:
    """``status`` with ONDERDRUKT for every available cell that is about fewer than ``minimum`` people.

    ``counted`` (shape of ``status``) is how many people a cell is about: the noemer of a share, a rate
    or a mean, the count itself for a count. Cells that are absent for another reason keep that reason.
    The numbers of a suppressed cell are left out when the release is written (ReleaseWriter.figures).
    """
    hidden = (status == Status.BESCHIKBAAR) & (counted < minimum)
    return np.where(hidden, np.uint8(Status.ONDERDRUKT), status)

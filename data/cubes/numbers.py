"""What is known of some cells, as arrays of one shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class CellNumbers:
    """Value (in the unit of its indicator), counts and status of some cells; NaN and -1 where not known.

    All arrays have one shape. ``recounted`` says of which cells a year was counted anew for an area that
    others joined; None when all are as the release gives them.
    """

    value: npt.NDArray[np.float32]
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    status: npt.NDArray[np.uint8]
    recounted: npt.NDArray[np.bool_] | None = None

"""What is known of some cells, as arrays of one shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Numbers:
    """Value, counts and status of some cells; NaN and -1 where not known."""

    value: npt.NDArray[np.float32]
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    status: npt.NDArray[np.uint8]

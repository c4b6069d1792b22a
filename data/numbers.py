"""The numbers of some cells, as the cube and the years counted anew both give them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Numbers:
    """Arrays of one shape. Missing is NaN for ``value`` and -1 for the counts; ``status`` says why."""

    value: npt.NDArray[np.float32]
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    status: npt.NDArray[np.uint8]

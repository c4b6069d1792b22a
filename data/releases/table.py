"""The cells of one indicator as the table of data/release.SCHEMA."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.areas import Areas
from data.releases.release import SCHEMA, STATUS_NAMES, Status

Arrays = tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[np.uint8]]


def table(years: Sequence[int], groups: Sequence[str], areas: Areas, arrays: Arrays) -> pa.Table:
    """A row per cell that has a number or a reason. ``arrays``: value, numerator, denominator, status."""
    value, numerator, denominator, status = arrays
    shape = (len(years), len(groups), len(areas))
    keep = np.flatnonzero(status.reshape(-1))
    cell = status.reshape(-1)[keep]
    hidden = cell != Status.BESCHIKBAAR
    in_year = shape[1] * shape[2]

    def numbers(cells: npt.NDArray[Any], kind: pa.DataType, absent: npt.NDArray[np.bool_]) -> pa.Array:
        return pa.array(cells, kind, mask=hidden | absent)

    flat_value = value.reshape(-1)[keep]
    flat_numerator, flat_denominator = numerator.reshape(-1)[keep], denominator.reshape(-1)[keep]
    return pa.Table.from_arrays(
        [
            pa.array(np.asarray(years, np.int16)[keep // in_year]),
            _dictionary((keep % in_year // shape[2]).astype(np.int16), groups),
            _dictionary((keep % shape[2]).astype(np.int32), [a.code for a in areas]),
            numbers(flat_value.astype(np.float32, copy=False), pa.float32(), np.isnan(flat_value)),
            numbers(flat_numerator.astype(np.int32, copy=False), pa.int32(), flat_numerator < 0),
            numbers(flat_denominator.astype(np.int32, copy=False), pa.int32(), flat_denominator < 0),
            _dictionary(cell.astype(np.int8), STATUS_NAMES),
        ],
        schema=SCHEMA,
    )


def _dictionary(indices: npt.NDArray[Any], values: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(indices), pa.array(list(values), pa.string()))

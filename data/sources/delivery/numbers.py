"""Text → numbers, in Dutch or in English notation, without guessing.

"1.234" is 1,234 in one file and 1234 in another. So: no thousands separators at all, one decimal sign per
file, and a teller or noemer is a whole number, which may be followed by ,0 or ,00 but not by three zeros.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

NUMBER = r"^-?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d{1,3})?$"
WHOLE = r"^-?\d+([.,]0{1,2})?$|^-?\d+([.,]\d+)?[eE]\+?\d{1,2}$"


@dataclass(frozen=True)
class ReadNumbers:
    """A column of numbers: NaN where nothing stands; ``wrong`` where something else stands than a number."""

    value: Floats
    wrong: Mask
    comma: Mask
    point: Mask


def parse(column: pa.Array, *, whole: bool) -> ReadNumbers:
    """Read a column of text or of numbers, one per row. ``whole`` asks for whole numbers."""
    nothing = np.zeros(len(column), np.bool_)
    if (
        pa.types.is_integer(column.type)
        or pa.types.is_floating(column.type)
        or pa.types.is_decimal(column.type)
    ):
        there = column.is_valid().to_numpy(zero_copy_only=False)
        value: Floats = column.cast(pa.float64()).fill_null(np.nan).to_numpy(zero_copy_only=False)
        wrong = there & ~np.isfinite(value)
        if whole:
            wrong |= there & (value != np.rint(np.nan_to_num(value)))
        return ReadNumbers(np.where(wrong, np.nan, value), wrong, nothing, nothing)
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    text = pc.utf8_trim_whitespace(column.cast(pa.string()).fill_null(""))
    filled = pc.not_equal(text, "")
    good = pc.match_substring_regex(text, WHOLE if whole else NUMBER)
    pointed = pc.replace_substring(text, ",", ".")
    read = pc.cast(pc.if_else(good, pointed, pa.scalar(None, pa.string())), pa.float64())
    array: Floats = read.fill_null(np.nan).to_numpy(zero_copy_only=False)
    wrong = _mask(filled) & ~_mask(good)
    endless = np.isinf(array)  # 1e999
    if whole:
        endless |= ~np.isnan(array) & (array != np.rint(array))  # 1.5e0
    return ReadNumbers(
        np.where(endless, np.nan, array),
        wrong | endless,
        _mask(pc.match_substring(text, ",")),
        _mask(pc.match_substring(text, ".")),
    )


def _mask(column: pa.Array) -> Mask:
    mask: Mask = column.to_numpy(zero_copy_only=False)
    return mask

"""Text → numbers, in Dutch or in English notation, without guessing; of every source (CBS, Swing, own files).

"1.234" is 1,234 in one file and 1234 in another. So: no signs between thousands at all, one decimal sign per
file, and a teller or noemer is a whole number, which may be followed by ,0 or ,00 but not by three noughts.
A value with three digits behind its sign is unsure until the file shows that the sign is one of decimals
(notation.py). Codes for a missing figure are no numbers (missing.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.releases.release import Status
from data.sources.intake import missing

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

NUMBER = r"^-?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d{1,3})?$"
WHOLE = r"^-?\d+([.,]0{1,2})?$|^-?\d+([.,]\d+)?[eE]\+?\d{1,2}$"
LARGEST = 1e15  # of a larger one we would not hold every digit; nothing that is counted comes near
UNSURE = r"^-?[1-9]\d{0,2}[.,]\d{3}$"  # 412.000: 412, or four hundred and twelve thousand?


@dataclass(frozen=True)
class ReadNumbers:
    """A column of numbers: NaN where nothing stands; ``wrong`` where something else stands than a number.

    ``comma`` and ``point`` say where such a sign stands, ``unsure`` where it may stand between thousands.
    ``absent`` is the Status of a code that says why there is no figure, missing.NONE where there is none.
    All have one element per row.
    """

    value: Floats
    wrong: Mask
    comma: Mask
    point: Mask
    unsure: Mask
    absent: npt.NDArray[np.uint8]

    @property
    def certain(self) -> Mask:
        """Where the sign in a number can only be one of decimals: one element per row."""
        return (self.comma | self.point) & ~self.unsure & ~self.wrong


def read(column: pa.Array, *, whole: bool) -> ReadNumbers:
    """Read a column of text or of numbers, one per row. ``whole`` asks for whole numbers."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if (
        pa.types.is_integer(column.type)
        or pa.types.is_floating(column.type)
        or pa.types.is_decimal(column.type)
    ):
        return _typed(column, whole)
    text = pc.utf8_trim_whitespace(column.cast(pa.string()).fill_null(""))
    absent = missing.of_text(text)
    filled = pc.not_equal(text, "")
    good = pc.match_substring_regex(text, WHOLE if whole else NUMBER)
    pointed = pc.replace_substring(text, ",", ".")
    parsed = pc.cast(pc.if_else(good, pointed, pa.scalar(None, pa.string())), pa.float64())
    array: Floats = parsed.fill_null(np.nan).to_numpy(zero_copy_only=False)
    here = absent == missing.NONE
    wrong = _mask(filled) & ~_mask(good) & here
    endless = np.abs(array) > LARGEST  # 1e999 too
    if whole:
        endless |= ~np.isnan(array) & (array != np.rint(array))  # 1.5e0
    return ReadNumbers(
        np.where(endless | ~here, np.nan, array),
        wrong | endless,
        _mask(pc.match_substring(text, ",")) & here,
        _mask(pc.match_substring(text, ".")) & here,
        _mask(pc.match_substring_regex(text, UNSURE)) & _mask(good) & here,
        absent,
    )


def _typed(column: pa.Array, whole: bool) -> ReadNumbers:
    """A column that holds numbers already, of which none can be read in two ways."""
    nothing = np.zeros(len(column), np.bool_)
    there = column.is_valid().to_numpy(zero_copy_only=False)
    value: Floats = column.cast(pa.float64(), safe=False).fill_null(np.nan).to_numpy(zero_copy_only=False)
    absent = missing.of_numbers(value)
    there &= absent == missing.NONE
    wrong = there & ~(np.abs(value) <= LARGEST)
    if whole:
        wrong |= there & (value != np.rint(np.nan_to_num(value)))
    return ReadNumbers(np.where(wrong | ~there, np.nan, value), wrong, nothing, nothing, nothing, absent)


def single(text: str) -> float | Status | None:
    """One text, read as ``read`` reads it: a number, why there is none, or None for what is neither."""
    text = text.strip()
    said = missing.status(text)
    if said is not None:
        return said
    if not re.match(NUMBER, text, re.ASCII):
        return None
    value = float(text.replace(",", "."))
    return value if abs(value) <= LARGEST else None


def unsure(text: str) -> bool:
    """Whether the sign in a number may stand between thousands: 412.000."""
    return re.match(UNSURE, text, re.ASCII) is not None


def _mask(column: pa.Array) -> Mask:
    mask: Mask = column.to_numpy(zero_copy_only=False)
    return mask

"""What a release may hold: figures within the range of their indicator, and names that can be drawn.

Every source says more precisely what is wrong (file, row, column) and stops earlier. Here nothing passes that
a source forgot.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.catalogue import shipped
from data.releases.release import Check, Status

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")  # it stands in addresses and in names of files
LONGEST = 120  # characters of a name: longer than any of CBS, and than what fits a heading
SLACK = 1e-6  # values are kept in 32 bits: 100 × 7 ÷ 7 may come out a little above 100


def cleaned(text: str) -> str:
    """A name without what cannot be drawn: control characters, half a character, marks of direction."""
    spaced = re.sub(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]", " ", text)
    kept = (c for c in unicodedata.normalize("NFC", spaced) if unicodedata.category(c) not in _HIDDEN)
    return " ".join("".join(kept).split())


_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # control, format, half a pair, private, not assigned


def outside(indicator: str, value: npt.NDArray[Any], status: npt.NDArray[np.uint8]) -> Iterator[Check]:
    """A failed check when a figure to be shown lies outside the range of an indicator that we know.

    The arrays have one shape.
    """
    known = shipped().indicators.get(indicator)
    if known is None:
        return
    low, high = known.range
    with np.errstate(invalid="ignore"):
        wrong = (value < low - SLACK * abs(low)) | (value > high + SLACK * high)
    wrong &= status == Status.BESCHIKBAAR
    if wrong.any():
        worst = f"{float(value[wrong][0]):.6g}".replace(".", ",")
        ends = {"low": f"{low:g}", "high": f"{high:g}"}
        detail = shipped().text(
            "bouw.buiten_bereik", indicator=indicator, count=int(wrong.sum()), value=worst, **ends
        )
        yield Check(shipped().text("bouw.check_bereik"), False, detail)


def undrawable(areas: Areas, *texts: str) -> Iterator[Check]:
    """A failed check when an area has a code or name that cannot be shown, or a text has."""
    wrong = [repr(a.code) for a in areas if not CODE.fullmatch(a.code)]
    wrong += [f"{a.code} {a.name!r}" for a in areas if not 0 < len(a.name) <= LONGEST or a.name != cleaned(a.name)]
    wrong += [repr(t) for t in texts if t != cleaned(t)]
    if wrong:
        detail = shipped().text("bouw.niet_te_tonen", count=len(wrong), listed=", ".join(wrong[:5]))
        yield Check(shipped().text("bouw.check_namen"), False, detail)

"""The codes with which sources say that there is no figure. One list: in every reader they are no numbers.

Swing: -99996 empty, -99997 secret, -99998 not applicable, -99999 unknown. PDOK and CBS use the same numbers,
and -99995 and -99999999, for what they do not give. In StatLine a point is unknown and an x is secret.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.releases.release import Status

NONE = 255  # no such code: the number itself speaks
NUMBERS = {
    -99995: Status.NIET_BESCHIKBAAR,
    -99996: Status.NIET_BESCHIKBAAR,
    -99997: Status.ONDERDRUKT,
    -99998: Status.NIET_VAN_TOEPASSING,
    -99999: Status.NIET_BESCHIKBAAR,
    -99999999: Status.NIET_BESCHIKBAAR,
}
SIGNS = {".": Status.NIET_BESCHIKBAAR, "?": Status.NIET_BESCHIKBAAR, "x": Status.ONDERDRUKT}
CODES = {str(number): status for number, status in NUMBERS.items()} | SIGNS
# A sum with a hidden part is hidden: else the part could be computed from it.
WORST = (Status.NIET_BESCHIKBAAR, Status.NIET_VAN_TOEPASSING, Status.ONDERDRUKT)
Statuses = npt.NDArray[np.uint8]


def status(text: str) -> Status | None:
    """Why there is no figure, when the text is one of the codes; None for anything else."""
    return CODES.get(re.sub(r"^(-\d+)[.,]0+$", r"\1", text.strip()).lower())


def of_text(text: pa.Array) -> Statuses:
    """The status per element of trimmed text; NONE where it is no code."""
    plain = pc.utf8_lower(pc.replace_substring_regex(text, r"^(-\d+)[.,]0+$", r"\1"))
    places = pc.index_in(plain, value_set=pa.array(list(CODES), pa.string())).fill_null(-1)
    return _statuses(places.to_numpy(zero_copy_only=False), list(CODES.values()))


def of_numbers(values: npt.NDArray[np.float64]) -> Statuses:
    """The status per element; NONE where it is no code."""
    places = np.full(values.shape, -1, np.int64)
    for at, number in enumerate(NUMBERS):
        places[values == number] = at
    return _statuses(places, list(NUMBERS.values()))


def _statuses(places: npt.NDArray[np.integer], known: list[Status]) -> Statuses:
    return np.where(places < 0, NONE, np.array(known, np.uint8)[places]).astype(np.uint8)


def worst(statuses: list[Statuses]) -> Statuses:
    """Per row the reason that weighs most (WORST), of arrays of one length; NONE where none has one."""
    order = np.zeros(256, np.uint8)
    for weight, reason in enumerate(WORST, 1):
        order[reason] = weight
    weights = np.max([order[s] for s in statuses], axis=0)
    back = np.array([NONE, *WORST], np.uint8)
    return back[weights]

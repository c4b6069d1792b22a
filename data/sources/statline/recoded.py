"""Codes that CBS gave to another wijk later on: Almere Stad was WK003402 in 2020, De Werven is so in 2024.

Such a code would make one series of two places. The older place gets a code of its own, with the last year
of its division behind it (WK003402-2020), and ends there, like any wijk that no longer exists.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.progress import steps
from data.sources.statline.land import inhabitants
from data.sources.statline.mapping import ROUNDED, Statline
from data.sources.statline.reader import StatlineSheet

_NOISE = {"de", "het", "t", "e", "o", "en", "omgeving", "wijk"}


@dataclass(frozen=True)
class Division:
    """The wijken as they were drawn in one year: the words of their names, and their inhabitants."""

    year: int
    names: dict[str, str]
    people: dict[str, float]


def separate(
    sheets: Sequence[StatlineSheet], statline: Statline, *, shown: bool = False
) -> tuple[list[StatlineSheet], list[str]]:
    """The sheets with the older places under their own code, and the codes that were given again.

    ``shown``: at a terminal it says how far it is.
    """
    divisions = _divisions(sheets, statline)
    renamed: dict[tuple[str, int], str] = {}  # (code, year of division) → the code of that place
    for code in steps(sorted({c for d in divisions for c in d.names}), "codes", shown=shown):
        ours = code
        newer: Division | None = None
        for division in reversed(divisions):
            if code not in division.names:
                continue
            if newer is not None and not _same(code, division, newer, statline):
                ours = f"{code}-{division.year}"
            renamed[code, division.year] = ours
            newer = division
    changed = sorted(new for (old, _), new in renamed.items() if new != old)
    return [_with_codes(s, renamed) for s in sheets] if changed else list(sheets), changed


def _with_codes(sheet: StatlineSheet, renamed: dict[tuple[str, int], str]) -> StatlineSheet:
    years = sheet.divisions.tolist()
    codes = (renamed.get((c, y), c) for c, y in zip(sheet.codes, years, strict=True))
    return replace(sheet, codes=tuple(codes))


def _divisions(sheets: Sequence[StatlineSheet], statline: Statline) -> list[Division]:
    """The divisions we have names for, oldest first."""
    names: dict[int, dict[str, str]] = defaultdict(dict)
    people: dict[int, dict[str, float]] = defaultdict(dict)
    for sheet in sheets:
        counts = inhabitants(sheet, statline)
        for row in np.flatnonzero(sheet.depths >= ROUNDED):
            code, year = sheet.codes[row], int(sheet.divisions[row])
            if sheet.names[row]:
                names[year].setdefault(code, _words(sheet.names[row], statline))
            if counts is not None and not np.isnan(counts[row]):
                people[year].setdefault(code, float(counts[row]))
    return [Division(year, names[year], people[year]) for year in sorted(names)]


def _words(name: str, statline: Statline) -> str:
    for pattern in statline.drop_from_names:
        name = pattern.sub("", name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(w for w in re.split(r"[^a-z0-9]+", plain) if w and w not in _NOISE)


def _same(code: str, old: Division, new: Division, statline: Statline) -> bool:
    """Whether a code is the same place in two divisions.

    Yes when the name is. With another name only if neither name belongs to a neighbour in the other year
    (then the numbers were dealt anew) and about as many people live there: then it was just renamed.
    """
    before, after = old.names[code], new.names[code]
    if before == after:
        return True
    gemeente = code[:6]
    moved = any(c.startswith(gemeente) and n == before for c, n in new.names.items() if c != code)
    moved |= any(c.startswith(gemeente) and n == after for c, n in old.names.items() if c != code)
    if moved or code not in old.people or code not in new.people:
        return False
    difference = abs(new.people[code] - old.people[code])
    return difference <= max(statline.same_people, statline.same_share * old.people[code])

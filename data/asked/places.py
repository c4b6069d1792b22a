"""Areas as people ask for them: a code however it was typed, or a set ("wijken", "buurten-van-WK034401").

The levels of the release make the names of the sets; its areas say what is a code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.areas import Area, Areas, Level

ALL = "alle"
_WITHIN = "-van-"


@dataclass(frozen=True, slots=True)
class AreaSet:
    """All areas of a level; only those in the area ``within`` when that is not the land."""

    level: Level
    within: str

    def token(self, areas: Areas) -> str:
        """The name of the set, as ``area_set`` reads it."""
        name = set_name(self.level)
        return name if self.within == areas.land.code else f"{name}{_WITHIN}{self.within}"

    def mask(self, areas: Areas) -> npt.NDArray[np.bool_]:
        """Which areas are in it: one element per area, in cube order."""
        inside = within(areas, self.within)
        inside &= areas.levels == areas.level_position(self.level.id)
        return inside


def set_name(level: Level) -> str:
    """What all areas of a level are called in an address: their plural, with nothing to be escaped."""
    plain = unicodedata.normalize("NFKD", level.plural.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def set_names(areas: Areas) -> tuple[str, ...]:
    """The sets that need no area: one for every level below the land, widest first."""
    return tuple(set_name(level) for level in areas.tiers[1:])


def code_of(areas: Areas, raw: str) -> str | None:
    """The code of an area, with or without capitals; None when this release has no such area."""
    return next((code for code in (raw, raw.upper()) if code in areas), None)


def likely_code(areas: Areas, raw: str) -> str | None:
    """The area that a code that is not quite one must mean: GM344, gm0344, 344, WK34402, NL01, GM0344.0.

    Of a number without letters the widest level counts; None when it means no area of this release.
    """
    text = raw.strip().upper().removesuffix(".0").replace(" ", "")
    known = code_of(areas, text)
    if known:
        return known
    land = areas.tiers[0]
    if re.fullmatch(rf"{re.escape(land.prefix)}\d*", text):
        return areas.land.code
    for level in areas.tiers[1:]:
        digits = text.removeprefix(level.prefix)
        code = f"{level.prefix}{digits:0>{level.digits}}"
        if digits and code in areas:
            return code
    return None


def area_set(areas: Areas, raw: str) -> AreaSet | None:
    """The set that ``raw`` names, None when it names none: "wijken", "wijken-van-GM0344".

    The land is no area to be within: those are the sets without an area.
    """
    for level in areas.tiers[1:]:
        name = set_name(level)
        if raw == name:
            return AreaSet(level, areas.land.code)
        if raw.lower().startswith(f"{name}{_WITHIN}"):
            code = code_of(areas, raw[len(name) + len(_WITHIN) :])
            if code and 0 < areas.levels[areas.index[code]] < areas.level_position(level.id):
                return AreaSet(level, code)
    return None


def area_token(areas: Areas, raw: str) -> str | None:
    """The canonical form of the code of an area or the name of a set of areas; None when unknown."""
    if raw == ALL:
        return raw
    named = area_set(areas, raw)
    return named.token(areas) if named else code_of(areas, raw)


def within(areas: Areas, code: str) -> npt.NDArray[np.bool_]:
    """Which areas lie in ``code``, at any level, itself not: one element per area, in cube order."""
    inside = np.zeros(len(areas), np.bool_)
    inside[areas.index[code]] = True
    for position in range(1, len(areas.tiers)):
        part = areas.tier_slice(position)
        parents = areas.parents[part]
        inside[part] |= (parents >= 0) & inside[parents]  # wider levels come first, so those are ready
    inside[areas.index[code]] = False
    return inside


def sets_around(areas: Areas, codes: Iterable[str]) -> list[AreaSet]:
    """The sets of what lies in some areas, or beside those that nothing lies in; none that are empty."""
    holders = dict.fromkeys(_holder(areas, areas[code]) for code in codes)
    sets = [
        AreaSet(level, holder.code)
        for holder in holders
        if holder is not None
        for level in areas.tiers[areas.level_position(holder.level) + 1 :]
    ]
    return [several for several in sets if several.mask(areas).any()]


def _holder(areas: Areas, area: Area) -> Area | None:
    """The area itself when others lie in it, else the one around it; None for the land, which is no part."""
    holder = area if areas.children(area.code) else areas.parent(area.code)
    return holder if holder and areas.parent(holder.code) else None


def code_pattern(areas: Areas) -> str:
    """A pattern for codes and names of sets: every one of this release fits, other letters do not."""
    sets = [f"{name}{_WITHIN}" for name in set_names(areas)]
    names = [*areas.index, *(name.lower() for name in areas.index), *sets, ALL]
    longest = max(map(len, areas.index)) + max(map(len, sets), default=0)
    letters = "".join(sorted(re.escape(c) for c in set("".join(names)) - {"-"}))
    return f"^[{letters}-]{{1,{longest}}}$"

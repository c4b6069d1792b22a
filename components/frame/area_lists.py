"""The lists beside the search field: one per level below the first, each with what lies in the choice so far.

assets/area-search.js makes the same lists in the browser when another area is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.areas import Area, Areas
from figures.words.text import text

NOTHING = "-"  # the value of a line that chooses nothing; an empty one would show as a blank select


@dataclass(frozen=True, slots=True)
class AreaList:
    """What one list offers, as (name, code), and which line is on. ``disabled``: nothing can be chosen."""

    options: tuple[tuple[str, str], ...]
    value: str
    disabled: bool


def path(areas: Areas, code: str | None) -> tuple[Area, ...]:
    """The areas from below the land down to ``code``; none for the land, None or an unknown code."""
    if code is None or code not in areas:
        return ()
    return tuple(reversed((areas[code], *areas.wider(code))))[1:]


def area_lists(areas: Areas, code: str | None) -> tuple[AreaList, ...]:
    """A list for every level from the third on, widest first, standing as ``code`` says.

    The first line of each is the area around it as a whole, under its own code. An area with a single part,
    such as a gemeente of one wijk, offers what lies in that part at once.
    """
    chosen = path(areas, code)
    return tuple(_list(areas, chosen, at) for at in range(len(areas.tiers) - 2))


def _list(areas: Areas, chosen: tuple[Area, ...], at: int) -> AreaList:
    whole = chosen[at] if at < len(chosen) else chosen[-1] if chosen else None
    holder = _only_part(areas, whole, at + 1) if whole else None
    if whole is None or holder is None:
        return AreaList(((text("keuze.eerst", niveau=areas.tiers[at + 1].name), NOTHING),), NOTHING, True)
    parts = [(area.name, area.code) for area in areas.children(holder.code)]
    value = chosen[at + 1] if at + 1 < len(chosen) else whole
    return AreaList(
        ((text("keuze.heel", niveau=areas.tier(whole.code).name), whole.code), *parts), value.code, False
    )


def _only_part(areas: Areas, area: Area, position: int) -> Area | None:
    """The one part of ``area`` at a level, or the area itself; None when there are more, or none."""
    while areas.level_position(area.level) < position:
        parts = areas.children(area.code)
        if len(parts) != 1:
            return None
        area = parts[0]
    return area

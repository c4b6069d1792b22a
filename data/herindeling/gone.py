"""Areas that are no more: since when, and where one finds their people now."""

from __future__ import annotations

from data.areas import Area, Areas
from data.herindeling.moves import Lineage


def gone(lineage: Lineage, areas: Areas) -> dict[str, int]:
    """The first year without it, of every area that went; what lies in it goes along, if not moved itself."""
    found = {code: year for code, year in lineage.ends if code in areas}
    waiting = list(found.items())
    while waiting:
        code, year = waiting.pop()
        for part in areas.children(code):
            if part.code not in found and (part.to_year is not None and part.to_year < year):
                found[part.code] = year
                waiting.append((part.code, year))
    return found


def successors(lineage: Lineage, areas: Areas, code: str, year: int) -> tuple[Area, ...]:
    """The areas of ``year`` that have the people of ``code``, in the order of their names."""
    moves = lineage.left(code, year)
    parent = areas[code].parent
    if moves:
        next_ = [m.new for m in moves]
    elif parent is not None and lineage.left(parent, year):
        next_ = [parent]
    else:
        return (areas[code],)
    found = {a.code: a for c in next_ if c in areas for a in successors(lineage, areas, c, year)}
    return tuple(sorted(found.values(), key=lambda a: a.name))


def standing(lineage: Lineage, areas: Areas, code: str, year: int) -> str:
    """The one area of ``year`` to show for ``code``: what it went into, or else the next wider area."""
    found = successors(lineage, areas, code, year)
    if len(found) == 1:
        return found[0].code
    wider = areas.parent(code) or areas.land
    return standing(lineage, areas, wider.code, year)

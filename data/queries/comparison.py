"""Decide what a selection is held against."""

from __future__ import annotations

from data.areas import LEVELS
from data.asked.selection import Reference, Selection
from data.cubes.cube import MIN_PEERS
from data.monitor import Monitor
from data.results import Comparison


def comparison(monitor: Monitor, selection: Selection) -> Comparison:
    """The reference and the peers of a selection (design.md, "Score of a figure").

    The choice is followed where it means something: the land has no wider area, so a group there is held
    against all inhabitants; all inhabitants are never held against themselves. Peers are the areas of the
    same level: all gemeenten, or the wijken of the gemeente when there are MIN_PEERS, else all wijken.
    """
    areas = monitor.areas
    area, wider = areas[selection.area], areas.parent(selection.area)
    kind: Reference | None = selection.reference
    if kind == "totaal" and selection.group == "T":
        kind = "breder"
    if wider is None:
        kind = "totaal" if selection.group != "T" else None
    elif kind == "breder" and wider == areas.land:
        kind = "nederland"  # for a gemeente the wider area is the land: one name for one thing
    against = {None: area, "totaal": area, "breder": wider or area, "nederland": areas.land}[kind]
    peers_level: str = area.level if area.level != "land" else "gemeente"
    peers_in = areas.land
    if area.level == "wijk" and kind != "nederland" and wider is not None:
        siblings = areas.children_slice(wider.code)
        if siblings.stop - siblings.start >= MIN_PEERS:
            peers_in = wider
    return Comparison(kind, against, "T" if kind == "totaal" else selection.group, peers_level, peers_in)


def spread_column(monitor: Monitor, found: Comparison) -> int:
    """The position of the peers of a comparison on the last axis of ``Cube.spread``."""
    if found.peers_in == monitor.areas.land:
        return LEVELS.index("wijk") - 1 if found.peers_level == "wijk" else 0
    return 2 + monitor.areas.index[found.peers_in.code] - monitor.areas.level_slice("gemeente").start

"""Which two are put side by side, and who counts on both sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.areas import Area
from data.asked.selection import Selection
from data.catalogue import Group
from data.monitor import Monitor
from data.statistics.difference import Overlap


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a group in an area."""

    area: Area
    group: Group


def choose_sides(monitor: Monitor, selection: Selection) -> tuple[Side, Side, bool] | None:
    """(a, b, whether b was chosen); None for the land when nothing else was chosen."""
    groups, areas = monitor.catalogue.groups, monitor.areas
    a = Side(areas[selection.area], groups[selection.group])
    b = Side(areas[selection.compare or selection.area], groups[selection.with_group or selection.group])
    if a != b:
        return a, b, True
    wider = areas.parent(selection.area)
    return None if wider is None else (a, Side(wider, a.group), False)


def select_side(selection: Selection, side: Side) -> Selection:
    """The selection that shows one side on its own."""
    return replace(
        selection,
        area=side.area.code,
        group=side.group.code,
        compare=None,
        with_group=None,
    )


def find_overlap(monitor: Monitor, a: Side, b: Side) -> Overlap:
    """Who counts on both sides. Of groups from different divisions we only know that some may."""
    areas = _within(_lineage(monitor, a.area), _lineage(monitor, b.area))
    groups: Overlap | None
    if a.group.code == b.group.code:
        groups = "a_in_b"
    elif "T" in (a.group.code, b.group.code):
        groups = "a_in_b" if b.group.code == "T" else "b_in_a"
    else:
        groups = "deels" if _may_overlap(a.group, b.group) else None
    if areas is None or groups is None:
        return ""
    if a.area == b.area:
        return groups
    if a.group == b.group:
        return areas
    return areas if areas == groups else "deels"


def _may_overlap(a: Group, b: Group) -> bool:
    """Groups of one division never do, and neither do different families of origin."""
    if a.classification == b.classification:
        return False
    return not (a.family and b.family) or a.family == b.family


def _lineage(monitor: Monitor, area: Area) -> list[Area]:
    found = [area]
    while (wider := monitor.areas.parent(found[-1].code)) is not None:
        found.append(wider)
    return found


def _within(a: list[Area], b: list[Area]) -> Overlap | None:
    if b[0] in a:
        return "a_in_b"
    return "b_in_a" if a[0] in b else None

"""By which classification of origin a page can be split, and by which it is."""

from __future__ import annotations

from dataclasses import dataclass

from data.asked.selection import Selection
from data.catalogue import Classification, Group
from data.monitor import Monitor
from data.queries.about.coverage import list_years_of_groups

COUNTRY = "NL"  # the family of the group with Dutch origin


@dataclass(frozen=True, slots=True)
class Divisions:
    """The classifications with figures up to the chosen year, which of them is shown, and its groups.

    ``years`` are, for each of ``offered``, the years of the release in which it has figures.
    """

    offered: tuple[Classification, ...]
    years: tuple[tuple[int, ...], ...]
    chosen: Classification
    groups: tuple[Group, ...]


def find_divisions(monitor: Monitor, selection: Selection) -> Divisions | None:
    """What can be chosen and what is; None when the release holds no origin groups at all.

    The choice of the user counts, else the classification of the chosen group, else the first. A
    classification is offered when areas of this level have a figure in it up to the chosen year, and that
    year lies not after its last one. That is what the catalogue says, or later when a source still gives
    figures in it: valid years belong to what is delivered. When that leaves none, all are offered.
    """
    split = [c for c in monitor.classifications if len(c.groups) > 1]
    if not split:
        return None
    offered = [c for c in split if _has_figures(monitor, selection, c)] or split
    group = monitor.catalogue.groups[selection.group]
    wanted = (selection.division, group.classification, offered[0].id)
    chosen = next(c for w in wanted for c in offered if c.id == w)
    years = tuple(list_years_of_groups(monitor, [g.code for g in c.groups]) for c in offered)
    return Divisions(tuple(offered), years, chosen, list_groups_of_division(monitor, chosen))


def list_groups_of_division(monitor: Monitor, division: Classification) -> tuple[Group, ...]:
    """The groups of a classification that the release holds, in its own order.

    A code belongs to one classification only, so one that divides by country of origin leaves Dutch origin
    to the first that has it. Here that group comes first, for it is part of the whole.
    """
    groups = [g for g in division.groups if g.code in monitor.cube.groups]
    families = {g.family for g in groups}
    if any(families) and COUNTRY not in families:
        others = (g for c in monitor.classifications for g in c.groups if g.code in monitor.cube.groups)
        groups[:0] = [g for g in others if g.family == COUNTRY][:1]
    return tuple(groups)


def contains(whole: Group, part: Group) -> bool:
    """Is ``part`` one of the groups that ``whole`` is divided into? Then it has its code before its own."""
    return part.code.startswith(f"{whole.code}_")


def _has_figures(monitor: Monitor, selection: Selection, division: Classification) -> bool:
    if division.valid_to is not None:
        given = list_years_of_groups(monitor, [g.code for g in division.groups if g.code != "T"])
        if selection.year > max(division.valid_to, *given):
            return False
    cube = monitor.cube
    at = [cube.groups[g.code] for g in division.groups if g.code in cube.groups]
    newest = cube.newest[monitor.level_position(selection.area), :, :, cube.years[selection.year]]
    return bool((newest[:, at] >= 0).any())

"""Decide what figures are held against, and which areas set the scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.asked.selection import REFERENCES, Reference, Selection
from data.monitor import Monitor
from data.queries.measured import TOTAL, Positions
from data.results import Comparison

KINDS: tuple[Reference | None, ...] = (None, "totaal", "breder", "nederland")  # by number, for arrays
NOTHING, EVERYONE, WIDER, LAND = range(len(KINDS))
TOP, BELOW_LAND, DEEPER = range(3)  # has no wider area; its wider area is the land; or another area


def followed(reference: Reference, everyone: bool, depth: int) -> Reference | None:
    """What is made of a choice, which is followed where it means something (design.md, "Score of a figure").

    The land has no wider area, so a group there is held against all inhabitants; all inhabitants
    (``everyone``) are never held against themselves. "Breder" is the next wider area of the release, whatever
    its level: a gemeente is held against the land, a wijk against its gemeente, a buurt against its wijk. It
    is one rule for any number of levels, and the nearest wider area is the one that people there know.
    """
    if depth == TOP:
        return None if everyone else "totaal"
    if reference == "totaal" and everyone:
        reference = "breder"
    if reference == "breder" and depth == BELOW_LAND:
        return "nederland"  # the wider area is the land: one name for one thing
    return reference


# (reference, everyone, depth) -> position in KINDS
_FOLLOWED = np.array(
    [[[KINDS.index(followed(r, e, d)) for d in range(3)] for e in (False, True)] for r in REFERENCES]
)


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """What groups in areas are held against: arrays that broadcast to (group, area), positions in the cube.

    ``kind`` is a position in KINDS. ``peers_in`` is the area whose parts of level ``peers_level`` set the
    scale, ``peers_column`` their place in a row of ``Spread``. ``contains``: everybody in the figure counts
    in what it is held against too.
    """

    kind: Positions
    area: Positions
    group: Positions
    peers_level: Positions
    peers_in: Positions
    peers_column: Positions
    contains: npt.NDArray[np.bool_]


def choose_yardsticks_by_group_and_area(
    monitor: Monitor, reference: Reference, groups: Positions, areas: Positions
) -> Yardsticks:
    """Those of each of ``groups`` in each of ``areas`` (positions in the cube): arrays (group, area).

    Peers are the areas of the same level: those in the same wider area when there are MIN_PEERS of them, else
    all; all as well when the reference is the land. Those of the land are the areas of the level below it.
    """
    total, peers = monitor.cube.groups[TOTAL], monitor.cube.peers
    group, area = groups[:, None], areas[None, :]
    wider = monitor.areas.parents[area]
    everyone = group == total
    depth = np.where(wider < 0, TOP, np.where(wider == 0, BELOW_LAND, DEEPER))
    kind = _FOLLOWED[REFERENCES.index(reference), everyone.astype(np.intp), depth]
    widely = kind == LAND
    return Yardsticks(
        kind,
        np.where(widely, 0, np.where(kind == WIDER, wider, area)),
        np.where(kind == EVERYONE, total, group),
        peers.level[area],
        np.where(widely, 0, peers.within[area]),
        np.where(widely, 0, peers.column[area]),
        kind != NOTHING,  # a wider area, or all inhabitants of this one
    )


def choose_comparison(monitor: Monitor, selection: Selection) -> Comparison:
    """The reference and the peers of a selection: one of ``yardsticks``, in names instead of positions."""
    cube, rows = monitor.cube, monitor.areas.rows
    groups, areas = [cube.groups[selection.group]], [cube.areas.index[selection.area]]
    one = choose_yardsticks_by_group_and_area(monitor, selection.reference, np.array(groups), np.array(areas))
    kind = KINDS[one.kind.item()]
    return Comparison(
        kind,
        rows[one.area.item()],
        TOTAL if kind == "totaal" else selection.group,
        cube.areas.tiers[one.peers_level.item()],
        rows[one.peers_in.item()],
    )


def get_yardstick_of_comparison(
    monitor: Monitor, against: Comparison, groups: Positions, areas: Positions
) -> Yardsticks:
    """A comparison for all ``groups`` and ``areas`` (positions): arrays of shape (1, 1), as it is one thing.

    Only ``contains`` has shape (group, area).
    """
    cube, around = monitor.cube, monitor.areas
    column = 0
    if against.peers_in != around.land:
        column = int(cube.peers.column[around.children_slice(against.peers_in.code).start])
    area, group = around.index[against.area.code], cube.groups[against.group]
    within = (cube.peers.around[:, areas] == area).any(axis=0)
    members = (groups == group) | (group == cube.groups[TOTAL])

    def one(number: int) -> Positions:
        return np.array([[number]], np.intp)

    return Yardsticks(
        one(NOTHING if against.kind is None else WIDER),
        one(area),
        one(group),
        one(around.level_position(against.peers_level.id)),
        one(around.index[against.peers_in.code]),
        one(column),
        members[:, None] & within,
    )

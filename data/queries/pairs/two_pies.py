"""Two sides on one scale: one yardstick for both, and the same slices at the same places."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.cubes.cube import MIN_PEERS
from data.monitor import Monitor
from data.queries.comparison import comparison
from data.queries.pairs.sides import Side, of_side
from data.queries.profile import profile, theme_count
from data.releases.release import Status
from data.results import Comparison, Held, Profile


@dataclass(frozen=True, slots=True)
class TwoPies:
    """Both profiles with the readings that both have; what is no slice in one is none in the other.

    ``yardstick`` is what both are held against, ``chosen`` whether that is what the user chose, ``left_out``
    are the slices that one of the two would have had alone.
    """

    profiles: tuple[Profile, Profile]
    yardstick: Comparison
    chosen: bool
    left_out: tuple[Indicator, ...]


def two_pies(monitor: Monitor, selection: Selection, a: Side, b: Side) -> TwoPies:
    """Both sides of a comparison, for two taarten side by side."""
    held = yardstick(monitor, selection, a, b)
    both = [profile(monitor, of_side(selection, s), held_against(s, held)) for s in (a, b)]
    none = Status.NIET_VAN_TOEPASSING
    senseless = [{r.indicator.id for r in p.readings if r.figure.status is none} for p in both]
    one, other = (_without(p, senseless[0] | senseless[1]) for p in both)
    alone = senseless[0] ^ senseless[1]
    left_out = tuple(i for i in monitor.indicators if i.pie and i.id in alone)
    return TwoPies((one, other), held, as_chosen(monitor, selection, a, b, held), left_out)


def _without(found: Profile, left_out: set[str]) -> Profile:
    kept = tuple(r for r in found.readings if r.indicator.id not in left_out)
    counts = (theme_count(c.theme, [r for r in kept if r.indicator.theme == c.theme]) for c in found.themes)
    return replace(found, readings=kept, themes=tuple(counts))


def yardstick(monitor: Monitor, selection: Selection, a: Side, b: Side) -> Comparison:
    """What both sides are held against, and the peers that set the scale: one and the same for both.

    The area is that of the chosen reference where it is one area for both: their common wider area, or the
    area itself for two groups in it; else the land. The group is the one they share; two groups, or the
    choice "all inhabitants", are held against all inhabitants. The peers are wijken as soon as one of the
    two is a wijk: those of the common gemeente when there are enough, else all.
    """
    areas, wider = monitor.areas, {monitor.areas.parent(s.area.code) for s in (a, b)}
    near = wider.pop() if len(wider) == 1 and selection.reference != "nederland" else None
    everyone = a.group != b.group or selection.reference == "totaal"
    area = near or areas.land
    if selection.reference == "totaal" and a.area == b.area:
        area = a.area
    group = "T" if everyone else a.group.code
    kind: Held = "nederland" if area == areas.land else "breder"
    if group == "T" and not a.group.code == b.group.code == "T":
        kind = "totaal" if a.area == b.area == area else "iedereen"
    level: str = "wijk" if "wijk" in (a.area.level, b.area.level) else "gemeente"
    peers_in = areas.land
    if level == "wijk" and near is not None:
        siblings = areas.children_slice(near.code)
        if siblings.stop - siblings.start >= MIN_PEERS:
            peers_in = near
    return Comparison(kind, area, group, level, peers_in)


def held_against(side: Side, found: Comparison) -> Comparison:
    """The yardstick for one side: the side that is the yardstick itself is held against nothing."""
    own = side.area == found.area and side.group.code == found.group
    return replace(found, kind=None) if own else found


def as_chosen(monitor: Monitor, selection: Selection, a: Side, b: Side, found: Comparison) -> bool:
    """Is the yardstick ``found`` what the user chose, for each side that has one?"""
    for side in (a, b):
        if held_against(side, found).kind is None:
            continue
        asked = comparison(monitor, of_side(selection, side))
        if replace(asked, kind=found.kind) != found:
            return False
    return True

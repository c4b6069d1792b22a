"""Two sides on one scale: one yardstick for both, and the same slices at the same places."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.queries.many import correct_for_many
from data.queries.pairs.chosen_sides import Side, select_side
from data.queries.profile import count_verdicts_of_theme, get_profile_by_indicator
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


def get_two_profiles(monitor: Monitor, selection: Selection, a: Side, b: Side) -> TwoPies:
    """Both sides of a comparison, for two taarten side by side."""
    against = choose_common_yardstick(monitor, selection, a, b)
    both = [
        get_profile_by_indicator(monitor, select_side(selection, s), choose_yardstick_of_side(s, against))
        for s in (a, b)
    ]
    none = Status.NIET_VAN_TOEPASSING
    senseless = [{r.indicator.id for r in p.readings if r.figure.status is none} for p in both]
    one, other = (_without(p, senseless[0] | senseless[1]) for p in both)
    alone = senseless[0] ^ senseless[1]
    left_out = tuple(i for i in monitor.indicators if i.pie and i.id in alone)
    return TwoPies((one, other), against, is_yardstick_as_chosen(monitor, selection, a, b, against), left_out)


def _without(whole: Profile, left_out: set[str]) -> Profile:
    kept, many = correct_for_many(r for r in whole.readings if r.indicator.id not in left_out)
    counts = (
        count_verdicts_of_theme(c.theme, [r for r in kept if r.indicator.theme == c.theme])
        for c in whole.themes
    )
    return replace(whole, readings=kept, themes=tuple(counts), many=many)


def choose_common_yardstick(monitor: Monitor, selection: Selection, a: Side, b: Side) -> Comparison:
    """What both sides are held against, and the peers that set the scale: one and the same for both.

    The area is that of the chosen reference where it is one area for both: their common wider area, or the
    area itself for two groups in it; else the land. The group is the one they share; two groups, or the
    choice "all inhabitants", are held against all inhabitants. The peers are areas of the narrowest of both
    levels: those in the common wider area when there are enough, else all.
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
    peers, at = monitor.cube.peers, [areas.index[s.area.code] for s in (a, b)]
    level = areas.tiers[peers.level[at].max()]
    peers_in = areas.land if near is None else areas.rows[peers.within[at[0]]]
    return Comparison(kind, area, group, level, peers_in)


def choose_yardstick_of_side(side: Side, against: Comparison) -> Comparison:
    """The yardstick for one side: the side that is the yardstick itself is held against nothing."""
    itself = side.area == against.area and side.group.code == against.group
    return replace(against, kind=None) if itself else against


def is_yardstick_as_chosen(
    monitor: Monitor, selection: Selection, a: Side, b: Side, against: Comparison
) -> bool:
    """Is the yardstick ``against`` what the user chose, for each side that has one?"""
    for side in (a, b):
        if choose_yardstick_of_side(side, against).kind is None:
            continue
        asked = choose_comparison(monitor, select_side(selection, side))
        if replace(asked, kind=against.kind) != against:
            return False
    return True

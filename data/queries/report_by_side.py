"""Everything a report tells: one or two sides (a group in an area), each with all its figures and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.highlights import choose_highlights
from data.queries.pairs.chosen_sides import Side, choose_sides, select_side
from data.queries.pairs.two_profiles import choose_common_yardstick, choose_yardstick_of_side
from data.queries.profile import get_profile_by_indicator
from data.queries.series_by_indicator import get_series_of_indicator
from data.results import Comparison, Profile, Reading, Series


@dataclass(frozen=True, slots=True)
class ReportSide:
    """A group in an area. ``highlights`` deviate most; ``series`` holds every indicator by its id."""

    side: Side
    profile: Profile
    highlights: tuple[Reading, ...]
    series: Mapping[str, Series]


@dataclass(frozen=True, slots=True)
class AreaReport:
    """What was asked, and one or two sides; two groups in one area stand in the order of the division."""

    selection: Selection
    sides: tuple[ReportSide, ...]


def get_report_by_side(monitor: Monitor, selection: Selection) -> AreaReport:
    """All figures of the chosen area and group, and of the second area or group when one was chosen.

    Two sides are held against one yardstick (data/queries/two_pies.py), so that their verdicts mean the same.
    """
    chosen = choose_sides(monitor, selection)
    if chosen is None or not chosen[2]:
        asked = (replace(selection, compare=None, with_group=None),)
        one = Side(monitor.areas[selection.area], monitor.catalogue.groups[selection.group])
        return AreaReport(selection, (_side(monitor, one, asked[0], None),))
    both = list(chosen[:2])
    against = choose_common_yardstick(monitor, selection, both[0], both[1])
    if both[0].area == both[1].area:
        order = monitor.choices.groups
        both.sort(key=lambda s: order.index(s.group.code))
    return AreaReport(
        selection,
        tuple(
            _side(monitor, s, select_side(selection, s), choose_yardstick_of_side(s, against)) for s in both
        ),
    )


def _side(monitor: Monitor, side: Side, selection: Selection, against: Comparison | None) -> ReportSide:
    whole = get_profile_by_indicator(monitor, selection, against)
    lines = {i.id: get_series_of_indicator(monitor, selection, p) for p, i in enumerate(monitor.indicators)}
    return ReportSide(side, whole, choose_highlights(whole, monitor.sensitive), lines)

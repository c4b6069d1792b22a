"""What a release gives by origin for the land alone, and for no area in it."""

from __future__ import annotations

from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.group_indicator_matrix import find_split_indicators


def find_indicators_split_below_land(monitor: Monitor) -> frozenset[int]:
    """The indicators (positions) with a figure by origin for any area below the land; not the size of groups.

    In a release of the land alone the land counts: there is nothing below it.
    """
    groups = [monitor.catalogue.groups[g] for g in monitor.release.groups if g != "T"]
    below = slice(1, None) if len(monitor.areas) > 1 else slice(None)
    return find_split_indicators(monitor, groups, below)


def list_indicators_split_for_land_only(monitor: Monitor) -> tuple[Indicator, ...]:
    """The indicators that are split by origin for Nederland only, in the order of the catalogue."""
    groups = [monitor.catalogue.groups[g] for g in monitor.release.groups if g != "T"]
    only = find_split_indicators(monitor, groups) - find_indicators_split_below_land(monitor)
    return tuple(monitor.indicators[p] for p in sorted(only))

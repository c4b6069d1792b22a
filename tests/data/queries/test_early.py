"""Every query marks the same figures as provisional: those of the years that the release names."""

from __future__ import annotations

from dataclasses import replace

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.group_indicator_matrix import get_group_indicator_matrix
from data.queries.groups.divisions import find_divisions
from data.queries.pairs.pair_by_indicator import get_pair_by_indicator
from data.queries.profile import get_profile_by_indicator
from data.queries.series_by_indicator import get_series_by_indicator
from data.queries.single_figures import get_figures_of_places
from data.results import Figure


def is_early(monitor: Monitor, indicator: str, figure: Figure) -> bool:
    return figure.value is not None and figure.year in monitor.release.provisional.get(indicator, ())


def test_all_queries_mark_what_is_provisional(monitor: Monitor, some_selections: list[Selection]) -> None:
    marked = 0
    for selection in some_selections[:25]:
        found = [(r.indicator.id, r.figure) for r in get_profile_by_indicator(monitor, selection).readings]
        found += [(s.indicator.id, f) for s in get_series_by_indicator(monitor, selection) for f in s.figures]
        table = get_group_indicator_matrix(monitor, selection, find_divisions(monitor, selection))
        found += [(r.indicator.id, r.figure) for row in table.rows for r in row.readings]
        both = get_pair_by_indicator(monitor, replace(selection, compare=None))
        found += [(r.indicator.id, f) for r in (both.rows if both else ()) for f in (r.a, r.b)]
        for position, indicator in enumerate(monitor.indicators):
            at = get_figures_of_places(monitor, position, selection.year, [selection.group], [selection.area])
            found += [(indicator.id, f) for f in at]
        for indicator_id, figure in found:
            assert figure.provisional == is_early(monitor, indicator_id, figure)
            marked += figure.provisional
    assert marked > 20

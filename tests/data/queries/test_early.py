"""Every query marks the same figures as provisional: those of the years that the release names."""

from __future__ import annotations

from dataclasses import replace

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.cells import figures_at
from data.queries.groups.divisions import divisions
from data.queries.matrix import matrix
from data.queries.pairs.pair import pair
from data.queries.profile import profile
from data.queries.series import series
from data.results import Figure


def is_early(monitor: Monitor, indicator: str, figure: Figure) -> bool:
    return figure.value is not None and figure.year in monitor.release.provisional.get(indicator, ())


def test_all_queries_mark_what_is_provisional(monitor: Monitor, some_selections: list[Selection]) -> None:
    marked = 0
    for selection in some_selections[:25]:
        found = [(r.indicator.id, r.figure) for r in profile(monitor, selection).readings]
        found += [(s.indicator.id, f) for s in series(monitor, selection) for f in s.figures]
        table = matrix(monitor, selection, divisions(monitor, selection))
        found += [(r.indicator.id, r.figure) for row in table.rows for r in row.readings]
        both = pair(monitor, replace(selection, compare=None))
        found += [(r.indicator.id, f) for r in (both.rows if both else ()) for f in (r.a, r.b)]
        for position, indicator in enumerate(monitor.indicators):
            at = figures_at(monitor, position, selection.year, [selection.group], [selection.area])
            found += [(indicator.id, f) for f in at]
        for indicator_id, figure in found:
            assert figure.provisional == is_early(monitor, indicator_id, figure)
            marked += figure.provisional
    assert marked > 20

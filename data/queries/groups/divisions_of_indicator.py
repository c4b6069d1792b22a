"""By which classifications an indicator can be split here."""

from __future__ import annotations

from data.asked.selection import Selection
from data.catalogue import Classification
from data.monitor import Monitor
from data.queries.single_figures import find_indicator_position


def list_divisions_of_indicator(
    monitor: Monitor, selection: Selection, indicator_id: str
) -> tuple[Classification, ...]:
    """The classifications by origin of which areas of this level have figures, up to the chosen year.

    In the order of the catalogue; empty when the indicator is not split by origin at all.
    """
    position, cube = find_indicator_position(monitor, indicator_id), monitor.cube
    if not monitor.indicators[position].split:
        return ()
    newest = cube.newest[monitor.level_position(selection.area), monitor.rows[position]]
    at = cube.years[selection.year]

    def there(division: Classification) -> bool:
        codes = [cube.groups[g.code] for g in division.groups if g.code in cube.groups and g.code != "T"]
        return bool((newest[codes, at] >= 0).any())

    return tuple(c for c in monitor.classifications if there(c))

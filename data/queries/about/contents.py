"""What a release holds of one indicator: years, levels, classifications by origin."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Classification, Indicator
from data.monitor import Monitor
from data.queries.about.coverage import Coverage, coverage, group_years


@dataclass(frozen=True, slots=True)
class Content:
    """One indicator, what there is of it, and the classifications by origin it has figures in."""

    indicator: Indicator
    there: Coverage
    classifications: tuple[Classification, ...]


def contents(monitor: Monitor, theme: str) -> tuple[Content, ...]:
    """The indicators of a theme in the order of the catalogue."""
    split = [c for c in monitor.classifications if len(c.groups) > 1]
    return tuple(
        Content(
            monitor.indicators[p],
            coverage(monitor, p),
            tuple(c for c in split if group_years(monitor, [g.code for g in c.groups], [p])),
        )
        for p in monitor.by_theme[theme]
    )

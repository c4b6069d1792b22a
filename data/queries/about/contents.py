"""What a release holds of one indicator: years, levels, classifications by origin."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Classification, Indicator
from data.monitor import Monitor
from data.queries.about.coverage import Coverage, get_coverage_of_indicator, list_years_of_groups


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """One indicator, what there is of it, and the classifications by origin it has figures in."""

    indicator: Indicator
    there: Coverage
    classifications: tuple[Classification, ...]


def list_contents_by_indicator(monitor: Monitor, theme: str) -> tuple[IndicatorContent, ...]:
    """The indicators of a theme in the order of the catalogue."""
    split = [c for c in monitor.classifications if len(c.groups) > 1]
    return tuple(
        IndicatorContent(
            monitor.indicators[p],
            get_coverage_of_indicator(monitor, p),
            tuple(c for c in split if list_years_of_groups(monitor, [g.code for g in c.groups], [p])),
        )
        for p in monitor.by_theme[theme]
    )

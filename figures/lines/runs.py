"""Which figures of a series a line may join."""

from __future__ import annotations

from itertools import pairwise

from data.results import Figure, Series


def runs(series: Series) -> list[list[Figure]]:
    """The figures that a line joins: of years in a row, without a gap, on one side of every break."""
    found: list[list[Figure]] = []
    for figure in series.figures:
        if figure.value is None:
            continue
        if found and _joins(series, found[-1][-1], figure) and _follows(found[-1][-1], figure):
            found[-1].append(figure)
        else:
            found.append([figure])
    return found


def bridges(series: Series) -> list[tuple[Figure, Figure]]:
    """The figures between which nobody was measured for a year or more: joined by dots, not by a line.

    Not across a break, and not across a year whose figure is hidden or missing: there is no line at all.
    """
    return [
        (before, after)
        for before, after in pairwise(series.figures)
        if before.value is not None
        and after.value is not None
        and _joins(series, before, after)
        and not _follows(before, after)
    ]


def unmeasured(series: Series) -> list[int]:
    """The years that ``bridges`` passes over."""
    return [y for a, b in bridges(series) for y in range((a.year or 0) + 1, b.year or 0)]


def _joins(series: Series, before: Figure, after: Figure) -> bool:
    """No break between two figures, and no year that has a cell without a figure."""
    first, last = before.year or 0, after.year or 0
    return not any(first < b.year <= last for b in series.breaks) and not any(
        first < (f.year or 0) < last for f in series.figures
    )


def _follows(before: Figure, after: Figure) -> bool:
    return (after.year or 0) - (before.year or 0) == 1

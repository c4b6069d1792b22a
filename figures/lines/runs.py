"""Which figures of a series a line may join."""

from __future__ import annotations

from itertools import pairwise

from data.results import Figure, Series


def runs(series: Series) -> list[list[Figure]]:
    """The figures that a line joins: of years in a row, without a gap, on one side of every break."""
    found: list[list[Figure]] = []
    breaks = _breaks(series)
    last: Figure | None = None
    for figure in series.figures:
        if figure.value is None:
            last = None
            continue
        if last is not None and _follows(last, figure) and not _broken(last, figure, breaks):
            found[-1].append(figure)
        else:
            found.append([figure])
        last = figure
    return found


def bridges(series: Series) -> list[tuple[Figure, Figure]]:
    """The figures between which nobody was measured for a year or more: joined by dots, not by a line.

    Not across a break, and not across a year whose figure is hidden or missing: there is no line at all.
    """
    breaks = _breaks(series)
    return [
        (before, after)
        for before, after in pairwise(series.figures)
        if before.value is not None
        and after.value is not None
        and not _follows(before, after)
        and not _broken(before, after, breaks)
    ]


def unmeasured(series: Series) -> list[int]:
    """The years that ``bridges`` passes over."""
    return [y for a, b in bridges(series) for y in range((a.year or 0) + 1, b.year or 0)]


def _breaks(series: Series) -> list[int]:
    return [b.year for b in series.breaks]


def _broken(before: Figure, after: Figure, breaks: list[int]) -> bool:
    """Is there a break between two figures?"""
    first, last = before.year or 0, after.year or 0
    return any(first < year <= last for year in breaks)


def _follows(before: Figure, after: Figure) -> bool:
    return (after.year or 0) - (before.year or 0) == 1

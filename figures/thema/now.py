"""The view "Nu" of a card: here, the reference, the area to compare with and the land on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.queries.figures_beside import Placed
from data.results import Comparison, Reading
from figures.dots import Dots
from figures.dots.track import mark_of
from figures.drawing import Drawing
from figures.facts import Years, always
from figures.verdict import verdict
from figures.words import conclusion, formatting


def card_now(
    reading: Reading,
    comparison: Comparison,
    placed: Sequence[Placed],
    labels: Sequence[tuple[str, str]],
    years: Years,
) -> Drawing:
    """``labels`` gives of each place its name and, when it is not all inhabitants, whom it is about."""
    indicator = reading.indicator
    title = conclusion.now(reading, comparison, placed[0].place.group)
    rows = [
        mark_of(name, p.figure, indicator, p.place.role, note=note)
        for p, (name, note) in zip(placed, labels, strict=True)
    ]
    if reading.scored:
        rows[0] = replace(rows[0], verdict=verdict(reading))
    absent = formatting.why_absent(reading.figure, indicator)
    return Drawing(title, Dots(tuple(rows), indicator), years, always(absent), reading.figure)

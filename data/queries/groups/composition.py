"""The parts of one whole (age bands) for several places, groups or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.single_figures import get_figures_of_places
from data.results import Figure


@dataclass(frozen=True, slots=True)
class CompositionPlace:
    """Whose composition: a group in an area in a year."""

    area: str
    group: str
    year: int


@dataclass(frozen=True, slots=True)
class Composition:
    """The figures of one cell, in the order of ``parts``; shares of the same whole."""

    cell: CompositionPlace
    parts: tuple[Indicator, ...]
    figures: tuple[Figure, ...]

    @property
    def known(self) -> float:
        """What the parts with a figure add up to: 100 when none is missing."""
        return sum(f.value for f in self.figures if f.value is not None)


def get_compositions_by_place(
    monitor: Monitor, positions: Sequence[int], cells: Sequence[CompositionPlace]
) -> tuple[Composition, ...]:
    """The parts at ``positions`` (in ``monitor.indicators``) of every cell."""
    parts = tuple(monitor.indicators[p] for p in positions)
    found: list[list[Figure]] = [[] for _ in cells]
    for year in dict.fromkeys(c.year for c in cells):
        at = [i for i, c in enumerate(cells) if c.year == year]
        groups, areas = [cells[i].group for i in at], [cells[i].area for i in at]
        for position in positions:
            for i, figure in zip(
                at, get_figures_of_places(monitor, position, year, groups, areas), strict=True
            ):
                found[i].append(figure)
    return tuple(Composition(c, parts, tuple(f)) for c, f in zip(cells, found, strict=True))

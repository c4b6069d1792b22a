"""Two taarten beside each other, on the same scale."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.catalogue import Theme
from data.results import Comparison, Profile, Reading
from figures.kind import Plot
from figures.numbers.columns import Column, Table
from figures.numbers.readings import reading_columns
from figures.taart.circle import has_slice
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Taarten(Plot):
    """Two taarten on the same scale, with the names of both sides.

    ``yardstick`` is what both are held against; without it the legend names what the first is held against.
    """

    profiles: tuple[Profile, Profile]
    names: tuple[str, str]
    themes: tuple[Theme, ...]
    yardstick: Comparison | None = None

    @property
    def judged(self) -> Profile:
        """The first profile, held against the yardstick of both."""
        first = self.profiles[0]
        return replace(first, comparison=self.yardstick) if self.yardstick else first


Sided = tuple[str, Reading]


def table(plot: Taarten) -> Table[Sided]:
    """A row per slice, of the first taart and then of the other."""
    rows = [
        (name, r)
        for name, profile in zip(plot.names, plot.profiles, strict=True)
        for r in profile.readings
        if has_slice(r)
    ]
    where: Column[Sided] = Column(text("kaart.kop_waar"), lambda row: row[0])
    return Table((where, *reading_columns(lambda row: row[1])), rows)

"""The profieltaart: a sector per theme, a slice per indicator."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Theme
from data.results import Profile, Reading
from figures.kind import Plot
from figures.numbers.columns import Table
from figures.numbers.readings import reading_columns
from figures.taart.circle import has_slice


@dataclass(frozen=True, slots=True)
class Taart(Plot):
    """The profieltaart, with what it tells in a few ``sentences``."""

    profile: Profile
    themes: tuple[Theme, ...]
    sentences: tuple[str, ...] = ()


def table(plot: Taart) -> Table[Reading]:
    """A row per slice."""
    return Table(reading_columns(lambda r: r), [r for r in plot.profile.readings if has_slice(r)])

"""The figures of one theme as a table."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Theme
from data.releases.release import Release, Status
from data.results import Profile, Reading, Series
from figures.kind import Plot
from figures.numbers.columns import Table
from figures.numbers.readings import reading_columns


@dataclass(frozen=True, slots=True)
class ThemeTable(Plot):
    """The figures of one theme as a table; ``against`` is the head of the column of the reference.

    For the screen also ``series``, those of the theme in the order of the profile, and ``release``, which
    says where figures come from. Without them there is no small line and no source.
    """

    profile: Profile
    theme: Theme
    against: str
    series: tuple[Series, ...] = ()
    release: Release | None = None

    @property
    def readings(self) -> list[Reading]:
        """All readings of the theme, in the order of the profile."""
        return [r for r in self.profile.readings if r.indicator.theme == self.theme.id]

    @property
    def known(self) -> bool:
        """Is there any figure in it?"""
        return any(r.figure.value is not None for r in self.readings)

    @property
    def fitting(self) -> list[Reading]:
        """Those that make sense for this area and group: the rows that are drawn."""
        return [r for r in self.readings if fits(r)]


def fits(reading: Reading) -> bool:
    """Does this question make sense for this area and group?"""
    return reading.figure.status is not Status.NIET_VAN_TOEPASSING


def table(plot: ThemeTable) -> Table[Reading]:
    """A row per indicator: each with its own unit, which therefore stands in a column."""
    return Table(reading_columns(lambda r: r, plot.against), plot.readings)

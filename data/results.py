"""The small typed results that queries give and components draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.areas import Area, Level
from data.asked.selection import Reference, Selection
from data.catalogue import Break, Indicator
from data.releases.release import Status
from data.statistics.rounding import EXACT, Steps
from data.statistics.scoring import UNKNOWN, Reason


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: its value with 95 % interval (both in the unit of the indicator), counts and status.

    Whatever is not known is None; ``status`` says why. ``year`` is the year of the figure itself. ``parts``
    are the areas of then from which it was counted anew; empty when it is as the source gave it.
    ``provisional`` when the source may still change it. ``rounded`` says in which steps the source rounded
    it.
    """

    value: float | None
    numerator: int | None
    denominator: int | None
    status: Status
    year: int | None
    low: float | None = None
    high: float | None = None
    parts: tuple[Area, ...] = ()
    provisional: bool = False
    rounded: Steps = EXACT

    @property
    def fewer_than(self) -> int | None:
        """Where a source wrote 0 for a few: the smallest number that it certainly was below; else None."""
        return self.rounded.fewer_than(self.numerator) if self.value == 0 else None


Held = Reference | Literal["iedereen"]
"""What a comparison may be: what the user chose, or all inhabitants of another area (two taarten)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What figures are held against: a group in an area, and the peers that set the scale.

    ``kind`` None means: nothing to compare with (the land as a whole). ``peers`` is how many areas the
    spread is taken over at most, ``peers_in`` the area whose parts they are.
    """

    kind: Held | None
    area: Area
    group: str
    peers_level: Level
    peers_in: Area


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator, its figure, what it was held against, and how it came out.

    ``deviate`` is the gap in standard errors, None where no margin is known; ``apart`` is √(1 − n/N) when the
    figure is a part of its reference, else 1. ``doubtful``: it has a colour, but among all figures that are
    looked at together such a gap may be chance.
    """

    indicator: Indicator
    figure: Figure
    reference: float | None
    spread: float | None
    level: int
    reason: Reason
    deviate: float | None = None
    apart: float = 1.0
    doubtful: bool = False

    @property
    def coloured(self) -> bool:
        """True when it came out as more than "much like its reference"."""
        return self.scored and self.level != 0

    @property
    def scored(self) -> bool:
        """True when the figure has a place on a scale (also when it is much like its reference)."""
        return self.level != UNKNOWN

    @property
    def favour(self) -> int:
        """-2 (much less favourable) … 2; 0 too for indicators that are only described."""
        if not self.scored or not self.indicator.judged:
            return 0
        return self.level if self.indicator.direction == "gunstig_hoog" else -self.level

    @property
    def gap(self) -> float | None:
        """Value minus reference, in the unit of the indicator."""
        value = self.figure.value
        return None if value is None or self.reference is None else value - self.reference


@dataclass(frozen=True, slots=True)
class Many:
    """How many figures that are looked at together were tested, got a colour, and still stand among so many.

    ``untested`` have a colour, but no margin that is known.
    """

    tested: int = 0
    coloured: int = 0
    kept: int = 0
    untested: int = 0


NONE_TESTED = Many()


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """The verdicts within one theme's slices; ``agreed`` is the level that more than half share.

    ``more``/``less`` are in terms of favourable for judged themes, of higher for described ones.
    """

    theme: str
    judged: bool
    more: int
    less: int
    alike: int
    unknown: int
    agreed: int | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All readings of one area and group: what taart, table and sentences are drawn from."""

    selection: Selection
    area: Area
    comparison: Comparison
    readings: tuple[Reading, ...]
    themes: tuple[ThemeCount, ...]
    many: Many = NONE_TESTED


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator through the years: a Figure per year in which areas of this level were measured.

    Oldest first. A year without a number among them is a real gap (suppressed, or missing here).

    ``change`` is the difference over ``span`` years up to the figure shown, None when it would cross a
    break or one end is missing. ``borders`` are the breaks that come from other borders of the area.
    """

    indicator: Indicator
    figures: tuple[Figure, ...]
    change: float | None
    span: int
    broken: bool
    borders: tuple[Break, ...] = ()

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Those of the indicator and of the borders: no line crosses them and nothing is compared."""
        return tuple(sorted((*self.indicator.breaks, *self.borders), key=lambda b: b.year))

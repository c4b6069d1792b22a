"""What a figure shows, apart from how it is drawn: for a picture, a slide or a workbook of the same figure.

Each kind holds the typed results that its component draws, so nothing is asked or counted a second time.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator, Theme
from data.queries.groups.composition import Composition
from data.queries.groups.gaps import GroupGaps
from data.queries.groups.origin_mix import MixSeries, OriginMix
from data.queries.matrix import Matrix
from data.queries.pairs.pair import PairRow
from data.results import Comparison, Figure, Profile
from figures.dots.rows import DotRow
from figures.lines.chart import TrendLine
from figures.people.icon_array import icon_array, parts_of


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows on one scale. ``line`` is the value of all inhabitants, ``reference`` names the mark of a row."""

    rows: tuple[DotRow, ...]
    indicator: Indicator
    line: float | None = None
    reference: str = ""
    head: str = "kaart.kop_waar"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines through the years. With ``panels`` every line but the first is a small chart beside the first."""

    lines: tuple[TrendLine, ...]
    provisional: tuple[int, ...] = ()
    panels: bool = False


@dataclass(frozen=True, slots=True)
class Stacks:
    """Parts of a whole, a bar per row; ``labels`` gives of each row its name and a note."""

    rows: tuple[Composition, ...]
    labels: tuple[tuple[str, str], ...]
    head: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """Every group beside one of them."""

    found: GroupGaps


@dataclass(frozen=True, slots=True)
class People:
    """One group as people, and the figure in words."""

    figure: Figure
    indicator: Indicator
    group: str
    words: str

    @property
    def squares(self) -> tuple[int, int] | None:
        """(how many count, of how many): the people themselves when they are few, else "1 of 8"."""
        figure, indicator = self.figure, self.indicator
        if icon_array(figure, indicator) is not None:
            return figure.numerator or 0, figure.denominator or 0
        if figure.value is None or indicator.kind != "aandeel":
            return None
        return parts_of(figure.value / indicator.per)


@dataclass(frozen=True, slots=True)
class Mix:
    """Who live here by origin, beside a wider area."""

    found: OriginMix


@dataclass(frozen=True, slots=True)
class MixYears:
    """The share of each group in each year."""

    found: MixSeries


@dataclass(frozen=True, slots=True)
class Taart:
    """The profieltaart, with what it tells in a few ``sentences``."""

    profile: Profile
    themes: tuple[Theme, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """The figures of one theme as a table; ``against`` is the head of the column of the reference."""

    profile: Profile
    theme: Theme
    against: str


@dataclass(frozen=True, slots=True)
class GroupMatrix:
    """Groups down, the indicators of a theme across."""

    found: Matrix


@dataclass(frozen=True, slots=True)
class Taarten:
    """Two taarten on the same scale, with the names of both sides, and what both are held against."""

    profiles: tuple[Profile, Profile]
    names: tuple[str, str]
    themes: tuple[Theme, ...]
    yardstick: Comparison


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """The figures of a theme on two sides, with their ``names``; ``year`` is the one that was chosen."""

    rows: tuple[PairRow, ...]
    names: tuple[str, str]
    year: int | None = None


Plot = (
    Dots | Lines | Stacks | Gaps | People | Mix | MixYears
    | Taart | ThemeTable | GroupMatrix | Taarten | Dumbbells
)  # fmt: skip

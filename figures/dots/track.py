"""Rows on one scale: dots with their interval, differences, or bars. One form for three kinds of figure.

What is drawn, on what scale and with which words beside it is decided here; screen and paper only place it.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.results import Figure
from figures.scale import Scale, scale_for
from figures.verdict import Verdict
from figures.words import formatting


@dataclass(frozen=True, slots=True)
class Mark:
    """A row: ``shown`` is its value in words, ``told`` its counts; ``value`` None when there is no number.

    ``kind`` (hier, ijkpunt, vergelijk, land, groep) sets its look, ``note`` stands below ``label``. ``tick``
    is a second value, such as the reference of a group, and ``verdict`` how the two compare. For the table:
    ``full`` is the name in full, ``figure`` what the row is about, ``people`` how many there are, in words.
    """

    label: str
    shown: str
    told: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    kind: str = "groep"
    note: str = ""
    tick: float | None = None
    verdict: Verdict | None = None
    chosen: bool = False
    full: str = ""
    figure: Figure | None = None
    people: str = ""


def mark_of(
    label: str,
    figure: Figure,
    indicator: Indicator,
    kind: str = "groep",
    *,
    note: str = "",
    tick: float | None = None,
    verdict: Verdict | None = None,
    chosen: bool = False,
    full: str = "",
    people: str = "",
) -> Mark:
    """The row of a figure. Without a value it has no interval either, and says why there is none."""
    known = figure.value is not None
    return Mark(
        label,
        formatting.figure_value(figure, indicator),
        formatting.counts(figure, indicator),
        figure.value,
        figure.low if known else None,
        figure.high if known else None,
        kind, note, tick, verdict, chosen, full or label, figure, people,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Track:
    """Rows and what they are drawn on.

    ``line`` runs through all rows; ``line_words`` and ``tick_words`` say what line and ticks are, empty when
    there are none. ``bars``: from 0, not as a dot. ``gaps``: the rows are differences, with a sign.
    """

    marks: tuple[Mark, ...]
    unit: str
    decimals: int
    line: float | None = None
    line_words: str = ""
    tick_words: str = ""
    bars: bool = False
    gaps: bool = False

    @property
    def margins(self) -> bool:
        """Has any row an interval?"""
        return any(m.low is not None for m in self.marks)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What line and tick stand for, as (line or tick, words); nothing of what is not drawn."""
        ticks = any(m.tick is not None for m in self.marks)
        named = (("line", self.line_words), ("tick", self.tick_words if ticks else ""))
        return tuple((kind, words) for kind, words in named if words)

    def scale(self, steps: int = 4) -> Scale:
        """The scale of all rows, in about so many ``steps``: a narrow place has no room for many."""
        values = [v for m in self.marks for v in (m.value, m.low, m.high, m.tick)]
        return scale_for([*values, self.line, *([0.0] if self.bars else [])], steps)

    def axis(self, scale: Scale) -> list[tuple[float, str]]:
        """The ticks, each in words; a unit that is longer than "%" stands beside them, as ``axis_unit``."""
        unit, decimals = formatting.NARROW + "%" if self.unit == "%" else "", scale.decimals
        return [(tick, formatting.number(tick, decimals) + unit) for tick in scale.ticks]

    @property
    def axis_unit(self) -> str:
        """The unit beside the axis."""
        return self.unit if self.unit != "%" else ""


def spoken(rows: Track) -> list[str]:
    """Each row with its value and counts."""
    return [f"{m.label} {m.shown}" + (f" ({m.told})" if m.told else "") for m in rows.marks]

"""Parts of a whole, a bar per row: here beside the reference, through the years, or by origin."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.queries.groups.composition import Composition
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Where
from figures.numbers.figure import value_or_reason, year_column
from figures.words import formatting
from figures.words.text import text

INKS = (
    ("#0b4f6c", "#ffffff"), ("#3f7d99", "#ffffff"), ("#83b0c4", "#10242e"), ("#c4dbe5", "#10242e"),
    ("#ead9bd", "#33270f"), ("#c9a468", "#2a1e08"), ("#94692a", "#ffffff"), ("#5f4014", "#ffffff"),
)  # fmt: skip
"""(fill, ink) of the parts in order; neighbours differ in lightness too."""
EMPTY, MUTED = "#f1efe9", "#5a5f66"
PLACES, YEARS, GROUPS = "kaart.kop_waar", "kaart.kop_jaar", "kaart.kop_groep"
"""What the bars can be: the key of the text above their names."""
COMPLETE = 98.5  # rounded shares may add up to a little less than 100


@dataclass(frozen=True, slots=True)
class Stacks(Plot):
    """Parts of a whole, a bar per row; ``labels`` gives of each row its name and a note.

    ``head`` is what the rows are (PLACES, YEARS, GROUPS), ``chosen`` the row of the selection, if it is one.
    """

    rows: tuple[Composition, ...]
    labels: tuple[tuple[str, str], ...]
    head: str
    chosen: int | None = None

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """What the bars are divided in."""
        return self.rows[0].parts

    @property
    def empty(self) -> bool:
        """No part of any row is known."""
        return all(row.known == 0 for row in self.rows)

    @property
    def own(self) -> int | None:
        """The row that is about the selection itself: of places the first."""
        return 0 if self.head == PLACES else self.chosen

    @property
    def names(self) -> list[str]:
        """Each row by its name and note in one."""
        return [f"{name}, {note}" if note else name for name, note in self.labels]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: where it starts and how wide it is, both in parts of the bar, and its looks.

    ``words`` is its number, ``tip`` the whole story; ``unknown`` is the rest of a bar, of parts not shown.
    """

    start: float
    width: float
    fill: str
    ink: str
    words: str
    tip: str
    unknown: bool = False


def pieces(row: Composition) -> list[Piece]:
    """The parts from left to right, and what is not shown as an empty part at the end."""
    whole = max(100.0, row.known)  # rounded shares may add up to a little more
    found, at = [], 0.0
    for i, (part, figure) in enumerate(zip(row.parts, row.figures, strict=True)):
        if figure.value is None:
            continue
        words = formatting.few(figure, part) or formatting.number(figure.value, 0)
        tip = f"{part.short}: {formatting.figure_value(figure, part)}\n{formatting.counts(figure, part)}"
        found.append(Piece(at / whole, figure.value / whole, *INKS[i % len(INKS)], words, tip.strip()))
        at += figure.value
    if row.known < COMPLETE:
        words = text("kaart.deel_onbekend")
        found.append(Piece(at / whole, (whole - at) / whole, EMPTY, MUTED, words, words, unknown=True))
    return found


def table(plot: Stacks) -> Table[int]:
    """A row per bar, a column per part: a file has the unit in its head, a card in each cell."""
    years = plot.head == YEARS
    names = plot.names
    name: Column[int] = Column(text(plot.head), names.__getitem__, where=Where.CARD if years else Where.BOTH)
    year: Column[int] = year_column(lambda i: int(plot.labels[i][0]))
    return Table(
        (
            name,
            *((year,) if years else ()),
            *(_words(plot, i, part) for i, part in enumerate(plot.parts)),
            *(_number(plot, i, part) for i, part in enumerate(plot.parts)),
        ),
        range(len(plot.rows)),
    )


def _words(plot: Stacks, part: int, indicator: Indicator) -> Column[int]:
    def cell(row: int) -> str:
        return formatting.figure_value(plot.rows[row].figures[part], indicator)

    return Column(indicator.short, cell, where=Where.CARD)


def _number(plot: Stacks, part: int, indicator: Indicator) -> Column[int]:
    head = f"{indicator.short} ({indicator.unit})"
    return Column(
        head, lambda row: value_or_reason(plot.rows[row].figures[part], indicator), indicator.decimals,
        where=Where.FILE,
    )  # fmt: skip

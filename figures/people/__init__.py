"""One group as people: a square for each person where that is few, and the figure in words."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.results import Figure
from figures.kind import Plot
from figures.numbers.columns import Column, Table
from figures.numbers.figure import figure_columns
from figures.people.parts import parts_of
from figures.words import formatting
from figures.words.text import text

MOST = 200  # more people than this are told in words
PER_ROW = 20


@dataclass(frozen=True, slots=True)
class People(Plot):
    """One group as people, and the figure in words."""

    figure: Figure
    indicator: Indicator
    group: str
    words: str

    @property
    def each(self) -> bool:
        """Does every square stand for one person? Only of a part of at most MOST people."""
        count, size = self.figure.numerator, self.figure.denominator
        if self.indicator.kind != "aandeel" or self.figure.value is None or count is None or not size:
            return False
        if self.figure.rounded.coarse:
            return False  # no square is a person where the people were rounded
        return count <= size <= MOST  # sources round counts to fives, so that a part may exceed its whole

    @property
    def squares(self) -> tuple[int, int] | None:
        """(how many count, of how many): the people themselves when they are few, else "1 of 8"."""
        figure, indicator = self.figure, self.indicator
        if self.each:
            return figure.numerator or 0, figure.denominator or 0
        if figure.value is None or indicator.kind != "aandeel" or formatting.few(figure, indicator):
            return None
        return parts_of(figure.value / indicator.per)

    @property
    def squares_words(self) -> str:
        """What the squares say: "46 van de 200 mensen", "1 op de 8"; empty without squares."""
        if self.squares is None:
            return ""
        count, size = self.squares
        if not self.each:
            return text("herkomst.op_de", deel=count, geheel=size)
        told = {"teller": formatting.number(count), "noemer": formatting.number(size)}
        return text("herkomst.van_de", wat=self.indicator.counted, **told)


def table(plot: People) -> Table[People]:
    """One row: the group."""
    head: Column[People] = Column(text("kaart.kop_groep"), lambda p: p.group)
    return Table((head, *figure_columns(plot.indicator, _figure)), [plot])


def _figure(plot: People) -> Figure:
    return plot.figure

"""Columns and rows of values, and the cells of one figure: what every table of numbers is made of.

A figure without a value gives no interval and no counts either, whatever the release holds of it: what is
suppressed is in no file.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.results import Figure
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text

Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; ``decimals`` of its numbers, None for a column of words.

    ``plain``: whole numbers without a point for thousands, such as years.
    """

    head: str
    decimals: int | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values; None is an empty cell."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def filled(self) -> Table:
        """Without the columns that hold nothing."""
        keep = [
            i for i in range(len(self.columns)) if i == 0 or any(r[i] not in (None, "") for r in self.rows)
        ]
        return Table(
            tuple(self.columns[i] for i in keep), tuple(tuple(r[i] for i in keep) for r in self.rows)
        )


def figure_columns(indicator: Indicator) -> tuple[Column, ...]:
    """The columns of ``figure_cells`` for one indicator."""
    unit = indicator.unit or ""
    head = text("meenemen.waarde", eenheid=unit) if unit else text("meenemen.waarde_kaal")
    return (
        Column(head, indicator.decimals),
        Column(text("meenemen.laag"), indicator.decimals),
        Column(text("meenemen.hoog"), indicator.decimals),
        Column(text("kaart.kop_teller"), 0),
        Column(text("kaart.kop_noemer"), 0),
        year_column(),
        Column(text("meenemen.status")),
    )


def year_column() -> Column:
    """The column with the year of each figure, as a number."""
    return Column(text("kaart.kop_jaar"), 0, plain=True)


def figure_cells(figure: Figure, indicator: Indicator) -> tuple[Value, ...]:
    """(value, low, high, numerator, denominator, year, why there is none or what to mind)"""
    year = figure.year
    if figure.value is None:
        return None, None, None, None, None, year, formatting.figure_value(figure, indicator)
    counts = (None, None) if indicator.kind == "aantal" else (figure.numerator, figure.denominator)
    low, high = (None if end is None else rounded(end, indicator) for end in (figure.low, figure.high))
    status = "; ".join(filter(None, (_early(figure), recounted_words(figure))))
    return rounded(figure.value, indicator), low, high, *counts, year, status


def _early(figure: Figure) -> str:
    return text("kaart.voorlopig") if figure.provisional else ""


def rounded(value: float, indicator: Indicator) -> float | int:
    """A value as precise as a float32 holds it: 14.2, not 14.199999809265137; a count as a whole number."""
    if indicator.kind == "aantal":
        return round(value)
    return round(value, max(indicator.decimals, 4))


def words_of(found: Table) -> tuple[list[str], list[list[str]]]:
    """(heads, rows) as a Dutch reader writes them."""
    heads = [c.head for c in found.columns]
    rows = [[_word(v, c) for v, c in zip(row, found.columns, strict=True)] for row in found.rows]
    return heads, rows


def _word(value: Value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, str) or column.plain:
        return str(value)
    return formatting.number(value, column.decimals or 0)

"""The one table of a figure: columns over its rows, of which each place shows those that it has room for.

A file gives numbers, each with its unit in the head, and in a column of their own why there is none. The
table below a card is read by people and has few columns: the value with its unit, or the reason in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from figures.words import formatting

Value = str | float | int | None
R = TypeVar("R")
"""What a row is about: a figure, a reading, a group."""


class Where(Enum):
    """Where a column is shown: below a card, or in a workbook, the page for an iframe and the spoken text."""

    CARD = auto()
    FILE = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its head and what it says of a row; ``decimals`` of its numbers, None for words.

    ``plain``: whole numbers without a point for thousands, such as years. A column in which nothing stands is
    left out unless it is ``always`` there.
    """

    head: str
    cell: Callable[[R], Value]
    decimals: int | None = None
    plain: bool = False
    where: Where = Where.BOTH
    always: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table says in one place: its columns and rows of values; None is an empty cell."""

    columns: tuple[Column[Any], ...]
    rows: tuple[tuple[Value, ...], ...]

    def words(self) -> tuple[list[str], list[list[str]]]:
        """(heads, rows) as a Dutch reader writes them."""
        rows = [[_word(v, c) for v, c in zip(row, self.columns, strict=True)] for row in self.rows]
        return [c.head for c in self.columns], rows


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """Columns over ``items``, one row each. Nothing is worked out before a place asks for its cells."""

    columns: tuple[Column[R], ...]
    items: Sequence[R]

    def file(self) -> Cells:
        """The cells of a workbook."""
        return self._cells(Where.FILE)

    def card(self) -> Cells:
        """The cells of the table below a card."""
        return self._cells(Where.CARD)

    def _cells(self, where: Where) -> Cells:
        shown = [c for c in self.columns if c.where is where or c.where is Where.BOTH]
        made = [[c.cell(item) for item in self.items] for c in shown]
        keep = [
            i
            for i, column in enumerate(shown)
            if i == 0 or column.always or any(v is not None and v != "" for v in made[i])
        ]
        rows = zip(*(made[i] for i in keep), strict=True)
        return Cells(tuple(shown[i] for i in keep), tuple(rows))


def _word(value: Value, column: Column[Any]) -> str:
    if value is None:
        return ""
    if isinstance(value, str) or column.plain:
        return str(value)
    return formatting.number(value, column.decimals or 0)

"""Groups down, the indicators of a theme across: every cell with the colour and sign of its verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from data.catalogue import Indicator
from data.queries.group_indicator_matrix import TOTAL, Matrix, MatrixRow
from data.results import Reading
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Value
from figures.numbers.readings import reading_columns
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from figures.words import formatting
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class GroupMatrix(Plot):
    """Groups down, the indicators of a theme across; ``theme`` is its name."""

    groups: Matrix
    theme: str = ""

    @property
    def legend(self) -> Sequence[Verdict]:
        """The verdicts that the columns can have, from one end to the other."""
        return legend_of(self.groups.columns)

    @property
    def largest(self) -> float:
        """The share of the largest group, which fills the bar of its number; 100 without any."""
        shares = [r.share for r in self.groups.rows if r.share is not None and r.group.code != TOTAL]
        return max(shares, default=100.0)

    def is_chosen(self, row: MatrixRow) -> bool:
        """Is this the group of the selection?"""
        return row.group.code == self.groups.selection.group

    def older(self, year: int | None) -> str:
        """The year of a column when that is not the one that was chosen."""
        return "" if year in (None, self.groups.selection.year) else str(year)


def legend_of(columns: Sequence[Indicator]) -> Sequence[Verdict]:
    """The verdicts that figures of these indicators can have, from one end to the other."""
    judged = {c.judged for c in columns}
    scales = [s for s, on in ((JUDGED, True), (DESCRIBED, False)) if on in judged]
    return [*dict.fromkeys(scale[level] for scale in scales for level in sorted(scale)), UNKNOWN]


def people_words(row: MatrixRow) -> tuple[str, str]:
    """(how many people a group has or why that is not told, their share of all inhabitants)"""
    if row.people.value is None:
        return people_reason(row), ""
    if row.people.fewer_than:
        return formatting.people(row.people), ""
    share = "" if row.share is None else f"{formatting.number(row.share, 1)}{formatting.NARROW}%"
    return formatting.number(row.people.value), share


def people_reason(row: MatrixRow) -> str:
    """Why the number of people of a group is not told; empty when it is."""
    return "" if row.people.value is not None else text(f"status.{row.people.status.name.lower()}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table: a group with one of its readings, or with how many people it has."""

    row: MatrixRow
    reading: Reading | None


def table(plot: GroupMatrix) -> Table[Entry]:
    """A row per group and indicator, in the order of the matrix; how many people comes first."""
    columns = reading_columns(_reading)
    return Table(
        (
            Column(text("kaart.kop_groep"), lambda e: e.row.group.label),
            *(replace(c, cell=_or_people(c.cell, i)) for i, c in enumerate(columns)),
        ),
        [Entry(row, r) for row in plot.groups.rows for r in (None, *row.readings)],
    )


def _reading(entry: Entry) -> Reading:
    assert entry.reading is not None, "_or_people takes the others"
    return entry.reading


def _or_people(cell: Callable[[Entry], Value], column: int) -> Callable[[Entry], Value]:
    """The cell of a reading, or in the row of the people what stands in that column."""
    return lambda e: cell(e) if e.reading is not None else _people(e.row)[column]


def _people(row: MatrixRow) -> tuple[Value, ...]:
    """Name, number, unit, both counts, year, reference, verdict, reason."""
    figure = row.people
    count = None if figure.value is None else round(figure.value)
    return text("kaart.kop_mensen"), count, "", None, None, figure.year, None, "", people_reason(row)


def column_words(column: Indicator) -> str:
    """The head of a column: with its unit when that is too long to stand in every cell."""
    return f"{column.short} ({column.unit})" if column.unit not in ("", "%") else column.short


def cell_words(reading: Reading) -> str:
    """The value of a cell as it stands below ``column_words``, or why there is none."""
    figure, indicator = reading.figure, reading.indicator
    if figure.value is None or indicator.unit == "%":
        return formatting.figure_value(figure, indicator)
    return formatting.few(figure, indicator) or formatting.number(figure.value, indicator.decimals)

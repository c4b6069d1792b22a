"""The table of areas beside each other as a file has it: a row per area and indicator, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.areas import Area
from data.queries.areas_beside import AreaGrid
from data.results import Figure, Reading
from figures.numbers.columns import Column, Table, Value, Where
from figures.numbers.figure import rounded
from figures.numbers.readings import reading_columns
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """A row: an area with one of its readings and how many people live there; ``within`` is what it lies in.

    ``whole``: the place itself, below the rows.
    """

    area: Area
    within: str
    people: Figure | None
    reading: Reading
    whole: bool = False


def long_table(
    grid: AreaGrid, columns: Sequence[int] | None = None, rows: Sequence[int] | None = None
) -> Table[AreaEntry]:
    """All areas, or some ``rows``, with all indicators or some ``columns``, and the place itself last."""
    return Table(COLUMNS, _entries(grid, columns, rows))


def _entries(grid: AreaGrid, columns: Sequence[int] | None, rows: Sequence[int] | None) -> list[AreaEntry]:
    columns = range(len(grid.columns)) if columns is None else columns
    rows = range(len(grid.areas)) if rows is None else rows
    areas, people = grid.cells.monitor.areas, grid.people_of(rows)
    names = {a.parent: areas[a.parent].name for a in grid.areas if a.parent is not None}
    found = [
        AreaEntry(area, names.get(area.parent or "", ""), number, readings[c])
        for area, number, readings in zip(
            (grid.areas[r] for r in rows), people, grid.readings(rows), strict=True
        )
        for c in columns
    ]
    wider = areas.parent(grid.place.code)
    around = wider.name if wider else ""
    return found + [AreaEntry(grid.place, around, grid.whole_people, grid.whole[c], True) for c in columns]


def _people(entry: AreaEntry) -> Value:
    figure = entry.people
    return None if figure is None or figure.value is None else round(figure.value)


def _end(reading: Reading, end: float | None) -> Value:
    """A limit of the interval; none beside a figure that is hidden."""
    return None if reading.figure.value is None or end is None else rounded(end, reading.indicator)


def stands_words(entry: AreaEntry) -> str:
    """Whether a colour stands among so many figures; empty where there is none, and of the place itself."""
    reading = entry.reading
    if entry.whole or not reading.coloured:
        return ""
    if reading.deviate is None:
        return text("gebieden.houdt_niet")
    return text("gebieden.houdt_nee" if reading.doubtful else "gebieden.houdt_ja")


def _reading(entry: AreaEntry) -> Reading:
    return entry.reading


_OF_READING = reading_columns(_reading)
COLUMNS: tuple[Column[AreaEntry], ...] = (
    Column(text("meenemen.gebied"), lambda e: e.area.name),
    Column(text("gebieden.kop_code"), lambda e: e.area.code, where=Where.FILE),
    Column(text("gebieden.kop_ligt_in"), lambda e: e.within, where=Where.FILE),
    Column(text("gebieden.kop_inwoners"), _people, 0),
    *_OF_READING[:3],  # indicator, value, unit
    Column(text("meenemen.laag"), lambda e: _end(e.reading, e.reading.figure.low), 1, where=Where.FILE),
    Column(text("meenemen.hoog"), lambda e: _end(e.reading, e.reading.figure.high), 1, where=Where.FILE),
    *_OF_READING[3:],  # counts, year, reference, verdict, why there is none
    Column(text("gebieden.kop_houdt_stand"), stands_words),
)

"""What goes into a file: a table of named columns, made part by part, the same for every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from data.areas import Areas, Level
from data.asked.request import RequestCells
from data.monitor import Monitor
from data.queries.long_rows import RowBlock, count_rows, iterate_row_blocks
from data.releases.release import STATUS_NAMES, Status
from data.results import Figure
from figures.words import formatting
from figures.words.text import text
from figures.words.trace import source_in, source_through

TEXT = pa.dictionary(pa.int32(), pa.string())
WHY = b"waarom"  # metadata of a number: the name of the column that says why it is not there
HEAD = b"kop"  # metadata: the heading of a column in whole words, for people
GROUP = b"groep"  # metadata: the heading that a column shares with those beside it
LEVEL = b"niveau"  # metadata: this column names the area of that level around the row's own
ORIGIN = [("herkomst", TEXT), ("herkomst_naam", TEXT)]
SUBJECT = [("indicator", TEXT), ("indicator_naam", TEXT)]
NUMBERS = [
    ("jaar", pa.int16()),
    ("waarde", pa.float64()),
    ("eenheid", TEXT),
    ("teller", pa.int32()),
    ("noemer", pa.int32()),
    ("ondergrens", pa.float64()),
    ("bovengrens", pa.float64()),
    ("status", TEXT),
    ("soort", TEXT),
    ("voorlopig", TEXT),
    ("bron", TEXT),
    ("in_woorden", TEXT),
]


def around_levels(areas: Areas) -> tuple[Level, ...]:
    """The levels with a column of their own: not the widest, which is always the same, nor the narrowest, of
    which the name is there already.

    The level below the land always has one: a program that reads ``gemeente`` must find it in any release.
    """
    return areas.tiers[1 : max(2, len(areas.tiers) - 1)]


def place_fields(areas: Areas) -> list[pa.Field]:
    """The columns that say of which area a row is."""
    around = [pa.field(level.id, TEXT, metadata={LEVEL: level.id.encode()}) for level in around_levels(areas)]
    return [pa.field("gebied", TEXT), pa.field("gebied_naam", TEXT), *around, pa.field("niveau", TEXT)]


def long_schema(areas: Areas) -> pa.Schema:
    """The columns of a table with one figure a row."""
    return pa.schema([*place_fields(areas), *ORIGIN, *SUBJECT, *NUMBERS])


@dataclass(frozen=True, slots=True)
class RowPart:
    """Some rows, all of one indicator; its values are shown with ``decimals`` decimals."""

    batch: pa.RecordBatch
    decimals: int


@dataclass(frozen=True)
class RowTable:
    """A table that is not there yet: its columns, how many rows it will have, and how to make them.

    Every text column is a dictionary whose words are in ``words``, the same in all parts.
    """

    schema: pa.Schema
    rows: int
    words: dict[str, pa.Array]
    parts: Callable[[], Iterator[RowPart]]


@dataclass(frozen=True)
class Vocabulary:
    """The words of every text column of a release.

    ``together``: years that share a row, whose sources then stand in one cell; else each row has one year.
    """

    monitor: Monitor
    together: tuple[int, ...] = ()

    @cached_property
    def words(self) -> dict[str, pa.Array]:
        """Column -> all it can say, each word once."""
        return {name: words.dictionary for name, words in self._encoded.items()}

    @cached_property
    def codes(self) -> dict[str, np.ndarray]:
        """Column -> for each position on its axis (area, group, indicator …) the number of its word."""
        return {name: words.indices.to_numpy() for name, words in self._encoded.items()}

    @cached_property
    def _encoded(self) -> dict[str, pa.DictionaryArray]:
        m = self.monitor
        groups = [m.catalogue.groups[code] for code in m.cube.groups]
        columns = {
            "gebied": [a.code for a in m.areas],
            "gebied_naam": [a.name for a in m.areas],
            **{level.id: names_around(m.areas, level) for level in around_levels(m.areas)},
            "niveau": [a.level for a in m.areas],
            "herkomst": [g.code for g in groups],
            "herkomst_naam": [g.label for g in groups],
            "indicator": [i.id for i in m.indicators],
            "indicator_naam": [i.name for i in m.indicators],
            "eenheid": [i.unit or i.counted for i in m.indicators],
            "status": list(STATUS_NAMES),
            "soort": [text("uitvoer.waarneming"), text("uitvoer.schatting")],
            "voorlopig": ["nee", "ja"],
            "bron": self._sources(),
            "in_woorden": ["", *self.few],
        }
        return {name: pa.array(column, pa.string()).dictionary_encode() for name, column in columns.items()}

    @cached_property
    def few(self) -> list[str]:
        """What is said of a 0 that stands for a few, by indicator, then level, then counted or not."""
        m = self.monitor
        zeros = [(0.0, count, None, Status.BESCHIKBAAR, None) for count in (0, None)]
        return [
            formatting.few(Figure(*zero, rounded=steps), indicator)
            for indicator, by_level in zip(m.indicators, m.steps, strict=True)
            for steps in by_level
            for zero in zeros
        ]

    def few_codes(self, block: RowBlock) -> np.ndarray:
        """The codes of the column "in_woorden" of rows of one indicator."""
        levels = self.monitor.areas.levels[block.area].astype(np.intp)
        place = (block.indicator * len(self.monitor.areas.tiers) + levels) * 2 + (block.numerator < 0)
        return np.where((block.value == 0) & (block.numerator <= 0), 1 + place, 0)

    def _sources(self) -> list[str]:
        """By indicator, and within it by year unless years share a row."""
        release = self.monitor.release
        if self.together:
            return [source_through(release, i, self.together) for i in self.monitor.indicators]
        return [source_in(release, i, year) for i in self.monitor.indicators for year in release.years]

    def source(self, indicator: int, year: np.ndarray) -> np.ndarray | int:
        """The codes of the column "bron" of rows of one indicator; ``year`` is their position."""
        return indicator if self.together else indicator * len(self.monitor.release.years) + year


def names_around(areas: Areas, level: Level) -> list[str]:
    """For each area, in cube order, the name of the area of ``level`` that it is or lies in; "" if none."""
    wanted = areas.level_position(level.id)
    at = np.arange(len(areas))
    for _ in areas.tiers:  # at most so many steps up
        at = np.where(areas.levels[at] > wanted, areas.parents[at], at)
    return [areas.rows[p].name if areas.levels[p] == wanted else "" for p in at]


def long_table(monitor: Monitor, asked: RequestCells, start: int = 0, most: int | None = None) -> RowTable:
    """One row per figure, from ``start`` on, ``most`` at most."""
    vocabulary = Vocabulary(monitor)
    total = count_rows(monitor, asked)
    rows = max(0, min(total - start, total if most is None else most))

    def parts() -> Iterator[RowPart]:
        for block in iterate_row_blocks(monitor, asked, start, most):
            indicator = monitor.indicators[block.indicator]
            yield RowPart(_long(vocabulary, block), indicator.decimals)

    return RowTable(long_schema(monitor.areas), rows, vocabulary.words, parts)


def _long(vocabulary: Vocabulary, block: RowBlock) -> pa.RecordBatch:
    m = vocabulary.monitor
    years = np.asarray(m.release.years, np.int16)
    coded = coder(vocabulary, len(block))
    numbers = {
        "jaar": pa.array(years[block.year]),
        "waarde": real(block.value),
        "teller": whole(block.numerator),
        "noemer": whole(block.denominator),
        "ondergrens": real(block.low),
        "bovengrens": real(block.high),
    }
    provisional = m.release.provisional.get(m.indicators[block.indicator].id, ())
    codes = place_codes(m.areas, block.area) | subject_codes(vocabulary, block.indicator)
    codes |= {"herkomst": block.group, "herkomst_naam": block.group, "status": block.status}
    codes["bron"] = vocabulary.source(block.indicator, block.year)
    codes["in_woorden"] = vocabulary.few_codes(block)
    codes["voorlopig"] = np.isin(years, provisional)[block.year] & (block.status == 1)
    schema = long_schema(m.areas)
    columns = [numbers[n] if n in numbers else coded(n, codes[n]) for n in schema.names]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def place_codes(areas: Areas, area: np.ndarray) -> dict[str, np.ndarray]:
    """The codes of the columns of ``place_fields``, for rows of the areas at these positions (one axis)."""
    return {field.name: area for field in place_fields(areas)}


def subject_codes(vocabulary: Vocabulary, position: int) -> dict[str, int]:
    """The codes of the columns that are the same for all figures of an indicator."""
    modelled = int(vocabulary.monitor.indicators[position].modelled)
    return dict.fromkeys(("indicator", "indicator_naam", "eenheid"), position) | {"soort": modelled}


def coder(vocabulary: Vocabulary, rows: int) -> Callable[[str, np.ndarray | int], pa.DictionaryArray]:
    """A function that makes the text column ``name`` of positions, or of one position for all ``rows``."""

    def coded(name: str, codes: np.ndarray | int) -> pa.DictionaryArray:
        numbers = vocabulary.codes[name][np.asarray(codes, np.int32)]
        whole_column = pa.array(np.broadcast_to(numbers, rows), pa.int32())
        return pa.DictionaryArray.from_arrays(whole_column, vocabulary.words[name], safe=False)

    return coded


def real(values: np.ndarray) -> pa.Array:
    """Numbers (one per row) as a column, null where NaN."""
    return pa.array(values, pa.float64(), from_pandas=True)


def whole(counts: np.ndarray) -> pa.Array:
    """Counts (one per row) as a column, null where -1."""
    return pa.array(counts, pa.int32(), mask=counts < 0)

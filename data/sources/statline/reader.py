"""One CSV file of StatLine → a sheet: area codes, years and numbers, with what is missing as NaN."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from data.sources.intake.csvfile import CsvHeader
from data.sources.statline.amounts import numbers_of
from data.sources.statline.expression import Expression
from data.sources.statline.group_columns import column_of, spread
from data.sources.statline.header import as_described, attempt, canonical, header_of
from data.sources.statline.mapping import Statline, StatlineTable
from data.sources.statline.words import fault, some

Floats = npt.NDArray[np.float64]
LAND = "NL00"  # CBS has more than one code for Nederland


@dataclass(frozen=True)
class StatlineSheet:
    """The rows of one file that are about an area of a level we know (``tiers``: their ids, widest first).

    ``codes``, ``levels`` and ``years`` have one item per row, ``numbers`` one float64 array of that length
    per column. ``redrawn`` are the rows of areas whose borders changed since the year before. ``names`` and
    ``parents`` hold "" where the file has none. ``unknown`` are columns that no description mentions;
    ``empty`` are used columns without a single number.
    """

    table: StatlineTable
    file: str
    codes: tuple[str, ...]
    levels: tuple[str, ...]
    years: npt.NDArray[np.int64]
    names: tuple[str, ...]
    parents: tuple[str, ...]
    numbers: Mapping[str, Floats]
    redrawn: frozenset[int]
    unknown: tuple[str, ...]
    tiers: tuple[str, ...]

    def value(self, expression: Expression) -> Floats:
        """The sum of the columns, one per row; NaN where any of them is missing."""
        total = np.zeros(len(self.codes))
        for sign, name in expression.terms:
            total = total + sign * self.numbers[name]
        return total

    @cached_property
    def depths(self) -> npt.NDArray[np.intp]:
        """Per row the position of its level in ``tiers``: 0 for the land, 1 for a gemeente."""
        order = {level: at for at, level in enumerate(self.tiers)}
        return np.array([order[level] for level in self.levels], np.intp)

    @property
    def divisions(self) -> npt.NDArray[np.int64]:
        """Per row the year in which its areas within a gemeente were drawn."""
        return self.years if self.table.division is None else np.full_like(self.years, self.table.division)

    @property
    def empty(self) -> tuple[str, ...]:
        """The used columns without a single number."""
        return tuple(sorted(n for n, v in self.numbers.items() if len(v) and bool(np.isnan(v).all())))


def read_sheet(path: Path, table: StatlineTable, statline: Statline) -> StatlineSheet:
    """Read one file; raises ReleaseError with a Dutch sentence that names the file and what was expected."""
    top = header_of(path)
    header = top.names
    names = as_described(canonical(header, table.numbered), table)
    wanted = table.text_columns | {column_of(n) if table.groups else n for n in table.number_columns}
    missing = sorted(wanted - names.keys())
    if missing:
        raise fault("kolom_ontbreekt", file=path.name, table=table.id, columns=some(missing))
    label = next((n for n in table.names if n in names), "")
    parent = table.parent if table.parent in names else ""
    border, changed = next(((n, table.redrawn[1]) for n in (table.redrawn[0],) if n in names), ("", ""))
    used = wanted | {n for n in (label, parent, border) if n}
    double = [names[n] for n in sorted(used) if header.count(names[n]) > 1]
    if double:
        raise fault("kolom_dubbel", file=path.name, columns=some(double))
    columns = _columns(path, top, {n: names[n] for n in used})
    columns = spread(columns, table, path.name) if table.groups else columns
    codes, levels, keep = _areas(columns[table.code], path, table, columns, statline)

    def text(name: str) -> tuple[str, ...]:
        return tuple(columns[name].take(keep).to_pylist()) if name else ("",) * len(codes)

    return StatlineSheet(
        table=table,
        file=path.name,
        codes=codes,
        levels=levels,
        years=_years(columns, keep, table, path),
        redrawn=frozenset(at for at, said in enumerate(text(border)) if said and said == changed),
        names=text(label),
        parents=text(parent),
        numbers=numbers_of(
            {n: columns[n].take(keep) for n in sorted(table.number_columns)},
            names,
            path.name,
            keep,
            table.counts,
        ),
        unknown=tuple(
            raw
            for ours, raw in names.items()
            if ours not in used and not any(fnmatchcase(n, p) for p in table.ignored for n in (ours, raw))
        ),
        tiers=tuple(statline.levels),
    )


def _columns(path: Path, top: CsvHeader, names: Mapping[str, str]) -> dict[str, pa.Array]:
    wanted = list(names.values())
    table = attempt(
        path,
        lambda: pa_csv.read_csv(
            path,
            read_options=pa_csv.ReadOptions(
                use_threads=False, skip_rows=top.lines, column_names=list(top.names)
            ),  # with threads pyarrow does not know the number of a broken line
            parse_options=pa_csv.ParseOptions(delimiter=top.delimiter, newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                include_columns=wanted, column_types={n: pa.string() for n in wanted}
            ),
        ),
    )
    trimmed = {n: pc.utf8_trim_whitespace(table.column(raw)) for n, raw in names.items()}
    return {n: column.combine_chunks() for n, column in trimmed.items()}


def _areas(
    column: pa.Array, path: Path, table: StatlineTable, columns: Mapping[str, pa.Array], statline: Statline
) -> tuple[tuple[str, ...], tuple[str, ...], pa.Array]:
    """The codes and levels of the rows that count, and the positions of those rows in the file."""
    wanted = np.ones(len(column), np.bool_)
    for name, value in table.where.items():
        wanted &= pc.equal(columns[name], value).to_numpy(zero_copy_only=False)
    widest = next(iter(statline.levels))
    codes: list[str] = []
    levels: list[str] = []
    keep: list[int] = []
    for position, code in enumerate(column.to_pylist()):
        if not wanted[position]:
            continue
        level = next((level for level, pattern in statline.levels.items() if pattern.match(code)), None)
        if level is not None:
            codes.append(LAND if level == widest else code)
            levels.append(level)
            keep.append(position)
        elif not statline.other_levels.match(code):
            raise fault("gebiedscode", file=path.name, row=position + 2, column=table.code, code=code)
    if not keep:
        raise fault("geen_rijen", file=path.name, where=dict(table.where) or "-")
    return tuple(codes), tuple(levels), pa.array(keep, pa.int64())


def _years(
    columns: Mapping[str, pa.Array], keep: pa.Array, table: StatlineTable, path: Path
) -> npt.NDArray[np.int64]:
    if table.year is not None:
        return np.full(len(keep), table.year, np.int64)
    years = []
    for text in columns[table.year_column].take(keep).to_pylist():
        found = table.year_pattern.match(text)
        if not found:
            raise fault("jaartal", file=path.name, column=table.year_column, text=text)
        years.append(int(found.group(1)))
    return np.array(years, np.int64)

"""The cells of one indicator as the table of data/releases/release.SCHEMA."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from data.areas import Areas
from data.releases.release import SCHEMA, STATUS_NAMES, Status

Arrays = tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[np.uint8]]


@dataclass(frozen=True)
class Slab:
    """Cells of some groups and of some areas that follow each other.

    ``cells`` are value (in the unit of the indicator), numerator, denominator (counts, -1 for not known) and
    status, each of shape (years, groups, areas); ``groups`` are the positions of the groups, ``first`` that
    of the first area.
    """

    groups: tuple[int, ...]
    first: int
    cells: Arrays

    def fits(self, years: int, groups: int, areas: int) -> bool:
        """Whether all arrays have the shape they should have in a release of this size."""
        shape = self.cells[0].shape
        alike = all(array.shape == shape for array in self.cells) and len(shape) == 3
        return (
            alike
            and shape[:2] == (years, len(self.groups))
            and all(0 <= group < groups for group in self.groups)
            and 0 <= self.first <= self.first + shape[2] <= areas
        )

    @property
    def areas(self) -> slice:
        """The positions of the areas."""
        return slice(self.first, self.first + int(self.cells[0].shape[2]))

    def filled(self, areas: Areas) -> set[int]:
        """The levels (positions in ``areas.tiers``) of which any cell has a number."""
        there = (self.cells[3] == Status.BESCHIKBAAR).any(axis=(0, 1))
        return set(np.unique(areas.levels[self.areas][there]).tolist())


def tables(
    years: Sequence[int], groups: Sequence[str], areas: Areas, slabs: Sequence[Slab]
) -> Iterator[pa.Table]:
    """For each slab a row per cell that has a number or a reason.

    Each knows the codes of its own areas only, so that what is few in narrow areas costs wide ones nothing.
    """
    for slab in slabs:
        codes = pa.array([a.code for a in areas.rows[slab.areas]], pa.string())
        yield _rows(years, pa.array(list(groups), pa.string()), codes, slab)


def write(contents: Sequence[pa.Table], path: Path) -> None:
    """Write tables behind each other as one Parquet file; raises OSError when that cannot be done."""
    path.parent.mkdir(parents=True)
    with pq.ParquetWriter(
        path,
        SCHEMA,
        compression="zstd",
        compression_level=1,
        write_statistics=False,
        use_dictionary=["jaar", "herkomst", "gebied", "status"],
    ) as file:
        for table in contents:
            file.write_table(table)


def whole(slabs: Sequence[Slab], shape: tuple[int, int, int]) -> Arrays:
    """All cells (years, groups, areas) of the slabs together; not available where none has any."""
    value, numerator, denominator = (np.full(shape, fill) for fill in (np.nan, -1, -1))
    status = np.full(shape, Status.NIET_BESCHIKBAAR, np.uint8)
    for slab in slabs:
        for array, part in zip((value, numerator, denominator, status), slab.cells, strict=True):
            array[:, list(slab.groups), slab.areas] = part
    return value, numerator, denominator, status


def _rows(years: Sequence[int], groups: pa.Array, areas: pa.Array, slab: Slab) -> pa.Table:
    value, numerator, denominator, status = slab.cells
    keep = np.flatnonzero(status.reshape(-1))
    year, group, area = np.unravel_index(keep, status.shape)
    cell = status.reshape(-1)[keep]
    hidden = cell != Status.BESCHIKBAAR

    def numbers(cells: npt.NDArray[Any], kind: pa.DataType, absent: npt.NDArray[np.bool_]) -> pa.Array:
        return pa.array(cells, kind, mask=hidden | absent)

    flat_value = value.reshape(-1)[keep]
    flat_numerator, flat_denominator = numerator.reshape(-1)[keep], denominator.reshape(-1)[keep]
    return pa.Table.from_arrays(
        [
            pa.array(np.asarray(years, np.int16)[year]),
            _dictionary(np.asarray(slab.groups, np.int16)[group], groups),
            _dictionary(area.astype(np.int32), areas),
            numbers(flat_value.astype(np.float32, copy=False), pa.float32(), np.isnan(flat_value)),
            numbers(flat_numerator.astype(np.int32, copy=False), pa.int32(), flat_numerator < 0),
            numbers(flat_denominator.astype(np.int32, copy=False), pa.int32(), flat_denominator < 0),
            _dictionary(cell.astype(np.int8), pa.array(STATUS_NAMES, pa.string())),
        ],
        schema=SCHEMA,
    )


def _dictionary(indices: npt.NDArray[Any], values: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(indices), values)

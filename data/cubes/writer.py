"""Makes the arrays of a cube (data/cubes/cube.py) from the Parquet of a release, one indicator at a time."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from data.areas import Areas
from data.cubes.peers import Peers, peers_of, spread_rows
from data.cubes.rows import RowStore
from data.releases.release import STATUS_NAMES, Release, ReleaseError, Status

Mask = npt.NDArray[np.bool_]
Rows = tuple[npt.NDArray[Any], ...]  # per level its rows (year and group, cell)

ARRAYS = (
    "rank", "rank_first", "start", "value", "numerator", "denominator", "spread", "spread_first", "newest",
)  # fmt: skip
MISSING = {"value": np.float32(np.nan), "numerator": np.int32(-1), "denominator": np.int32(-1)}


@dataclass(frozen=True, slots=True)
class IndicatorRows:
    """The figures of one indicator: per level the rank of each area and the spread, and the numbers."""

    rank: Rows
    figures: npt.NDArray[np.int64]  # (year, group, level): how many figures each row has
    numbers: dict[str, npt.NDArray[Any]]  # per name of MISSING, in the order of the cells
    spread: Rows
    newest: npt.NDArray[np.int16]  # (level, group, year)


def write(release: Release, folder: Path) -> None:
    """Write a file per name of ARRAYS in ``folder``.

    Raises ReleaseError for a code that the release does not know, OSError when a file cannot be written.
    """
    areas = release.areas
    peers = peers_of(areas)
    rank, spread = RowStore(_rank_type(areas)), RowStore(np.float32)
    shape = (len(release.years), len(release.groups), len(areas.tiers))
    numbers: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in MISSING}
    figures, rank_first, spread_first, newest = [], [], [], []
    with ThreadPoolExecutor(2) as pool:
        for one in pool.map(lambda name: _indicator(release, name, peers), release.indicators):
            rank_first.append(np.stack([rank.add(rows) for rows in one.rank], axis=-1).reshape(shape))
            spread_first.append(np.stack([spread.add(rows) for rows in one.spread], axis=-1).reshape(shape))
            figures.append(one.figures)
            newest.append(one.newest)
            for name, column in one.numbers.items():
                numbers[name].append(column)
    # A row counts its areas from the first of its level; readers count areas from the first of all.
    offsets = np.array([areas.tier_slice(i).start for i in range(shape[2])])
    np.save(folder / "rank.npy", rank.cells)
    np.save(folder / "rank_first.npy", _stacked(rank_first, shape, np.int64) - offsets)
    np.save(folder / "spread.npy", spread.cells)
    np.save(folder / "spread_first.npy", _stacked(spread_first, shape, np.int64))
    counts = _stacked(figures, shape, np.int64)
    np.save(folder / "start.npy", (np.cumsum(counts) - counts.ravel()).reshape(counts.shape))
    for name, missing in MISSING.items():
        tail = np.full(len(Status), missing)  # what a place below 0 leads to, one for each status
        np.save(folder / f"{name}.npy", np.concatenate([*numbers[name], tail]))
    by_level = _stacked(newest, (shape[2], shape[1], shape[0]), np.int16)
    np.save(folder / "newest.npy", np.ascontiguousarray(by_level.swapaxes(0, 1)))


def _stacked(planes: Sequence[npt.NDArray[Any]], shape: tuple[int, ...], kind: Any) -> npt.NDArray[Any]:
    """The planes as one array; ``shape`` and ``kind`` of each are given, for there may be none."""
    return np.stack(planes) if planes else np.empty((0, *shape), kind)


def _rank_type(areas: Areas) -> np.dtype[Any]:
    """The smallest whole number that can count the areas of each level and go below 0."""
    return np.min_scalar_type(-max(len(areas), len(Status)))


def _indicator(release: Release, name: str, peers: Peers) -> IndicatorRows:
    cells = _read(release, name)
    status = cells["status"]
    there = status == Status.BESCHIKBAAR
    levels = [release.areas.tier_slice(i) for i in range(len(release.areas.tiers))]

    def rows(array: npt.NDArray[Any], level: slice) -> npt.NDArray[Any]:
        part = array[:, :, level]
        return part.reshape(part.shape[0] * part.shape[1], part.shape[2])

    return IndicatorRows(
        tuple(_ranks(rows(there, level), rows(status, level), _rank_type(release.areas)) for level in levels),
        np.stack([there[:, :, level].sum(axis=-1, dtype=np.int64) for level in levels], axis=-1),
        {name: cells[name][there] for name in MISSING},
        tuple(spread_rows(rows(cells["value"], v), s) for v, s in zip(levels, peers.siblings, strict=True)),
        np.stack([_newest(there[:, :, level]) for level in levels]),
    )


def _ranks(there: Mask, status: npt.NDArray[np.uint8], kind: np.dtype[Any]) -> npt.NDArray[Any]:
    """Per row: which of its figures a cell is, or -1 - status. All arrays (row, area of one level)."""
    missing = -1 - status.astype(kind)
    return np.where(there, np.cumsum(there, axis=-1, dtype=kind) - 1, missing).astype(kind)


def _read(release: Release, name: str) -> dict[str, npt.NDArray[Any]]:
    """The figures of one indicator as arrays of (year, group, area), by name of MISSING and "status"."""
    path = release.partition(name)
    table = pq.read_table(path, partitioning=None)
    shape = (len(release.years), len(release.groups), len(release.areas))

    def codes(column: str, known: dict[Any, int]) -> npt.NDArray[np.intp]:
        array = table.column(column).combine_chunks()
        if not pa.types.is_dictionary(array.type):
            array = array.dictionary_encode()
        names = array.dictionary.to_pylist()
        unknown = [n for n in names if n not in known]
        if unknown:
            raise ReleaseError(f"{path}: onbekend in {column}: {unknown[:5]}.")
        positions = np.array([known[n] for n in names], np.intp)
        indices: npt.NDArray[np.intp] = array.indices.to_numpy(zero_copy_only=False).astype(np.intp)
        return positions[indices]

    years = codes("jaar", {y: i for i, y in enumerate(release.years)})
    groups = codes("herkomst", {g: i for i, g in enumerate(release.groups)})
    areas = codes("gebied", release.areas.index)
    where = (years * shape[1] + groups) * shape[2] + areas
    columns: dict[str, npt.NDArray[Any]] = {
        "value": table.column("waarde").to_numpy(),
        "numerator": table.column("teller").fill_null(-1).to_numpy(),
        "denominator": table.column("noemer").fill_null(-1).to_numpy(),
        "status": codes("status", {name: i for i, name in enumerate(STATUS_NAMES)}),
    }
    empty = MISSING | {"status": np.uint8(Status.NIET_BESCHIKBAAR)}
    cells = {name: np.full(shape, missing) for name, missing in empty.items()}
    for name, column in columns.items():
        cells[name].reshape(-1)[where] = column
    return cells


def _newest(there: Mask) -> npt.NDArray[np.int16]:
    """(group, year), as told in ``Cube``; ``there`` (year, group, area of a level): is there a figure?"""
    measured = there.any(axis=-1).T
    return np.maximum.accumulate(np.where(measured, np.arange(len(there)), -1), axis=-1).astype(np.int16)

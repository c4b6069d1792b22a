"""Makes the arrays of a cube (data/cube.py) from the Parquet of a release, one indicator at a time."""

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

from data.areas import LEVELS, Areas
from data.releases.release import STATUS_NAMES, Release, ReleaseError, Status

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

ARRAYS = ("rank", "start", "value", "numerator", "denominator", "spread", "newest")
MISSING = {"value": np.float32(np.nan), "numerator": np.int32(-1), "denominator": np.int32(-1)}
MIN_PEERS = 8  # fewer areas than this give no usable spread


@dataclass(frozen=True, slots=True)
class Plane:
    """One indicator: the rank of each cell of (year, group, area), and the numbers of those with a figure."""

    rank: npt.NDArray[Any]
    figures: npt.NDArray[np.int32]  # how many figures each row (year, group) has
    numbers: dict[str, npt.NDArray[Any]]  # per name of MISSING, in the order of the cells
    spread: Floats
    newest: npt.NDArray[np.int16]


def write(release: Release, folder: Path) -> None:
    """Write a file per name of ARRAYS in ``folder``.

    Raises ReleaseError for a code that the release does not know, OSError when a file cannot be written.
    """
    with ThreadPoolExecutor(2) as pool:
        planes = list(pool.map(lambda name: _plane(release, name), release.indicators))
    shape = (len(release.years), len(release.groups), len(release.areas))
    figures = _stacked([p.figures for p in planes], shape[:2], np.int32)
    start = (np.cumsum(figures) - figures.ravel()).reshape(figures.shape).astype(np.int32)
    np.save(folder / "start.npy", start)
    np.save(folder / "rank.npy", _stacked([p.rank for p in planes], shape, _rank_type(release.areas)))
    for name, missing in MISSING.items():
        tail = np.full(len(Status), missing)  # what a place below 0 leads to, one for each status
        np.save(folder / f"{name}.npy", np.concatenate([*(p.numbers[name] for p in planes), tail]))
    width = (*shape[:2], _spread_width(release.areas))
    np.save(folder / "spread.npy", _stacked([p.spread for p in planes], width, np.float32))
    newest = _stacked([p.newest for p in planes], (len(LEVELS), shape[1], shape[0]), np.int16)
    np.save(folder / "newest.npy", np.ascontiguousarray(newest.swapaxes(0, 1)))


def _stacked(planes: Sequence[npt.NDArray[Any]], shape: tuple[int, ...], kind: Any) -> npt.NDArray[Any]:
    """The planes as one array; ``shape`` and ``kind`` of each are given, for there may be none."""
    return np.stack(planes) if planes else np.empty((0, *shape), kind)


def _rank_type(areas: Areas) -> np.dtype[Any]:
    """The smallest whole number that can count the areas and go below 0."""
    return np.min_scalar_type(-max(len(areas), 1))


def _plane(release: Release, name: str) -> Plane:
    cells = _read(release, name)
    status = cells["status"]
    there = status == Status.BESCHIKBAAR
    at = np.flatnonzero(there)
    kind = _rank_type(release.areas)
    rank = np.where(there, np.cumsum(there, axis=-1, dtype=kind) - 1, -1 - status.astype(kind)).astype(kind)
    return Plane(
        rank,
        there.sum(axis=-1, dtype=np.int32),
        {name: cells[name].ravel()[at] for name in MISSING},
        _spread(cells["value"], release.areas),
        _newest(there, release.areas),
    )


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


def _spread_width(areas: Areas) -> int:
    gemeenten = areas.level_slice("gemeente")
    return 2 + gemeenten.stop - gemeenten.start


def _spread(value: Floats, areas: Areas) -> Floats:
    """(year, group, 2 + gemeenten), as told in ``Cube``."""
    gemeenten, wijken = areas.level_slice("gemeente"), areas.level_slice("wijk")
    owner = areas.parents[wijken] - gemeenten.start if wijken.stop > wijken.start else np.empty(0, np.int32)
    starts = np.flatnonzero(np.diff(owner, prepend=-1)) if len(owner) else np.empty(0, np.intp)
    owned = owner[starts] >= 0  # a wijk without its gemeente belongs to no spread
    spread = np.full((*value.shape[:2], _spread_width(areas)), np.nan, np.float32)
    for column, part in ((0, gemeenten), (1, wijken)):
        cells = value[:, :, part].astype(np.float64)
        if cells.shape[-1]:
            spread[:, :, column] = _deviation(cells, np.zeros(1, np.intp))[..., 0]
    if len(starts):
        within = _deviation(value[:, :, wijken].astype(np.float64), starts)
        among = np.where(np.isnan(within), spread[:, :, 1, None], within)
        spread[:, :, 2 + owner[starts][owned]] = among[..., owned]
    return spread


def _deviation(cells: npt.NDArray[np.float64], starts: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    """Sample standard deviation of each run of the last axis, NaN below MIN_PEERS figures."""
    known = ~np.isnan(cells)
    count = np.add.reduceat(known, starts, axis=-1, dtype=np.int64)
    filled = np.where(known, cells, 0.0)
    lengths = np.diff(starts, append=cells.shape[-1])
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.add.reduceat(filled, starts, axis=-1) / count
        apart = np.where(known, cells - np.repeat(mean, lengths, axis=-1), 0.0)
        variance = np.add.reduceat(apart**2, starts, axis=-1) / (count - 1)
        return np.where(count >= MIN_PEERS, np.sqrt(variance), np.nan)


def _newest(there: Mask, areas: Areas) -> npt.NDArray[np.int16]:
    """(level, group, year), as told in ``Cube``; ``there`` says which cells have a figure."""
    years, groups, _ = there.shape
    newest = np.full((len(LEVELS), groups, years), -1, np.int16)
    for position, level in enumerate(LEVELS):
        measured = there[:, :, areas.level_slice(level)].any(axis=-1).T  # (group, year)
        newest[position] = np.maximum.accumulate(np.where(measured, np.arange(years), -1), axis=-1)
    return newest

"""Makes the arrays of a cube (data/cubes/cube.py) from the Parquet of a release, one indicator at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from data.areas import Areas
from data.cubes.peers import BLOCKS, Peers, SiblingRuns, peers_of, spread_rows
from data.cubes.rows import RowStore
from data.progress import arriving
from data.releases.release import STATUS_NAMES, Release, ReleaseError, Status

ARRAYS = (
    "rank", "rank_first", "start", "value", "numerator", "denominator", "spread", "spread_first", "newest",
)  # fmt: skip
MISSING = {"value": np.float32(np.nan), "numerator": np.int32(-1), "denominator": np.int32(-1)}
EMPTY = MISSING | {"status": np.uint8(Status.NIET_BESCHIKBAAR)}
Columns = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """The figures of one indicator at one level, in the rows (year and group) that the release has of it.

    ``keys`` (row) is year × groups + group, ``figures`` (row) how many areas have a figure, ``rank`` (row,
    area) as told in ``Places``, ``spread`` as in ``spread_rows``; ``numbers`` are those of the figures, per
    name of MISSING, in the order of the cells.
    """

    keys: npt.NDArray[np.intp]
    figures: npt.NDArray[np.int64]
    rank: npt.NDArray[Any]
    numbers: Columns
    spread: npt.NDArray[np.float32]


def write(release: Release, folder: Path, *, shown: bool = False) -> None:
    """Write a file per name of ARRAYS in ``folder``.

    Raises ReleaseError for a code that the release does not know, OSError when a file cannot be written.
    """
    peers = peers_of(release.areas)
    cube = _Gathered(release, peers)
    with ThreadPoolExecutor(2) as pool:
        every = pool.map(lambda name: _indicator(release, name, peers), release.indicators)
        for position, levels in enumerate(arriving(every, len(release.indicators), "kubus", shown=shown)):
            cube.add(position, levels)
    cube.save(folder)


class _Gathered:
    """The rows of all indicators; arrays have shape (indicator, row, level)."""

    def __init__(self, release: Release, peers: Peers) -> None:
        areas = release.areas
        self.axes = (len(release.years), len(release.groups))
        self.first = np.array(
            [areas.tier_slice(i).start for i in range(len(areas.tiers))]
        )  # area of each level
        self.counts = np.zeros(
            (len(release.indicators), self.axes[0] * self.axes[1], len(areas.tiers)), np.int64
        )
        self.rank_first, self.spread_first = np.zeros_like(self.counts), np.zeros_like(self.counts)
        self.rank, self.spread = RowStore(_rank_type(areas)), RowStore(np.float32)
        self.numbers: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in MISSING}
        nobody = -1 - int(Status.NIET_BESCHIKBAAR)  # a row that is not in the files: nobody was measured
        for level, siblings in enumerate(peers.siblings):
            part = areas.tier_slice(level)
            self.rank_first[..., level] = self.rank.add(np.full((1, part.stop - part.start), nobody))
            self.spread_first[..., level] = self.spread.add(
                np.full((1, BLOCKS * (1 + len(siblings.counted))), np.nan)
            )

    def add(self, indicator: int, levels: list[LevelFigures]) -> None:
        """Take in one indicator, in the order of the release."""
        for level, figures in enumerate(levels):
            self.counts[indicator, figures.keys, level] = figures.figures
            self.rank_first[indicator, figures.keys, level] = self.rank.add(figures.rank)
            self.spread_first[indicator, figures.keys, level] = self.spread.add(figures.spread)
            for name, column in figures.numbers.items():
                self.numbers[name].append(column)

    def save(self, folder: Path) -> None:
        """Write the files; raises OSError when one cannot be written."""
        shape = (len(self.counts), *self.axes, self.counts.shape[2])
        files = {
            "rank": self.rank.cells,
            # A row counts its areas from the first of its level; readers count areas from the first of all.
            "rank_first": (self.rank_first - self.first).reshape(shape),
            "start": _starts(self.counts).reshape(shape),
            "spread": self.spread.cells,
            "spread_first": self.spread_first.reshape(shape),
            "newest": _newest(self.counts.reshape(shape)),
        }
        for name, nothing in MISSING.items():
            tail = np.full(len(Status), nothing)  # what a place below 0 leads to, one for each status
            files[name] = np.concatenate([*self.numbers[name], tail])
        for name, array in files.items():
            np.save(folder / f"{name}.npy", array)


def _starts(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where the numbers of each row begin, (indicator, row, level): those of an indicator stand by level."""
    ordered = counts.swapaxes(1, 2)
    ends = np.cumsum(ordered).reshape(ordered.shape)
    return np.ascontiguousarray((ends - ordered).swapaxes(1, 2))


def _newest(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int16]:
    """(level, indicator, group, year), as told in ``Cube``; from the figures per row."""
    measured = np.moveaxis(counts > 0, (3, 0, 2, 1), (0, 1, 2, 3))
    years = np.arange(counts.shape[1])
    return np.maximum.accumulate(np.where(measured, years, -1), axis=-1).astype(np.int16)


def _rank_type(areas: Areas) -> np.dtype[Any]:
    """The smallest whole number that can count the areas of each level and go below 0."""
    return np.min_scalar_type(-max(len(areas), len(Status)))


def _indicator(release: Release, name: str, peers: Peers) -> list[LevelFigures]:
    """The figures of one indicator, per level."""
    columns, key, area = _read(release, name)
    rows, tiers = len(release.years) * len(release.groups), len(release.areas.tiers)
    occurs = np.zeros((tiers, rows), np.bool_)
    where = release.areas.levels[area].astype(np.intp) * rows + key
    occurs.ravel()[where] = True
    # Only the rows that occur, level after level: where little is measured, most do not.
    parts = [release.areas.tier_slice(i) for i in range(tiers)]
    widths = np.array([part.stop - part.start for part in parts])
    lengths = occurs * widths[:, None]
    first = np.cumsum(lengths).reshape(lengths.shape) - lengths
    cell = (first - np.array([[part.start] for part in parts])).ravel()[where] + area
    cells = {n: np.full(lengths.sum(), missing) for n, missing in EMPTY.items()}
    for n, column in columns.items():
        cells[n][cell] = column
    ends, found = np.cumsum(lengths.sum(axis=1)), []
    for level, siblings in enumerate(peers.siblings):
        keys, end = np.flatnonzero(occurs[level]), ends[level]
        shape = (len(keys), int(widths[level]))
        block = {n: c[end - shape[0] * shape[1] : end].reshape(shape) for n, c in cells.items()}
        found.append(_level(keys, block, siblings, _rank_type(release.areas)))
    return found


def _level(
    keys: npt.NDArray[np.intp], cells: Columns, siblings: SiblingRuns, kind: np.dtype[Any]
) -> LevelFigures:
    """Those of one level; ``cells`` (row, area) by name of EMPTY."""
    there = cells["status"] == Status.BESCHIKBAAR
    missing = -1 - cells["status"].astype(kind)
    return LevelFigures(
        keys,
        there.sum(axis=-1, dtype=np.int64),
        np.where(there, np.cumsum(there, axis=-1, dtype=kind) - 1, missing).astype(kind),
        {name: cells[name][there] for name in MISSING},
        spread_rows(cells["value"], cells["denominator"], siblings),
    )


def _read(release: Release, name: str) -> tuple[Columns, npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The file of one indicator: its columns by name of EMPTY, and per line its row and its area."""
    path = release.partition(name)
    table = pq.read_table(path, partitioning=None)

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
    columns: Columns = {
        "value": table.column("waarde").to_numpy(),
        "numerator": table.column("teller").fill_null(-1).to_numpy(),
        "denominator": table.column("noemer").fill_null(-1).to_numpy(),
        "status": codes("status", {name: i for i, name in enumerate(STATUS_NAMES)}),
    }
    return columns, years * len(release.groups) + groups, areas

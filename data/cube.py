"""The figures in memory: arrays of shape (indicator, year, group, area), mapped from one file each.

Built once per release from its Parquet and then mapped by every worker, so four workers share one
copy. Missing is explicit: value NaN, numerator and denominator -1, and a status that says why.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from data.areas import LEVELS, Areas
from data.herindeling import history
from data.herindeling.history import History
from data.release import STATUS_NAMES, Release, ReleaseError, Status, verify

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

_ARRAYS: dict[str, tuple[type[np.generic], float]] = {
    "value": (np.float32, np.nan),
    "numerator": (np.int32, -1),
    "denominator": (np.int32, -1),
    "status": (np.uint8, Status.NIET_BESCHIKBAAR),
}
FORMAT = 2  # a cube written by a program with another number is built anew
MIN_PEERS = 8  # fewer areas than this give no usable spread


@dataclass(frozen=True)
class Cube:
    """The arrays and what their axes stand for.

    ``spread`` (indicator, year, group, 2 + gemeenten) is the standard deviation of the value over all
    gemeenten, over all wijken, and over the wijken of each gemeente (over all wijken when fewer than
    MIN_PEERS of them have a figure); NaN where fewer than MIN_PEERS have one at all. ``newest`` (level,
    indicator, group, year) is the position of the last year up to that year in which any area of the level
    has a figure, -1 if none has. ``history`` holds the areas of which earlier years were counted anew.
    """

    indicators: dict[str, int]
    years: dict[int, int]
    groups: dict[str, int]
    areas: Areas
    value: Floats
    numerator: Ints
    denominator: Ints
    status: npt.NDArray[np.uint8]
    spread: Floats
    newest: npt.NDArray[np.int16]
    history: History | None = None

    def through_years(self, area: int) -> tuple[Cube | History, int]:
        """Where all years of one area are, as they are shown: the arrays to read and its position there."""
        place = self.history.places.get(area) if self.history else None
        return (self, area) if self.history is None or place is None else (self.history, place)


def load(release: Release, folder: Path | None = None) -> Cube:
    """Map the cube of a release, building it first when this is the first time.

    ``folder`` is where cubes are kept (default ``.cube`` beside the release, or the temporary folder when
    that is read-only). Raises ReleaseError when a file of the release is missing or was changed.
    """
    home = _home(release, folder)
    if not _stamp_matches(release, home):
        faults = verify(release)
        if faults:
            raise ReleaseError(f"De uitgave {release.id} is niet heel:\n- " + "\n- ".join(faults))
        _build(release, home)
    return Cube(
        indicators={c: i for i, c in enumerate(release.indicators)},
        years={y: i for i, y in enumerate(release.years)},
        groups={g: i for i, g in enumerate(release.groups)},
        areas=release.areas,
        **{name: _map(home / f"{name}.npy") for name in (*_ARRAYS, "spread", "newest")},
        history=history.read(release, home),
    )


def _map(path: Path) -> npt.NDArray[Any]:
    # The memmap subclass makes every slice six times slower; a plain view keeps the mapping alive.
    mapped: npt.NDArray[Any] = np.load(path, mmap_mode="r")
    return mapped.view(np.ndarray)


def _home(release: Release, folder: Path | None) -> Path:
    base = folder or release.path.parent / ".cube"
    try:
        base.mkdir(parents=True, exist_ok=True)
        probe = base / f".schrijfproef-{uuid4().hex}"
        probe.touch()
        probe.unlink()
    except OSError:
        base = Path(tempfile.gettempdir()) / "wijkmonitor-cube"
    return base / release.id


def _stamp(release: Release) -> dict[str, Any]:
    """What must be unchanged for a cube to be still true: as git does, size and time per file."""
    files = {}
    for name in release.files:
        stat = (release.path / name).stat()
        files[name] = [stat.st_size, stat.st_mtime_ns]
    return {"format": FORMAT, "digest": release.digest, "files": files}


def _stamp_matches(release: Release, home: Path) -> bool:
    try:
        stamp: Any = json.loads((home / "stamp.json").read_text("utf-8"))
        return bool(stamp == _stamp(release))
    except (OSError, ValueError):
        return False


def _build(release: Release, home: Path) -> None:
    """Write the arrays beside ``home`` and rename them into place, so that workers never see half of it."""
    part = home.with_name(f".wordt-gemaakt-{uuid4().hex[:12]}")
    part.mkdir(parents=True)
    try:
        shape = (len(release.indicators), len(release.years), len(release.groups), len(release.areas))
        arrays: dict[str, np.memmap[Any, Any]] = {}
        for name, (kind, empty) in _ARRAYS.items():
            arrays[name] = np.lib.format.open_memmap(part / f"{name}.npy", "w+", kind, shape)
            if empty != 0:
                arrays[name][...] = empty
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda i: _fill(release, i, arrays), range(shape[0])))
        np.save(part / "spread.npy", _spread(arrays["value"], release.areas))
        np.save(part / "newest.npy", _newest(arrays["status"], release.areas))
        history.build(release, arrays, part)
        for array in arrays.values():
            array.flush()
        (part / "stamp.json").write_text(json.dumps(_stamp(release)), "utf-8")
        if not _stamp_matches(release, home):  # else another worker was first, and others may be reading it
            shutil.rmtree(home, ignore_errors=True)
            part.rename(home)
    except OSError as error:
        if _stamp_matches(release, home):
            return  # another worker was first; its cube is the same
        raise ReleaseError(
            f"De cijfers van {release.id} passen niet in {home.parent}: {error.strerror}."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _fill(release: Release, position: int, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    table = pq.read_table(release.partition(release.indicators[position]), partitioning=None)
    shape = arrays["value"].shape[1:]

    def codes(column: str, known: dict[Any, int]) -> npt.NDArray[np.intp]:
        array = table.column(column).combine_chunks()
        if not pa.types.is_dictionary(array.type):
            array = array.dictionary_encode()
        names = array.dictionary.to_pylist()
        unknown = [n for n in names if n not in known]
        if unknown:
            raise ReleaseError(
                f"{release.partition(release.indicators[position])}: onbekend in {column}: {unknown[:5]}."
            )
        positions = np.array([known[n] for n in names], np.intp)
        indices: npt.NDArray[np.intp] = array.indices.to_numpy(zero_copy_only=False).astype(np.intp)
        return positions[indices]

    years = codes("jaar", {y: i for i, y in enumerate(release.years)})
    groups = codes("herkomst", {g: i for i, g in enumerate(release.groups)})
    areas = codes("gebied", release.areas.index)
    cells = (years * shape[1] + groups) * shape[2] + areas
    status = codes("status", {name: i for i, name in enumerate(STATUS_NAMES)})
    columns: dict[str, npt.NDArray[Any]] = {
        "value": table.column("waarde").to_numpy(),
        "numerator": table.column("teller").fill_null(-1).to_numpy(),
        "denominator": table.column("noemer").fill_null(-1).to_numpy(),
        "status": status,
    }
    for name, column in columns.items():
        arrays[name][position].reshape(-1)[cells] = column


def _spread(value: Floats, areas: Areas) -> Floats:
    gemeenten, wijken = areas.level_slice("gemeente"), areas.level_slice("wijk")
    owner = areas.parents[wijken] - gemeenten.start if wijken.stop > wijken.start else np.empty(0, np.int32)
    starts = np.flatnonzero(np.diff(owner, prepend=-1)) if len(owner) else np.empty(0, np.intp)
    owned = owner[starts] >= 0  # a wijk without its gemeente belongs to no spread
    spread = np.full((*value.shape[:3], 2 + gemeenten.stop - gemeenten.start), np.nan, np.float32)
    for i in range(value.shape[0]):  # one indicator at a time keeps the float64 copies small
        for column, part in ((0, gemeenten), (1, wijken)):
            cells = value[i, :, :, part].astype(np.float64)
            if cells.shape[-1]:
                spread[i, :, :, column] = _deviation(cells, np.zeros(1, np.intp))[..., 0]
        if len(starts):
            within = _deviation(value[i, :, :, wijken].astype(np.float64), starts)
            among = np.where(np.isnan(within), spread[i, :, :, 1, None], within)
            spread[i, :, :, 2 + owner[starts][owned]] = np.moveaxis(among[..., owned], -1, 0)
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


def _newest(status: npt.NDArray[np.uint8], areas: Areas) -> npt.NDArray[np.int16]:
    indicators, years, groups, _ = status.shape
    newest = np.full((len(LEVELS), indicators, groups, years), -1, np.int16)
    for level_position, level in enumerate(LEVELS):
        part = areas.level_slice(level)
        for i in range(indicators):
            there = (status[i, :, :, part] == Status.BESCHIKBAAR).any(axis=-1).T  # (group, year)
            positions = np.where(there, np.arange(years), -1)
            newest[level_position, i] = np.maximum.accumulate(positions, axis=-1)
    return newest

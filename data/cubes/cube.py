"""The figures in memory: arrays of shape (indicator, year, group, area), mapped from one file each.

Built once per release from its Parquet and then mapped by every worker, so four workers share one
copy. Missing is explicit: value NaN, numerator and denominator -1, and a status that says why.

Three cells in four have no figure, so numbers are kept for the others only, one after the other. Per cell
there is one small whole number, its *rank*: which of the figures of its row (indicator, year, group) it is,
or, below 0, why it has none.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.cubes import writer as cube_writer
from data.cubes.numbers import Numbers
from data.cubes.writer import MIN_PEERS as MIN_PEERS
from data.herindeling import history
from data.herindeling.history import History
from data.releases.release import RECOUNTED, Release, ReleaseError, Status, verify

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Statuses = npt.NDArray[np.uint8]

FORMAT = 4  # a cube written by a program with another number is built anew


@dataclass(frozen=True, slots=True)
class Places:
    """Where the numbers of each cell are, read as an array of (indicator, year, group, area).

    Below 0 it is -1 - status: why there are none. ``Column`` ends in as many missing numbers, so such a
    place too can be looked up.
    """

    rank: npt.NDArray[np.signedinteger[Any]]
    start: Ints  # of the row; the same for all its areas

    def __getitem__(self, where: Any) -> Ints:
        """The places of some cells, chosen as numpy does."""
        rank = self.rank[where]
        return np.where(rank < 0, rank, self.start[where] + rank)

    def status(self, where: Any) -> Statuses:
        """Their status, for which no number need be looked up."""
        return _status(self.rank[where])


@dataclass(frozen=True, slots=True)
class Column:
    """One number of every cell, read as an array of (indicator, year, group, area): ``column[0, :, 2]``."""

    places: Places
    numbers: npt.NDArray[Any]

    def __getitem__(self, where: Any) -> npt.NDArray[Any]:
        """The numbers of some cells, chosen as numpy does."""
        found: npt.NDArray[Any] = self.numbers[self.places[where]]
        return found


@dataclass(frozen=True, slots=True)
class StatusColumn:
    """The status of every cell, read in the same way."""

    places: Places

    def __getitem__(self, where: Any) -> Statuses:
        """The statuses of some cells, chosen as numpy does."""
        return self.places.status(where)


def _status(place: npt.NDArray[Any]) -> Statuses:
    return np.where(place < 0, -1 - place, Status.BESCHIKBAAR).astype(np.uint8)


@dataclass(frozen=True)
class Cube:
    """The figures and what their axes stand for.

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
    places: Places
    value: Column
    numerator: Column
    denominator: Column
    status: StatusColumn
    spread: Floats
    newest: npt.NDArray[np.int16]
    history: History | None = None

    def through_years(self, area: int) -> tuple[Cube | History, int]:
        """Where all years of one area are, as they are shown: the arrays to read and its position there."""
        place = self.history.places.get(area) if self.history else None
        return (self, area) if self.history is None or place is None else (self.history, place)

    def numbers(self, where: Any) -> Numbers:
        """All columns of some cells, chosen as numpy does; their places are looked up once."""
        at = self.places[where]
        value, numerator, denominator = self.value.numbers, self.numerator.numbers, self.denominator.numbers
        return Numbers(value[at], numerator[at], denominator[at], _status(at))


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
    return replace(_mapped(release, home), history=history.read(release, home))


def _mapped(release: Release, home: Path) -> Cube:
    found = {name: _map(home / f"{name}.npy") for name in cube_writer.ARRAYS}
    rank = found["rank"]
    places = Places(rank, np.broadcast_to(found["start"][..., None], rank.shape))
    return Cube(
        indicators={c: i for i, c in enumerate(release.indicators)},
        years={y: i for i, y in enumerate(release.years)},
        groups={g: i for i, g in enumerate(release.groups)},
        areas=release.areas,
        places=places,
        value=Column(places, found["value"]),
        numerator=Column(places, found["numerator"]),
        denominator=Column(places, found["denominator"]),
        status=StatusColumn(places),
        spread=found["spread"],
        newest=found["newest"],
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
        cube_writer.write(release, part)
        if RECOUNTED in release.files:
            history.build(release, _mapped(release, part).numbers, part)
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

"""The figures in memory, read as arrays of shape (indicator, year, group, area), mapped from files.

Built once per release from its Parquet and then mapped by every worker, so four workers share one
copy. Missing is explicit: value NaN, numerator and denominator -1, and a status that says why.

Three cells in four have no figure, so numbers are kept for the others only, one after the other. Per cell
there is one small whole number, its *rank*: which of the figures of its row (indicator, year, group, level)
it is, or, below 0, why it has none. Rows that are alike are kept once (data/cubes/rows.py).
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
from data.cubes.numbers import CellNumbers
from data.cubes.peers import MIN_PEERS as MIN_PEERS
from data.cubes.peers import Peers, Spread, peers_of, widths_of
from data.cubes.places import CellColumn, Places, StatusColumn, status_of
from data.cubes.rows import LevelRows
from data.herindeling import history
from data.herindeling.history import History
from data.releases.release import RECOUNTED, Release, ReleaseError, verify

FORMAT = 6  # a cube written by a program with another number is built anew


@dataclass(frozen=True)
class Cube:
    """The figures and what their axes stand for.

    ``spread`` is the standard deviation of the value over the areas of a level, or over the children of one
    parent; ``peers`` says which of them are for which area. ``newest`` (level, indicator, group, year) is
    the position of the last year up to that year in which any area of the level has a figure, -1 if none
    has. ``history`` holds the areas of which earlier years were counted anew.

    ``value``, ``numerator``, ``denominator``, ``status`` and ``numbers`` give what the release itself says
    of cells chosen as numpy does, so that sums over areas count nobody twice; ``read`` what is shown.
    """

    indicators: dict[str, int]
    years: dict[int, int]
    groups: dict[str, int]
    areas: Areas
    places: Places
    value: CellColumn
    numerator: CellColumn
    denominator: CellColumn
    status: StatusColumn
    spread: Spread
    peers: Peers
    newest: npt.NDArray[np.int16]
    history: History | None = None

    def numbers(self, where: Any) -> CellNumbers:
        """All columns of some cells, chosen as numpy does; their places are looked up once."""
        return self._at(self.places[where])

    def _at(self, places: npt.NDArray[np.int64]) -> CellNumbers:
        return CellNumbers(
            self.value.numbers[places],
            self.numerator.numbers[places],
            self.denominator.numbers[places],
            status_of(places),
        )

    def read(self, indicator: Any, year: Any, group: Any, area: Any) -> CellNumbers:
        """The cells at these positions (whole numbers that broadcast to one shape), as they are shown.

        For an area of which earlier years were counted anew that is its recounted history.
        """
        published = self._at(self.places.at(indicator, year, group, area))
        if self.history is None:
            return published
        return self.history.over(published, indicator, year, group, area)

    def read_values(self, indicator: Any, year: Any, group: Any, area: Any) -> npt.NDArray[np.float32]:
        """The values alone of the cells that ``read`` gives, of the same shape: for what is compared with."""
        if self.history is not None:
            return self.read(indicator, year, group, area).value
        values: npt.NDArray[np.float32] = self.value.numbers[self.places.at(indicator, year, group, area)]
        return values


def load(release: Release, folder: Path | None = None, *, shown: bool = False) -> Cube:
    """Map the cube of a release, building it first when this is the first time.

    ``folder`` is where cubes are kept (default ``.cube`` beside the release, or the temporary folder when
    that is read-only); ``shown``: say how far it is at a terminal. Raises ReleaseError when a file of the
    release is missing or was changed.
    """
    home = _home(release, folder)
    if not _stamp_matches(release, home):
        faults = verify(release)
        if faults:
            raise ReleaseError(f"De uitgave {release.id} is niet heel:\n- " + "\n- ".join(faults))
        _build(release, home, shown)
    return replace(_mapped(release, home), history=history.read(release, home))


def _mapped(release: Release, home: Path) -> Cube:
    files = {name: _map(home / f"{name}.npy") for name in cube_writer.ARRAYS}
    areas = release.areas
    ranks, levels = LevelRows(files["rank"], files["rank_first"]), areas.levels.astype(np.intp)
    places, peers = Places(ranks, files["start"], levels), peers_of(areas)
    return Cube(
        indicators={c: i for i, c in enumerate(release.indicators)},
        years={y: i for i, y in enumerate(release.years)},
        groups={g: i for i, g in enumerate(release.groups)},
        areas=areas,
        places=places,
        value=CellColumn(places, files["value"]),
        numerator=CellColumn(places, files["numerator"]),
        denominator=CellColumn(places, files["denominator"]),
        status=StatusColumn(places),
        spread=Spread(LevelRows(files["spread"], files["spread_first"]), widths_of(peers)),
        peers=peers,
        newest=files["newest"],
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


def _build(release: Release, home: Path, shown: bool) -> None:
    """Write the arrays beside ``home`` and rename them into place, so that workers never see half of it."""
    part = home.with_name(f".wordt-gemaakt-{uuid4().hex[:12]}")
    part.mkdir(parents=True)
    try:
        cube_writer.write(release, part, shown=shown)
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

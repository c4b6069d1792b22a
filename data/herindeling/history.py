"""The years of areas that others joined, as they are shown: counted anew where that could be done.

The cube itself stays as the release gives it, so that sums, rankings and the spread of one year count nobody
twice: in 2020 the five gemeenten are there and the one that they became is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from data.cubes.numbers import CellNumbers
from data.releases.release import RECOUNTED, STATUS_NAMES, Release

NAMES = ("value", "numerator", "denominator", "status", "recounted")


@dataclass(frozen=True)
class History:
    """Arrays of shape (indicator, year, group, place), for the areas with a place in ``places``.

    ``places`` (area) is that of each area of the cube, -1 for most; ``recounted`` says which cells are not
    those of the release itself.
    """

    places: npt.NDArray[np.intp]
    value: npt.NDArray[np.float32]
    numerator: npt.NDArray[np.int32]
    denominator: npt.NDArray[np.int32]
    status: npt.NDArray[np.uint8]
    recounted: npt.NDArray[np.bool_]

    def over(self, published: CellNumbers, indicator: Any, year: Any, group: Any, area: Any) -> CellNumbers:
        """``published``, the cells at these positions (that broadcast), with those that were counted anew."""
        place = self.places[area]
        if (place < 0).all():
            return published
        shape = published.value.shape
        positions = [np.broadcast_to(p, shape) for p in (indicator, year, group, place)]
        anew = positions[3] >= 0
        where = tuple(p[anew] for p in positions)
        columns = {n: getattr(published, n).copy() for n in NAMES[:-1]}
        columns["recounted"] = np.zeros(shape, np.bool_)
        for name, column in columns.items():
            column[anew] = getattr(self, name)[where]
        return CellNumbers(**columns)


def build(release: Release, published: Callable[[Any], CellNumbers], home: Path) -> None:
    """Write the arrays beside those of the cube; nothing when no year was counted anew.

    ``published`` gives the figures of the release itself of some cells of (indicator, year, group, area).
    """
    rows = pq.read_table(release.path / RECOUNTED)
    if not len(rows):
        return
    indicators = {name: i for i, name in enumerate(release.indicators)}
    years = {year: i for i, year in enumerate(release.years)}
    groups = {group: i for i, group in enumerate(release.groups)}
    codes = sorted(set(rows.column("gebied").to_pylist()), key=release.areas.index.__getitem__)
    here = {code: i for i, code in enumerate(codes)}
    where = tuple(
        np.array([known[v] for v in rows.column(name).to_pylist()], np.intp)
        for name, known in (
            ("indicator", indicators),
            ("jaar", years),
            ("herkomst", groups),
            ("gebied", here),
        )
    )
    columns = {
        "value": rows.column("waarde").to_numpy(),
        "numerator": rows.column("teller").fill_null(-1).to_numpy(),
        "denominator": rows.column("noemer").fill_null(-1).to_numpy(),
        "status": np.array([STATUS_NAMES.index(s) for s in rows.column("status").to_pylist()], np.uint8),
    }
    positions = np.array([release.areas.index[c] for c in codes], np.intp)
    found = published((..., positions))
    for name, column in columns.items():
        array = np.ascontiguousarray(getattr(found, name))
        array[where] = column
        np.save(home / _file(name), array)
    flags = np.zeros((len(indicators), len(years), len(groups), len(codes)), np.bool_)
    flags[where] = True
    np.save(home / _file("recounted"), flags)
    np.save(home / _file("places"), positions)


def read(release: Release, home: Path) -> History | None:
    """The arrays that ``build`` wrote, mapped; None when there are none."""
    if RECOUNTED not in release.files or not (home / _file("places")).exists():
        return None
    positions = np.load(home / _file("places"))
    places = np.full(len(release.areas), -1, np.intp)
    places[positions] = np.arange(len(positions))
    arrays = {n: np.load(home / _file(n), mmap_mode="r").view(np.ndarray) for n in NAMES}
    return History(places, **arrays)


def _file(name: str) -> str:
    return f"history_{name}.npy"

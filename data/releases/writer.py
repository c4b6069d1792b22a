"""Writes a release beside the others and renames it into place (data/release.py says what it is made of)."""

from __future__ import annotations

import errno
import functools
import json
import os
import shutil
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.parquet as pq

from data import areas as areas_module
from data.areas import Areas
from data.geometry.features import outline_words
from data.herindeling.moves import Move
from data.herindeling.record import Record
from data.releases import disk, drawing, levels, limits, provenance, sealed
from data.releases import table as release_table
from data.releases.provenance import Origin
from data.releases.release import (
    FORMAT,
    Check,
    Release,
    ReleaseError,
    Source,
    is_whole,
)
from data.releases.table import Slab
from data.statistics.rounding import Steps


class ReleaseWriter:
    """Writes one release and renames it into place; leaves nothing behind when it fails.

    Use as a context manager; ``finish`` gives the path. ``figures`` may be called from several
    threads, once per indicator.
    """

    def __init__(
        self,
        root: Path,
        edition: str,
        *,
        title: str,
        areas: Areas,
        years: Sequence[int],
        groups: Sequence[str],
        sources: Iterable[Source],
        fictional: bool = False,
        created: datetime | None = None,
        moves: Sequence[Move] = (),
        protection: str = "",
    ) -> None:
        # How small counts are protected: another way makes another release, whatever the figures.
        self._protection = {"protection": protection} if protection else {}
        self.areas, self.years, self.groups = areas, tuple(years), tuple(groups)
        self._root, self._edition, self._title, self._fictional = root, edition, title, fictional
        self._sources = tuple(sources)
        self._created = (created or datetime.now(UTC)).astimezone(UTC)
        said = (title, *(part for s in self._sources for part in (s.name, s.table, s.date, s.licence)))
        self._checks: list[Check] = list(limits.undrawable(areas, *said))
        self._rows: dict[str, int] = {}
        self._filled: dict[str, tuple[int, ...]] = {}
        self._provisional: dict[str, tuple[int, ...]] = {}
        self._origins: dict[str, tuple[Origin, ...]] = {}
        self._rounding: Mapping[str, Mapping[str, Steps]] = {}
        self._record = Record(moves, self.years, self.groups, areas)
        self._lock = threading.Lock()
        self._folder = root / edition  # until it has a folder of its own
        self._lock_on_folder = -1

    def __enter__(self) -> Self:
        try:
            self._guard(self._claim)
            self._write_frame("areas.parquet", areas_module.to_frame(self.areas))
            self._write_frame("groups.parquet", pd.DataFrame({"code": self.groups}))
        except BaseException:
            self._let_go()  # __exit__ is not called when this fails
            raise
        return self

    def _claim(self) -> None:
        disk.sweep(self._folder)  # what a killed build left behind
        self._folder, self._lock_on_folder = disk.claim(self._folder)

    def _let_go(self) -> None:
        if self._lock_on_folder >= 0:
            shutil.rmtree(self._folder, ignore_errors=True)  # a finished release has been renamed away
            os.close(self._lock_on_folder)
            self._lock_on_folder = -1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()
        if isinstance(error, OSError):
            raise self._as_release_error(error) from error

    def figures(
        self,
        indicator: str,
        value: npt.NDArray[np.floating[Any]],
        numerator: npt.NDArray[np.integer[Any]],
        denominator: npt.NDArray[np.integer[Any]],
        status: npt.NDArray[np.uint8],
        *,
        provisional: Sequence[int] = (),
        more: Sequence[Slab] = (),
    ) -> None:
        """Write all cells of one indicator.

        The arrays have shape (years, groups, areas) in the order given to the writer; a numerator or
        denominator of -1 means "not known". A cell with status NIET_BESCHIKBAAR is not written; a cell
        that is not BESCHIKBAAR is written without any number, whatever the arrays hold. The last areas may
        be left out of the arrays: of narrow levels there is mostly little, which ``more`` then says.
        Raises ValueError when an array has another shape, ReleaseError when the file cannot be written.
        """
        shape = (len(self.years), len(self.groups), len(self.areas))
        slabs = [Slab(tuple(range(shape[1])), 0, (value, numerator, denominator, status)), *more]
        if not all(slab.fits(*shape) for slab in slabs):
            raise ValueError(f"{indicator}: expected arrays of shape {shape}")
        wrong = [c for slab in slabs for c in limits.outside(indicator, slab.cells[0], slab.cells[3])]
        tables = list(release_table.tables(self.years, self.groups, self.areas, slabs))
        path = self._folder / "figures" / f"indicator={indicator}" / "part-0.parquet"

        self._guard(lambda: release_table.write(tables, path))
        if self._record:
            self._record.add(indicator, release_table.whole(slabs, shape))
        with self._lock:
            self._checks += wrong
            self._rows[indicator] = sum(map(len, tables))
            self._filled[indicator] = tuple(sorted({n for s in slabs for n in s.filled(self.areas)}))
            if provisional:
                self._provisional[indicator] = tuple(provisional)

    def map(self, level: str, geojson: bytes, *, progress: bool = True) -> None:
        """Add the polygons of a level (GeoJSON, WGS84, property ``code``), and outlines of them to draw.

        Raises ReleaseError that names the area when they are no map of Nederland (``data/geometry/features.py``).
        """
        self._write_maps(*drawing.drawn(level, geojson, self.areas, progress=progress))

    def same_map(self, level: str, base: Release) -> None:
        """Take over the map of an earlier release, if it has one, for the areas that are still there."""
        self._write_maps(*drawing.same(level, base, self.areas))

    def _write_maps(self, files: Mapping[str, bytes], words: str) -> None:
        for name, contents in files.items():
            (self._folder / "map").mkdir(exist_ok=True)
            (self._folder / "map" / name).write_bytes(contents)
        if words:
            self.check(outline_words("check"), True, words)

    def origins(self, indicator: str, origins: Iterable[Origin]) -> None:
        """Note where the figures of an indicator come from."""
        self._origins[indicator] = provenance.joined(origins)

    def rounded(self, rounding: Mapping[str, Mapping[str, Steps]]) -> None:
        """Note in which steps figures were rounded on their way here: by indicator and id of the level."""
        self._rounding = rounding

    @property
    def recounted(self) -> int:
        """How many cells of earlier years were counted anew, until now."""
        return self._record.count

    def check(self, name: str, passed: bool, detail: str) -> None:
        """Note a check; a release with a failed check is not written."""
        self._checks.append(Check(name, passed, detail))

    def finish(self) -> Path:
        """Write the manifest, rename the release into place and give its path.

        Raises ReleaseError when a check failed; the earlier releases are untouched in any case.
        """
        failed = [f"{c.name}: {c.detail}" for c in self._checks if not c.passed]
        if failed:
            raise ReleaseError("Er is niets geschreven, want dit klopt niet:\n- " + "\n- ".join(failed))
        for name, contents in self._record.files():
            self._guard(functools.partial(pq.write_table, contents, self._folder / name))
        manifest = self._manifest()
        target = self._folder.parent / str(manifest["id"])
        self._guard(lambda: self._publish(manifest, target))
        return target

    def _manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "edition": self._edition,
            "title": self._title,
            "fictional": self._fictional,
            "sources": [asdict(s) for s in self._sources],
            "checks": [asdict(c) for c in self._checks],
            "years": list(self.years),
            "groups": list(self.groups),
            "levels": levels.to_manifest(
                self.areas.tiers, [(s.name, s.table) for s in self._sources], self._filled, self._origins
            ),
            "indicators": sorted(self._rows),
            "rows": dict(sorted(self._rows.items())),
            "provisional": {k: list(v) for k, v in sorted(self._provisional.items())},
            "provenance": provenance.to_manifest(self._origins),
            **levels.rounding_to_manifest(self._rounding),
            **self._record.manifest(),
            **self._protection,
            "files": sealed.listed(self._folder),
        }
        return sealed.seal(manifest, self._created)

    def _publish(self, manifest: Mapping[str, Any], target: Path) -> None:
        (self._folder / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
        for name in (*manifest["files"], "manifest.json"):
            disk.sync(self._folder / name)
        if target.exists() and not is_whole(target):
            broken = target.rename(self._folder.with_name(f"{disk.BROKEN}{uuid4().hex[:12]}"))
            shutil.rmtree(broken, ignore_errors=True)
        try:
            self._folder.rename(target)
        except OSError as error:  # the same contents on the same day are the same release
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not is_whole(target):
                raise
        disk.sync(target.parent)

    def _write_frame(self, name: str, frame: pd.DataFrame) -> None:
        self._guard(lambda: frame.to_parquet(self._folder / name, index=False))

    def _guard(self, action: Any) -> None:
        try:
            action()
        except OSError as error:
            raise self._as_release_error(error) from error

    def _as_release_error(self, error: OSError) -> ReleaseError:
        if error.errno == errno.ENOSPC:
            return ReleaseError(
                f"De schijf is vol: de uitgave past niet in {self._root}. Er is niets veranderd."
            )
        return ReleaseError(f"Schrijven in {self._root} lukt niet: {error.strerror}. Er is niets veranderd.")

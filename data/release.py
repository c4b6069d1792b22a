"""A release: one immutable, dated set of figures on disk, and the only thing the app reads.

    <root>/<edition>/<id>/manifest.json      what it is, from what, checked how, and a checksum per file
                         /areas.parquet      the areas, in cube order
                         /groups.parquet     the origin groups it has figures for
                         /figures/indicator=<id>/part-0.parquet
                                             jaar, herkomst, gebied, waarde, teller, noemer, status
                         /map/<level>.geojson

A release is written next to the others and renamed into place, so it is there whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data import areas as areas_module
from data import disk, provenance
from data.areas import Areas
from data.provenance import Origin

FORMAT = 1
COLUMNS = ("jaar", "herkomst", "gebied", "waarde", "teller", "noemer", "status")


class Status(IntEnum):
    """Why there is, or is not, a number. Absence is never 0 and always has a reason."""

    NIET_BESCHIKBAAR = 0
    BESCHIKBAAR = 1
    ONDERDRUKT = 2
    NIET_VAN_TOEPASSING = 3
    NOG_NIET_GEPUBLICEERD = 4


STATUS_NAMES: tuple[str, ...] = tuple(s.name.lower() for s in Status)

SCHEMA = pa.schema(
    [
        ("jaar", pa.int16()),
        ("herkomst", pa.dictionary(pa.int16(), pa.string())),
        ("gebied", pa.dictionary(pa.int32(), pa.string())),
        ("waarde", pa.float32()),
        ("teller", pa.int32()),
        ("noemer", pa.int32()),
        ("status", pa.dictionary(pa.int8(), pa.string())),
    ]
)


class ReleaseError(Exception):
    """A release cannot be read or written; the message says in Dutch what and where."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures came from, and on what terms."""

    name: str
    table: str
    date: str
    licence: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check made while the release was built."""

    name: str
    passed: bool
    detail: str


@dataclass(frozen=True)
class Release:
    """A release on disk, known by its manifest; figures are read by ``cube.py``."""

    path: Path
    id: str
    edition: str
    title: str
    created: str
    fictional: bool
    sources: tuple[Source, ...]
    checks: tuple[Check, ...]
    years: tuple[int, ...]
    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    rows: Mapping[str, int]
    provisional: Mapping[str, tuple[int, ...]]
    files: Mapping[str, Mapping[str, Any]]
    digest: str
    provenance: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)

    @cached_property
    def areas(self) -> Areas:
        """The areas, in cube order."""
        return areas_module.from_frame(pd.read_parquet(self.path / "areas.parquet"))

    def partition(self, indicator: str) -> Path:
        """The Parquet file with the figures of one indicator."""
        return self.path / "figures" / f"indicator={indicator}" / "part-0.parquet"

    def map_file(self, level: str) -> Path | None:
        """The polygons of a level as GeoJSON, or None when the release has no map."""
        path = self.path / "map" / f"{level}.geojson"
        return path if path.exists() else None


def read(path: Path) -> Release:
    """Read the manifest of the release in ``path``; raises ReleaseError if it is not a whole one.

    This trusts the files' contents; ``verify`` does not.
    """
    try:
        manifest = json.loads((path / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        raise ReleaseError(f"In {path} staat geen uitgave: manifest.json ontbreekt.") from None
    except (OSError, ValueError) as error:
        raise ReleaseError(f"Het manifest van {path} is niet te lezen: {error}.") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ReleaseError(f"De uitgave in {path} heeft een andere indeling dan deze versie leest.")
    if manifest.get("digest") != _digest(manifest):
        raise ReleaseError(f"Het manifest van {path} is na het maken veranderd.")
    return Release(
        path=path,
        sources=tuple(Source(**s) for s in manifest["sources"]),
        checks=tuple(Check(**c) for c in manifest["checks"]),
        years=tuple(manifest["years"]),
        groups=tuple(manifest["groups"]),
        indicators=tuple(manifest["indicators"]),
        provisional={k: tuple(v) for k, v in manifest["provisional"].items()},
        id=manifest["id"],
        edition=manifest["edition"],
        title=manifest["title"],
        created=manifest["created"],
        fictional=manifest["fictional"],
        rows=manifest["rows"],
        files=manifest["files"],
        digest=manifest["digest"],
        provenance=provenance.from_manifest(manifest),
    )


def verify(release: Release) -> list[str]:
    """Compare every file with its checksum; gives a Dutch sentence per fault, none if all is well."""
    faults = []
    for name, known in release.files.items():
        path = release.path / name
        if not path.exists():
            faults.append(f"{path} ontbreekt.")
        elif path.stat().st_size != known["bytes"]:
            faults.append(
                f"{path} is {path.stat().st_size} bytes groot; dat moeten er {known['bytes']} zijn."
            )
        elif disk.checksum(path) != known["sha256"]:
            faults.append(f"{path} is na het maken veranderd: de controlesom klopt niet.")
    present = {p.relative_to(release.path).as_posix() for p in release.path.rglob("*") if p.is_file()}
    faults += [
        f"{release.path / n} hoort niet bij deze uitgave."
        for n in sorted(present - {"manifest.json", *release.files})
    ]
    return faults


def history(root: Path, edition: str) -> tuple[list[Release], list[str]]:
    """The readable releases of an edition, newest first, and a sentence for each unreadable one."""
    found, faults = [], []
    folder = root / edition
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.name.startswith("."):
            try:
                found.append(read(path))
            except ReleaseError as error:
                faults.append(str(error))
    return sorted(found, key=lambda r: r.created, reverse=True), faults


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
    ) -> None:
        self.areas, self.years, self.groups = areas, tuple(years), tuple(groups)
        self._root, self._edition, self._title, self._fictional = root, edition, title, fictional
        self._sources = tuple(sources)
        self._created = (created or datetime.now(UTC)).astimezone(UTC)
        self._checks: list[Check] = []
        self._rows: dict[str, int] = {}
        self._provisional: dict[str, tuple[int, ...]] = {}
        self._origins: dict[str, tuple[Origin, ...]] = {}
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
    ) -> None:
        """Write all cells of one indicator.

        The arrays have shape (years, groups, areas) in the order given to the writer; a numerator or
        denominator of -1 means "not known". A cell with status NIET_BESCHIKBAAR is not written; a cell
        that is not BESCHIKBAAR is written without any number, whatever the arrays hold.
        """
        shape = (len(self.years), len(self.groups), len(self.areas))
        if not value.shape == numerator.shape == denominator.shape == status.shape == shape:
            raise ValueError(f"{indicator}: expected arrays of shape {shape}")
        keep = np.flatnonzero(status.reshape(-1))
        cell = status.reshape(-1)[keep]
        hidden = cell != Status.BESCHIKBAAR
        in_year = shape[1] * shape[2]

        def numbers(cells: npt.NDArray[Any], kind: pa.DataType, absent: npt.NDArray[np.bool_]) -> pa.Array:
            return pa.array(cells, kind, mask=hidden | absent)

        flat_value = value.reshape(-1)[keep]
        flat_numerator, flat_denominator = numerator.reshape(-1)[keep], denominator.reshape(-1)[keep]
        table = pa.Table.from_arrays(
            [
                pa.array(np.asarray(self.years, np.int16)[keep // in_year]),
                _dictionary((keep % in_year // shape[2]).astype(np.int16), self.groups),
                _dictionary((keep % shape[2]).astype(np.int32), [a.code for a in self.areas]),
                numbers(flat_value.astype(np.float32, copy=False), pa.float32(), np.isnan(flat_value)),
                numbers(flat_numerator.astype(np.int32, copy=False), pa.int32(), flat_numerator < 0),
                numbers(flat_denominator.astype(np.int32, copy=False), pa.int32(), flat_denominator < 0),
                _dictionary(cell.astype(np.int8), STATUS_NAMES),
            ],
            schema=SCHEMA,
        )
        path = self._folder / "figures" / f"indicator={indicator}" / "part-0.parquet"

        def write() -> None:
            path.parent.mkdir(parents=True)
            pq.write_table(
                table,
                path,
                compression="zstd",
                compression_level=1,
                write_statistics=False,
                use_dictionary=["jaar", "herkomst", "gebied", "status"],
            )

        self._guard(write)
        with self._lock:
            self._rows[indicator] = len(table)
            if provisional:
                self._provisional[indicator] = tuple(provisional)

    def map(self, level: str, geojson: bytes) -> None:
        """Add the polygons of a level (GeoJSON, WGS84, property ``code``)."""
        path = self._folder / "map" / f"{level}.geojson"

        def write() -> None:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(geojson)

        self._guard(write)

    def origins(self, indicator: str, found: Iterable[Origin]) -> None:
        """Note where the figures of an indicator come from."""
        self._origins[indicator] = provenance.joined(found)

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
        manifest = self._manifest()
        target = self._folder.parent / str(manifest["id"])
        self._guard(lambda: self._publish(manifest, target))
        return target

    def _manifest(self) -> dict[str, Any]:
        """What this release is. Its id follows from all of it but the time, so it names the contents."""
        names = sorted(p.relative_to(self._folder).as_posix() for p in self._folder.rglob("*") if p.is_file())
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "edition": self._edition,
            "title": self._title,
            "fictional": self._fictional,
            "sources": [asdict(s) for s in self._sources],
            "checks": [asdict(c) for c in self._checks],
            "years": list(self.years),
            "groups": list(self.groups),
            "indicators": sorted(self._rows),
            "rows": dict(sorted(self._rows.items())),
            "provisional": {k: list(v) for k, v in sorted(self._provisional.items())},
            "provenance": provenance.to_manifest(self._origins),
            "files": {
                n: {"bytes": (self._folder / n).stat().st_size, "sha256": disk.checksum(self._folder / n)}
                for n in names
            },
        }
        manifest["id"] = f"{self._edition}-{self._created:%Y-%m-%d}-{_digest(manifest)[:8]}"
        manifest["created"] = self._created.isoformat(timespec="microseconds")
        return manifest | {"digest": _digest(manifest)}

    def _publish(self, manifest: Mapping[str, Any], target: Path) -> None:
        (self._folder / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
        for name in (*manifest["files"], "manifest.json"):
            disk.sync(self._folder / name)
        if target.exists() and not _is_whole(target):
            broken = target.rename(self._folder.with_name(f"{disk.BROKEN}{uuid4().hex[:12]}"))
            shutil.rmtree(broken, ignore_errors=True)
        try:
            self._folder.rename(target)
        except OSError as error:  # the same contents on the same day are the same release
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not _is_whole(target):
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


def _is_whole(path: Path) -> bool:
    try:
        return not verify(read(path))
    except ReleaseError:
        return False


def _dictionary(indices: npt.NDArray[Any], values: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(indices), pa.array(list(values), pa.string()))


def _digest(manifest: Mapping[str, Any]) -> str:
    kept = {k: v for k, v in manifest.items() if k != "digest"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()

"""A release: one immutable, dated set of figures on disk, and the only thing the app reads.

    <root>/<edition>/<id>/manifest.json      what it is, from what, its levels of area, checked how,
                                             and a checksum per file
                         /areas.parquet      the areas, in cube order
                         /groups.parquet     the origin groups it has figures for
                         /figures/indicator=<id>/part-0.parquet
                                             jaar, herkomst, gebied, waarde, teller, noemer, status
                         /map/<level>.geojson
                         /map/<level>.outlines  the same, ready to draw (data/geometry/shapes.py)
                         /moves.parquet      which area went where, when any did (data/herindeling/moves.py)
                         /recounted.parquet  earlier years counted anew for the areas of now

A release is written next to the others and renamed into place, so it is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data import areas as areas_module
from data.areas import Areas, Level
from data.herindeling import moves as moves_module
from data.herindeling.moves import Lineage
from data.releases import disk, levels, provenance
from data.releases.drawn import HasMaps
from data.releases.provenance import Origin
from data.statistics.rounding import Steps

FORMAT = 1
MOVES, RECOUNTED = "moves.parquet", "recounted.parquet"
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
class Release(HasMaps):
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
    levels: tuple[Level, ...] | None = None  # None: from before they were kept, see ``areas.tiers``
    level_sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # tables, by id of the level
    protection: str = ""  # how small counts were protected; empty where nobody said
    # By indicator and id of the level: the steps of teller, noemer and waarde, where the release itself rounded.
    rounding: Mapping[str, Mapping[str, Steps]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """By its checksum, so that a release can be the key of what is kept about it."""
        return hash(self.digest)

    @cached_property
    def areas(self) -> Areas:
        """The areas, in cube order."""
        return areas_module.from_frame(pd.read_parquet(self.path / "areas.parquet"), self.levels)

    @cached_property
    def lineage(self) -> Lineage:
        """Which area went where; empty in a release without moves, or from before they were kept."""
        if MOVES not in self.files:
            return moves_module.NONE
        rows = moves_module.from_frame(pd.read_parquet(self.path / MOVES))
        return Lineage(rows, self.areas)

    @cached_property
    def recounted(self) -> int:
        """How many cells of earlier years were counted anew for the areas of now."""
        if RECOUNTED not in self.files:
            return 0
        values = pq.read_table(self.path / RECOUNTED, columns=["waarde"]).column(0)
        return len(values) - int(values.null_count)

    def partition(self, indicator: str) -> Path:
        """The Parquet file with the figures of one indicator."""
        return self.path / "figures" / f"indicator={indicator}" / "part-0.parquet"


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
    if manifest.get("digest") != digest(manifest):
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
        levels=levels.from_manifest(manifest),
        level_sources=levels.sources_from_manifest(manifest),
        protection=manifest.get("protection", ""),
        rounding=levels.rounding_from_manifest(manifest),
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
    """The readable releases of an edition, newest first, and a sentence for each unreadable one.

    Of two with the same moment (the demo has a fixed one) the one that was written last comes first.
    """
    found, faults = [], []
    folder = root / edition
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.name.startswith("."):
            try:
                found.append(read(path))
            except ReleaseError as error:
                faults.append(str(error))
    return sorted(found, key=lambda r: (r.created, _written(r)), reverse=True), faults


def _written(release: Release) -> int:
    return (release.path / "manifest.json").stat().st_mtime_ns


def digest(manifest: Mapping[str, Any]) -> str:
    """The checksum over everything a manifest says, but itself."""
    kept = {k: v for k, v in manifest.items() if k != "digest"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def is_whole(path: Path) -> bool:
    """Whether a usable, unchanged release stands there."""
    try:
        return not verify(read(path))
    except ReleaseError:
        return False

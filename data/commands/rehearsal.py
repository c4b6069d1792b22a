"""``--dry-run``: make it in a folder that is thrown away, and say what would be different.

A build is not told that it is a rehearsal: it reads, checks, protects and writes as always, so what is said
here is what would happen. Only where it writes is another place: a folder in the temporary folder (TMPDIR),
in which the releases there are stand as links.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.commands.chosen import is_path
from data.commands.diff import lines
from data.commands.words import catalogue, whole
from data.releases.changes import compare
from data.releases.release import STATUS_NAMES, Release, history, read
from data.sources.statline.commands import usual_cache

PREFIX = "wijkmonitor-proef-"


def trial(key: str, **values: object) -> str:
    """The sentence ``proef.<key>`` with ``values`` filled in."""
    return catalogue().text(f"proef.{key}", **values)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the option to a parser."""
    parser.add_argument("--dry-run", action="store_true", dest="rehearse", help=trial("help"))


@contextmanager
def shadow(options: argparse.Namespace) -> Iterator[argparse.Namespace]:
    """The same order, for a folder of releases that is gone afterwards.

    The cubes that a build makes of earlier releases end there too, for they stand beside a release. What was
    fetched before is copied: a fetch adds to it.
    """
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        root = Path(name) / "releases"
        root.mkdir()
        for manifest in options.root.glob("*/*/manifest.json"):
            release = manifest.parent
            if not release.name.startswith("."):
                link(release, root / release.parent.name)
        changed = argparse.Namespace(**vars(options))
        changed.root = root
        base = getattr(options, "base", None)
        if base is not None and is_path(base):
            changed.base = str(link(Path(base), Path(name) / "basis"))
        if getattr(options, "folder", "") is None:  # build cbs that fetches
            usual, changed.cache = options.cache or usual_cache(), Path(name) / "cache"
            if usual.is_dir():
                shutil.copytree(usual, changed.cache)
        if hasattr(options, "accept"):  # a rehearsal shows the warnings and goes on
            changed.accept = True
        yield changed


def link(release: Path, folder: Path) -> Path:
    """A folder with links to what is in a release, in ``folder``, which is made; gives its path.

    Not a link to the release itself: a build that makes the same release again renames onto a folder.
    """
    to = folder / release.name
    to.mkdir(parents=True)
    for entry in release.resolve().iterdir():
        (to / entry.name).symlink_to(entry)
    return to


def previous(options: argparse.Namespace, rehearsed: argparse.Namespace, made: Path) -> Release | None:
    """What the release in ``made`` would come after: one of its edition, or else what it is built upon."""
    edition, again = made.parent.name, (options.root / made.parent.name / made.name).exists()
    older = [r for r in history(rehearsed.root, edition)[0] if again or r.path.name != made.name]
    if older:
        return older[0]
    base = getattr(rehearsed, "base", None)
    if base is None:
        return None
    return read(Path(base)) if is_path(base) else history(rehearsed.root, base)[0][0]


def report(before: Release | None, after: Release, accepted: bool) -> Iterator[str]:
    """What would change, as lines of text. ``accepted``: nobody need be told that warnings stop a build."""
    yield trial("kop")
    if before is None:
        yield trial("eerste", edition=after.edition)
    yield trial("kop_aantallen")
    sizes = [_sizes(before), _sizes(after)]
    for name in dict.fromkeys((*sizes[1], *sizes[0])):
        numbers = (whole(size[name]).rjust(9) for size in sizes)
        yield trial("aantal", name=name.ljust(30), **dict(zip(("before", "after"), numbers, strict=True)))
    if before is not None:
        yield from lines(compare(before, after, shown=True))
    yield trial("kop_bevindingen")
    for check in after.checks:
        yield trial("bevinding", name=check.name, detail=check.detail)
    warnings = {v for k, v in catalogue().texts.items() if k.startswith("levering.waarschuwing_")}
    if not accepted and any(c.name in warnings for c in after.checks):
        yield trial("vraagt_accept")


def _sizes(release: Release | None) -> Counter[str]:
    """How many there are of everything, the cells by why they have a number or have none."""
    counted: Counter[str] = Counter()
    if release is None:
        return counted
    for key, there in (
        (trial("indicatoren"), release.indicators),
        (trial("jaren"), release.years),
        (trial("groepen"), release.groups),
        (trial("gebieden"), release.areas.rows),
    ):
        counted[key] = len(there)
    known = {name: catalogue().text(f"status.{name}") for name in STATUS_NAMES}
    for indicator in release.indicators:
        column = pq.read_table(release.partition(indicator), columns=["status"], partitioning=None).column(0)
        for row in pc.value_counts(column.cast("string")).to_pylist():
            counted[known[row["values"]]] += row["counts"]
    return counted


@contextmanager
def counting(options: argparse.Namespace) -> Iterator[argparse.Namespace]:
    """The same count of microdata, to a file that is gone afterwards (in ``--temp`` when that is there)."""
    there = options.temp if options.temp is not None and options.temp.is_dir() else None
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=there) as name:
        changed = argparse.Namespace(**vars(options))
        changed.out, changed.temp = Path(name) / options.out.name, Path(name)
        yield changed


def counts(before: Path, after: Path) -> Iterator[str]:
    """Per indicator how many rows the delivery has and would have, as lines of text."""
    yield trial("kop_telling", path=before)
    yield trial("kop_indicatoren")
    sizes = [_rows(before), _rows(after)]
    for name in dict.fromkeys((*sizes[1], *sizes[0])):
        numbers = (whole(size[name]).rjust(9) for size in sizes)
        yield trial(
            "telling", indicator=name.ljust(30), **dict(zip(("before", "after"), numbers, strict=True))
        )


def _rows(path: Path) -> Counter[str]:
    """The rows per indicator of a delivery as Parquet; none when it is not there or is something else."""
    try:
        column = pq.read_table(path, columns=["indicator"]).column(0)
    except (OSError, pa.ArrowException, KeyError):
        return Counter()
    return Counter({row["values"]: row["counts"] for row in pc.value_counts(column).to_pylist()})

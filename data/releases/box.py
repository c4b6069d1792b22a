"""The release that comes with the program: open figures of CBS and RIVM, so that the first page is about here.

A snapshot, small and dated (data/box/README.md says of what and on what terms). It is copied among the releases
before it is used, for a release is where its cube, its successors and its comparisons live. One made later
with ``python -m data build cbs`` is newer, and so goes before it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from data.releases.release import ReleaseError

FOLDER = Path(__file__).parent.parent / "box"


def boxed(edition: str, folder: Path = FOLDER) -> tuple[Path, ...]:
    """The releases of an edition that come with the program."""
    if Path(edition).name != edition:
        return ()  # a release that is told by its path
    return tuple(sorted(p.parent for p in (folder / edition).glob("*/manifest.json")))


def unpack(root: Path, edition: str, folder: Path = FOLDER) -> tuple[Path, ...]:
    """Copy those that are not among the releases in ``root`` yet; gives what was copied.

    A copy is there whole or not at all. Raises ReleaseError when ``root`` cannot be written to.
    """
    made = []
    for release in boxed(edition, folder):
        to = root / edition / release.name
        if to.exists():
            continue
        half = to.with_name(f".{release.name}.{os.getpid()}")
        try:
            half.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(release, half)
            half.rename(to)
        except OSError as error:
            if to.exists():
                continue  # another process was first
            raise ReleaseError(f"De meegeleverde cijfers kunnen niet in {root} staan: {error}.") from None
        finally:
            shutil.rmtree(half, ignore_errors=True)
        made.append(to)
    return tuple(made)

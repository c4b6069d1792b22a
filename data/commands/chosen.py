"""Which releases a command is about."""

from __future__ import annotations

import sys
from pathlib import Path

from data.commands.words import phrase
from data.releases.release import Release, ReleaseError, history, read


def is_path(which: str | None) -> bool:
    """Whether the user named a folder, and not an edition."""
    return which is not None and (len(Path(which).parts) > 1 or (Path(which) / "manifest.json").exists())


def chosen(root: Path, which: str | None) -> list[Release]:
    """The release in a path, or the newest of an edition, or the newest of every edition.

    Raises ReleaseError when there is none.
    """
    if which is not None and is_path(which):
        return [read(Path(which))]
    folders = sorted(p.name for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    editions = [which] if which is not None else [n for n in folders if not n.startswith(".")]
    histories = [history(root, edition) for edition in editions]
    newest = [found[0] for found, _ in histories if found]
    if not newest:
        for _, damaged in histories:
            print("\n".join(damaged), file=sys.stderr)
        edition = phrase("van_editie", edition=which) if which else ""
        raise ReleaseError(phrase("geen_uitgave", root=root, edition=edition))
    return newest

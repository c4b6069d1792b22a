"""The last lines of a manifest: the files, and the id and checksum that follow from everything before them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from data.releases import disk
from data.releases.release import digest


def listed(folder: Path) -> dict[str, dict[str, Any]]:
    """Every file of a release under way with its size and checksum, but for the manifest."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return {
        n: {"bytes": (folder / n).stat().st_size, "sha256": disk.checksum(folder / n)}
        for n in names
        if n != "manifest.json"
    }


def seal(manifest: Mapping[str, Any], created: datetime) -> dict[str, Any]:
    """The whole manifest. The id follows from all of it but the time, so it names the contents."""
    rest = {k: v for k, v in manifest.items() if k not in ("id", "created", "digest")}
    rest["id"] = f"{rest['edition']}-{created:%Y-%m-%d}-{digest(rest)[:8]}"
    rest["created"] = created.isoformat(timespec="microseconds")
    return rest | {"digest": digest(rest)}

"""What people call an area besides its name, from ``aliases.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.catalogue.files import content

FILE = Path(__file__).with_name("aliases.yaml")


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """The other names by code of an area; raises ValueError when the file cannot be used."""
    faults: list[str] = []
    rows = content(FILE, faults)
    if faults or not isinstance(rows, dict):
        raise ValueError(" ".join(faults) or FILE.name)
    return {str(code): tuple(map(str, names)) for code, names in rows.items()}

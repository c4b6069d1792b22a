"""Names of files for every system, whatever an area is called."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80


def plain_name(words: str, fictional: bool) -> str:
    """Letters, digits and hyphens only, at most LONGEST; a file of invented figures says so in its name."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return f"{name}-fictief" if fictional else name

"""The story of residents in a report, as plain text. It passes through and is kept nowhere."""

from __future__ import annotations

import re
import unicodedata

MOST = 2000
"""Characters that a story may have."""
_NEVER = ("Cc", "Cs", "Cn", "Co", "Cf")


def clean(raw: str) -> str:
    """A story as plain text: lines end in one way, and nothing is in it that a file may not hold.

    Control characters, halves of characters, and marks that turn the direction of text are left out.
    """
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in _NEVER)
    return re.sub(r"\n{2,}", "\n", kept).strip()

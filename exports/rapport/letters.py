"""Letters that our font has: PDF/UA refuses a text of which one letter cannot be shown."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from figures import fonts

UNKNOWN = "?"
_KEPT = ("sign",)  # drawn in rapport.typ, not written
_LIKE = {
    "→": "->",
    "←": "<-",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "√": "wortel ",
    "\u202f": "\u00a0",
    "\u2011": "-",
}


@cache
def _written(letter: str) -> str:
    if fonts.has(letter):
        return letter
    plain = _LIKE.get(letter) or "".join(c for c in unicodedata.normalize("NFKD", letter) if fonts.has(c))
    return plain or UNKNOWN


def written(words: str) -> str:
    """The words in letters of our font: the nearest one, and a question mark where there is none."""
    return words if words.isascii() else "".join(map(_written, words))


def all_written(data: Any, key: str = "") -> Any:
    """The same for everything in ``data``, which is made of dicts, lists and text."""
    if isinstance(data, str):
        return data if key in _KEPT else written(data)
    if isinstance(data, dict):
        return {k: all_written(v, k) for k, v in data.items()}
    return [all_written(v) for v in data] if isinstance(data, list) else data

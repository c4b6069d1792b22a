"""Letters that our font has: PDF/UA refuses a text of which one letter cannot be shown."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from PIL import ImageFont

from exports.figures import fonts

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
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fonts.FOLDER / fonts.FILES[False], 60, layout_engine=ImageFont.Layout.BASIC)


@cache
def _shape(letter: str) -> bytes:
    return bytes(_font().getmask(letter))


def known(letter: str) -> bool:
    """Has our font this letter? White space and what is never seen count as such."""
    return letter.isspace() or letter == "\u200b" or _shape(letter) != _shape("\uffff")


@cache
def _written(letter: str) -> str:
    if known(letter):
        return letter
    plain = _LIKE.get(letter) or "".join(c for c in unicodedata.normalize("NFKD", letter) if known(c))
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

"""As much of a text as there is room for."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z‘\"])")


def sentences(words: str) -> list[str]:
    """The sentences of a text."""
    return _SENTENCE.split(words.strip())


def clipped(lines: Iterable[str], most: int) -> str:
    """As many whole sentences as fit in ``most`` characters, and always the first."""
    kept: list[str] = []
    for sentence in lines:
        if kept and len(" ".join([*kept, sentence])) > most:
            break
        kept.append(sentence)
    return " ".join(kept)

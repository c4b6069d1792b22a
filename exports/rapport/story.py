"""The story of residents on paper: cut where the front page has no more room."""

from __future__ import annotations

import re
from dataclasses import dataclass

from figures import fonts

LINES, LINES_PAIR = 13, 20
"""Lines of it that fit on the front page, below two themes and below two taarten."""
_LONG = re.compile(r"\S{41,}")
_ROOM, _SIZE = 500.0, 9.2  # points: the width of the panel in rapport.typ, a little less; its letters


@dataclass(frozen=True, slots=True)
class Front:
    """The paragraphs for the front page, and whether there is more."""

    paragraphs: list[str]
    cut: bool


def breakable(paragraph: str) -> str:
    """A paragraph of which every word can go on a next line, also one that is longer than a line."""
    return _LONG.sub(lambda word: "\u200b".join(re.findall(r".{1,6}", word[0])), paragraph)


def on_front(story: str, pair: bool) -> Front:
    """As much of a clean story as fits on the front page, in whole words."""
    kept: list[str] = []
    used = 0
    for paragraph in (p for p in story.split("\n") if p.strip()):
        lines = fonts.wrap(paragraph, _SIZE, _ROOM)
        room = (LINES_PAIR if pair else LINES) - used
        if len(lines) > room:
            if room > 1:
                kept.append(" ".join(lines[: room - 1]))
            return Front(kept, True)
        kept.append(paragraph)
        used += len(lines)
    return Front(kept, False)

"""How a title is kept short: at most fifteen words, in the fullest way that fits.

The rules of every title: the subject, the number, what it is beside; nothing that ranks groups, says why,
or is a word of the makers. ``tests/figures/words/forbidden.py`` holds what no title may say.
"""

from __future__ import annotations

MOST = 15
"""Words in a title: what one reads at a glance from the back of a room."""


def words_of(title: str) -> list[str]:
    """The words of a title. A number with its unit is one, for a hard space joins them; "&" is none."""
    return [w for w in title.split(" ") if any(c.isalnum() for c in w)]


def fitting(*ways: str) -> str:
    """The first of these ways to say it, from full to short, of at most MOST words; else the last."""
    return next((w for w in ways if w and len(words_of(w)) <= MOST), ways[-1])

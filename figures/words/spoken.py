"""A figure in words, for those who cannot see it: in the SVG, on the slide and in its notes."""

from __future__ import annotations

from figures import kinds
from figures.exhibit import Exhibit
from figures.words.text import text

MOST_SPOKEN = 30  # rows in an alternative text


def alternative(exhibit: Exhibit) -> str:
    """The figure in words, for those who cannot see it: title, subtitle, and every row with its value."""
    rows = kinds.spoken(exhibit.plot)
    words = [f"{exhibit.title}.", f"{exhibit.subtitle}.", f"{'; '.join(rows[:MOST_SPOKEN])}." if rows else ""]
    if len(rows) > MOST_SPOKEN:
        words.append(text("meenemen.alt_meer", aantal=len(rows) - MOST_SPOKEN))
    if exhibit.fictional:
        words.append(f"{text('meenemen.fictief')}.")
    return " ".join(t for t in words if t)

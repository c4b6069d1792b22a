"""Figures that were counted anew for the areas of now, in words."""

from __future__ import annotations

from data.results import Figure, Series
from figures.words.text import text


def recounted_words(figure: Figure) -> str:
    """From which areas of then a figure was counted, or from which code it came; "" when it is as given."""
    if figure.value is None or not figure.parts:
        return ""
    if len(figure.parts) == 1:  # the same people under another code
        (before,) = figure.parts
        return text("gebied.overgenomen", naam=before.name, code=before.code)
    return text("gebied.herberekend", namen=", ".join(a.name for a in figure.parts))


def recounted_notes(series: Series) -> list[str]:
    """A sentence for each group of years that was counted from the same areas."""
    years: dict[str, list[str]] = {}
    for figure in series.figures:
        words = recounted_words(figure)
        if words:
            years.setdefault(words, []).append(str(figure.year))
    return [text("gebied.jaren", jaren=", ".join(found), hoe=words) for words, found in years.items()]

"""The year of a figure in words: told wherever it is not the year that was chosen."""

from __future__ import annotations

from collections.abc import Iterable

from components import formatting
from components.prose import years_words
from components.words import text
from data.catalogue import Indicator
from data.results import Figure


def other_year(figure: Figure, chosen: int) -> int | None:
    """The year of a figure that is not of the ``chosen`` year, or None.

    A source that was not counted in the chosen year gives its last figure before it. Whoever shows such a
    figure asks here whether its year must be told, so that no place presents it as one of the chosen year.
    """
    return figure.year if figure.year != chosen else None


def dated(words: str, figure: Figure, chosen: int) -> str:
    """ "Werkzoekenden" -> "Werkzoekenden (2020)" when the figure is not of the ``chosen`` year."""
    year = other_year(figure, chosen)
    return text("figuur.met_jaar", wat=words, jaar=year) if year is not None else words


def sentence(figure: Figure, indicator: Indicator) -> str:
    """The sentence of a figure without its full stop; "in het jaar" becomes the year itself."""
    assert figure.value is not None, "only a figure with a value has a sentence"
    told = indicator.sentence.format(value=formatting.with_unit(figure.value, indicator)).strip()
    if figure.year is not None:
        told = told.replace(text("figuur.in_het_jaar"), text("figuur.in_jaar", jaar=figure.year))
    return told.rstrip(".")


def years_shown(years: Iterable[int | None], chosen: int) -> str:
    """The years of the figures of one picture: "2020, 2022 en 2024"; without any the ``chosen`` one."""
    return years_words({y for y in years if y is not None} or {chosen})

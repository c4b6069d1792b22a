"""The year of a figure in words: told wherever it is not the year that was chosen."""

from __future__ import annotations

from collections.abc import Iterable

from data.catalogue import Indicator
from data.results import Figure
from figures.facts import Years
from figures.words import formatting
from figures.words.prose import years_words
from figures.words.text import text


def other_year(figure: Figure, chosen: int) -> int | None:
    """The year of a figure that is not of the ``chosen`` year, or None.

    A source that was not counted in the chosen year gives its last figure before it. Whoever shows such a
    figure asks here whether its year must be told, so that no place presents it as one of the chosen year.
    """
    return figure.year if figure.year != chosen else None


def year_note(figure: Figure, chosen: int | None) -> str:
    """What must be told beside a figure: "2020", "voorlopig", "2020, voorlopig" or nothing."""
    year = None if chosen is None else other_year(figure, chosen)
    early = text("kaart.voorlopig") if figure.provisional else ""
    return ", ".join(filter(None, ("" if year is None else str(year), early)))


def dated(words: str, figure: Figure, chosen: int | None) -> str:
    """ "Werkzoekenden" -> "Werkzoekenden (2020)": when its year is not ``chosen``, or it is provisional."""
    note = year_note(figure, chosen)
    return text("figuur.met_jaar", wat=words, jaar=note) if note else words


def year_words(figure: Figure) -> str:
    """The year of a figure: "2024", "2024, voorlopig"; empty without a year."""
    year = "" if figure.year is None else str(figure.year)
    return ", ".join(filter(None, (year, text("kaart.voorlopig") if figure.provisional else "")))


def sentence(figure: Figure, indicator: Indicator) -> str:
    """The sentence of a figure without its full stop; "in het jaar" becomes the year itself."""
    return dated_sentence(figure, indicator)[0]


def dated_sentence(figure: Figure, indicator: Indicator) -> tuple[str, bool]:
    """The same, and whether it names the year of the figure."""
    assert figure.value is not None, "only a figure with a value has a sentence"
    words = indicator.sentence.format(value=formatting.figure_value(figure, indicator)).strip()
    parts = words.split(text("figuur.in_het_jaar"))  # where the catalogue leaves room for the year
    if figure.year is None or len(parts) == 1:
        return words.rstrip("."), False
    return text("figuur.in_jaar", jaar=figure.year).join(parts).rstrip("."), True


def one_year(year: int | None) -> Years:
    """The one year of all figures; none when it is not known."""
    return Years() if year is None else Years((year,), str(year))


def of_figure(figure: Figure, chosen: int) -> Years:
    """The year of a figure, with a word when it is provisional or older than the ``chosen`` one."""
    words = year_words(figure)
    if figure.year is None:
        return Years((), words)
    if figure.year != chosen:
        words = text("kaart.ouder_jaar", jaar=words, gekozen=chosen)
    return Years((figure.year,), words, figure.provisional)


def through(years: Iterable[int]) -> Years:
    """The years that a line runs through: "2015–2024"; nothing without any."""
    numbers = tuple(sorted(set(years)))
    return Years(numbers, text("kaart.jaren", van=numbers[0], tot=numbers[-1])) if numbers else Years()


def of_several(years: Iterable[int | None], chosen: int) -> Years:
    """The years of the figures of one picture; without any the ``chosen`` one."""
    numbers = tuple(sorted({y for y in years if y is not None} or {chosen}))
    return Years(numbers, years_words(numbers))

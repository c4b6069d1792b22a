"""The columns of a figure: what every table of numbers is made of.

A figure without a value gives no interval and no counts either, whatever the release holds of it: what is
suppressed is in no file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from data.catalogue import Indicator
from data.results import Figure
from figures.numbers.columns import Column, R, Value, Where
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text


def figure_columns(indicator: Indicator, of: Callable[[R], Figure]) -> tuple[Column[R], ...]:
    """Value, interval, counts, year and what to mind of the figure ``of`` a row, all of one indicator.

    ``of`` is a function of a module, not one made for this call: the columns are remembered by it.
    """
    return _columns(indicator, of)


@lru_cache(1000)  # a page asks for the same few again and again, and to make them costs more than to use them
def _columns(indicator: Indicator, of: Callable[[Any], Figure]) -> tuple[Column[Any], ...]:
    unit, places = indicator.unit or "", indicator.decimals
    head = text("meenemen.waarde", eenheid=unit) if unit else text("meenemen.waarde_kaal")
    return (
        Column(
            text("kaart.kop_cijfer"), lambda r: formatting.figure_value(of(r), indicator),
            where=Where.CARD, always=True,
        ),
        Column(text("kaart.kop_marge"), lambda r: margin_words(of(r), indicator), where=Where.CARD),
        Column(head, lambda r: value_of(of(r), indicator), places, where=Where.FILE),
        Column(text("meenemen.laag"), lambda r: _end(of(r), of(r).low, indicator), places, where=Where.FILE),
        Column(text("meenemen.hoog"), lambda r: _end(of(r), of(r).high, indicator), places, where=Where.FILE),
        Column(text("kaart.kop_teller"), lambda r: count_words(of(r), indicator), where=Where.CARD),
        Column(
            text("kaart.kop_teller"), lambda r: counted(of(r), of(r).numerator, indicator), 0,
            where=Where.FILE
        ),
        Column(text("kaart.kop_noemer"), lambda r: counted(of(r), of(r).denominator, indicator), 0),
        year_column(lambda r: of(r).year),
        Column(text("meenemen.status"), lambda r: status_words(of(r), indicator), where=Where.FILE),
    )  # fmt: skip


def year_column(of: Callable[[R], int | None]) -> Column[R]:
    """The column with the year of each figure, as a number."""
    return Column(text("kaart.kop_jaar"), of, 0, plain=True, where=Where.FILE)


def value_of(figure: Figure, indicator: Indicator) -> float | int | None:
    """The value as a number for a file; None when there is none."""
    return None if figure.value is None else rounded(figure.value, indicator)


def value_or_reason(figure: Figure, indicator: Indicator) -> Value:
    """The value as a number, or in a word or two why there is none."""
    return (
        formatting.figure_value(figure, indicator)
        if figure.value is None
        else rounded(figure.value, indicator)
    )


def counted(figure: Figure, count: int | None, indicator: Indicator) -> int | None:
    """A count behind a figure; None of a figure that is hidden, and of one that is a count itself."""
    return None if figure.value is None or indicator.kind == "aantal" else count


def count_words(figure: Figure, indicator: Indicator) -> str:
    """The same as people read it: "1.230", "minder dan 5"; empty where there is none."""
    count = counted(figure, figure.numerator, indicator)
    return "" if count is None else formatting.few(figure, indicator) or formatting.number(count)


def status_words(figure: Figure, indicator: Indicator) -> str:
    """Why there is no figure, or what to mind of it: provisional, counted anew; empty for most."""
    if figure.value is None:
        return formatting.figure_value(figure, indicator)
    early = text("kaart.voorlopig") if figure.provisional else ""
    return "; ".join(filter(None, (formatting.few(figure, indicator), early, recounted_words(figure))))


def margin_words(figure: Figure, indicator: Indicator) -> str:
    """The interval in words: "12,1 tot 16,3"; empty when there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    low, high = (formatting.number(v, indicator.decimals) for v in (figure.low, figure.high))
    return text("kaart.van_tot", laag=low, hoog=high)


def rounded(value: float, indicator: Indicator) -> float | int:
    """A value as precise as a float32 holds it: 14.2, not 14.199999809265137; a count as a whole number."""
    if indicator.kind == "aantal":
        return round(value)
    return round(value, max(indicator.decimals, 4))


def _end(figure: Figure, end: float | None, indicator: Indicator) -> float | int | None:
    return None if figure.value is None or end is None else rounded(end, indicator)

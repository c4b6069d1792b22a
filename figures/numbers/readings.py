"""The table of readings: figures that are judged, each with a unit of its own."""

from __future__ import annotations

from collections.abc import Callable

from data.results import Reading
from figures.numbers.columns import Column, R, Value, Where
from figures.numbers.figure import counted, rounded, status_words, value_of, year_column
from figures.verdict import verdict
from figures.words.text import text


def reading_columns(of: Callable[[R], Reading], against: str = "") -> tuple[Column[R], ...]:
    """The figure ``of`` a row with its unit, counts, reference and verdict.

    A hidden figure has nothing but the reason. ``against`` is the head of the column of the reference.
    """

    def figure(make: Callable[[Reading], Value]) -> Callable[[R], Value]:
        return lambda r: make(of(r))

    return (
        Column(text("tabel.kop_indicator"), figure(lambda r: r.indicator.short)),
        Column(text("meenemen.waarde_kaal"), figure(lambda r: value_of(r.figure, r.indicator)), 1),
        Column(text("meenemen.eenheid"), figure(lambda r: r.indicator.unit)),
        Column(text("kaart.kop_teller"),
               figure(lambda r: counted(r.figure, r.figure.numerator, r.indicator)), 0),
        Column(text("kaart.kop_noemer"),
               figure(lambda r: counted(r.figure, r.figure.denominator, r.indicator)), 0),
        year_column(lambda r: of(r).figure.year),
        Column(against or text("meenemen.ijkpunt"), figure(_reference), 1),
        Column(text("meenemen.oordeel"), figure(_verdict)),
        Column(text("meenemen.status"), figure(lambda r: status_words(r.figure, r.indicator)),
               where=Where.FILE),
    )  # fmt: skip


def _reference(reading: Reading) -> Value:
    """What the figure is held against. Beside a hidden figure it would only invite to guess."""
    known = reading.figure.value is not None and reading.reference is not None
    return rounded(reading.reference or 0.0, reading.indicator) if known else None


def _verdict(reading: Reading) -> str:
    return verdict(reading).spoken if reading.figure.value is not None else ""

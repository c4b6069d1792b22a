"""The numbers of what lies beside each other: groups and indicators, two taarten, two sides of a theme."""

from __future__ import annotations

from data.catalogue import Indicator
from data.queries.matrix import Row
from data.queries.pairs.pair import PairRow
from data.results import Reading
from figures.numbers.columns import Column, Table, Value, figure_cells, rounded, year_column
from figures.pair.dumbbell import chance_words
from figures.plots import Dumbbells, GroupMatrix, Taarten
from figures.taart.circle import has_slice
from figures.verdict import verdict
from figures.words.text import text


def _reading_columns() -> tuple[Column, ...]:
    return (
        Column(text("tabel.kop_indicator")), Column(text("meenemen.waarde_kaal"), 1),
        Column(text("meenemen.eenheid")), Column(text("kaart.kop_teller"), 0),
        Column(text("kaart.kop_noemer"), 0), year_column(),
        Column(text("meenemen.ijkpunt"), 1), Column(text("meenemen.oordeel")),
        Column(text("meenemen.status")),
    )  # fmt: skip


def _reading_cells(reading: Reading) -> tuple[Value, ...]:
    """A figure with its own unit, counts, reference and verdict; nothing but the reason when it has none."""
    indicator = reading.indicator
    value, _, _, numerator, denominator, year, why = figure_cells(reading.figure, indicator)
    known = reading.figure.value is not None
    held = rounded(reading.reference, indicator) if known and reading.reference is not None else None
    told = verdict(reading).word if known and reading.scored else ""
    return indicator.short, value, indicator.unit, numerator, denominator, year, held, told, why


def group_matrix(plot: GroupMatrix) -> Table:
    """A row per group and indicator, in the order of the matrix; how many people comes first."""
    heads = (Column(text("kaart.kop_groep")), *_reading_columns())
    rows: list[tuple[Value, ...]] = []
    for row in plot.found.rows:
        rows.append((row.group.label, *_people(row)))
        rows += [(row.group.label, *_reading_cells(r)) for r in row.readings]
    return Table(heads, tuple(rows)).filled()


def _people(row: Row) -> tuple[Value, ...]:
    figure = row.people
    why = "" if figure.value is not None else text(f"status.{figure.status.name.lower()}")
    count = None if figure.value is None else round(figure.value)
    return text("kaart.kop_mensen"), count, "", None, None, figure.year, None, "", why


def pies(plot: Taarten) -> Table:
    """A row per slice, of the first taart and then of the other."""
    heads = (Column(text("kaart.kop_waar")), *_reading_columns())
    rows = [
        (name, *_reading_cells(r))
        for name, profile in zip(plot.names, plot.profiles, strict=True)
        for r in profile.readings
        if has_slice(r)
    ]
    return Table(heads, tuple(rows)).filled()


def dumbbells(plot: Dumbbells) -> Table:
    """A row per indicator: both sides with their counts, the difference with its interval, and chance."""
    a, b = plot.names
    heads = (
        Column(text("vergelijken.kop_indicator")), Column(text("meenemen.eenheid")),
        *(Column(h, d) for name in (a, b) for h, d in (
            (name, 1), (f"{name}: {text('kaart.kop_teller').lower()}", 0),
            (f"{name}: {text('kaart.kop_noemer').lower()}", 0),
            (f"{name}: {text('meenemen.status').lower()}", None),
        )),
        year_column(), Column(text("vergelijken.kop_verschil", a=a, b=b), 1),
        Column(text("meenemen.laag"), 1), Column(text("meenemen.hoog"), 1),
        Column(text("vergelijken.kop_kans")),
    )  # fmt: skip
    return Table(heads, tuple(_pair_cells(r) for r in plot.rows)).filled()


def _pair_cells(row: PairRow) -> tuple[Value, ...]:
    indicator = row.indicator
    sides: list[Value] = []
    for figure in (row.a, row.b):
        value, _, _, numerator, denominator, _, why = figure_cells(figure, indicator)
        sides += [value, numerator, denominator, why]
    known = row.a.value is not None and row.b.value is not None
    gap = tuple(_gap(v, indicator) if known else None for v in (row.gap, row.low, row.high))
    return indicator.short, indicator.unit, *sides, row.a.year, *gap, chance_words(row)


def _gap(value: float | None, indicator: Indicator) -> float | int | None:
    return None if value is None else rounded(value, indicator)

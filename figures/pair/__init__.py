"""The figures of a theme on two sides."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.queries.pairs.pair_by_indicator import LARGE, Chance, Pair, PairRow
from data.releases.release import Status
from data.results import Figure
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Value
from figures.numbers.figure import counted, rounded, status_words, value_of, year_column
from figures.scale import Scale, scale_for
from figures.words import formatting
from figures.words.text import text

SIGNS = {Chance.MEER: ("meer", "≠"), Chance.TOEVAL: ("toeval", "≈")}
"""What can be said of a difference, and its sign; of all others nothing can."""


@dataclass(frozen=True, slots=True)
class Dumbbells(Plot):
    """The figures of a theme on two sides, with their ``names``; ``year`` is the one that was chosen.

    ``caption`` says for the screen what the table is about.
    """

    rows: tuple[PairRow, ...]
    names: tuple[str, str]
    year: int | None = None
    caption: str = ""

    @property
    def empty(self) -> bool:
        """Neither side has a figure."""
        return all(f.value is None for r in self.rows for f in (r.a, r.b))


def table(plot: Dumbbells) -> Table[PairRow]:
    """A row per indicator: both sides with their counts, the difference with its interval, and chance."""
    a, b = plot.names
    return Table(
        (
            Column(text("vergelijken.kop_indicator"), lambda r: r.indicator.short),
            Column(text("meenemen.eenheid"), lambda r: r.indicator.unit),
            *_side(a, "a"),
            *_side(b, "b"),
            year_column(lambda r: r.a.year),
            Column(text("vergelijken.kop_verschil", a=a, b=b), lambda r: _gap(r, r.gap), 1),
            Column(text("meenemen.laag"), lambda r: _gap(r, r.low), 1),
            Column(text("meenemen.hoog"), lambda r: _gap(r, r.high), 1),
            Column(text("vergelijken.kop_kans"), chance_words),
        ),
        plot.rows,
    )


def _side(name: str, key: str) -> tuple[Column[PairRow], ...]:
    """The figure of one side: value, counts, and why there is none."""

    def of(row: PairRow) -> Figure:
        return row.a if key == "a" else row.b

    def count(row: PairRow, which: str) -> Value:
        figure = of(row)
        return counted(figure, figure.numerator if which == "teller" else figure.denominator, row.indicator)

    heads = {
        k: f"{name}: {text(k).lower()}" for k in ("kaart.kop_teller", "kaart.kop_noemer", "meenemen.status")
    }
    return (
        Column(name, lambda r: value_of(of(r), r.indicator), 1),
        Column(heads["kaart.kop_teller"], lambda r: count(r, "teller"), 0),
        Column(heads["kaart.kop_noemer"], lambda r: count(r, "noemer"), 0),
        Column(heads["meenemen.status"], lambda r: status_words(of(r), r.indicator)),
    )


def _gap(row: PairRow, value: float | None) -> Value:
    """The difference or an end of its interval; none beside a figure that is hidden."""
    known = row.a.value is not None and row.b.value is not None
    return rounded(value, row.indicator) if known and value is not None else None


def rows_of(pair: Pair, theme: str) -> list[PairRow]:
    """The rows of a theme that fit both sides."""
    rows = [r for r in pair.rows if r.indicator.theme == theme]
    return [r for r in rows if {r.a.status, r.b.status} != {Status.NIET_VAN_TOEPASSING}]


def scale_of(row: PairRow) -> Scale | None:
    """Shares and rates from 0; for what has no natural zero, room for the usual differences as well.

    None for a count, which says how big an area is and nothing else, and where neither side has a figure.
    """
    if row.indicator.kind == "aantal" or (row.a.value is None and row.b.value is None):
        return None
    values = [v for f in (row.a, row.b) for v in (f.value, f.low, f.high)]
    if row.indicator.kind in ("aandeel", "verhouding"):
        return scale_for([0.0, *values])
    known = [v for v in values if v is not None]
    room = row.spread or 0.0
    return scale_for([min(known) - room, max(known) + room])


def end_words(value: float, indicator: Indicator) -> str:
    """An end of a scale in words; of a whole number without decimals."""
    decimals = 0 if value == round(value) else max(indicator.decimals, 1)
    unit = f"{formatting.NARROW}%" if indicator.unit == "%" else ""
    return f"{formatting.number(value, decimals)}{unit}"


def gap_words(row: PairRow) -> tuple[str, str]:
    """(the difference, its margin) in words; a dash when one of both has no figure."""
    if row.gap is None:
        return "–", ""
    words = formatting.difference(row.gap, row.indicator)
    if row.low is None or row.high is None:
        return words, ""
    decimals = max(row.indicator.decimals, 1)  # a margin in whole numbers is often one number
    low, high = (formatting.number(v, decimals) for v in (row.low, row.high))
    return words, text("vergelijken.marge", laag=low, hoog=high)


def chance_words(row: PairRow) -> str:
    """In words whether the difference is more than chance, and how large it is or why we cannot say."""
    if row.chance is Chance.AANTAL:
        return text("vergelijken.waarom_aantal")
    key, _ = SIGNS.get(row.chance, ("niet", "?"))
    return ", ".join(w for w in (text(f"vergelijken.kans_{key}"), size_words(row)) if w)


def size_words(row: PairRow) -> str:
    """How large the difference is, or why nothing can be said of it."""
    if row.chance is Chance.MEER and row.spread:
        return text("vergelijken.kans_meer_groot" if row.size >= LARGE else "vergelijken.kans_meer_klein")
    return "" if row.tested else text(f"vergelijken.waarom_{row.chance}")

"""The rows of a report: an indicator with, per side, its figure, reference, verdict and bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Indicator
from data.releases.release import Status
from data.results import Reading, Series
from figures.lines.sparkline import paper_spark
from figures.markup import Markup
from figures.rapport.bar import COLOURS, Ends, bar, scale
from figures.verdict import Verdict, verdict
from figures.words import formatting
from figures.words.prose import listed
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Called:
    """The name of a side beside its bar, and that of what it is held against."""

    short: str
    reference: str


@dataclass(frozen=True, slots=True)
class ReportCell:
    """One figure in words; ``known`` False: ``value`` says in words why there is no number.

    ``spark`` is its line through the years and ``trend`` that line in words; both empty with one year.
    """

    value: str
    known: bool
    counts: str
    reference: str
    change: str
    verdict: Verdict
    year: int | None
    bar: Markup
    spoken: str
    spark: Markup
    trend: str

    def under(self, chosen: int) -> str:
        """For below a bar: what it counts, and its year when that is not the ``chosen`` one."""
        return " · ".join(p for p in (self.counts, self.older(chosen)) if p)

    def older(self, chosen: int) -> str:
        """The year of a figure that is not of the ``chosen`` year."""
        return str(self.year) if self.known and self.year not in (None, chosen) else ""

    @property
    def details(self) -> tuple[str, ...]:
        """(counts and year, change), as far as they are known."""
        year = str(self.year) if self.year is not None else ""
        change = text("rapport.verandering", verschil=self.change) if self.change else ""
        return tuple(p for p in (" · ".join(w for w in (self.counts, year) if w), change) if p)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An indicator with a cell per side; ``readings`` and ``lines`` are the figures, for charts."""

    indicator: Indicator
    source: str
    readings: tuple[Reading, ...]
    lines: tuple[Series, ...]
    cells: tuple[ReportCell, ...]

    def older(self, chosen: int) -> str:
        """The years of its figures, when they are not the ``chosen`` one."""
        return ", ".join(dict.fromkeys(y for c in self.cells if (y := c.older(chosen))))

    @property
    def definition(self) -> str:
        """What counts, of whom, where it comes from, and whether it is an estimate."""
        indicator = self.indicator
        parts = [indicator.definition, text("rapport.bron", bron=self.source.rstrip("."))]
        if indicator.denominator and indicator.kind in ("aandeel", "verhouding"):
            parts.insert(1, text("rapport.van_wie", noemer=indicator.denominator))
        if indicator.modelled:
            parts.append(f"{text('figuur.modelmatig')}.")
        return " ".join(parts)


def row_of(
    readings: Sequence[Reading], lines: Sequence[Series], called: Sequence[Called], source: str
) -> ReportRow:
    """The row of one indicator; all its bars have one scale."""
    held = [v for r in readings for v in (r.figure.value, r.reference)]
    ends = scale(readings[0].indicator, held)
    cells = tuple(
        _cell(r, s, c, ends, i) for i, (r, s, c) in enumerate(zip(readings, lines, called, strict=True))
    )
    return ReportRow(readings[0].indicator, source, tuple(readings), tuple(lines), cells)


def _cell(reading: Reading, line: Series, called: Called, ends: Ends, side: int) -> ReportCell:
    figure, indicator = reading.figure, reading.indicator
    held = reading.reference
    value = formatting.figure_value(figure, indicator)
    reference = formatting.with_unit(held, indicator) if held is not None else ""
    told = [text("rapport.balk_cijfer", waar=called.short, waarde=value)]
    if reference:
        told.append(text("rapport.balk_ijkpunt", ijkpunt=called.reference, waarde=reference))
    spoken = text("rapport.balk_alt", naam=indicator.short, cijfers=", ".join(told))
    change = ""
    if line.change is not None and figure.value is not None:
        change = formatting.difference(line.change, indicator)
    trend = _trend(line)
    return ReportCell(
        spark=paper_spark(line, figure.year, trend, COLOURS[side]),
        trend=trend,
        value=value,
        known=figure.value is not None,
        counts=formatting.counts(figure, indicator),
        reference=reference,
        change=change,
        verdict=verdict(reading),
        year=figure.year,
        bar=bar(figure.value, held, ends, spoken, side),
        spoken=spoken,
    )


def _trend(line: Series) -> str:
    """The line in words: from when to when, between which values, and where it is broken off."""
    known = [f for f in line.figures if f.value is not None and f.year is not None]
    if len(known) < 2:
        return ""
    years = [f.year or 0 for f in known]
    low, high = formatting.from_to(known, line.indicator)
    told = text(
        "rapport.lijn_alt",
        naam=line.indicator.short, van=years[0], tot=years[-1],
        laag=low, hoog=high,
    )  # fmt: skip
    broken = [str(b.year) for b in line.indicator.breaks if years[0] < b.year <= years[-1]]
    return f"{told} {text('rapport.lijn_breuk', jaren=listed(broken))}" if broken else told


def silent(row: ReportRow) -> bool:
    """True when no source gives this figure, for neither side."""
    told = (Status.BESCHIKBAAR, Status.ONDERDRUKT)
    return all(r.figure.value is None and r.figure.status not in told for r in row.readings)


def telling(rows: Sequence[ReportRow], most: int) -> tuple[ReportRow, ...]:
    """The rows to show up front, in the order of the catalogue: what differs most, then what the taart shows.

    A number of people is no figure to hold against another, and is told in the sentences. What a source does
    not give is not shown; what is suppressed is, for that too tells something.
    """
    shares = [r for r in rows if r.indicator.kind != "aantal" and not silent(r)]
    able = [r for r in shares if r.indicator.total] or shares  # the size of a group is in the sentences too

    def weight(row: ReportRow) -> tuple[int, int, int, float]:
        known = any(r.figure.value is not None for r in row.readings)
        gap = max((abs((r.gap or 0.0) / (r.spread or 1.0)) for r in row.readings if r.scored), default=0.0)
        level = max((abs(r.level) for r in row.readings if r.scored), default=0)
        return known, row.indicator.pie, level, gap

    chosen = sorted(able, key=weight, reverse=True)[:most]
    return tuple(r for r in rows if r in chosen)

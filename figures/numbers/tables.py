"""The numbers behind a figure as rows and columns: for the workbook and the page for an iframe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from data.catalogue import Indicator
from data.results import Figure, Reading
from figures.dots.track import track, unit_of_gap
from figures.numbers.beside import dumbbells, group_matrix, pies
from figures.numbers.columns import (
    Column,
    Table,
    Value,
    figure_cells,
    figure_columns,
    rounded,
    words_of,
    year_column,
)
from figures.plots import (
    Dots,
    Dumbbells,
    Gaps,
    GroupMatrix,
    Lines,
    Mix,
    MixYears,
    People,
    Plot,
    Stacks,
    Taart,
    Taarten,
    ThemeTable,
)  # fmt: skip
from figures.taart.circle import has_slice
from figures.verdict import verdict
from figures.words import formatting
from figures.words import groups as group_words
from figures.words.text import text


def table(plot: Plot | None) -> Table:
    """The numbers of a plot."""
    match plot:
        case None:
            return Table((Column(text("kaart.kop_cijfer")),), ())
        case Dots():
            return _dots(plot)
        case Lines():
            return _lines(plot)
        case Stacks():
            return _stacks(plot)
        case Gaps():
            return _gaps(plot)
        case People():
            heads = (Column(text("kaart.kop_groep")), *figure_columns(plot.indicator))
            return Table(heads, ((plot.group, *figure_cells(plot.figure, plot.indicator)),)).filled()
        case Mix():
            return _mix(plot)
        case MixYears():
            return _mix_years(plot)
        case Taart():
            return _readings([r for r in plot.profile.readings if has_slice(r)], "")
        case ThemeTable():
            own = [r for r in plot.profile.readings if r.indicator.theme == plot.theme.id]
            return _readings(own, plot.against)
        case GroupMatrix():
            return group_matrix(plot)
        case Taarten():
            return pies(plot)
        case Dumbbells():
            return dumbbells(plot)
    assert_never(plot)


def _dots(plot: Dots) -> Table:
    heads = (
        Column(text(plot.head)),
        *figure_columns(plot.indicator),
        Column(text("meenemen.ijkpunt"), plot.indicator.decimals),
        Column(text("meenemen.oordeel")),
    )
    rows = [
        (
            f"{r.label}, {r.note}" if r.note and r.kind != "groep" else r.label,
            *figure_cells(r.figure, plot.indicator),
            rounded(r.mark, plot.indicator) if r.mark is not None else None,
            r.verdict.word if r.verdict else "",
        )
        for r in plot.rows
    ]
    if plot.line is not None:
        blank = (None,) * 6
        rows.append((text("kaart.lijn_totaal"), rounded(plot.line, plot.indicator), *blank, None, ""))
    return Table(heads, tuple(rows)).filled()


def _lines(plot: Lines) -> Table:
    indicator = plot.lines[0].series.indicator
    heads = (Column(text("meenemen.lijn")), *figure_columns(indicator))
    rows = [(line.name, *figure_cells(f, indicator)) for line in plot.lines for f in line.series.figures]
    return Table(heads, tuple(rows)).filled()


def _stacks(plot: Stacks) -> Table:
    parts = plot.rows[0].parts
    through = plot.head == text("kaart.kop_jaar")
    first = year_column() if through else Column(plot.head)
    heads = (first, *(Column(f"{p.short} ({p.unit})", p.decimals) for p in parts))
    rows: list[tuple[Value, ...]] = []
    for row, (label, note) in zip(plot.rows, plot.labels, strict=True):
        cells = [_share(f, p) for f, p in zip(row.figures, parts, strict=True)]
        rows.append((int(label) if through else f"{label}, {note}" if note else label, *cells))
    return Table(heads, tuple(rows))


def _share(figure: Figure, part: Indicator) -> Value:
    """The share, or in words why there is none."""
    return formatting.figure_value(figure, part) if figure.value is None else rounded(figure.value, part)


def _gaps(plot: Gaps) -> Table:
    indicator = plot.found.indicator
    places = indicator.decimals
    heads = (
        Column(text("herkomst.kop_tegenover")),
        Column(text("meenemen.verschil", eenheid=unit_of_gap(indicator)), places),
        Column(text("meenemen.laag"), places),
        Column(text("meenemen.hoog"), places),
        Column(text("meenemen.keer"), 2),
        Column(text("herkomst.kop_toeval")),
    )
    rows = []
    for gap in plot.found.gaps:
        if gap.group == plot.found.against.group:
            continue
        told, ratio = gap.difference, gap.ratio
        cells: tuple[Value, ...] = (told.value, told.low, told.high) if told else (None, None, None)
        rows.append((gap.group.label, *cells, ratio.value if ratio else None, group_words.chance_words(gap)))
    return Table(heads, tuple(rows)).filled()


def _mix(plot: Mix) -> Table:
    found = plot.found
    wider = text("meenemen.aandeel_ruimer", gebied=found.wider.name) if found.wider else ""
    heads = (
        Column(text("herkomst.kop_groep")), Column(text("herkomst.kop_inwoners"), 0),
        Column(text("meenemen.aandeel"), 1), Column(wider, 1), Column(text("meenemen.status")),
    )  # fmt: skip
    rows = []
    for part, mark in zip(found.parts, track(plot).marks, strict=True):
        known = part.people.value is not None
        rows.append(
            (
                part.group.label,
                round(part.people.value) if part.people.value is not None else None,
                part.share if known else None,
                part.wider,
                "" if known else mark.shown,
            )
        )
    return Table(heads, tuple(rows)).filled()


def _mix_years(plot: MixYears) -> Table:
    found = plot.found
    heads = (Column(text("herkomst.kop_groep")), *(Column(str(y), 1) for y in found.years))
    rows = []
    for group, series in zip(found.groups, found.series, strict=True):
        by_year = {f.year: f for f in series.figures}
        cells = [
            _share(by_year[y], series.indicator) if y in by_year else text("herkomst.geen_jaar")
            for y in found.years
        ]
        rows.append((group.label, *cells))
    return Table(heads, tuple(rows))


def mix_years(plot: MixYears) -> tuple[list[str], list[list[str]]]:
    """(heads, rows) of the shares by year, in words."""
    heads, rows = words_of(_mix_years(plot))
    unit = formatting.NARROW + "%"
    return heads, [[r[0], *(c + unit if c[:1].isdigit() else c for c in r[1:])] for r in rows]


def _readings(readings: Sequence[Reading], against: str) -> Table:
    """A row per indicator: each with its own unit, which therefore stands in a column."""
    heads = (
        Column(text("tabel.kop_indicator")), Column(text("meenemen.waarde_kaal"), 1),
        Column(text("meenemen.eenheid")), Column(text("kaart.kop_teller"), 0),
        Column(text("kaart.kop_noemer"), 0), year_column(),
        Column(against or text("meenemen.ijkpunt"), 1), Column(text("meenemen.oordeel")),
        Column(text("meenemen.status")),
    )  # fmt: skip
    rows = []
    for reading in readings:
        value, _, _, numerator, denominator, year, why = figure_cells(reading.figure, reading.indicator)
        reference = reading.reference
        rows.append(
            (
                reading.indicator.short, value, reading.indicator.unit, numerator, denominator, year,
                rounded(reference, reading.indicator) if reference is not None else None,
                verdict(reading).word, why,
            )
        )  # fmt: skip
    return Table(heads, tuple(rows)).filled()

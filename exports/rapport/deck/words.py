"""The words of the slides of a report: the conclusion above a theme, the names in a chart, what is absent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from figures.rapport.content import ReportContent, ThemePart
from figures.rapport.rows import ReportCell, ReportRow
from figures.words import conclusion
from figures.words.prose import listed
from figures.words.text import text
from figures.words.years import dated


def taart_title(report: ReportContent) -> str:
    """The conclusion of the taart; of two what they are."""
    if report.pair:
        return text("rapport.dia_taart", gebied=report.title)
    return report.columns[0].taart.title


def title_of(part: ThemePart, charted: Sequence[ReportRow], report: ReportContent) -> str:
    """What the chart of a theme says in one sentence: the one of its bars that differs most.

    ``charted`` are the rows of the chart: a title about a figure that stands elsewhere would not be its own.

    A sensitive theme gets no such sentence: its figures say nothing without their caveat.
    """
    name = part.theme.name
    if report.pair:
        return text("rapport.dia_naast", thema=name, namen=listed([c.short for c in report.columns]))
    readings = [r for row in charted for r in row.readings if r.figure.value is not None]
    if part.theme.sensitive or not readings:
        return text("rapport.dia_kaal", thema=name)
    told = max(readings, key=lambda r: (r.scored, abs(r.level) if r.scored else 0))
    name = dated(told.indicator.short, told.figure, report.year)
    named = replace(told, indicator=replace(told.indicator, short=name))
    return conclusion.now(named, report.columns[0].profile.comparison)


def verdicts(part: ThemePart, report: ReportContent) -> str:
    """How the figures of a theme came out, per side."""
    if not report.pair:
        return part.verdicts[0]
    return "; ".join(f"{c.short}: {v}" for c, v in zip(report.columns, part.verdicts, strict=True))


def category(row: ReportRow, report: ReportContent) -> str:
    """The name of a row, with what it counts, its year when that is another, and why a side has no figure."""
    told = [
        _counts(cell, column.short if report.pair else "")
        for column, cell in zip(report.columns, row.cells, strict=True)
    ]
    if row.older(report.year):
        told.insert(0, row.older(report.year))
    if row.indicator.unit not in ("", "%"):
        told.insert(0, row.indicator.unit)
    told = [t for t in told if t]
    return f"{row.indicator.short} ({'; '.join(told)})" if told else row.indicator.short


def _counts(cell: ReportCell, side: str) -> str:
    words = cell.counts if cell.known else cell.value
    return f"{side}: {words}" if side and words else words


def spoken(cell: ReportCell, report: ReportContent) -> str:
    """A figure in a sentence, with what it counts and its year when that is another."""
    under = cell.under(report.year)
    return f"{cell.spoken} {text('rapport.dia_hier', aantal=under)}" if under else cell.spoken


def without_figures(part: ThemePart, report: ReportContent) -> str:
    """Why a theme has no figure to draw; the names of figures with the same reason stand together."""
    reasons: dict[str, list[str]] = {}
    for row in part.rows:
        for column, cell in zip(report.columns, row.cells, strict=True):
            if not cell.known:
                where = f"{column.short}: {cell.value}" if report.pair else cell.value
                reasons.setdefault(where, []).append(row.indicator.short)
    told = [text("rapport.dia_reden", namen=", ".join(names), reden=why) for why, names in reasons.items()]
    if part.beside:
        told.append(text("rapport.past_niet", namen=part.beside))
    if part.absent:
        told.append(text("rapport.geen_bron", namen=part.absent))
    return " ".join(told)


def drawn(part: ThemePart) -> bool:
    """Is there any figure of this theme to draw?"""
    return any(r.figure.value is not None for row in part.shown for r in row.readings)


def absent_title(parts: Sequence[ThemePart]) -> str:
    """The title of the slide of all themes without a figure."""
    return text("rapport.dia_leeg", themas=listed([p.theme.name for p in parts]))

"""Figures above each other on one scale: a dot, its 95 % interval, and the value and counts in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Indicator
from data.results import Figure
from figures.markup import Markup
from figures.scale import Scale, scale_for
from figures.verdict import Verdict
from figures.words import formatting
from figures.words.text import text

HEIGHT = 34


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row. ``kind`` (hier, ijkpunt, vergelijk, land, groep) sets its look; ``note`` is under ``label``.

    ``mark`` is a second value, such as the reference of a group, and ``verdict`` how the two compare.
    """

    label: str
    figure: Figure
    kind: str
    note: str = ""
    mark: float | None = None
    verdict: Verdict | None = None
    chosen: bool = False


def dot_rows(rows: Sequence[DotRow], indicator: Indicator, line: float | None = None) -> Markup:
    """All rows and the axis below them, nothing when no row has a figure; ``line`` runs through all rows."""
    values = [v for r in rows for v in (r.figure.value, r.figure.low, r.figure.high, r.mark)]
    margin = any(r.figure.low is not None for r in rows)
    scale = scale_for([*values, line])
    if all(r.figure.value is None for r in rows):
        return Markup("")  # nothing to draw; why stands beside the figure
    return Markup('<div class="dots">{rows}{axis}</div>').format(
        rows=Markup("").join(_row(r, indicator, scale, line) for r in rows),
        axis=_axis(scale, indicator, margin),
    )


def _row(row: DotRow, indicator: Indicator, scale: Scale, line: float | None) -> Markup:
    figure = row.figure
    note = Markup('<span class="dot-note">{}</span>').format(row.note) if row.note else ""
    if figure.value is None:
        value = Markup('<b class="none">{}</b>').format(formatting.figure_value(figure, indicator))
    else:
        value = Markup("<b>{}</b> <span>{}</span>").format(
            formatting.with_unit(figure.value, indicator), formatting.counts(figure, indicator)
        )
    return Markup(
        '<div class="dot-row k-{kind}{chosen}"><div class="dot-label">{label}{note}</div>'
        '<svg class="dot-track" width="100%" height="{height}" aria-hidden="true">{marks}</svg>'
        '<div class="dot-value">{value}</div><div class="dot-verdict">{verdict}</div></div>'
    ).format(
        kind=row.kind,
        chosen=" is-chosen" if row.chosen else "",
        label=row.label,
        note=note,
        height=HEIGHT,
        marks=_marks(row, scale, line),
        value=value,
        verdict=_verdict(row.verdict),
    )


def _verdict(found: Verdict | None) -> Markup:
    if found is None:
        return Markup("")
    return Markup(
        '<i class="swatch v-{k}" data-tip="{w}"><b aria-hidden="true">{s}</b>'
        '<span class="visually-hidden">{w}</span></i>'
    ).format(k=found.key, s=found.sign, w=found.word)


def _marks(row: DotRow, scale: Scale, line: float | None) -> Markup:
    middle = HEIGHT // 2
    parts = [
        Markup('<line class="grid" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=scale.at(t))
        for t in scale.ticks
    ]
    if line is not None:
        parts.append(
            Markup('<line class="total" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=scale.at(line))
        )
    figure = row.figure
    if figure.low is not None and figure.high is not None and figure.value is not None:
        parts.append(
            Markup('<line class="margin" x1="{a}" x2="{b}" y1="{y}" y2="{y}"/>').format(
                a=scale.at(figure.low), b=scale.at(figure.high), y=middle
            )
        )
    if row.mark is not None:
        parts.append(
            Markup('<line class="mark" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>').format(
                x=scale.at(row.mark), a=middle - 9, b=middle + 9
            )
        )
    if figure.value is not None:
        parts.append(Markup('<circle cx="{x}" cy="{y}" r="6"/>').format(x=scale.at(figure.value), y=middle))
    return Markup("").join(parts)


def _axis(scale: Scale, indicator: Indicator, margin: bool) -> Markup:
    """The ticks in words, what a line means when there is a ``margin``, and a scale that is cut."""
    decimals = next((d for d in (0, 1, 2) if all(round(t, d) == t for t in scale.ticks)), 2)
    unit = formatting.NARROW + "%" if indicator.unit == "%" else ""
    words = Markup("").join(
        Markup('<text x="{x}" y="13" text-anchor="middle">{words}</text>').format(
            x=scale.at(t),
            words=formatting.number(t, decimals) + unit,
        )
        for t in scale.ticks
    )
    told = [text("kaart.marge")] if margin else []
    if scale.start > 0:
        told.append(text("kaart.niet_nul"))
    return Markup(
        '<div class="dot-row axis"><div class="dot-label">{margin}</div>'
        '<svg class="dot-track" width="100%" height="18" aria-hidden="true">{words}</svg>'
        '<div class="dot-value">{unit}</div><div class="dot-verdict"></div></div>'
    ).format(
        margin=" ".join(told),
        words=words,
        unit=indicator.unit if indicator.unit != "%" else "",
    )

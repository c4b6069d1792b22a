"""Draws differences: on the screen a table with a strip per row, on paper rows on one scale."""

from __future__ import annotations

from collections.abc import Iterator

from data.queries.groups.gaps_by_group import Gap
from figures.dots.paper import draw_track
from figures.dots.track import Mark, spoken
from figures.gaps import Gaps, table, track
from figures.kind import Kind
from figures.markup import Markup
from figures.scale import Scale
from figures.sheet import Box, Sheet
from figures.words import formatting
from figures.words.groups import gap_words, ratio_words
from figures.words.prose import joined
from figures.words.text import text

STRIP = 26  # height in pixels of one row
STEPS = 3  # of the scale: a strip is narrow


def paper(sheet: Sheet, plot: Gaps, box: Box) -> float:
    """Draw the rows in ``box``; gives the height used."""
    return draw_track(sheet, track(plot), box)


def screen(plot: Gaps, title: str) -> Markup:
    """Difference and ratio of every group with their margins.

    The name of a group is a button that puts it in the place of the group held against.
    """
    rows = track(plot)
    scale, columns = rows.scale(STEPS), 2 if plot.ratios else 1
    marks = iter(rows.marks)
    heads = [
        Markup('<th scope="col">{}</th>').format(text("herkomst.kop_tegenover")),
        Markup('<th scope="col" class="c-strip"><span>{}</span><span>{}</span></th>').format(
            text("herkomst.lager"), text("herkomst.hoger")
        ),
        Markup('<th scope="col">{}</th>').format(text("herkomst.kop_verschil")),
        Markup('<th scope="col">{}</th>').format(text("herkomst.kop_keer")) if plot.ratios else "",
    ]
    return Markup(
        '<table class="gaps"><caption class="visually-hidden">{title}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{axis}</table>"
    ).format(
        title=title,
        axis=_axis(scale, rows.unit, columns),
        heads=joined(Markup("{}").format(h) for h in heads),
        rows=joined(_row(g, plot, marks, scale) for g in plot.groups.gaps),
    )


def _row(gap: Gap, plot: Gaps, marks: Iterator[Mark], scale: Scale) -> Markup:
    base, columns = gap.group == plot.groups.against.group, 2 if plot.ratios else 1
    button = Markup(
        '<button type="button" aria-pressed="{pressed}" data-event="met_herkomst" data-value="{code}" '
        'data-key="tegen-{code}" title="{full}">{name}</button>'
    ).format(pressed=str(base).lower(), code=gap.group.code, full=gap.group.label, name=gap.group.short)
    if base:
        words = text("herkomst.basis", waarde=formatting.figure_value(gap.figure, plot.groups.indicator))
        cells = Markup('<td class="c-strip">{}</td><td colspan="{}" class="base">{}</td>').format(
            _strip(gap, Mark("", ""), scale), columns, words
        )
    else:
        mark = next(marks)
        ratio = Markup('<td class="c-ratio">{}</td>').format(_ratio(gap)) if plot.ratios else Markup("")
        cells = Markup('<td class="c-strip">{}</td><td class="c-gap">{}</td>{}').format(
            _strip(gap, mark, scale), _difference(gap, mark, plot), ratio
        )
    return Markup('<tr class="{style}"><th scope="row">{button}</th>{cells}</tr>').format(
        style="is-base" if base else "", button=button, cells=cells
    )


def _difference(gap: Gap, mark: Mark, plot: Gaps) -> Markup:
    if gap.difference is None:
        return Markup('<span class="few">{}</span>').format(mark.shown)
    margin = gap_words(gap.difference, plot.groups.indicator)[1]
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(
        mark.shown, f"{margin}; {mark.told}" if margin else mark.told
    )


def _ratio(gap: Gap) -> Markup:
    if gap.ratio is None:
        return Markup('<span class="none">{}</span>').format(text("herkomst.geen_ratio"))
    shown, margin = ratio_words(gap.ratio)
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(shown, margin)


def _strip(gap: Gap, mark: Mark, scale: Scale) -> Markup:
    """The difference on a line: left of the middle line is lower, right of it higher."""
    middle = STRIP // 2
    parts = [Markup('<line class="zero" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=scale.at(0))]
    if mark.low is not None and mark.high is not None:
        parts.append(
            Markup('<line class="margin" x1="{}" x2="{}" y1="{y}" y2="{y}"/>').format(
                scale.at(mark.low), scale.at(mark.high), y=middle
            )
        )
    if mark.value is not None:
        sure = gap.difference is not None and gap.difference.leaves_out(0)
        style = Markup(' class="{}"').format("doubtful" if gap.doubtful else "sure") if sure else Markup("")
        parts.append(Markup('<circle cx="{}" cy="{}" r="5"{}/>').format(scale.at(mark.value), middle, style))
    return Markup('<svg class="gap-strip" width="100%" height="{}" aria-hidden="true">{}</svg>').format(
        STRIP, joined(parts)
    )


def _axis(scale: Scale, unit: str, columns: int) -> Markup:
    """The scale below the strips; the numbers themselves stand in every row."""
    ticks = joined(
        Markup('<text x="{}" y="12" text-anchor="middle">{}</text>').format(
            scale.at(t), formatting.number(t, scale.decimals)
        )
        for t in scale.ticks
    )
    return Markup(
        '<tfoot aria-hidden="true"><tr><td></td><td class="c-strip"><svg class="gap-strip" width="100%" '
        'height="16">{}</svg></td><td colspan="{}">{}</td></tr></tfoot>'
    ).format(ticks, columns, unit)


KIND = Kind(Gaps, "verschillen", table, paper, screen, spoken=lambda plot: spoken(track(plot)))

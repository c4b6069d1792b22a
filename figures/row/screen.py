"""A row on the screen: three cells beside each other, each with its place kept before anything is drawn."""

from __future__ import annotations

from figures.dots import Dots, track
from figures.dots.track import Mark
from figures.markup import Markup
from figures.parts.drawing import screen as stacks
from figures.row import SubjectRow
from figures.row.words import (
    areas_words,
    chip,
    drawn_lines,
    groups_words,
    line_words,
    since_words,
    value_words,
)
from figures.row.years import HIGH, lines_svg
from figures.scale import Scale
from figures.strips.screen import HEIGHT, MIDDLE
from figures.strips.screen import track as strip_track
from figures.words import conclusion, formatting
from figures.words.prose import joined
from figures.words.text import text

LINE = 18  # pixels of a group
MOST = 8  # groups that have a line of their own


def screen(plot: SubjectRow, _title: str) -> Markup:
    """The cells "now", "through the years" and "by origin"; the heading is the page's."""
    return Markup(
        '<div class="row-now">{now}</div><div class="row-years">{years}</div>'
        '<div class="row-beside">{beside}</div>'
    ).format(now=_now(plot), years=_years(plot), beside=_beside(plot))


def _now(plot: SubjectRow) -> Markup:
    figure, indicator = plot.reading.figure, plot.reading.indicator
    known = figure.value is not None
    counted = formatting.counts(figure, indicator)
    part = Markup('<span class="row-part">{}</span>').format(indicator.short) if plot.parts else Markup("")
    number = Markup('<p class="row-number{none}">{part}<b>{value}</b>{counted}</p>').format(
        none="" if known else " is-none",
        part=part,
        value=value_words(plot),
        counted=Markup(" <span>{}</span>").format(counted) if counted else "",
    )
    told = chip(plot)
    if told is None:
        return number
    shown = told.shown
    if shown is None:
        return number + Markup('<p class="row-chip is-plain">{}</p>').format(told.words)
    sign = Markup('<b aria-hidden="true">{}</b>').format(shown.sign)
    return number + Markup('<p class="row-chip v-{k}">{sign}<span>{words}</span></p>').format(
        k=shown.key, sign=sign, words=told.words
    )


def _years(plot: SubjectRow) -> Markup:
    if plot.parts is not None:
        return stacks(plot.parts, "")
    lines = drawn_lines(plot)
    if lines is None:
        return Markup('<p class="row-note">{}</p>').format(since_words(plot))
    told = " ".join(filter(None, (since_words(plot), line_words(lines, HIGH, alone=False))))
    return Markup('<p class="visually-hidden">{spoken}</p>{drawn}{note}').format(
        spoken=conclusion.trend(lines.lines[0].series),
        drawn=lines_svg(lines),
        note=Markup('<p class="row-note">{}</p>').format(told) if told else "",
    )


def _beside(plot: SubjectRow) -> Markup:
    if plot.split is not None:
        return stacks(plot.split, "")
    if plot.groups is not None:
        return _groups(plot.groups)
    strip = plot.strip
    if strip is None or plot.areas is None:
        return Markup("")
    drawn = strip_track(plot.areas, strip) if strip.known > 1 else Markup("")
    return Markup('<div class="row-areas">{}<p class="row-note">{}</p></div>').format(
        drawn, areas_words(plot)
    )


def _groups(plot: Dots) -> Markup:
    rows = track(plot)
    scale = rows.scale()
    if len(rows.marks) > MOST:
        return _many(plot, scale)
    items = joined(_group(mark, scale, rows.line) for mark in rows.marks)
    cut = text("rij.niet_nul") if scale.start > 0 and not plot.empty else ""
    note = Markup('<p class="row-note">{}</p>').format(cut) if cut else Markup("")
    return Markup('<ul class="row-groups">{}</ul>{}').format(items, note)


def _many(plot: Dots, scale: Scale) -> Markup:
    """More groups than a row has room for: all on one line, each with its name at the pointer."""
    rows, axis = track(plot), plot.indicator
    parts = [Markup('<line class="grid" x1="0" x2="100%" y1="{m}" y2="{m}"/>').format(m=MIDDLE)]
    if rows.line is not None:
        ends = {"x": scale.at(rows.line), "a": MIDDLE - 13, "b": MIDDLE + 13}
        parts.append(Markup('<line class="total" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>').format(**ends))
    parts += [
        Markup('<circle class="{c}" cx="{x}" cy="{y}" r="{r}" data-tip="{name}\n{value}"/>').format(
            c="is-chosen" if m.chosen else "", x=scale.at(m.value), y=MIDDLE, r=7 if m.chosen else 5,
            name=m.full, value=m.shown,
        )
        for m in sorted(rows.marks, key=lambda m: m.chosen)
        if m.value is not None
    ]  # fmt: skip
    parts += [
        Markup('<text x="{x}" y="{y}"{anchor}>{words}</text>').format(
            x=x, y=HEIGHT - 3, anchor=anchor, words=formatting.on_axis(end, scale.decimals, axis)
        )
        for x, end, anchor in (
            ("0", scale.start, Markup("")), ("100%", scale.end, Markup(' text-anchor="end"'))
        )
    ]  # fmt: skip
    return Markup(
        '<div class="row-areas row-many"><svg class="dot-track strip" width="100%" height="{h}" '
        'aria-hidden="true">{parts}</svg><p class="row-note">{note}</p></div>'
    ).format(h=HEIGHT, parts=joined(parts), note=groups_words(plot))


def _group(mark: Mark, scale: Scale, line: float | None) -> Markup:
    known = mark.value is not None
    parts = [Markup('<line class="rail" x1="0" x2="100%" y1="{m}" y2="{m}"/>').format(m=LINE // 2)]
    if line is not None:
        parts.append(
            Markup('<line class="total" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=scale.at(line))
        )
    if mark.low is not None and mark.high is not None:
        ends = {"a": scale.at(mark.low), "b": scale.at(mark.high), "y": LINE // 2}
        parts.append(Markup('<line class="margin" x1="{a}" x2="{b}" y1="{y}" y2="{y}"/>').format(**ends))
    if mark.value is not None:
        parts.append(
            Markup('<circle cx="{x}" cy="{y}" r="4.5"/>').format(x=scale.at(mark.value), y=LINE // 2)
        )
    return Markup(
        '<li class="{none}{chosen}"{tip}><span>{label}</span>'
        '<svg class="dot-track" width="100%" height="{h}" aria-hidden="true">{parts}</svg><b>{shown}</b></li>'
    ).format(
        none="" if known else "is-none ",
        chosen="is-chosen" if mark.chosen else "",
        label=mark.label,
        tip=Markup(' data-tip="{}\n{}"').format(mark.full, mark.told) if mark.told else "",
        h=LINE,
        parts=joined(parts),
        shown=mark.shown,
    )

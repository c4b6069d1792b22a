"""Rows on one scale as HTML: the name, the dot with its interval, and the value and counts in words."""

from __future__ import annotations

from figures.dots import Dots, track
from figures.dots.track import Mark, Track
from figures.markup import Markup
from figures.scale import Scale
from figures.verdict import Verdict
from figures.words.text import text

HEIGHT = 34
KEYS = {"line": "key-total", "tick": "key-mark"}


def screen(plot: Dots, _title: str) -> Markup:
    """The key, all rows and the axis below them; of a count only numbers. Only a key without figures."""
    if plot.plain:
        return _numbers(plot)
    rows = track(plot)
    if plot.empty:
        return keys(rows)  # nothing to draw; why stands beside the figure
    scale = rows.scale()
    grid = _grid(scale, rows.line)
    return Markup('{keys}<div class="dots">{rows}{axis}</div>').format(
        keys=keys(rows),
        rows=Markup("").join(_row(m, scale, grid) for m in rows.marks),
        axis=_axis(rows, scale),
    )


def keys(rows: Track) -> Markup:
    """What the thin line and the tick stand for."""
    lines = [Markup('<span class="key {}">{}</span>').format(KEYS[kind], words) for kind, words in rows.keys]
    return Markup('<p class="keys">{}</p>').format(Markup("").join(lines)) if lines else Markup("")


def _numbers(plot: Dots) -> Markup:
    items = Markup("").join(
        Markup('<div class="k-{kind}"><dt>{label}</dt><dd>{value}</dd></div>').format(
            kind=r.kind, label=r.label, value=r.shown
        )
        for r in plot.rows
    )
    return Markup('<dl class="big-numbers">{}</dl>').format(items)


def _row(mark: Mark, scale: Scale, grid: Markup) -> Markup:
    if mark.value is None:
        value = Markup('<b class="none">{}</b>').format(mark.shown)
    else:
        value = Markup("<b>{}</b> <span>{}</span>").format(mark.shown, mark.told)
    return Markup(
        '<div class="dot-row k-{kind}{chosen}"><div class="dot-label">{label}{note}</div>'
        '<svg class="dot-track" width="100%" height="{height}" aria-hidden="true">{marks}</svg>'
        '<div class="dot-value">{value}</div><div class="dot-verdict">{verdict}</div></div>'
    ).format(
        kind=mark.kind,
        chosen=" is-chosen" if mark.chosen else "",
        label=mark.label,
        note=Markup('<span class="dot-note">{}</span>').format(mark.note) if mark.note else "",
        height=HEIGHT,
        marks=_marks(mark, scale, grid),
        value=value,
        verdict=_verdict(mark.verdict),
    )


def _verdict(shown: Verdict | None) -> Markup:
    if shown is None:
        return Markup("")
    return Markup(
        '<i class="swatch v-{k}" data-tip="{w}"><b aria-hidden="true">{s}</b>'
        '<span class="visually-hidden">{w}</span></i>'
    ).format(k=shown.key, s=shown.sign, w=shown.spoken)


def _grid(scale: Scale, line: float | None) -> Markup:
    """What runs through all rows: the ticks, and the line of all inhabitants."""
    lines = [("grid", tick) for tick in scale.ticks] + ([] if line is None else [("total", line)])
    return Markup("").join(
        Markup('<line class="{c}" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(c=style, x=scale.at(value))
        for style, value in lines
    )


def _marks(mark: Mark, scale: Scale, grid: Markup) -> Markup:
    middle = HEIGHT // 2
    parts = [grid]
    if mark.low is not None and mark.high is not None:
        parts.append(
            Markup('<line class="margin" x1="{a}" x2="{b}" y1="{y}" y2="{y}"/>').format(
                a=scale.at(mark.low), b=scale.at(mark.high), y=middle
            )
        )
    if mark.tick is not None:
        parts.append(
            Markup('<line class="mark" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>').format(
                x=scale.at(mark.tick), a=middle - 9, b=middle + 9
            )
        )
    if mark.value is not None:
        parts.append(Markup('<circle cx="{x}" cy="{y}" r="6"/>').format(x=scale.at(mark.value), y=middle))
    return Markup("").join(parts)


def _axis(rows: Track, scale: Scale) -> Markup:
    """The ticks in words, what a line means when there is an interval, and a scale that is cut."""
    words = Markup("").join(
        Markup('<text x="{x}" y="13" text-anchor="middle">{words}</text>').format(
            x=scale.at(tick), words=name
        )
        for tick, name in rows.axis(scale)
    )
    notes = [text("kaart.marge")] if rows.margins else []
    if scale.start > 0:
        notes.append(text("kaart.niet_nul"))
    return Markup(
        '<div class="dot-row axis"><div class="dot-label">{margin}</div>'
        '<svg class="dot-track" width="100%" height="18" aria-hidden="true">{words}</svg>'
        '<div class="dot-value">{unit}</div><div class="dot-verdict"></div></div>'
    ).format(margin=" ".join(notes), words=words, unit=rows.axis_unit)

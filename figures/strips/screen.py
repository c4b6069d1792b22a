"""Strips on the screen: name and count, every area on a line of its own scale, and the own value."""

from __future__ import annotations

from html import escape

import numpy as np

from figures.markup import Markup
from figures.strips import Strip, Strips, count_words, keys, strips
from figures.taart.slices import tip
from figures.verdict import verdict
from figures.words import formatting
from figures.words.areas import older
from figures.words.prose import joined

HEIGHT, MIDDLE = 46, 15  # of a strip, in pixels


def screen(plot: Strips, title: str) -> Markup:
    """The key and a row per indicator, whose name is a button that chooses it."""
    if plot.empty:
        return Markup("")  # why stands beside the figure
    shown = [Markup('<span class="key key-{}">{}</span>').format(kind, words) for kind, words in keys(plot)]
    return Markup(
        '<p class="keys">{keys}</p><div class="dots strips" role="group" aria-label="{title}">{rows}</div>'
    ).format(keys=joined(shown), title=title, rows=joined(_row(plot, s) for s in strips(plot)))


def _row(plot: Strips, strip: Strip) -> Markup:
    indicator, figure = strip.indicator, strip.reading.figure
    old = older(plot.grid, plot.grid.years[strip.column])
    note = " · ".join(filter(None, (old, count_words(plot, strip))))
    return Markup(
        '<div class="dot-row strip-row" data-mark="{id}"><div class="dot-label"><button type="button" '
        'data-event="indicator" data-value="{id}" data-theme="{theme}" data-key="strook-{id}" '
        'data-tip="{full}">{name}</button><span class="dot-note">{note}</span></div>'
        '<svg class="dot-track strip" width="100%" height="{height}" aria-hidden="true">{marks}</svg>'
        '<div class="dot-value"><b{none}>{value}</b> <span>{counts}</span></div>'
        '<div class="dot-verdict">{verdict}</div></div>'
    ).format(
        id=indicator.id, theme=indicator.theme, full=indicator.name, name=indicator.short, note=note,
        height=HEIGHT, marks=_marks(plot, strip) if strip.known else "",
        none=Markup(' class="none"') if figure.value is None else "",
        value=formatting.figure_value(figure, indicator), counts=formatting.counts(figure, indicator),
        verdict=_verdict(plot, strip),
    )  # fmt: skip


def _verdict(plot: Strips, strip: Strip) -> Markup:
    """That of the chosen area; the place itself is held against something else."""
    if plot.own is None:
        return Markup("")
    shown = verdict(strip.reading)
    return Markup(
        '<i class="swatch v-{k}" data-tip="{tip}"><b aria-hidden="true">{s}</b>'
        '<span class="visually-hidden">{w}</span></i>'
    ).format(k=shown.key, tip=tip(strip.reading, shown), s=shown.sign, w=shown.spoken)


def _marks(plot: Strips, strip: Strip) -> Markup:
    scale, low, high = strip.scale, *strip.ends
    parts = [
        Markup('<line class="grid" x1="0" x2="100%" y1="{m}" y2="{m}"/>').format(m=MIDDLE),
        _areas(plot, strip),
        Markup(
            '<text x="0" y="{y}">{low}</text><text x="100%" y="{y}" text-anchor="end">{high}</text>'
        ).format(y=HEIGHT - 3, low=low, high=high),
    ]
    if strip.line.value is not None:
        parts.append(
            Markup('<line class="total" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>').format(
                x=scale.at(strip.line.value), a=MIDDLE - 13, b=MIDDLE + 13
            )
        )
    if plot.own is not None and strip.reading.figure.value is not None:
        parts.append(
            Markup(
                '<svg class="own" x="{x}" y="{y}" overflow="visible"><path d="M0-9 8 0 0 9-8 0Z"/></svg>'
            ).format(x=scale.at(strip.reading.figure.value), y=MIDDLE)
        )
    return joined(parts)


def _areas(plot: Strips, strip: Strip) -> Markup:
    """All areas: dots that tell their name, ticks in one path, or how many there are by shade."""
    scale, values = strip.scale, strip.values
    if plot.form == "punt":
        # Written at once: a page has a thousand of these, and Markup.format would take half of its time.
        names, own, indicator = [escape(a.name) for a in plot.grid.areas], plot.own, strip.indicator
        return Markup(
            "".join(
                f'<circle cx="{scale.at(value)}" cy="{MIDDLE}" r="5" '
                f'data-tip="{names[r]}\n{escape(formatting.with_unit(value, indicator))}"/>'
                for r, value in enumerate(values.tolist())
                if value == value and r != own
            )
        )
    if plot.form == "streep":
        there = values[~np.isnan(values)]
        part = 10_000 * (there - scale.start) / (scale.end - scale.start)
        ticks = "".join(f"M{x} 0V1" for x in np.unique(np.rint(part).astype(int)).tolist())
        return Markup(
            '<svg x="0" y="{y}" width="100%" height="20" viewBox="0 0 10000 1" preserveAspectRatio="none" '
            'overflow="visible"><path class="ticks" d="{d}" vector-effect="non-scaling-stroke"/></svg>'
        ).format(y=MIDDLE - 10, d=ticks)
    return joined(
        Markup('<rect class="shade s{shade}" x="{x:.3f}%" width="{w:.3f}%" y="{y}" height="20"/>').format(
            shade=shade, x=100 * start, w=100 * width + 0.05, y=MIDDLE - 10
        )
        for start, width, shade in strip.shades
    )

"""Draws who live here: on the screen a bar per row that fills the width, on paper rows on one scale."""

from __future__ import annotations

from figures.dots.paper import draw_track
from figures.dots.screen import keys
from figures.dots.track import Mark, spoken
from figures.kind import Kind
from figures.markup import Markup
from figures.mix import Mix, percent, table, track, whole_of
from figures.scale import Scale
from figures.sheet import Box, Sheet
from figures.words.prose import joined
from figures.words.text import text

BAR_HEIGHT = 18


def paper(sheet: Sheet, plot: Mix, box: Box) -> float:
    """Draw the bars in ``box``; gives the height used."""
    return draw_track(sheet, track(plot), box)


def screen(plot: Mix, _title: str) -> Markup:
    """Bars without an axis: the largest share fills the width, and each has its number beside it."""
    rows, parts = track(plot), plot.groups.parts
    most = max((v for p in parts for v in (p.share, p.wider) if v is not None), default=100.0)
    wider = plot.groups.wider.name if plot.groups.wider else ""
    bars = joined(
        _bar(mark, Scale(0.0, most or 100.0, ()), wider, inside=whole_of(part, parts) is not None)
        for mark, part in zip(rows.marks, parts, strict=True)
    )
    return Markup('{}<div class="mix" role="list">{}</div>').format(keys(rows), bars)


def _bar(mark: Mark, scale: Scale, wider: str, inside: bool) -> Markup:
    if mark.value is None and not mark.told:
        value = Markup('<b class="none">{}</b>').format(mark.shown)
    else:
        value = Markup("<b>{}</b> <span>{}</span>").format(mark.shown, mark.told)
    tick = around = Markup("")
    if mark.tick is not None:
        tick = Markup('<line class="mark" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=scale.at(mark.tick))
        words = text("herkomst.in_ruimer", gebied=wider, waarde=percent(mark.tick))
        around = Markup('<span class="mix-wider">{}</span>').format(words)
    return Markup(
        '<div class="mix-row{style}" role="listitem"><div class="mix-label">{label}</div>'
        '<svg width="100%" height="{h}" aria-hidden="true"><rect class="back" width="100%" height="{h}"/>'
        '<rect class="bar" width="{w}" height="{h}"/>{tick}</svg>'
        '<div class="mix-value">{value}{around}</div></div>'
    ).format(
        style=" is-part" if inside else "", label=mark.label, h=BAR_HEIGHT,
        w=scale.at(mark.value or 0.0), tick=tick, value=value, around=around,
    )  # fmt: skip


KIND = Kind(Mix, "mix", table, paper, screen, spoken=lambda plot: spoken(track(plot)))

"""Draws two taarten: beside each other with one legend, on a phone below each other."""

from __future__ import annotations

from figures import fonts
from figures.kind import Kind
from figures.markup import Markup
from figures.pair.marks import draw_mark
from figures.sheet import Box, Sheet
from figures.taart import Taart
from figures.taart.legend import draw_scales, legend
from figures.taart.paper import BESIDE, bare, numbered_pie
from figures.taart.pie import pie
from figures.taarten import Taarten, table
from figures.words.text import text


def screen(plot: Taarten, _title: str) -> Markup:
    """Both with their names, and the legend of both."""
    taarten = Markup("").join(
        Markup(
            '<figure class="pie pair-pie"><figcaption>'
            '<span class="mark mark-{side}" aria-hidden="true"></span>{name}</figcaption>{pie}</figure>'
        ).format(side=side, name=name, pie=pie(profile, plot.themes, side, name))
        for side, name, profile in zip("ab", plot.names, plot.profiles, strict=True)
    )
    return Markup(
        '<figure class="pair-pies" aria-label="{label}"><div class="pair-both">{taarten}</div>{legend}'
        "</figure>"
    ).format(
        label=text("vergelijken.taarten", a=plot.names[0], b=plot.names[1]),
        taarten=taarten, legend=legend(plot.judged, plot.themes, alone=False),
    )  # fmt: skip


def paper(sheet: Sheet, plot: Taarten, box: Box) -> float:
    """Both taarten with their names, on one legend; gives the height used."""
    if box.narrow:
        return _narrow(sheet, plot, box)
    half, foot = box.width / 2, 44.0
    used = 0.0
    for i, (name, profile) in enumerate(zip(plot.names, plot.profiles, strict=True)):
        inside, (x, y, wide, high) = bare(Taart(profile, plot.themes), f"kant{i}")
        scale = min((half - 10) / (wide + 2 * BESIDE), (box.height - 34 - foot) / high)
        left = box.x + i * half + (half - wide * scale) / 2
        centre = box.x + (i + 0.5) * half
        _name(sheet, name, i, centre, box.y + 18, half)
        sheet.add(
            '<svg x="{l:.1f}" y="{t:.1f}" width="{w:.1f}" height="{h:.1f}" viewBox="{a:g} {b:g} {c:g} {d:g}" '
            'overflow="visible">{inside}</svg>',
            l=left, t=box.y + 34, w=wide * scale, h=high * scale, a=x, b=y, c=wide, d=high, inside=inside,
        )  # fmt: skip
        used = max(used, 34 + high * scale)
    draw_scales(sheet, box.x, box.y + used + 22, 15, box.width)
    return used + foot


def _name(sheet: Sheet, name: str, side: int, centre: float, base: float, room: float) -> None:
    words = fonts.shorten(name, 18, room - 40, True)
    wide = fonts.width(words, 18, True)
    draw_mark(sheet, centre - wide / 2 - 12, base - 6, side, 6)
    sheet.text(centre, base, words, 18, bold=True, anchor="middle")


def _narrow(sheet: Sheet, plot: Taarten, box: Box) -> float:
    y = box.y
    for i, (name, profile) in enumerate(zip(plot.names, plot.profiles, strict=True)):
        lines = fonts.wrap(name, 17, box.width - 24, True)
        draw_mark(sheet, box.x + 8, y + 14, i, 6)
        y += 8 + sheet.lines(box.x + 22, y + 20, lines, 17, 21, bold=True)
        taart = Taart(profile, plot.themes)
        y += 14 + numbered_pie(sheet, taart, Box(box.x, y, box.width, 0, True), f"smal{i}")
    return y - box.y + draw_scales(sheet, box.x, y + 8, 13, box.width)


KIND = Kind(Taarten, "taarten", table, paper, screen)

"""Draws the profieltaart: the SVG of the screen, with its looks in attributes, not in a stylesheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from figures import fonts
from figures.markup import Markup
from figures.plots import Taart
from figures.sheet import INK, MUTED, PAPER, Box, Sheet
from figures.taart.circle import HUB, RIM, RING, point, sectors
from figures.taart.pie import WIDTH, count_words, pie
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from figures.words.text import text
from figures.words.wording import reference_sentence

BESIDE = 40  # units beside the view box of the taart that the names of themes may take
_LOOKS = {
    "slice-sign": 'font-size="11" font-weight="700" text-anchor="middle"',
    "theme-label": f'font-size="12.5" fill="{MUTED}"',
    "theme-name": f'font-size="14" font-weight="700" fill="{INK}"',
    "hub": f'font-size="12" text-anchor="middle" fill="{MUTED}"',
    "hub-number": f'font-size="18" font-weight="700" fill="{INK}"',
}
_CLASS = re.compile(r' class="([a-z-]+)"')
_BEHAVIOUR = re.compile(r' (?:role|tabindex|aria-label|data-[a-z]+)="[^"]*"| data-rove')
_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_NAMES = re.compile(r'<text font-size="12\.5".*?</text>')
_SIGN = re.compile(r'<text font-size="11"[^>]*? x="(\S+)" y="(\S+)" fill="(\S+)">([▲▼]+)</text>')


def bare_pie(plot: Taart, side: str = "") -> tuple[Markup, tuple[float, float, float, float]]:
    """The inside of the SVG without buttons, and its view box; ``side`` keeps ids on one page apart."""
    drawn = str(pie(plot.profile, plot.themes, side))
    box = _VIEW.search(drawn)
    assert box is not None, "components/pie.py gives its view box"
    x, y, wide, high = (float(v) for v in box.groups())
    inside = drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]
    inside = _BEHAVIOUR.sub("", inside)
    inside = _CLASS.sub(lambda m: f" {_LOOKS[m[1]]}" if m[1] in _LOOKS else "", inside)
    return Markup(_SIGN.sub(_triangles, inside)), (x, y, wide, high)


def _triangles(found: re.Match[str]) -> str:
    """Our font has no triangles, so they are drawn."""
    sheet = Sheet()
    verdict = Verdict("", found[4], "", found[3])
    sheet.sign(float(found[1]), float(found[2]) - 4, verdict, 11)
    return str(sheet.markup())


def draw_pie(sheet: Sheet, plot: Taart, box: Box) -> float:
    """The taart at the left; what it tells, and the legend, at the right (on a phone: below)."""
    if box.narrow:
        used = numbered_pie(sheet, plot, box, "smal")
        return used + _told(sheet, plot, Box(box.x, box.y + used, box.width, 0, True))
    inside, (x, y, wide, high) = bare_pie(plot)
    scale = min(box.width * 0.56 / WIDTH, box.height / high)
    width, height = wide * scale, high * scale
    left = max(box.x, BESIDE * scale)
    sheet.add(
        '<svg x="{l:.1f}" y="{t:.1f}" width="{w:.1f}" height="{h:.1f}" viewBox="{a:g} {b:g} {c:g} {d:g}" '
        'overflow="visible">'
        "{inside}</svg>",
        l=left, t=box.y, w=width, h=height, a=x, b=y, c=wide, d=high, inside=inside,
    )  # fmt: skip
    at = left + width + 16
    return max(height, _told(sheet, plot, Box(at, box.y, box.right - at, box.height)))


def numbered_pie(sheet: Sheet, plot: Taart, box: Box, side: str) -> float:
    """On a phone there is no room beside the circle: a number on each theme, and their names below it."""
    inside, half = bare_pie(plot, side)[0], RIM + 4
    sheet.add(
        '<svg x="{l:.1f}" y="{t:.1f}" width="{w:.1f}" height="{w:.1f}" viewBox="{a:g} {a:g} {b:g} {b:g}">'
        "{inside}</svg>",
        l=box.x, t=box.y, w=box.width, a=-half, b=2 * half, inside=Markup(_NAMES.sub("", str(inside))),
    )  # fmt: skip
    scale, middle = box.width / (2 * half), (box.x + box.width / 2, box.y + box.width / 2)
    y = box.y + box.width + 22
    for i, sector in enumerate(sectors(plot.profile, plot.themes), 1):
        x, up = point((sector.start + sector.end) / 2, (HUB + RING) / 2)
        for at, height in ((middle[0] + x * scale, middle[1] + up * scale), (box.x + 10, y - 5)):
            sheet.dot(at, height, 9, PAPER, MUTED, 1)
            sheet.text(at, height + 4.5, str(i), 13, bold=True, anchor="middle")
        sheet.text(box.x + 26, y, sector.theme.name, 15, bold=True)
        told = ", ".join(count_words(sector.count) if sector.readings else [text("taart.geen_cijfers_kort")])
        y += (
            18 + sheet.lines(box.x + 26, y + 18, fonts.wrap(told, 14, box.width - 26), 14, 18, fill=MUTED) + 6
        )
    return y - box.y


def _told(sheet: Sheet, plot: Taart, box: Box) -> float:
    size = 15.0 if box.narrow else 18.0
    y = box.y + size + 6
    for sentence in plot.sentences:
        lines = fonts.wrap(sentence, size, box.width - 18)
        sheet.rect(box.x, y - size * 0.52, 7, 7, INK, 1)
        y += sheet.lines(box.x + 18, y, lines, size, size * 1.32) + size * 0.55
    y += size * 0.4
    y = _scale(sheet, JUDGED, ("ongunstiger", "gunstiger"), box.x, y, size * 0.86)
    y = _scale(sheet, DESCRIBED, ("lager", "hoger"), box.x, y, size * 0.86)
    sheet.pill(box.x, y, UNKNOWN, size * 0.86, 200)
    y += size * 1.7
    lines = fonts.wrap(reference_sentence(plot.profile.comparison), size * 0.82, box.width)
    y += sheet.lines(box.x, y, lines, size * 0.82, size * 1.1, fill=MUTED)
    return y - box.y


def draw_scales(sheet: Sheet, x: float, y: float, size: float, room: float) -> float:
    """Both legends, beside each other where there is room; gives the height."""
    wide = (_end_width(size) + fonts.width(text("oordeel.gunstiger"), size) + size * 12) * 1.1
    beside = 2 * wide + 12 * size <= room
    _scale(sheet, JUDGED, ("ongunstiger", "gunstiger"), x, y, size)
    _scale(
        sheet, DESCRIBED, ("lager", "hoger"), x + (wide if beside else 0), y if beside else y + size * 2, size
    )
    down = y if beside else y + size * 4
    sheet.pill(x + (2 * wide if beside else 0), down, UNKNOWN, size, 200)
    return down - y + size * 2


def _scale(
    sheet: Sheet, scale: Mapping[int, Verdict], ends: tuple[str, str], x: float, y: float, size: float
) -> float:
    low, high = (text(f"oordeel.{end}") for end in ends)
    at = x + _end_width(size)
    sheet.text(at - 8, y + size * 0.35, low, size, anchor="end")
    for level in sorted(scale):
        sheet.rect(at, y - size * 0.75, size * 1.9, size * 1.5, scale[level].fill, 3)
        sheet.sign(at + size * 0.95, y, scale[level], size)
        at += size * 2.05
    sheet.text(at + 6, y + size * 0.35, high, size)
    return y + size * 2


@cache
def _end_width(size: float) -> float:
    return 8 + fonts.width(text("oordeel.ongunstiger"), size)

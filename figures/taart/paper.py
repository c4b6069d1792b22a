"""Draws the profieltaart on paper: the circle, what it tells in sentences, and what its colours mean."""

from __future__ import annotations

from figures import fonts
from figures.markup import Markup
from figures.sheet import INK, MUTED, PAPER, Box, Sheet
from figures.taart import Taart
from figures.taart.circle import ARC, RIM, point, sectors
from figures.taart.labels import WIDTH
from figures.taart.legend import draw_scale
from figures.taart.pie import Skin, drawn
from figures.taart.slices import count_words
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN
from figures.words.text import text
from figures.words.wording import reference_sentence

BESIDE = 40  # units beside the view box of the taart that the names of themes may take


def bare(plot: Taart, side: str = "") -> tuple[Markup, tuple[int, int, int, int]]:
    """The inside of the SVG without buttons, and its view box; ``side`` keeps ids on one page apart."""
    return drawn(plot.profile, plot.themes, Skin(paper=True, side=side))


def paper(sheet: Sheet, plot: Taart, box: Box) -> float:
    """The taart at the left; what it tells, and the legend, at the right (on a phone: below)."""
    if box.narrow:
        used = numbered_pie(sheet, plot, box, "smal")
        return used + _told(sheet, plot, Box(box.x, box.y + used, box.width, 0, True))
    inside, (x, y, wide, high) = bare(plot)
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
    inside, _ = drawn(plot.profile, plot.themes, Skin(paper=True, side=side), names=False)
    half = RIM + 24
    sheet.add(
        '<svg x="{l:.1f}" y="{t:.1f}" width="{w:.1f}" height="{w:.1f}" viewBox="{a:g} {a:g} {b:g} {b:g}">'
        "{inside}</svg>",
        l=box.x, t=box.y, w=box.width, a=-half, b=2 * half, inside=inside,
    )  # fmt: skip
    scale, middle = box.width / (2 * half), (box.x + box.width / 2, box.y + box.width / 2)
    y = box.y + box.width + 22
    for i, sector in enumerate(sectors(plot.profile, plot.themes), 1):
        x, up = point((sector.start + sector.end) / 2, ARC + 6)
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
    for scale in (JUDGED, DESCRIBED):
        y = draw_scale(sheet, scale, box.x, y, size * 0.86)
    sheet.pill(box.x, y, UNKNOWN, size * 0.86, 200)
    y += size * 1.7
    lines = fonts.wrap(reference_sentence(plot.profile.comparison), size * 0.82, box.width)
    y += sheet.lines(box.x, y, lines, size * 0.82, size * 1.1, fill=MUTED)
    return y - box.y

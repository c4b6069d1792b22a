"""One figure as a picture that tells what it is wherever it is pasted: SVG, and PNG made from that SVG."""

from __future__ import annotations

from functools import cache

import typst

from figures import fonts, kinds
from figures.exhibit import Exhibit
from figures.map import AreaMap
from figures.map.frame import size_of
from figures.map.paper import draw_layer
from figures.markup import Markup
from figures.palette import ACCENT, INK, LINE, MUTED
from figures.row import SubjectRow
from figures.row.paper import paper as draw_row
from figures.sheet import DEMO, DEMO_INK, Box, Sheet
from figures.taart import Taart
from figures.taart.paper import bare
from figures.taarten import Taarten
from figures.taarten.drawing import paper as draw_taarten
from figures.words.spoken import alternative
from figures.words.text import text

WIDTH, HEIGHT, EDGE = 1280, 720, 56
PIE_EDGE = 26  # beside the view box of the taart: names may run out of it, as they do on the screen
SHARP = 144  # pixels an inch where the drawing has 72: twice as many pixels
_TITLE, _SUBTITLE, _NOTE, _FOOT = 33.0, 18.5, 15.0, 14.0

_PAGE = (
    "#set page(width: {w}pt, height: {h}pt, margin: 0pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: {w}pt, height: {h}pt)'
)


def svg(exhibit: Exhibit, with_font: bool = True) -> str:
    """The figure as an SVG of 16:9; ``with_font`` puts the font in it, for readers elsewhere."""
    sheet = Sheet()
    sheet.rect(0, 0, WIDTH, HEIGHT, "#ffffff")
    sheet.rect(0, 0, WIDTH, 8, ACCENT)
    top = _head(sheet, exhibit)
    bottom = _foot(sheet, exhibit)
    box = Box(EDGE, top, WIDTH - 2 * EDGE, bottom - top - 14)
    kinds.paper(sheet, exhibit.plot, box)
    style = Markup("<style>{}</style>").format(Markup(fonts.face())) if with_font else ""
    return _document(exhibit, sheet.markup(), Markup(style), WIDTH, HEIGHT)


def png(exhibit: Exhibit) -> bytes:
    """The same drawing as PNG, WIDTH x HEIGHT at double sharpness: 2560 x 1440 pixels."""
    return raster(svg(exhibit, with_font=False), WIDTH, HEIGHT)


def pie_png(plot: Taart) -> bytes:
    """The taart alone, without frame, for a slide that has its own title."""
    inside, (x, y, wide, high) = bare(plot)
    x, wide = x - PIE_EDGE, wide + 2 * PIE_EDGE
    drawn = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {w:g} {h:g}" width="{w:g}" '
        'height="{h:g}" font-family="{f}">{i}</svg>'
    ).format(x=x, y=y, w=wide, h=high, f=fonts.STACK, i=inside)
    return raster(drawn, wide, high, 216)


def pies_png(plot: Taarten) -> bytes:
    """Two taarten with their names and legend, without frame, for a slide that has its own title."""
    sheet = Sheet()
    return _bare_png(sheet, draw_taarten(sheet, plot, Box(4, 4, 1160, 500)))[0]


def row_png(plot: SubjectRow) -> tuple[bytes, float]:
    """A row without frame, for a slide that has its own title; gives its width beside its height."""
    sheet = Sheet()
    return _bare_png(sheet, draw_row(sheet, plot, Box(4, 4, 1160, 470)))


def _bare_png(sheet: Sheet, height: float) -> tuple[bytes, float]:
    """What was drawn from (4, 4), 1160 wide and ``height`` high; gives its width beside its height."""
    high = 14 + height
    drawn = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1168 {h:g}" width="1168" height="{h:g}" '
        'font-family="{f}">{i}</svg>'
    ).format(h=high, f=fonts.STACK, i=sheet.markup())
    return raster(drawn, 1168, high, 160), 1168 / high


def drawing_png(plot: AreaMap, ratio: float) -> tuple[bytes, float]:
    """A map without its legend, for a slide with room of ``ratio``; gives that of the map beside it."""
    wide, high = size_of(plot)
    scale = min(1100 / wide, 1100 / ratio / high)
    sheet = Sheet()
    draw_layer(sheet, plot, plot.layers[0], Box(0, 0, wide * scale, high * scale))
    drawn = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}" '
        'font-family="{f}">{i}</svg>'
    ).format(w=wide * scale, h=high * scale, f=fonts.STACK, i=sheet.markup())
    return raster(drawn, wide * scale, high * scale), wide / high


def raster(drawn: str, width: float, height: float, sharp: float = SHARP) -> bytes:
    """An SVG as PNG; only our own fonts, so that every machine makes the same picture."""
    page = _PAGE.format(w=f"{width:g}", h=f"{height:g}")
    made = typst.compile(
        page.encode(), format="png", ppi=sharp, font_paths=faces(), sys_inputs={"svg": str(drawn)}
    )
    assert isinstance(made, bytes)
    return made


@cache
def faces() -> typst.Fonts:
    """Our two files; typst's own stand in for a letter that these lack."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts.FOLDER)]
    )


def loose(exhibit: Exhibit, narrow: bool) -> str:
    """Only the figure, for in a page that has its own title and words: as high as it needs."""
    return staged(exhibit, 380, 10_000.0, narrow=True) if narrow else staged(exhibit, 860, 460.0)


def staged(exhibit: Exhibit, width: int, room: float, narrow: bool = False) -> str:
    """Only the figure, ``width`` units wide and in ``room`` units of height where it can."""
    sheet = Sheet()
    used = kinds.paper(sheet, exhibit.plot, Box(4, 4, width - 8, room, narrow))
    return _document(
        exhibit, sheet.markup(), Markup(""), width, round(used + 14), "smal" if narrow else "breed"
    )


def _head(sheet: Sheet, exhibit: Exhibit) -> float:
    """Title, subtitle and the mark of the demo; gives the y below them."""
    room: float = WIDTH - 2 * EDGE
    if exhibit.fictional:
        words = text("meenemen.fictief")
        wide = fonts.width(words, 16, True) + 28
        sheet.rect(WIDTH - EDGE - wide, 30, wide, 32, DEMO, 16)
        sheet.text(WIDTH - EDGE - wide / 2, 51.5, words, 16, bold=True, fill=DEMO_INK, anchor="middle")
        room -= wide + 30
    size = _TITLE if len(fonts.wrap(exhibit.title, _TITLE, room, True)) < 3 else 26.0
    y = 60.0 + sheet.lines(
        EDGE, 60, fonts.balanced(exhibit.title, size, room, True), size, size * 1.2, bold=True
    )
    lines = fonts.wrap(exhibit.subtitle, _SUBTITLE, WIDTH - 2 * EDGE)
    return y - 4 + sheet.lines(EDGE, y - 4, lines, _SUBTITLE, 25, fill=MUTED) + 4


def _foot(sheet: Sheet, exhibit: Exhibit) -> float:
    """Caveat, notes, source and release, whole, from the bottom up; gives the y above them."""
    mark = fonts.width(text("meenemen.merk"), 18, True)
    lines = fonts.wrap(source_line(exhibit), _FOOT, WIDTH - 2 * EDGE - mark - 40)
    y = HEIGHT - 22.0 - 20 * (len(lines) - 1)
    sheet.lines(EDGE, y, lines, _FOOT, 20, fill=MUTED)
    sheet.text(WIDTH - EDGE, HEIGHT - 22, text("meenemen.merk"), 18, bold=True, fill=ACCENT, anchor="end")
    y -= 26
    sheet.line(EDGE, y, WIDTH - EDGE, y, LINE, 1.25)
    told = [(exhibit.warning, True), (" ".join(exhibit.notes_on("paper")), False)]
    size = _NOTE if sum(len(words) for words, _ in told) < 420 else 13.0
    for words, warns in told:
        if not words:
            continue
        rows = fonts.wrap(words, size, WIDTH - 2 * EDGE - 18)
        high = size * 1.35 * len(rows)
        y -= high + 8
        if warns:
            sheet.rect(EDGE, y + 2, 4, high, MUTED)
        sheet.lines(EDGE + (16 if warns else 0), y + size + 1, rows, size, size * 1.35,
                    fill=INK if warns else MUTED)  # fmt: skip
    return y


def source_line(exhibit: Exhibit) -> str:
    """Source, years, number of people, release, and whether all of it is invented."""
    return source_words(
        exhibit.source, exhibit.years.words, exhibit.counted, exhibit.release.date, exhibit.fictional
    )


def source_words(source: str, years: str, counted: str, release: str, fictional: bool) -> str:
    """The same of what is no figure by itself, such as a slide of a report."""
    parts = (
        text("kaart.bron", bron=source),
        years,
        counted,
        text("kaart.uitgave", datum=release),
        text("meenemen.fictief") if fictional else "",
    )
    return " · ".join(p.replace(" – ", "\u00a0–\u00a0") for p in parts if p)


def _document(
    exhibit: Exhibit, inside: Markup, style: Markup, width: int, height: int, name: str = "figuur"
) -> str:
    """The SVG element: named by its title, and told in full for those who cannot see it."""
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
            'role="img" lang="nl" aria-labelledby="{n}-titel {n}-tekst" font-family="{f}">'
            '<title id="{n}-titel">{title}</title><desc id="{n}-tekst">{told}</desc>{style}{inside}</svg>'
        ).format(
            w=width, h=height, n=name, f=fonts.STACK, title=exhibit.title, told=alternative(exhibit),
            style=style, inside=inside,
        )
    )  # fmt: skip

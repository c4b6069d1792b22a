"""The lines through the years on a slide of a theme: small, beside each other, as one picture with words."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from exports.pictures.picture import raster
from exports.slides.slide import EDGE
from exports.slides.style import describe
from figures import fonts
from figures.lines import sparkline
from figures.markup import Markup
from figures.palette import MUTED
from figures.rapport.content import ThemePart
from figures.sheet import Sheet
from figures.words.text import text


def add_lines(slide: Any, part: ThemePart, top: int, width: int) -> None:
    """The lines through the years of all rows, beside each other below the chart, as one picture."""
    rows = [r for r in part.shown if any(c.spark for c in r.cells)]
    wide, high = 1080.0, 132.0
    sheet, step = Sheet(), wide / len(rows)
    sheet.text(0, 15, text("rapport.verloop"), 14, bold=True, fill=MUTED)
    for i, row in enumerate(rows):
        x, room = i * step, step - 22
        sheet.text(x, 36, fonts.shorten(row.indicator.short, 14, room), 14)
        for side, cell in enumerate(row.cells):
            if cell.spark:
                own = room / len(row.cells)
                sheet.parts.append(_placed(cell.spark, x + side * own, 44, own - 8, 52))
        years = [f.year for line in row.lines for f in line.figures if f.value is not None and f.year]
        sheet.text(x, 114, f"{min(years)}–{max(years)}", 12.5, fill=MUTED)
    drawn = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}" '
        'font-family="{f}">{i}</svg>'
    ).format(w=wide, h=high, f=fonts.STACK, i=sheet.markup())
    picture = slide.shapes.add_picture(BytesIO(raster(drawn, wide, high)), EDGE, top, width=width)
    describe(
        picture, " ".join([*(c.trend for r in rows for c in r.cells if c.trend), text("rapport.lijntje")])
    )
    picture.name = text("rapport.verloop")


def _placed(spark: Markup, x: float, y: float, width: float, height: float) -> Markup:
    """A line of the report at a place in a larger drawing, as wide as it fits."""
    size = f'width="{sparkline.WIDTH}" height="{sparkline.HEIGHT}"'
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return Markup(str(spark).replace(size, f'{place} preserveAspectRatio="xMinYMid"', 1))

"""Native PowerPoint tables, for what is no chart: numbers of people, a theme, the taart."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from data.releases.release import Status
from data.results import Reading
from exports.pictures.picture import pie_png, pies_png, row_png
from exports.slides.book import Place
from exports.slides.style import SLIDE_FONT, describe
from figures import years
from figures.dots import Dots
from figures.grid import GroupMatrix, cell_words, column_words, people_words
from figures.grid.cells import cell_look
from figures.numbers.columns import Cells
from figures.pair import Dumbbells, chance_words, gap_words
from figures.palette import HATCH_LINE, HATCHED
from figures.row import SubjectRow
from figures.taart import Taart
from figures.taart.slices import count_words
from figures.taarten import Taarten
from figures.table import ThemeTable
from figures.verdict import THICK, Verdict, verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.years import dated
from figures.years import MixYears


def add_numbers(slide: Any, plot: Dots, place: Place) -> Any:
    """Counts, each beside its name."""
    rows = [[r.label, r.shown] for r in plot.rows]
    return put_table(slide, [text(plot.head), text("kaart.kop_cijfer")], rows, place, (0.6, 0.4), 28)


def add_years(slide: Any, plot: MixYears, place: Place) -> Any:
    """The shares of the groups by year."""
    heads, rows = years.words(plot)
    rest = 0.66 / max(len(heads) - 1, 1)
    return put_table(slide, heads, rows, place, (0.34, *[rest] * (len(heads) - 1)), 13)


def add_theme(slide: Any, plot: ThemeTable, place: Place) -> Any | None:
    """The figures of one theme: value with counts, reference, verdict in its colour."""
    readings = plot.fitting
    if not readings:
        return None
    rows = []
    for r in readings:
        counted = formatting.counts(r.figure, r.indicator)
        value = formatting.figure_value(r.figure, r.indicator) + (f"  ({counted})" if counted else "")
        reference = formatting.with_unit(r.reference, r.indicator) if r.reference is not None else "–"
        found = verdict(r)
        name = dated(r.indicator.short, r.figure, plot.profile.selection.year)
        rows.append([name, value, reference, f"{found.sign}  {found.word}".strip()])
    heads = [text("tabel.kop_indicator"), text("tabel.kop_waarde"), plot.against, text("tabel.kop_oordeel")]
    shape = put_table(slide, heads, rows, place, (0.33, 0.32, 0.17, 0.18), 14 if len(rows) < 11 else 12)
    for i, reading in enumerate(readings, 1):
        found, cell = verdict(reading), shape.table.cell(i, 3)
        colour_of(cell, found)
    return shape


def add_matrix(slide: Any, plot: GroupMatrix, place: Place) -> Any:
    """Groups down, indicators across, each cell in the colour and with the sign of its verdict."""
    found = plot.groups
    heads = [text("herkomst.kop_groep"), text("herkomst.kop_inwoners")]
    for column, year in zip(found.columns, found.years, strict=True):
        heads.append(" ".join(filter(None, (column_words(column), plot.older(year)))))
    rows = [
        [r.group.short, " · ".join(p for p in people_words(r) if p), *map(cell_told, r.readings)]
        for r in found.rows
    ]
    rest = 0.72 / max(len(found.columns), 1)
    size = 12 if len(rows) < 9 else 10 if len(rows) < 14 else 8
    shape = put_table(slide, heads, rows, place, (0.16, 0.12, *[rest] * len(found.columns)), size)
    for r, row in enumerate(found.rows, 1):
        for c, reading in enumerate(row.readings, 2):
            fill, ink, shown = cell_look(reading)
            if reading.figure.status is Status.NIET_VAN_TOEPASSING:
                colour(shape.table.cell(r, c), fill, ink)
            else:
                colour_of(shape.table.cell(r, c), shown)
    return shape


def cell_told(reading: Reading) -> str:
    """A value with the sign of its verdict, or why there is none."""
    words = cell_words(reading)
    return f"{words}  {verdict(reading).sign}".strip() if reading.figure.value is not None else words


def colour_of(cell: Any, shown: Verdict) -> None:
    """Give a cell the look of a verdict: its colour, its outline, or hatching where it is unknown."""
    if shown.fill.startswith("#"):
        colour(cell, shown.fill, shown.ink)
    else:
        cell.fill.patterned()
        cell.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        cell.fill.fore_color.rgb = RGBColor.from_string(HATCH_LINE.lstrip("#").upper())
        cell.fill.back_color.rgb = RGBColor.from_string(HATCHED.lstrip("#").upper())
    if shown.edge:
        outline(cell, shown.edge, 2.25 if shown.edge_width == THICK else 1.0)


def outline(cell: Any, colour_: str, points: float) -> None:
    """Draw the four sides of a cell; python-pptx has no other way than the XML."""
    properties = cell._tc.get_or_add_tcPr()
    for at, side in enumerate(("lnL", "lnR", "lnT", "lnB")):  # the sides come before the fill
        properties.insert(
            at,
            parse_xml(
                f'<a:{side} {nsdecls("a")} w="{int(Pt(points))}"><a:solidFill>'
                f'<a:srgbClr val="{colour_.lstrip("#").upper()}"/></a:solidFill></a:{side}>'
            ),
        )


def colour(cell: Any, fill: str, ink: str) -> None:
    """Give a cell a background and its letters a colour, both as "#0b4f6c"."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(fill.lstrip("#").upper())
    cell.text_frame.paragraphs[0].font.color.rgb = RGBColor.from_string(ink.lstrip("#").upper())


def add_dumbbells(slide: Any, plot: Dumbbells, place: Place) -> Any:
    """Both sides of a theme, their difference with its margin, and whether it is more than chance."""
    a, b = plot.names
    heads = [text("vergelijken.kop_indicator"), a, b, text("vergelijken.kop_verschil", a=a, b=b),
             text("vergelijken.kop_kans")]  # fmt: skip
    rows = []
    for r in plot.rows:
        sides = [formatting.figure_value(f, r.indicator) for f in (r.a, r.b)]
        told = [formatting.counts(f, r.indicator) for f in (r.a, r.b)]
        gap, margin = gap_words(r)
        name = dated(r.indicator.short, r.a, plot.year)
        rows.append([
            name, *(f"{v} ({t})" if t else v for v, t in zip(sides, told, strict=True)),
            f"{gap} ({margin})" if margin else gap, chance_words(r),
        ])  # fmt: skip
    return put_table(slide, heads, rows, place, (0.19, 0.19, 0.19, 0.25, 0.18), 12 if len(rows) < 11 else 10)


def add_pies(slide: Any, plot: Taarten, _words: str, place: Place) -> Any:
    """Both taarten as one picture: its names and legend are in it, so that it can be cut out."""
    left, top, width, height = place
    picture = slide.shapes.add_picture(BytesIO(pies_png(plot)), left, top, height=height)
    if picture.width > width:
        picture.height = Emu(int(picture.height * width / picture.width))
        picture.width = width
    picture.left = Emu(int(left + (width - picture.width) / 2))
    return picture


def add_themes(slide: Any, plot: Taart, words: str, place: Place) -> Any:
    """The taart as a picture, and beside it per theme how its figures came out as a table."""
    left, top, width, height = place
    picture = slide.shapes.add_picture(BytesIO(pie_png(plot)), left, top, height=height)
    if picture.width > width * 0.56:
        picture.height = Emu(int(picture.height * width * 0.56 / picture.width))
        picture.width = Emu(int(width * 0.56))
    describe(picture, words)
    at = Emu(left + picture.width + Inches(0.25))
    counts = {c.theme: ", ".join(count_words(c)) for c in plot.profile.themes}
    rows = [[t.name, counts.get(t.id, "")] for t in plot.themes]
    heads = [text("meenemen.thema"), text("tabel.kop_oordeel")]
    beside = (at, top, Emu(left + width - at), height)
    return put_table(slide, heads, rows, beside, (0.42, 0.58), 14)


def add_row(slide: Any, plot: SubjectRow, words: str, place: Place) -> Any:
    """The row as a picture: three small figures of one subject are not one chart of PowerPoint."""
    left, top, width, height = place
    made, ratio = row_png(plot)
    shape = slide.shapes.add_picture(BytesIO(made), left, top, width=Emu(min(width, int(height * ratio))))
    describe(shape, words)
    return shape


def add_table(slide: Any, cells: Cells, place: Place) -> Any | None:
    """The table of a figure as it is, with letters that fit; None without rows."""
    heads, rows = cells.words()
    if not rows:
        return None
    rest = 0.7 / max(len(heads) - 1, 1)
    parts = (0.3, *[rest] * (len(heads) - 1)) if len(heads) > 1 else (1.0,)
    return put_table(slide, heads, rows, place, parts, 14 if len(rows) < 11 else 12 if len(rows) < 16 else 10)


def put_table(
    slide: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    place: Place,
    parts: Sequence[float],
    size: float,
) -> Any:
    """A quiet table: a head, a row per line, the first column in bold."""
    left, top, width, height = place
    row = min(int(height / (len(rows) + 1)), int(Inches(0.62)))
    shape = slide.shapes.add_table(len(rows) + 1, len(heads), left, top, width, row * (len(rows) + 1))
    table = shape.table
    table.horz_banding = False
    for i, part in enumerate(parts):
        table.columns[i].width = Emu(int(width * part))
    for r, cells in enumerate([heads, *rows]):
        table.rows[r].height = Emu(row)
        for c, words in enumerate(cells):
            _cell(table.cell(r, c), words, size, head=r == 0, bold=c == 0 or r == 0)
    return shape


def _cell(cell: Any, words: str, size: float, head: bool, bold: bool) -> None:
    cell.text = words
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string("E4EEF2" if head else "FFFFFF")
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, SLIDE_FONT
    paragraph.font.color.rgb = RGBColor.from_string("1E2226")

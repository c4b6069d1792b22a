"""Native PowerPoint tables, for what is no chart: numbers of people, a theme, the taart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from components import formatting
from components.pie import count_words
from components.plots import Dots, MixYears, Taart, ThemeTable
from components.verdict import verdict
from components.words import text
from exports.figures.draw_parts import theme_readings
from exports.figures.exhibit import Exhibit
from exports.figures.fonts import FAMILY
from exports.figures.numbers import mix_years
from exports.figures.picture import pie_png
from exports.figures.slide_book import Place
from exports.figures.spoken import alternative


def add_numbers(slide: Any, plot: Dots, place: Place) -> Any:
    """Counts, each beside its name."""
    rows = [[r.label, formatting.figure_value(r.figure, plot.indicator)] for r in plot.rows]
    return _table(slide, [text(plot.head), text("kaart.kop_cijfer")], rows, place, (0.6, 0.4), 28)


def add_years(slide: Any, plot: MixYears, place: Place) -> Any:
    """The shares of the groups by year."""
    heads, rows = mix_years(plot)
    rest = 0.66 / max(len(heads) - 1, 1)
    return _table(slide, heads, rows, place, (0.34, *[rest] * (len(heads) - 1)), 13)


def add_theme(slide: Any, plot: ThemeTable, place: Place) -> Any | None:
    """The figures of one theme: value with counts, reference, verdict in its colour."""
    readings = theme_readings(plot)
    if not readings:
        return None
    rows = []
    for r in readings:
        counted = formatting.counts(r.figure, r.indicator)
        value = formatting.figure_value(r.figure, r.indicator) + (f"  ({counted})" if counted else "")
        reference = formatting.with_unit(r.reference, r.indicator) if r.reference is not None else "–"
        found = verdict(r)
        rows.append([r.indicator.short, value, reference, f"{found.sign}  {found.word}".strip()])
    heads = [text("tabel.kop_indicator"), text("tabel.kop_waarde"), plot.against, text("tabel.kop_oordeel")]
    shape = _table(slide, heads, rows, place, (0.33, 0.32, 0.17, 0.18), 14 if len(rows) < 11 else 12)
    for i, reading in enumerate(readings, 1):
        found, cell = verdict(reading), shape.table.cell(i, 3)
        if found.fill.startswith("#"):
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor.from_string(found.fill.lstrip("#").upper())
            cell.text_frame.paragraphs[0].font.color.rgb = RGBColor.from_string(found.ink.lstrip("#").upper())
    return shape


def add_themes(
    slide: Any, plot: Taart, exhibit: Exhibit, place: Place, describe: Callable[[Any, str], None]
) -> Any:
    """The taart as a picture, and beside it per theme how its figures came out as a table."""
    left, top, width, height = place
    picture = slide.shapes.add_picture(BytesIO(pie_png(plot, exhibit.title)), left, top, height=height)
    if picture.width > width * 0.56:
        picture.height = Emu(int(picture.height * width * 0.56 / picture.width))
        picture.width = Emu(int(width * 0.56))
    describe(picture, alternative(exhibit))
    at = Emu(left + picture.width + Inches(0.25))
    counts = {c.theme: ", ".join(count_words(c)) for c in plot.profile.themes}
    rows = [[t.name, counts.get(t.id, "")] for t in plot.themes]
    heads = [text("meenemen.thema"), text("tabel.kop_oordeel")]
    beside = (at, top, Emu(left + width - at), height)
    return _table(slide, heads, rows, beside, (0.42, 0.58), 14)


def _table(
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
    paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, FAMILY
    paragraph.font.color.rgb = RGBColor.from_string("1E2226")

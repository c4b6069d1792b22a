"""Excel: a styled workbook whose one big sheet is streamed.

XlsxWriter makes the workbook (styles, explanation, header, filter) with an empty sheet; the rows are put into
it as they come, as XML made column by column (exports/lines.py). Half a million rows of 19 columns take some
seconds instead of minutes, and no more memory than one part of the table.
"""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator
from html import escape
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from exports.rows.about import About
from exports.rows.lines import LineWriter, Style, harmless, number_of, written
from exports.rows.table import HEAD, LEVEL, RowTable
from figures.words.text import text

FLUSH = 1 << 18
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_FORMATS = {
    "jaar": "0",
    "heel": "#,##0",
    "0": "#,##0",
    "1": "#,##0.0",
    "2": "#,##0.00",
    "3": "#,##0.000",
}
_WIDTHS = {"gebied_naam": 26, "herkomst_naam": 30, "indicator_naam": 44, "bron": 44}
_WIDTH_AROUND = 18  # of the name of a wider area
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read _x0041_ as the letter A
_INK, _ACCENT, _WARNING = "#1e2226", "#0b4f6c", "#fdf1cf"


class Sink(io.RawIOBase):
    """A file that cannot be read back: what is written waits here until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        """Yes; and nothing else."""
        return True

    def write(self, piece: Any) -> int:
        """Keep a piece."""
        self._pieces.append(bytes(piece))
        self.size += len(piece)
        return len(piece)

    def take(self) -> bytes:
        """All that was written since the last time."""
        taken = b"".join(self._pieces)
        self._pieces.clear()
        self.size = 0
        return taken


def xlsx_bytes(table: RowTable, about: About) -> Iterator[bytes]:
    """The workbook in pieces: a sheet with the table and one that explains it."""
    files, styles = _template(table, about)
    numbers = number_of({n: table.words[n] for n in table.words})
    before, after = files.pop(_SHEET).split("<sheetData>", 1)
    header, after = re.match(r"(<row r=\"1\".*?</row>).*</sheetData>(.*)", after, re.DOTALL).groups()  # type: ignore[union-attr]
    files[_STRINGS], offset = _with_strings(files[_STRINGS], list(numbers))
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            with archive.open(name, "w") as file:  # by name: then the date is that of no clock
                file.write(content.encode())
        yield sink.take()
        with archive.open(_SHEET, "w") as sheet:
            sheet.write(f"{before}<sheetData>{header}".encode())
            lines = LineWriter(table, _style(numbers, offset, styles))
            for part in table.parts():
                sheet.write(lines.bytes_of(part.batch, part.decimals))
                if sink.size > FLUSH:
                    yield sink.take()
            sheet.write(f"</sheetData>{after}".encode())
    yield sink.take()


def _style(numbers: dict[str, int], offset: int, styles: dict[str, int]) -> Style:
    def word(_name: str, _number: int, shown: str) -> str:
        return f'<c t="s"><v>{offset + numbers[shown]}</v></c>'

    def around(kind: str) -> tuple[str, str]:
        return f'<c s="{styles.get(kind, styles["3"])}"><v>', "</v></c>"

    # Cells and rows may leave out where they are: then each comes after the one before it (ECMA-376, 18.3.1).
    return Style(word, around, "<c/>", "<row>", "", "</row>")


def _with_strings(shared: str, words: list[str]) -> tuple[str, int]:
    """The list of strings with ours behind it, and the number of the first of ours."""
    offset = int(re.search(r'uniqueCount="(\d+)"', shared).group(1))  # type: ignore[union-attr]
    more = "".join(f'<si><t xml:space="preserve">{_xml(harmless(w))}</t></si>' for w in words)
    total = offset + len(words)
    shared = re.sub(
        r'count="\d+" uniqueCount="\d+"', f'count="{total}" uniqueCount="{total}"', shared, count=1
    )
    return shared.replace("</sst>", f"{more}</sst>"), offset


def _xml(word: str) -> str:
    return escape(_ESCAPE.sub("_x005F_", _ILLEGAL.sub("", word)), quote=False)


def _template(table: RowTable, about: About) -> tuple[dict[str, str], dict[str, int]]:
    """The files of the workbook without rows, and the number of each style."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": about.title, "subject": about.release, "comments": about.warning})
    names = written(table.schema)
    _figures(book, table, names, about)
    _explanation(book, about)
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    found = [int(s) for s in re.findall(r'<c r="[A-F]2" s="(\d+)"', files[_SHEET])]
    dimension = f'<dimension ref="A1:{xl_col_to_name(len(names) - 1)}{table.rows + 1}"/>'
    files[_SHEET] = re.sub(r'<dimension ref="[^"]*"/>', dimension, files[_SHEET], count=1)
    return files, dict(zip(_FORMATS, found, strict=True))


def _figures(book: Any, table: RowTable, names: list[str], about: About) -> None:
    sheet = book.add_worksheet(text("uitvoer.blad_verzonnen" if about.warning else "uitvoer.blad"))
    head = book.add_format(
        {"bold": True, "font_color": "#ffffff", "bg_color": _ACCENT, "text_wrap": True, "valign": "top"}
    )
    tallest = 1
    for column, name in enumerate(names):
        field = table.schema.field(name)
        metadata = field.metadata or {}
        heading = metadata.get(HEAD, name.encode()).decode()
        sheet.write_string(0, column, harmless(heading), head)
        wide = _WIDTHS.get(name, 13 if pa.types.is_floating(field.type) else 11)
        wide = _WIDTH_AROUND if LEVEL in metadata else wide
        wide = max(wide, max(map(len, heading.split()), default=0) + 3)  # no word is cut, the arrow beside it
        sheet.set_column(column, column, wide)
        tallest = max(tallest, len(textwrap.wrap(heading, wide - 2)))
    sheet.set_row(0, 15.75 * tallest)
    # One row to find the numbers of the styles in; the real rows take its place.
    for column, shown in enumerate(_FORMATS.values()):
        sheet.write_number(1, column, 0, book.add_format({"num_format": shown, "align": "right"}))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, table.rows), len(names) - 1)
    sheet.repeat_rows(0)
    _on_paper(sheet, about)


def _on_paper(sheet: Any, about: About) -> None:
    """A4 across, all columns beside each other, and below each page what it is."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    told = " ".join((about.release, about.warning)).replace("&", "&&")
    sheet.set_footer(f"&L{told}&R&P / &N")


def _explanation(book: Any, about: About) -> None:
    sheet = book.add_worksheet(text("uitvoer.blad_toelichting"))
    plain = book.add_format({"text_wrap": True, "valign": "top", "font_color": _INK})
    name = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    title = book.add_format({"bold": True, "font_size": 16})
    section = book.add_format({"bold": True, "font_size": 12, "font_color": _ACCENT, "bottom": 1})
    warning = book.add_format({"bold": True, "bg_color": _WARNING, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    sheet.hide_gridlines(2)
    _on_paper(sheet, about)
    sheet.write_string(0, 0, harmless(about.title), title)
    row = 1
    if about.warning:
        sheet.merge_range(row, 0, row, 1, about.warning, warning)
        row += 1
    for heading, lines in about.sections:
        row += 1
        sheet.write_string(row, 0, heading, section)
        sheet.write_blank(row, 1, None, section)
        for left, right in lines:
            row += 1
            sheet.write_string(row, 0, harmless(_ILLEGAL.sub("", left)), name)
            sheet.write_string(row, 1, harmless(_ILLEGAL.sub("", right)), plain)
        row += 1

"""The figures behind a card as an Excel file: a sheet with the numbers, and one that says what they are."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from figures.exhibit import Exhibit
from figures.kinds import table
from figures.numbers.columns import Cells, Column, Value
from figures.words.text import text

PROPERTY = 255  # characters; Office refuses a longer property of a document
_HEAD_ROW = 4
_WIDEST, _NARROWEST = 44, 11
_PLAIN = -1  # the format of a year, beside those by number of decimals


def xlsx(exhibit: Exhibit, home: str = "") -> bytes:
    """The workbook; ``home`` (scheme and host) makes the address of the figure a whole link.

    Words are written as words, so a name that starts with = is never a formula.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    told = {"title": exhibit.title, "subject": exhibit.subtitle, "comments": exhibit.release.id}
    book.set_properties({key: words[:PROPERTY] for key, words in told.items()})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "muted": book.add_format({"font_color": "#5a5f66"}),
        "demo": book.add_format({"bold": True, "font_color": "#5a4300", "bg_color": "#fdf1cf"}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}),
        "head_right": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "right"}),
        "label": book.add_format({"bold": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "year": book.add_format({"num_format": "0", "align": "left", "valign": "top"}),
        "right": book.add_format({"align": "right", "font_color": "#5a5f66"}),
    }
    numbers = {d: book.add_format({"num_format": "#,##0" + ("." + "0" * d if d else "")}) for d in range(7)}
    numbers[_PLAIN] = book.add_format({"num_format": "0"})
    _figures(book.add_worksheet(text("meenemen.blad_figuur")), exhibit, looks, numbers)
    _about(book.add_worksheet(text("meenemen.blad_toelichting")), exhibit, looks, home)
    book.close()
    return out.getvalue()


def _figures(
    sheet: Worksheet, exhibit: Exhibit, looks: Mapping[str, Format], numbers: Mapping[int, Format]
) -> None:
    cells = table(exhibit.plot).file()
    sheet.write_string(0, 0, exhibit.title, looks["title"])
    sheet.write_string(1, 0, exhibit.subtitle, looks["muted"])
    if exhibit.fictional:
        sheet.write_string(2, 0, text("meenemen.fictief"), looks["demo"])
    for c, column in enumerate(cells.columns):
        look = looks["head" if column.decimals is None else "head_right"]
        sheet.write_string(_HEAD_ROW, c, column.head, look)
        sheet.set_column(c, c, _width(cells, c))
    for r, row in enumerate(cells.rows, _HEAD_ROW + 1):
        for c, (value, column) in enumerate(zip(row, cells.columns, strict=True)):
            _cell(sheet, r, c, value, column, looks, numbers)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cell(
    sheet: Worksheet, r: int, c: int, value: Value, column: Column[Any],
    looks: Mapping[str, Format], numbers: Mapping[int, Format],
) -> None:  # fmt: skip
    if isinstance(value, str):
        sheet.write_string(r, c, value, looks["right"] if column.decimals is not None else None)
    elif value is not None:
        sheet.write_number(r, c, value, numbers[_PLAIN if column.plain else column.decimals or 0])


def _width(cells: Cells, c: int) -> int:
    if cells.columns[c].decimals is not None:
        return _NARROWEST + 2
    longest = max((len(str(row[c] or "")) for row in cells.rows), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _about(sheet: Worksheet, exhibit: Exhibit, looks: Mapping[str, Format], home: str) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 96)
    for r, (label, words) in enumerate(facts(exhibit, home)):
        sheet.write_string(r, 0, label, looks["label"])
        if isinstance(words, int):
            sheet.write_number(r, 1, words, looks["year"])
        else:
            sheet.write_string(r, 1, words, looks["demo" if exhibit.fictional and r == 0 else "wrap"])


def facts(exhibit: Exhibit, home: str = "") -> list[tuple[str, str | int]]:
    """What must be known of a figure, as (label, words or a year)."""
    years = exhibit.years  # in words when they say more than the year: that it is provisional
    shown = years.only if years.only is not None and not years.early else years.words
    link = exhibit.address.link
    told: tuple[tuple[str, str | int], ...] = (
        ("titel", exhibit.title),
        ("onderwerp", exhibit.subtitle),
        ("gebied", exhibit.where),
        ("herkomst", exhibit.whom),
        ("jaar", shown),
        ("gekozen_jaar", exhibit.year if shown not in (exhibit.year, "") else ""),
        ("n", exhibit.counted),
        ("betekenis", exhibit.definition),
        ("let_op", exhibit.warning),
        ("noot", " ".join(exhibit.notes_on("paper"))),
        ("bron", exhibit.source),
        ("uitgave", exhibit.release.id),
        ("link", f"{home}{link}" if home else text("meenemen.link_los", link=link)),
    )
    found: list[tuple[str, str | int]] = [(text(f"meenemen.{key}"), words) for key, words in told if words]
    if exhibit.fictional:
        found.insert(0, (text("meenemen.let_op"), text("meenemen.fictief")))
    return found

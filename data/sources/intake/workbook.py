"""Excel as rows of values, read as a stream.

openpyxl rather than a faster reader: it shows a formula as a formula (others show the value Excel last
stored, which may be old or absent), and it never lays out the empty cells between A1 and XFD1048576, with
which a file of a few kB can fill the memory of a reader that does. Large deliveries belong in CSV or Parquet.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from data.sources.intake.numbers import unsure

MAX_ROWS = 1_048_576  # of Excel itself; a file may claim more
BROKEN = (KeyError, TypeError, AttributeError, SyntaxError, IndexError)  # what openpyxl raises on nonsense


class Book:
    """An open workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.titles: list[str] = [s.title for s in book.worksheets]
        if not self.titles:
            raise ValueError("geen werkblad")

    def rows(self, title: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """(row number, values) of each row that is there; raises ValueError when the sheet cannot be read."""
        sheet = self._book[title]
        sheet.reset_dimensions()  # the announced size may be wrong, or a million columns
        try:
            for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=None), 1):
                if number > MAX_ROWS:
                    raise ValueError(f"meer dan {MAX_ROWS} rijen")
                if values:
                    yield number, values
        except BROKEN as error:
            raise ValueError(str(error)) from error


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    """Open a workbook for reading; raises ValueError when it is not one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that we do not read
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
        except BROKEN as error:
            raise ValueError(str(error)) from error
        try:
            yield Book(book)
        finally:
            book.close()


def as_text(value: Any) -> tuple[str, bool]:
    """A cell as one would type it, and whether it is a formula."""
    if value is None:
        return "", False
    if isinstance(value, str):
        return value, value.startswith("=")
    if isinstance(value, bool):
        return str(value), False
    if isinstance(value, int):
        return str(value), False
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return (f"{text}0" if unsure(text) else text), False  # a number of Excel holds no thousands sign
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return str(value), False
    return str(getattr(value, "text", value)), True  # an array formula or a data table

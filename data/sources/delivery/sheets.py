"""A workbook → the sheets in it that hold a delivery. Of every other sheet it is said that it is not read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from data.sources.delivery.columns import Layout, Parts, Tables, fits, missing, places, plain, titled
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.words import some, tell
from data.sources.intake import workbook
from data.sources.intake.csvfile import ABOVE

MAIN = "levering"  # the sheet of the template


def xlsx(path: Path, layout: Layout, findings: Findings) -> Tables:
    """Every sheet with the columns of the layout; one that is nearly such a sheet is a fault."""
    with workbook.opened(path) as book:
        tops = {title: _top(book, title) for title in book.titles}
        wanted = [t for t, (_, names) in tops.items() if fits(names, layout) or _nearly(t, names, layout)]
        wanted = wanted or book.titles[:1]
        for title in book.titles:
            if title not in wanted:
                why = some(missing(tops[title][1], layout)) if any(plain(tops[title][1])) else ""
                key = "blad_zonder" if why else "blad_leeg"
                findings.remark(tell(key, file=path.name, sheet=title, columns=why))
        for title in wanted:
            name = path.name if len(wanted) == 1 else f"{path.name} [{title}]"
            line, names = tops[title]
            if line > 1:
                titled(name, line, findings)
            where = places(name, line, names, layout, findings)
            yield name, _rows(book, title, name, names, where, findings)


def _top(book: workbook.Book, title: str) -> tuple[int, tuple[Any, ...]]:
    """The line with the names of the columns: the first that is filled."""
    for line, names in book.rows(title):
        if any(plain(names)):
            return line, names
        if line > ABOVE:
            break
    return 1, ()


def _nearly(title: str, names: tuple[Any, ...], layout: Layout) -> bool:
    """Whether a sheet is meant to be read, though a column is missing: to pass it over would be wrong."""
    present = [n for n in layout.required if n in plain(names)]
    return title.strip().lower() == MAIN or (len(present) > 1 and len(present) >= len(layout.required) - 2)


def _rows(
    book: workbook.Book,
    title: str,
    name: str,
    names: tuple[Any, ...],
    where: dict[str, int],
    findings: Findings,
) -> Parts:
    def cell(row: int, position: int, value: Any) -> str:
        text, formula = workbook.as_text(value)
        if formula:
            expected = tell("verwacht_geen_formule")
            findings.fault("formule", Spot(name, row, str(names[position]), text[:80], expected))
            return ""
        return text

    numbers: list[int] = []
    parts: dict[str, list[str]] = {n: [] for n in where}
    rows = book.rows(title)
    next(rows, None)
    for row, values in rows:
        numbers.append(row)
        for column, position in where.items():
            value = values[position] if position < len(values) else None
            parts[column].append(cell(row, position, value))
    yield np.array(numbers, np.int64), {n: pa.array(v, pa.string()) for n, v in parts.items()}

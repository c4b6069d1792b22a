"""A release → files for a site on Swing: uploads per level, metadata, and a mapping to read them back."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import xlsxwriter

from data.cubes import cube
from data.progress import progress_bar
from data.releases.release import Release
from data.sources.intake.workbook import as_text
from data.sources.swing.outgoing import describe, upload
from data.sources.swing.outgoing.plan import SwingChoice, SwingPlan, SwingTable, plan
from data.sources.swing.outgoing.words import declined, outward

__all__ = ["Exported", "SwingChoice", "export"]
Rows = Callable[[int], Iterator[list[Any]]]  # of a year


@dataclass(frozen=True)
class Exported:
    """What was written: names of files, and how many rows, numbers, subjects and hidden figures."""

    files: tuple[str, ...]
    rows: int
    cells: int
    subjects: int
    hidden: int


def export(release: Release, out: Path, choice: SwingChoice, *, as_csv: bool = False) -> Exported:
    """Write the files in ``out``, a new or empty folder; raises ReleaseError with nothing written.

    Rows are written as they are made, so memory does not grow with the number of areas or years.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise declined("niet_leeg", folder=out)
    planned = plan(release, cube.load(release), choice)
    counted: Counter[str] = Counter()
    with _whole(out) as folder:
        steps = [(level, table) for level, tables in planned.tables.items() for table in tables]
        total = len(steps) * len(planned.years)
        with progress_bar(outward("bezig"), total) as bar:
            for level, table in steps:

                def of_year(year: int, level: str = level, table: SwingTable = table) -> Iterator[list[Any]]:
                    yield from upload.rows(planned, table, level, year, counted)
                    bar.update()

                _upload(folder / _name(planned, level, table), planned, table, of_year, as_csv)
        describe.metadata(planned, folder / _called(planned, "metadata.xlsx"))
        describe.mapping(planned, folder / "mapping.yaml")
        files = tuple(sorted(p.name for p in folder.iterdir()))
    return Exported(files, counted["rows"], counted["cells"], len(planned.subjects), counted["hidden"])


def _name(planned: SwingPlan, level: str, table: SwingTable) -> str:
    return _called(planned, "_".join(filter(None, ("upload", level, table.classification))))


def _called(planned: SwingPlan, name: str) -> str:
    """What is invented says so in its name too."""
    return f"fictief_{name}" if planned.release.fictional else name


def _upload(path: Path, planned: SwingPlan, table: SwingTable, of_year: Rows, as_csv: bool) -> None:
    """One file of a level: a workbook with a sheet for each year, or a CSV file with all of them."""
    if as_csv:
        with path.with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(upload.header(table))
            for year in planned.years:
                # As numbers.py reads them: 12.345 is written 12.3450, which no reader takes for thousands.
                writer.writerows([as_text(cell)[0] for cell in row] for row in of_year(year))
        return
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path.with_suffix(".xlsx")), options) as book:
        for year in planned.years:
            sheet = book.add_worksheet(str(year))
            sheet.write_row(0, 0, upload.header(table))
            for number, row in enumerate(of_year(year), 1):
                sheet.write_row(number, 0, row)


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A folder beside ``out`` that becomes ``out`` when all is written, and is gone when something fails."""
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    half = out.with_name(f".{out.name}.{uuid4().hex[:12]}")
    half.mkdir()
    try:
        yield half
        if out.exists():
            out.rmdir()
        half.rename(out)
    finally:
        shutil.rmtree(half, ignore_errors=True)

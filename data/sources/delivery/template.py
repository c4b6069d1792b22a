"""``python -m data template DIR``: an empty delivery, an example, and every code that may be used."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]

from data.herindeling.moves import COLUMNS as MOVE_COLUMNS
from data.releases.release import Release
from data.sources.delivery.guard import EXAMPLE
from data.sources.delivery.long import COLUMNS, long
from data.sources.delivery.rows import STATUSES
from data.sources.delivery.words import catalogue, plain, refusal, tell

EMPTY_CSV, WORKBOOK = "levering.csv", "levering.xlsx"
MOVES = "gebieden/wijzigingen.csv"  # in a folder of its own: all files beside each other are one delivery
EXAMPLE_ROWS = 12


def write(folder: Path, release: Release) -> list[Path]:
    """Write the files and give their paths. Never writes over a file: it may have been filled in."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in (EMPTY_CSV, WORKBOOK, EXAMPLE, MOVES)]
    there = [p.name for p in paths if p.exists()]
    if there:
        raise refusal("bestaat_al", files=", ".join(there), folder=folder)
    _csv(paths[0], [])
    _workbook(paths[1], release)
    _csv(paths[2], example(release))
    paths[3].parent.mkdir(exist_ok=True)
    _csv(paths[3], moves(release), MOVE_COLUMNS)
    return paths


def moves(release: Release) -> list[list[str]]:
    """The changes of areas that the release knows."""
    return [
        [str(m.year), m.old, m.new, "" if m.share is None else plain(m.share)] for m in release.lineage.rows
    ]


def _csv(path: Path, rows: Iterable[Sequence[str]], columns: Sequence[str] = COLUMNS) -> None:
    # With a BOM Excel opens it as UTF-8; a semicolon and a decimal comma are what a Dutch Excel expects.
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(columns)
        writer.writerows(rows)


def example(release: Release) -> list[list[str]]:
    """Some rows of the release itself: the newest figures of its first share, with one that is not there."""
    kinds = catalogue().indicators
    names = sorted(release.indicators, key=lambda n: n not in kinds or kinds[n].kind != "aandeel")
    chosen: list[list[str]] = []
    for name in names:
        rows = [r for r in long(release, [name]).to_pylist() if r["herkomst"] == "T"]
        newest = max((r["jaar"] for r in rows if not r["status"]), default=None)
        if newest is None:
            continue
        rows = [r for r in rows if r["jaar"] == newest]
        with_counts = [r for r in rows if r["teller"] is not None and r["noemer"] is not None]
        absent = [r for r in rows if r["status"]]
        for row in [*(with_counts or rows)[: EXAMPLE_ROWS - 1], *absent[:1]]:
            chosen.append([_field(row[c], c) for c in COLUMNS])
        break
    return chosen


def _field(value: object, column: str) -> str:
    if value is None:
        return ""
    if column == "waarde" and isinstance(value, float):
        return plain(round(value, 6))
    return str(value)


def _workbook(path: Path, release: Release) -> None:
    book = openpyxl.Workbook(write_only=True)
    _sheet(book, "levering", COLUMNS, [])
    columns = ("gebied", *(tell(f"kop_{c}") for c in ("naam", "niveau", "ouder", "van", "tot")))
    _sheet(book, tell("blad_gebieden"), columns, _areas(release))
    columns = ("herkomst", tell("kop_naam"), tell("kop_indeling"))
    _sheet(book, tell("blad_herkomst"), columns, _groups())
    names = ("naam", "soort_cijfer", "eenheid", "velden")
    columns = ("indicator", *(tell(f"kop_{c}") for c in names))
    _sheet(book, tell("blad_indicatoren"), columns, _indicators())
    rows = [(s, tell(f"status_{s}")) for s in STATUSES]
    _sheet(book, tell("blad_statussen"), ("status", tell("kop_betekenis")), rows)
    book.save(path)


def _sheet(
    book: openpyxl.Workbook, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for position in range(len(columns)):
        sheet.column_dimensions["ABCDEFGH"[position]].width = 24
    sheet.append(list(columns))
    for row in rows:
        sheet.append(list(row))


def _areas(release: Release) -> Iterator[tuple[object, ...]]:
    for area in release.areas:
        yield area.code, area.name, area.level, area.parent, area.from_year, area.to_year


def _groups() -> Iterator[tuple[str, ...]]:
    for classification in catalogue().classifications.values():
        for group in classification.groups:
            yield group.code, group.label, classification.name


def _indicators() -> Iterator[tuple[str, ...]]:
    for indicator in catalogue().indicators.values():
        yield indicator.id, indicator.name, indicator.kind, indicator.unit, tell(f"velden_{indicator.kind}")

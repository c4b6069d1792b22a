"""The sheets of an upload that hold figures: period, geolevel, geoitem, and a column per subject.

An upload is a workbook, or CSV: that is one sheet, and what our own export writes with ``--csv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.sources.delivery.columns import Unusable, titled
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.guard import MAX_WORKBOOK, is_utf8
from data.sources.delivery.words import number, tell
from data.sources.intake import csvfile
from data.sources.intake.reasons import why
from data.sources.intake.workbook import opened

KEYS = ("period", "geolevel", "geoitem")


@dataclass(frozen=True)
class UploadSheet:
    """One sheet. ``columns`` gives the place of each column; ``rows`` are (row number, values)."""

    name: str
    columns: dict[str, int]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


def sheets_of(path: Path, findings: Findings) -> Iterator[UploadSheet]:
    """Every sheet with the three key columns. Other sheets (explanations) are passed over.

    What cannot be read is noted as a fault with the file, and the row where it is one.
    """
    kind = path.suffix.lower()
    if kind == ".csv":
        yield from _csv(path, findings)
    elif kind == ".xlsx":
        yield from _workbook(path, findings)
    else:
        findings.fault("bestand", Spot(path.name, None, "", path.suffix, tell("verwacht_upload_soort")))


def _workbook(path: Path, findings: Findings) -> Iterator[UploadSheet]:
    found = False
    try:
        with opened(path) as book:
            for title in book.titles:
                rows = book.rows(title)
                _, header = next(rows, (1, ()))
                name = f"{path.name} [{title}]"
                columns = _columns(name, header, 1, findings)
                if all(k in columns for k in KEYS):
                    found = True
                    kept = tuple((n, v) for n, v in rows if any(x is not None for x in v))
                    yield UploadSheet(name, columns, kept)
                elif not columns:
                    findings.remark(tell("blad_leeg", file=path.name, sheet=title))
                else:
                    absent = ", ".join(k for k in KEYS if k not in columns)
                    findings.remark(tell("blad_zonder", file=path.name, sheet=title, columns=absent))
    except (OSError, ValueError):
        seen = tell("gevonden_kapot_xlsx")
        findings.fault("bestand", Spot(path.name, None, "", seen, tell("verwacht_werkboek")))
        return
    if not found:
        _nothing(path, findings)


def _csv(path: Path, findings: Findings) -> Iterator[UploadSheet]:
    if path.stat().st_size > MAX_WORKBOOK:  # an upload is read whole, to find what is double in it
        seen = tell("mb", count=number(path.stat().st_size / 1e6))
        expected = tell("verwacht_kleiner", limit=tell("mb", count=number(MAX_WORKBOOK / 1e6)))
        findings.fault("te_groot", Spot(path.name, None, "", seen, expected))
        return
    if not is_utf8(path, findings):
        return
    try:
        tops = csvfile.headers(path) or [csvfile.CsvHeader((), ";", 1)]
        fits = next((t for t in tops if all(k in map(str.lower, t.names) for k in KEYS)), None)
        if fits is None:
            return _nothing(path, findings)
        if fits is not tops[0]:
            titled(path.name, fits.lines, findings)

        def broken(row: int, text: str) -> None:
            expected = tell("verwacht_velden", count=len(fits.names))
            findings.fault("velden", Spot(path.name, row, "", text[:80], expected))

        rows: list[tuple[int, tuple[Any, ...]]] = []
        for numbers, columns in csvfile.rows(path, fits, broken):
            values = zip(*(c.to_pylist() for c in columns), strict=True)
            rows += [
                (n, v) for n, v in zip(numbers.tolist(), values, strict=True) if any(x.strip() for x in v)
            ]
        yield UploadSheet(path.name, _columns(path.name, fits.names, fits.lines, findings), tuple(rows))
    except Unusable:
        return
    except OSError as error:
        findings.fault("bestand", Spot(path.name, None, "", why(error), tell("verwacht_leesbaar")))
    except (ValueError, pa.ArrowException):
        seen = tell("gevonden_kapot_csv")
        findings.fault("bestand", Spot(path.name, None, "", seen, tell("verwacht_heel_bestand")))


def _columns(file: str, header: Sequence[Any], line: int, findings: Findings) -> dict[str, int]:
    """The place of each column; a name that stands there twice is a fault: which of the two counts?"""
    columns: dict[str, int] = {}
    for place, name in enumerate(header):
        text = str(name if name is not None else "").strip()
        text = text.lower() if text.lower() in KEYS else text
        if text and text in columns:
            expected = tell("verwacht_een_keer")
            findings.fault("kolom", Spot(file, line, text, tell("gevonden_dubbel"), expected))
        columns.setdefault(text, place)
    columns.pop("", None)
    return columns


def _nothing(path: Path, findings: Findings) -> None:
    expected = tell("verwacht_upload", columns=", ".join(KEYS))
    findings.fault("kolom", Spot(path.name, 1, "", tell("gevonden_geen_upload"), expected))

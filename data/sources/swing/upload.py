"""The sheets of an upload workbook that hold figures: period, geolevel, geoitem, and a column per subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.words import tell
from data.sources.intake.workbook import opened

KEYS = ("period", "geolevel", "geoitem")


@dataclass(frozen=True)
class UploadSheet:
    """One sheet. ``columns`` gives the place of each column; ``rows`` are (row number, values)."""

    name: str
    columns: dict[str, int]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


def sheets_of(path: Path, findings: Findings) -> Iterator[UploadSheet]:
    """Every sheet with the three key columns. Other sheets (explanations) are passed over."""
    if path.suffix.lower() != ".xlsx":
        findings.fault("bestand", Spot(path.name, None, "", path.suffix, tell("verwacht_werkboek")))
        return
    found = False
    try:
        with opened(path) as book:
            for title in book.titles:
                rows = book.rows(title)
                _, header = next(rows, (1, ()))
                columns: dict[str, int] = {}
                for place, name in enumerate(header):
                    text = str(name or "").strip()
                    columns.setdefault(text.lower() if text.lower() in KEYS else text, place)
                columns.pop("", None)
                if all(k in columns for k in KEYS):
                    found = True
                    kept = tuple((n, v) for n, v in rows if any(x is not None for x in v))
                    yield UploadSheet(f"{path.name} [{title}]", columns, kept)
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
        expected = tell("verwacht_upload", columns=", ".join(KEYS))
        findings.fault("kolom", Spot(path.name, 1, "", tell("gevonden_geen_upload"), expected))

"""The metadata workbook of a Swing cube: subjects, which columns are dimensions, and the items of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from data.sources.delivery.findings import Findings
from data.sources.delivery.guard import files_in
from data.sources.delivery.words import refusal
from data.sources.intake.workbook import as_text, opened

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """An onderwerp: what one column of an upload is about."""

    code: str
    name: str
    description: str = ""
    unit: str = ""
    source: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Metadata:
    """What the workbook says. ``dimensions`` are the columns that split a subject, with their name."""

    subjects: Mapping[str, Subject] = field(default_factory=lambda: MappingProxyType({}))
    dimensions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    items: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))


def read(path: Path) -> Metadata:
    """Read the workbook; raises ReleaseError when it is not one."""
    tables = _tables(path)
    subjects = {
        row["onderwerpcode"]: Subject(
            code=row["onderwerpcode"],
            name=row.get("naam", ""),
            description=row.get("beschrijving", ""),
            unit=row.get("eenheid", ""),
            source=row.get("bron", ""),
            first=row.get("startperiode", ""),
            last=row.get("eindperiode", ""),
        )
        for row in tables.get("onderwerp", ())
        if row.get("onderwerpcode")
    }
    if not subjects:
        raise refusal("geen_onderwerpen", file=path.name)
    names = {r.get("dimensieniveaucode", ""): r.get("naam", "") for r in tables.get("dimensieniveaus", ())}
    columns = [r.get("col", "") for r in tables.get("data_def", ()) if r.get("type") == "dim"]
    items = {
        title: {r["itemcode"]: r.get("naam", "") for r in rows if r.get("itemcode")}
        for title, rows in tables.items()
        if any("itemcode" in r for r in rows)
    }
    return Metadata(subjects, {c: names.get(c, c) for c in columns if c}, items)


def _tables(path: Path) -> dict[str, list[Row]]:
    """The rows of every sheet, by the names in its first row; empty rows are left out."""
    findings = Findings()
    if not files_in([path], findings) or path.suffix.lower() != ".xlsx":
        findings.stop()
        raise refusal("geen_werkboek", file=path.name)
    found: dict[str, list[Row]] = {}
    try:
        with opened(path) as book:
            for title in book.titles:
                rows = [[as_text(v)[0].strip() for v in values] for _, values in book.rows(title)]
                header = [n.lower() for n in rows[0]] if rows else []
                found[title] = [
                    dict(zip(header, row, strict=False)) for row in rows[1:] if any(row) and any(header)
                ]
    except (OSError, ValueError) as error:
        raise refusal("geen_werkboek", file=path.name) from error
    return found

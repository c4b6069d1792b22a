"""Sheets of an upload + a mapping → blocks in our own long format, so that the same checks judge them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from data.releases.release import Status
from data.sources.delivery.amounts import judge
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.tables import RowOrigin, TableBlock
from data.sources.delivery.words import some, tell
from data.sources.intake.missing import WORST
from data.sources.intake.notation import Notation
from data.sources.intake.numbers import read, single
from data.sources.intake.workbook import as_text
from data.sources.swing.mapping import SwingEntry, SwingMapping
from data.sources.swing.metadata import Metadata
from data.sources.swing.upload import KEYS, UploadSheet

Key = tuple[str, str, str, str]  # indicator, herkomst, gebied, jaar


@dataclass(slots=True)
class _Cell:
    """One part of one figure: the sum of what is counted, or the reason why there is none."""

    row: int
    number: float = 0.0
    status: Status | None = None

    def add(self, what: float | Status) -> None:
        """Add a number, or a reason why there is none; the worst reason stays."""
        if not isinstance(what, Status):
            self.number += what
        elif self.status is None or WORST.index(what) > WORST.index(self.status):
            self.status = what


@dataclass(slots=True)
class _Record:
    """A row of the delivery to be; ``sheet`` is where its first part stands."""

    sheet: int
    parts: dict[str, _Cell] = field(default_factory=dict)


def convert(
    sheets: Sequence[UploadSheet], mapping: SwingMapping, metadata: Metadata, file: str, findings: Findings
) -> Iterator[TableBlock]:
    """One block per sheet. Subjects that the mapping names and no sheet has are a fault."""
    records: dict[Key, list[_Record]] = defaultdict(list)
    for number, sheet in enumerate(sheets):
        entries = [e for e in mapping.entries if e.code in sheet.columns]
        if not entries:
            findings.remark(tell("blad_zonder_onderwerp", sheet=sheet.name))
            continue
        notation: Notation[Spot] = Notation()
        dimensions = _dimensions(sheet, entries, metadata, findings)
        for entry in entries:
            if entry.dimensions - sheet.columns.keys():
                continue  # noted by _dimensions
            for key, cell in _sums(sheet, entry, mapping, findings, notation).items():
                _put(records[key], number, entry.part, cell)
        judge(notation, findings)
        _unused(sheet, mapping, dimensions, findings)
    for code in dict.fromkeys(e.code for e in mapping.entries):
        if sheets and not any(code in s.columns for s in sheets):
            findings.fault("niet_gevonden", Spot(file, None, "", code, tell("verwacht_in_upload")))
    for number, sheet in enumerate(sheets):
        mine = [(key, r) for key, rs in records.items() for r in rs if r.sheet == number]
        if mine:
            yield _block(sheet, mine, mapping)


def _dimensions(
    sheet: UploadSheet, entries: Sequence[SwingEntry], metadata: Metadata, findings: Findings
) -> dict[str, int]:
    """The columns that split the figures. Rows that are the same in all of these are double."""
    wanted = {d for e in entries for d in e.dimensions}
    for name in sorted(wanted - sheet.columns.keys()):
        findings.fault("niet_gevonden", Spot(sheet.name, 1, "", name, tell("verwacht_dimensie")))
    names = [n for n in sheet.columns if n in wanted or n in metadata.dimensions]
    dimensions = {n: sheet.columns[n] for n in names}
    seen: dict[tuple[str, ...], int] = {}
    columns = [*(sheet.columns[k] for k in KEYS), *dimensions.values()]
    values = [sheet.columns[e.code] for e in entries]
    for row, cells in sheet.rows:
        if all(_at(cells, v) == "" for v in values):
            continue
        key = tuple(_at(cells, c) for c in columns)
        if key in seen:
            expected = tell("verwacht_een_rij", file=sheet.name, row=seen[key])
            findings.fault("dubbel", Spot(sheet.name, row, "", ", ".join(key), expected))
        seen.setdefault(key, row)
    return dimensions


def _at(cells: tuple[Any, ...], place: int) -> str:
    text, _ = as_text(cells[place] if place < len(cells) else None)
    text = text.strip()
    return text.removesuffix(".0")


def _sums(
    sheet: UploadSheet,
    entry: SwingEntry,
    mapping: SwingMapping,
    findings: Findings,
    notation: Notation[Spot],
) -> dict[Key, _Cell]:
    """The cells of one entry; over dimensions it does not name, the rows are added up."""
    found: dict[Key, _Cell] = {}
    only = [(sheet.columns[d], items) for d, items in entry.only.items()]
    period, level, item = (sheet.columns[k] for k in KEYS)
    for row, cells in sheet.rows:
        text = _at(cells, sheet.columns[entry.code])
        if text == "" or any(_at(cells, place) not in items for place, items in only):
            continue
        group: str | None = entry.group
        if entry.dimension:
            item_code = _at(cells, sheet.columns[entry.dimension])
            if item_code not in entry.groups:
                where = Spot(sheet.name, row, entry.dimension, item_code, tell("verwacht_item"))
                findings.fault("herkomst", where)
                continue
            group = entry.groups[item_code]
        geolevel = _at(cells, level)
        if geolevel not in mapping.areas:
            known = ", ".join(mapping.areas)
            where = Spot(sheet.name, row, "geolevel", geolevel, tell("verwacht_geolevel", known=known))
            findings.fault("gebied", where)
            continue
        what = _number(text, sheet, row, entry.code, findings, notation)
        if not group or not mapping.areas[geolevel] or what is None:
            continue
        year = _at(cells, period)
        year = str(int(year) + mapping.add_years) if year.isascii() and year.isdigit() else year
        key = (entry.indicator, group, mapping.area(geolevel, _at(cells, item)), year)
        found.setdefault(key, _Cell(row)).add(what)
    return found


def _number(
    text: str, sheet: UploadSheet, row: int, code: str, findings: Findings, notation: Notation[Spot]
) -> float | Status | None:
    found = tell("gevonden_tekst", text=text[:80])
    number = single(text)
    if isinstance(number, float) and ("." in text or "," in text):
        notation.see(read(pa.array([text]), whole=False), lambda _: Spot(sheet.name, row, code, found, ""))
    if number is not None:
        return number
    if text.startswith("="):
        findings.fault("formule", Spot(sheet.name, row, code, text[:80], tell("verwacht_geen_formule")))
    else:
        findings.fault("getal", Spot(sheet.name, row, code, found, tell("verwacht_swing")))
    return None


def _put(records: list[_Record], sheet: int, part: str, cell: _Cell) -> None:
    """Add a part to the figure it belongs to; given twice it makes a double row, which the checks refuse."""
    record = next((r for r in records if part not in r.parts), None)
    if record is None:
        record = _Record(sheet)
        records.append(record)
    record.parts[part] = cell


def _unused(
    sheet: UploadSheet, mapping: SwingMapping, dimensions: dict[str, int], findings: Findings
) -> None:
    used = {*KEYS, *dimensions, *(e.code for e in mapping.entries)}
    rest = [" ".join(n.split()) for n in sheet.columns if n not in used]
    if rest:
        findings.remark(tell("kolommen_genegeerd", file=sheet.name, columns=some(rest, 10)))


def _block(sheet: UploadSheet, records: Sequence[tuple[Key, _Record]], mapping: SwingMapping) -> TableBlock:
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in mapping.entries:
        if entry.code not in names[entry.indicator, entry.part]:
            names[entry.indicator, entry.part].append(entry.code)
    origin = RowOrigin(sheet.name, {k: some(v, 3) for k, v in names.items()})
    columns: dict[str, list[str]] = {
        c: [] for c in ("indicator", "herkomst", "gebied", "jaar", "teller", "noemer", "waarde", "status")
    }
    lines = []
    for key, record in records:
        for column, text in zip(("indicator", "herkomst", "gebied", "jaar"), key, strict=True):
            columns[column].append(text)
        parts = record.parts
        reasons = [c.status for c in parts.values() if c.status is not None]
        if mapping.absent_is_zero and "noemer" in parts and not {"teller", "waarde"} & parts.keys():
            parts = parts | {"teller": _Cell(parts["noemer"].row)}
        for part in ("teller", "noemer", "waarde"):
            known = part in parts and not reasons
            columns[part].append(as_text(parts[part].number)[0] if known else "")
        columns["status"].append(max(reasons, key=WORST.index).name.lower() if reasons else "")
        lines.append(next(iter(parts.values())).row)
    arrays = {c: pa.array(v, pa.string()) for c, v in columns.items()}
    return TableBlock(origin, np.array(lines, np.int64), arrays)

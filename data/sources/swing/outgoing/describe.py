"""What goes with an upload: the workbook with metadata, and the mapping that our own reader needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from data.catalogue import shipped
from data.sources.swing.outgoing.plan import SwingColumn, SwingPlan, SwingTable, patterns
from data.sources.swing.outgoing.words import outward

SUBJECT = (
    "Onderwerpcode", "Naam", "Beschrijving", "Meer informatie", "Eenheid", "Bron", "Datatype", "Periodetype",
    "Geotype", "Startperiode", "Eindperiode", "Drempelwaarde", "Aggregeer gebieden", "Aggregeer perioden",
)  # fmt: skip


def metadata(plan: SwingPlan, path: Path) -> None:
    """Write the workbook, with the sheets and headings that Swing has for a cube."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
        for title, lines in _sheets(plan).items():
            sheet = book.add_worksheet(title)
            for number, line in enumerate(lines):
                for place, value in enumerate(line):
                    sheet.write(number, place, value)


def _sheets(plan: SwingPlan) -> dict[str, list[tuple[Any, ...]]]:
    cubes = {t.dimension: t for tables in plan.tables.values() for t in tables if t.dimension}
    names = {code: _classification(table) for code, table in cubes.items()}
    subjects = plan.subjects
    columns = [("period", "period"), ("geoitem", "geoitem"), ("geolevel", "geolevel")]
    columns += [(code, "dim") for code in cubes] + [(code, "var") for code in subjects]
    return {
        outward("uitleg_blad"): [(line,) for line in explanation(plan)],
        **{code: list(_items(table)) for code, table in cubes.items()},
        "onderwerp": [SUBJECT, *(_subject(plan, *pair) for pair in subjects.values())],
        "data_def": [("col", "type"), *columns],
        "dimensies": [("Dimensiecode", "Naam"), *names.items()],
        "dimensieniveaus": [
            ("Dimensieniveaucode", "Naam", "Dimensiecode"),
            *((code, name, code) for code, name in names.items()),
        ],
    }


def explanation(plan: SwingPlan) -> list[str]:
    """What these files are and how they may be used, as lines of text."""
    release = plan.release
    sources = "; ".join(dict.fromkeys(f"{s.name} ({s.licence})" for s in release.sources))
    created = release.created[:10]
    lines = outward("uitleg", id=release.id, title=release.title, created=created, sources=sources)
    warning = [outward("uitleg_verzonnen")] if release.fictional else []
    return warning + lines.splitlines()


def _classification(table: SwingTable) -> str:
    return outward("indeling", name=shipped().classifications[table.classification].name)


def _items(table: SwingTable) -> Iterator[tuple[Any, ...]]:
    yield "Itemcode", "Naam", "Volgnr"
    for number, group in enumerate(table.items, 1):
        yield number, shipped().groups[group].label, number


def _subject(plan: SwingPlan, table: SwingTable, column: SwingColumn) -> tuple[Any, ...]:
    """One row. Swing may add up nothing: every level is there itself, and a sum could betray what hides."""
    release, indicator = plan.release, shipped().indicators[column.indicator]
    split = shipped().groups[column.group].label if column.group not in ("", "T") else ""
    if table.classification:
        split = _classification(table)
    name = indicator.name + outward(f"deel_{column.part}")
    if split:
        name = outward("van_groep", name=name, group=split)
    counted = column.part != "waarde"
    origins = release.provenance.get(column.indicator, ())
    years = sorted({y for o in origins for y in o.years} & set(plan.years)) or plan.years
    names = dict.fromkeys(f"{o.source} {o.table}".strip() for o in origins) or [indicator.source]
    return (
        column.code,
        (outward("verzonnen") if release.fictional else "") + name,
        indicator.definition,
        indicator.caveat,
        outward("eenheid_aantal") if counted else indicator.unit,
        outward("bron", names="; ".join(names), id=release.id),
        "Numeriek",
        "Stand",
        "Enkelvoudig",
        str(years[0]),
        str(years[-1]),
        None,
        0,
        0,
    )


def mapping(plan: SwingPlan, path: Path) -> None:
    """Write what ``build swing`` needs to read these files as the figures they are."""
    entries: list[dict[str, Any]] = []
    for table, column in plan.subjects.values():
        group: Any = column.group
        if table.dimension:
            codes: dict[int, str] = dict(enumerate(table.items, 1))
            group = {"dimensie": table.dimension, "codes": codes}
        entries.append(
            {"code": column.code, "indicator": column.indicator, "deel": column.part, "herkomst": group}
        )
    told = {"gebieden": patterns(plan.release.areas, plan.tables), "onderwerpen": entries}
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")

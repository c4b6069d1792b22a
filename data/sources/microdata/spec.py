"""The YAML that says which column is what.

    jaar: jaar                                # column with a year
    gebieden: {wijk: wk, gemeente: gm}        # columns with codes; a wider level follows from a narrower one
    herkomst: herkomst                        # column with a code of the twintigdeling
    geboren_in_nl: geboren_nl                 # flag; needed for four of the five groups of the vijfdeling
    indicatoren:
      inwoners: {}                            # a count: all rows, or those of ``van``
      bijstand: {vlag: bijstand, van: l15_65} # a share or a rate: flag, and who count in the noemer
      cito: {waarde: score, van: groep8}      # a mean

Only names of columns: no SQL, no weights. What an indicator is (share, rate, mean) the catalogue says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from data import yamlfile
from data.areas import STANDARD
from data.catalogue import Indicator
from data.sources.microdata.words import catalogue, counted, objection

FIELDS = ("jaar", "gebieden", "herkomst", "geboren_in_nl", "indicatoren")
REQUIRED = ("jaar", "gebieden", "herkomst", "indicatoren")
LEVELS = STANDARD[1:]  # which columns can hold; the land needs none
# Per kind of indicator the field it must have; "" none; None: it cannot be counted.
MEASURES: Mapping[str, str | None] = {
    "aandeel": "vlag",
    "verhouding": "vlag",
    "gemiddelde": "waarde",
    "aantal": "",
    "index": None,
}


@dataclass(frozen=True)
class Measure:
    """How an indicator is counted: ``column`` is its flag or value ("" for a count), ``among`` who count."""

    indicator: Indicator
    column: str
    among: str


@dataclass(frozen=True)
class Spec:
    """A checked specification; every name of a column is only a name so far; ``areas`` by id of a level."""

    year: str
    areas: Mapping[str, str]
    origin: str
    born_here: str
    measures: tuple[Measure, ...]


def read(path: Path) -> Spec:
    """Read and check; raises MicrodataError with everything that is wrong with it, at once."""
    try:
        row = yamlfile.load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise objection("spec_onleesbaar", file=path.name, reason=reason) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = counted("op_regel", line=mark.line + 1) if mark else ""
        raise objection("spec_yaml", file=path.name, where=where) from None
    faults: list[str] = []
    spec = _spec(row, path.name, faults)
    if faults or spec is None:
        raise objection("fouten", listed="\n".join(f"- {f}" for f in faults))
    return spec


def _spec(row: Any, file: str, faults: list[str]) -> Spec | None:
    if not isinstance(row, dict):
        faults.append(counted("spec_vorm", file=file))
        return None
    faults += [counted("spec_mist", file=file, field=f) for f in REQUIRED if f not in row]
    faults += [
        counted("spec_onbekend", file=file, field=f, known=", ".join(FIELDS)) for f in row if f not in FIELDS
    ]
    names = {f: _column(row[f], f, file, faults) for f in ("jaar", "herkomst", "geboren_in_nl") if f in row}
    areas = row.get("gebieden", {LEVELS[0].id: "-"})
    if not isinstance(areas, dict) or not areas or set(areas) - {level.id for level in LEVELS}:
        known = ", ".join(level.id for level in LEVELS)
        faults.append(counted("spec_gebieden", file=file, levels=known))
        areas = {}
    areas = {level: _column(c, f"gebieden.{level}", file, faults) for level, c in areas.items()}
    measures = _measures(row.get("indicatoren", {}), file, faults) if "indicatoren" in row else []
    if faults:
        return None
    return Spec(names["jaar"], areas, names["herkomst"], names.get("geboren_in_nl", ""), tuple(measures))


def _measures(rows: Any, file: str, faults: list[str]) -> list[Measure]:
    if not isinstance(rows, dict) or not rows:
        faults.append(counted("spec_indicatoren", file=file))
        return []
    found = []
    for name, row in rows.items():
        indicator = catalogue().indicators.get(name)
        if indicator is None:
            faults.append(counted("spec_indicator", file=file, indicator=name))
            continue
        measure = _measure(indicator, {} if row is None else row, file, faults)
        if measure:
            found.append(measure)
    return found


def _measure(indicator: Indicator, row: Any, file: str, faults: list[str]) -> Measure | None:
    wanted = MEASURES[indicator.kind]
    fits = isinstance(row, dict) and wanted is not None
    if not fits or set(row) - {"van"} != ({wanted} if wanted else set()):
        kind, needs = counted(f"soort_{indicator.kind}"), counted(f"wil_{indicator.kind}")
        faults.append(counted("spec_soort", file=file, indicator=indicator.id, kind=kind, wanted=needs))
        return None
    where = f"indicatoren.{indicator.id}"
    column = _column(row[wanted], where, file, faults) if wanted else ""
    among = _column(row["van"], f"{where}.van", file, faults) if "van" in row else ""
    return Measure(indicator, column, among)


def _column(given: Any, field: str, file: str, faults: list[str]) -> str:
    if isinstance(given, str) and given.strip():
        return given
    faults.append(counted("spec_kolom", file=file, field=field))
    return ""

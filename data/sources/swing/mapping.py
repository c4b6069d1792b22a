"""Which subject of Swing is which figure of ours, from a YAML file that a person fills in.

jaar_erbij    added to every period: 1 when 2009 means 31 December 2009, so 1 January 2010 for us
leeg_is_nul   a cube leaves out cells in which nobody was counted: then a teller that is absent beside a
              noemer is 0. Off unless asked for: absence is not nought
gebieden      geolevel: our code, with # for the digits of the geoitem (GM####); empty: skip that level
onderwerpen   a list of code, indicator, deel (teller, noemer, waarde), herkomst and waar.
              herkomst is a code of ours, or {dimensie, codes: {item: code of ours or empty}}.
              waar is {dimensie: [items]}: only these count. Items that are left are added up
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from data import yamlfile
from data.catalogue import Indicator
from data.sources.delivery.findings import DeliveryError, Findings, Spot
from data.sources.delivery.words import catalogue, refusal, tell
from data.sources.swing.metadata import Metadata

FILL_IN = "VUL_IN"
PARTS = ("teller", "noemer", "waarde")
KEYS = {"jaar_erbij", "leeg_is_nul", "gebieden", "onderwerpen"}
Wrong = Callable[[str, object, str], None]  # where, what was found, what was expected
ENTRY_KEYS = {"code", "indicator", "deel", "herkomst", "waar"}


@dataclass(frozen=True)
class SwingEntry:
    """One subject as one part of one figure. ``group`` is fixed, or follows from ``dimension``."""

    code: str
    indicator: str
    part: str
    group: str = ""
    dimension: str = ""
    groups: Mapping[str, str | None] = field(default_factory=dict)
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def dimensions(self) -> set[str]:
        """The dimensions that it splits or chooses by."""
        return {*self.only, *([self.dimension] if self.dimension else [])}


@dataclass(frozen=True)
class SwingMapping:
    """The whole file."""

    areas: Mapping[str, str]
    entries: tuple[SwingEntry, ...]
    add_years: int = 0
    absent_is_zero: bool = False

    def area(self, level: str, item: str) -> str:
        """Our code of an area. An item may have the letters of the pattern already: GM0344 with GM####."""
        pattern = self.areas[level]
        width = pattern.count("#")
        item = item.upper().removeprefix(pattern.partition("#")[0].upper()) if width else item
        return pattern.replace("#" * width, item.zfill(width)) if width else pattern


def load(path: Path, metadata: Metadata) -> SwingMapping:
    """Read and check the file; raises DeliveryError that names everything that is wrong with it."""
    try:
        told = yamlfile.load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())[:200]
        raise refusal("mapping_onleesbaar", file=path.name, reason=reason) from error
    findings = Findings()
    file = path.name

    def wrong(where: str, seen: object, expected: str) -> None:
        findings.fault("mapping", Spot(file, None, where, tell("gevonden_tekst", text=seen), expected))

    if not isinstance(told, dict):
        raise refusal("mapping_onleesbaar", file=file, reason=tell("verwacht_velden_naam"))
    for key in sorted(str(k) for k in told.keys() - KEYS):
        wrong("", key, ", ".join(sorted(KEYS)))
    years = told.get("jaar_erbij", 0)
    if not isinstance(years, int):
        wrong("jaar_erbij", years, tell("verwacht_heel"))
    areas = _areas(told.get("gebieden"), wrong)
    entries = told.get("onderwerpen")
    if not isinstance(entries, list) or not entries:
        wrong("onderwerpen", entries, tell("verwacht_lijst"))
        entries = []
    read = [e for number, row in enumerate(entries, 1) if (e := _entry(row, number, wrong))]
    new = {e.indicator: e for e in read if e.indicator not in {FILL_IN, *catalogue().indicators}}
    for entry in new.values():
        wrong(f"{entry.code}, indicator", entry.indicator, tell("verwacht_indicator"))
    try:
        findings.stop()
    except DeliveryError as error:
        blocks = "\n".join(block(e, metadata) for e in new.values())
        more = "\n" + tell("voeg_toe", blocks=blocks) if new else ""
        raise DeliveryError(f"{error}{more}") from None
    return SwingMapping(areas, tuple(read), years, bool(told.get("leeg_is_nul", False)))


def _areas(given: Any, wrong: Wrong) -> dict[str, str]:
    """geolevel: pattern; "" for a level that is skipped."""
    if not isinstance(given, dict) or not given:
        wrong("gebieden", given, tell("verwacht_gebieden"))
        return {}
    for level, pattern in given.items():
        if pattern == FILL_IN:
            wrong(f"gebieden, {level}", pattern, tell("verwacht_patroon"))
    return {str(k): "" if v is None else str(v) for k, v in given.items()}


def _entry(row: Any, number: int, wrong: Wrong) -> SwingEntry | None:
    """One of the ``onderwerpen``; None when nothing can be made of it."""
    if not isinstance(row, dict) or not isinstance(row.get("code"), str):
        wrong(tell("onderwerp_nummer", number=number), row, tell("verwacht_onderwerp"))
        return None
    code = row["code"]
    for key in sorted(str(k) for k in row.keys() - ENTRY_KEYS):
        wrong(code, key, ", ".join(sorted(ENTRY_KEYS)))
    if row.get("indicator", FILL_IN) == FILL_IN:
        wrong(f"{code}, indicator", row.get("indicator"), tell("verwacht_indicator"))
    if row.get("deel") not in PARTS:
        wrong(f"{code}, deel", row.get("deel"), ", ".join(PARTS))
    group, dimension, groups = _group(row.get("herkomst", "T"), code, wrong)
    only = row.get("waar") or {}
    if not isinstance(only, dict) or not all(isinstance(v, list) for v in only.values()):
        wrong(f"{code}, waar", only, tell("verwacht_waar"))
        only = {}
    return SwingEntry(
        code=code,
        indicator=str(row.get("indicator", FILL_IN)),
        part=str(row.get("deel")),
        group=group,
        dimension=dimension,
        groups=groups,
        only={str(k): frozenset(map(str, v)) for k, v in only.items()},
    )


def _group(given: Any, code: str, wrong: Wrong) -> tuple[str, str, dict[str, str | None]]:
    """(fixed group, dimension, group of each of its items): one of the first two is empty."""
    group, dimension, groups = given, "", {}
    if isinstance(given, dict):
        dimension, codes = str(given.get("dimensie", "")), given.get("codes")
        groups = {str(k): v for k, v in codes.items()} if isinstance(codes, dict) else {}
        if not dimension or not groups:
            wrong(f"{code}, herkomst", given, tell("verwacht_herkomst_dimensie"))
        group = ""
    for name in [group] if group else [g for g in groups.values() if g is not None]:
        if name not in catalogue().groups:
            wrong(f"{code}, herkomst", name, tell("verwacht_herkomst"))
    return str(group), dimension, groups


def block(entry: SwingEntry, metadata: Metadata) -> str:
    """The lines to add to the catalogue for a new indicator, as far as Swing knows them."""
    subject = metadata.subjects.get(entry.code)
    known = {"id": entry.indicator}
    if subject:
        known |= {
            "name": subject.name,
            "definition": subject.description or subject.name,
            "unit": subject.unit,
            "source": subject.source,
            "years": f"{subject.first} tot {subject.last}",
        }
    required = [f.name for f in fields(Indicator) if f.default is MISSING and f.default_factory is MISSING]
    lines = {name: known.get(name) or FILL_IN for name in required}
    if lines["sentence"] == FILL_IN:
        lines["sentence"] = "{value} " + FILL_IN
    text = yaml.safe_dump([lines], allow_unicode=True, sort_keys=False, width=100)
    return "\n".join("  " + line for line in str(text).splitlines())

"""Where figures come from and what a delivery changed, in words, for the manifest and the screen."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from data.areas import Areas
from data.catalogue import Indicator
from data.disclosure.rounding import BASE, WHOLE
from data.releases.provenance import Origin
from data.releases.release import Release, Source
from data.releases.writer import ReleaseWriter
from data.sources.delivery import tables
from data.sources.delivery.findings import Findings
from data.sources.delivery.merge import CellChange
from data.sources.delivery.rows import Codes, Rows
from data.sources.delivery.words import number, some, tell
from data.statistics.rounding import Steps


def sources(given: Source, base: Release | None, files: Sequence[Path]) -> list[Source]:
    """Those of the base, then each file; an earlier delivery under the same name makes way for this one."""
    mine = [replace(given, table=f.name) for f in files]
    names = {(s.name, s.table) for s in mine}
    return [s for s in (base.sources if base else ()) if (s.name, s.table) not in names] + mine


def note(
    writer: ReleaseWriter,
    base: Release | None,
    codes: Codes,
    rows: Rows,
    read_from: Sequence[tables.RowOrigin],
    given: Source,
) -> None:
    """Write down of every indicator where its figures come from: those of the base, and the new ones.

    A delivery seldom replaces all figures of a year, so what the base says of that year stays true too.
    """
    found = {name: list(base.provenance.get(name, ())) for name in base.indicators} if base else {}
    keys = np.stack([rows.indicator, rows.year, rows.origin], axis=1)
    for indicator, year, at in np.unique(keys, axis=0).tolist():
        file = read_from[at].name
        made = Origin(given.name, file, file, given.date, (year,))
        found.setdefault(codes.indicator(indicator).id, []).append(made)
    for name, origins in found.items():
        writer.origins(name, origins)


def rounding(
    base: Release | None, delivered: Iterable[Indicator], areas: Areas, rounded: bool
) -> dict[str, dict[str, Steps]]:
    """How the figures of the new release are rounded: as the base says, and as this delivery is.

    A share is shown in steps that are worth up to two and a half times BASE people (``disclosure.rounding``).
    """
    found = {name: dict(steps) for name, steps in (base.rounding if base else {}).items()}
    if not rounded:
        return found
    narrow = [tier.id for depth, tier in enumerate(areas.tiers) if depth >= WHOLE]
    for indicator in delivered:
        if indicator.kind in ("aandeel", "verhouding"):
            steps = Steps(2.5 * BASE, BASE)
        elif indicator.kind == "aantal":
            steps = Steps(BASE)
        else:
            steps = Steps(0.0, BASE, 10.0**-indicator.decimals)
        found[indicator.id] = dict.fromkeys(narrow, steps)
    return found


def identity(path: Path) -> str:
    """A delivered file as a sentence: its name, size, date and checksum."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    changed = date.fromtimestamp(path.stat().st_mtime).isoformat()
    return tell("bestand", file=path.name, size=number(path.stat().st_size), date=changed, digest=digest)


def listed(changes: Sequence[CellChange]) -> list[str]:
    """A line per indicator and year."""
    return [
        tell(
            "wijziging",
            indicator=c.indicator,
            year=c.year,
            changed=number(c.changed),
            added=number(c.added),
            removed=number(c.removed),
        )
        for c in changes
    ]


def report(changes: Sequence[CellChange], sentences: Sequence[str], findings: Findings) -> None:
    """Print what changed, what was done to protect it, and what deserves attention."""
    print(tell("kop_wijzigingen", indicators=some(list(dict.fromkeys(c.indicator for c in changes)))))
    print("\n".join(f"  {line}" for line in listed(changes)))
    print("\n".join(sentences))
    for line in (*findings.accepted(), *findings.remarks):
        print(line, file=sys.stderr)

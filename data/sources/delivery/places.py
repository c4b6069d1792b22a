"""Extra areas: a file gebied;naam;niveau;ouder;van;tot on top of the areas of the base release."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from data.areas import STANDARD, Area, Areas, Level
from data.releases.limits import CODE, LONGEST, cleaned
from data.sources.delivery.columns import Layout
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.guard import files_in
from data.sources.delivery.tables import blocks
from data.sources.delivery.words import tell

LAYOUT = Layout(required=("gebied", "naam", "niveau", "ouder"), optional=("van", "tot"))


def gather(base: Areas | None, path: Path | None, findings: Findings) -> Areas:
    """The areas of the base with those of the file; an area that is in both is taken from the file.

    The levels are those of the base; where these are the ones of CBS, narrower ones of CBS may be added.
    """
    known = {a.code: a for a in base or ()}
    if path is None:
        return Areas(list(known.values()), base.tiers if base else None)
    tiers = _tiers(base)
    added: dict[str, tuple[Area, int]] = {}
    name = path.name
    for file in files_in([path], findings):
        for block in blocks(file, LAYOUT, findings):
            columns = {c: block.text(c).to_pylist() for c in LAYOUT.names}
            for i, row in enumerate(block.numbers.tolist()):
                area = _area({c: values[i] for c, values in columns.items()}, tiers, name, row, findings)
                if area is None:
                    continue
                if area.code in added:
                    other = tell("verwacht_een_rij", file=name, row=added[area.code][1])
                    findings.fault("dubbel", Spot(name, row, "gebied", area.code, other))
                added[area.code] = (area, row)
    known |= {code: area for code, (area, _) in added.items()}
    for area, row in added.values():
        _parent(area, tiers, known, name, row, findings)
    widest = tiers[0].id
    lands = [a for a in known.values() if a.level == widest]
    if known and len(lands) != 1:
        found = tell("gevonden_landen", count=len(lands), level=widest)
        expected = tell("verwacht_een_land", level=widest)
        findings.fault("gebieden", Spot(name, None, "niveau", found, expected))
    used = {a.level for a in known.values()} | {tier.id for tier in (base.tiers if base else ())}
    deepest = max((at for at, tier in enumerate(tiers, 1) if tier.id in used), default=1)
    return Areas(list(known.values()), tiers[:deepest])


def _tiers(base: Areas | None) -> tuple[Level, ...]:
    """The levels that areas may have."""
    if base is None or base.tiers == STANDARD[: len(base.tiers)]:
        return STANDARD
    return base.tiers


def _area(
    row: dict[str, str], tiers: tuple[Level, ...], file: str, line: int, findings: Findings
) -> Area | None:
    level = next((tier.id for tier in tiers if tier.id.lower() == row["niveau"].lower()), None)
    wrong = []
    if level is None:
        wrong.append(("niveau", tell("verwacht_niveau", levels=", ".join(tier.id for tier in tiers))))
    wrong += [(c, tell("verwacht_ingevuld")) for c in ("gebied", "naam") if not row[c]]
    name = " ".join(w for w in unicodedata.normalize("NFC", row["naam"]).split(" ") if w)
    if name != cleaned(name) or len(name) > LONGEST:
        wrong.append(("naam", tell("verwacht_naam", most=LONGEST)))
    if row["gebied"] and not CODE.fullmatch(row["gebied"]):
        wrong.append(("gebied", tell("verwacht_code")))
    years: dict[str, int | None] = {}
    for column in ("van", "tot"):
        text = row[column]
        years[column] = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
        if text and years[column] is None:
            wrong.append((column, tell("verwacht_jaartal")))
    for column, expected in wrong:
        seen = repr(row[column])[1:81]  # what cannot be seen as it is written in a program: \x0b
        found = tell("gevonden_tekst", text=seen.rstrip("'\"")) if row[column] else tell("gevonden_niets")
        findings.fault("gebieden", Spot(file, line, column, found, expected))
    if level is None or wrong:
        return None
    return Area(row["gebied"], name, level, row["ouder"] or None, years["van"], years["tot"])


def _parent(
    area: Area, tiers: tuple[Level, ...], known: dict[str, Area], file: str, row: int, findings: Findings
) -> None:
    """An area lies in an area of the next wider level; the widest lies in none."""
    wider = next(tier.parent for tier in tiers if tier.id == area.level)
    parent = known.get(area.parent or "")
    if (parent.level if parent else area.parent) == wider:
        return
    found = tell("gevonden_tekst", text=area.parent) if area.parent else tell("gevonden_niets")
    expected = tell("verwacht_ouder", level=wider) if wider else tell("verwacht_geen_ouder", level=area.level)
    findings.fault("gebieden", Spot(file, row, "ouder", found, expected))

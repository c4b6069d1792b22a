"""What is checked while the release is built, in Dutch. A failed check means nothing is written.

A remark that need not stop the release passes, and its detail starts with "Let op".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from data.areas import Areas, Level
from data.releases.release import Check
from data.sources.statline.figures import Notes
from data.sources.statline.land import land_totals, sums
from data.sources.statline.mapping import ROUNDED, Statline, StatlineTable
from data.sources.statline.reader import StatlineSheet
from data.sources.statline.words import catalogue, number, say, some

SLIP = 0.05  # more of the figures of one indicator out of range than this: then it is the unit that is wrong


def before(
    sheets: Sequence[StatlineSheet], absent: Sequence[StatlineTable], areas: Areas, statline: Statline
) -> list[Check]:
    """The checks on the delivery itself."""
    return [
        Check(say("check_gebieden"), True, _areas(areas)),
        *_totals(sheets, statline),
        *_controls(sheets),
        *(
            Check(
                say("check_kolommen"),
                True,
                say("onbekende_kolommen", file=s.file, columns=some(list(s.unknown))),
            )
            for s in sheets
            if s.unknown
        ),
        *(
            Check(say("check_leeg"), True, say("lege_kolommen", file=s.file, columns=some(list(s.empty), 30)))
            for s in sheets
            if s.empty
        ),
        *(Check(say("check_bestanden"), True, _absent(t)) for t in absent),
    ]


def folder(read: Sequence[str], others: tuple[Sequence[str], Sequence[str]]) -> list[Check]:
    """Which files of a folder were read, and which were not: of no table that we know, or older maps."""
    title, (unknown, older) = say("check_map"), others
    said = [say("bestanden_gelezen", files=some(list(read), 40))]
    said += [say("bestanden_over", files=some(list(unknown), 20))] if unknown else []
    said += [say("kaart_ouder", files=some(list(older), 20))] if older else []
    return [Check(title, True, detail) for detail in said]


def recoded(codes: Sequence[str]) -> list[Check]:
    """That some codes were given to another wijk later on."""
    if not codes:
        return []
    detail = say("hergebruikt", count=number(len(codes)), codes=some(list(codes)))
    return [Check(say("check_hergebruik"), True, detail)]


def after(notes: Notes, statline: Statline) -> list[Check]:
    """The checks on the figures that came out."""
    checks = []
    differs = [f"{i}: {some(rows, 3)}" for i, rows in notes.differs.items()]
    checks.append(
        Check(
            say("check_dubbel"),
            not differs,
            say("tegenspraak", where="; ".join(differs))
            if differs
            else say("gelijk", count=number(notes.compared)),
        )
    )
    for key, counts in (
        ("afgerond_verschilt", notes.differs_rounded),
        ("teller_te_hoog", notes.too_high),
        ("negatief", notes.negative),
    ):
        if counts.total():
            checks.append(Check(say("check_afronding"), True, say(key, where=_counts(counts))))
    checks += _outside(notes)
    if notes.computed:
        listed = "; ".join(
            f"{i} ({', '.join(map(str, sorted(y)))})" for i, y in sorted(notes.computed.items())
        )
        checks.append(
            Check(
                say("check_land"), True, say("land_berekend", which=listed, share=f"{statline.coverage:.0%}")
            )
        )
    return checks


def _outside(notes: Notes) -> list[Check]:
    """Of each indicator with figures that cannot be: a few are left out, many are a slip of unit."""
    checks = []
    for name, places in filter(lambda item: item[1], notes.outside.items()):
        indicator, total = catalogue().indicators[name], notes.seen[name]
        low, high = (f"{end:.6g}".replace(".", ",") for end in indicator.range)
        unit = f" {indicator.unit}" if indicator.unit else ""
        told = {"low": low, "high": high, "unit": unit}
        title = f"{say('check_bereik')}: {name}"
        if len(places) > SLIP * total:
            told |= {"count": number(len(places)), "total": number(total), "where": some(places, 1)}
            checks.append(Check(title, False, say("bereik_eenheid", **told)))
        else:
            checks.append(Check(title, True, say("bereik", where=some(places), **told)))
    return checks


def warnings(checks: Sequence[Check]) -> list[str]:
    """The details that someone who builds a release should read."""
    return [f"{c.name}: {c.detail}" for c in checks if c.detail.startswith(say("let_op"))]


def _areas(areas: Areas) -> str:
    counts = Counter(a.level for a in areas)
    gone = Counter(a.level for a in areas if a.to_year is not None)
    found = []
    for depth, level in enumerate(areas.tiers):
        key = ("aantal_breedste", "aantal", "aantal_in")[min(depth, 2)]
        values = {"count": number(counts[level.id]), "gone": number(gone[level.id])}
        found.append(say(key, name=level.name, plural=level.plural, wider=_wider(areas, level), **values))
    return "; ".join(found)


def _wider(areas: Areas, level: Level) -> str:
    """The name of the level that one of ``level`` lies in."""
    return next((tier.name for tier in areas.tiers if tier.id == level.parent), "")


def _absent(table: StatlineTable) -> str:
    return say("bestand_afwezig", table=table.source.table, files=" / ".join(table.files), gives=table.gives)


def _totals(sheets: Sequence[StatlineSheet], statline: Statline) -> list[Check]:
    totals = land_totals(sheets, statline)
    return [
        Check(say("check_optelling"), *_total(sheet, year, total, statline, totals))
        for sheet in sheets
        for year, total in sums(sheet, statline).items()
    ]


def _total(
    sheet: StatlineSheet, year: int, total: int, statline: Statline, totals: Mapping[int, int]
) -> tuple[bool, str]:
    """Whether the gemeenten of one sheet and year are all there, and the sentence about it.

    Kerncijfers hold every gemeente or they are wrong; other tables may follow the division of today.
    """
    values = {"file": sheet.file, "year": year, "total": number(total)}
    published = statline.totals.get(year)
    land = totals.get(year, published)
    if land is None:
        return True, say("optelling_onbekend", **values)
    if total < land and (year not in totals or not sheet.table.kwb):
        return True, say("optelling_mist", published=number(land), **values)
    if total != land:
        return False, say("optelling_fout", land=number(land), **values)
    if published not in (None, land):
        return True, say("optelling_anders", published=number(published or 0), **values)
    return True, say("optelling_goed", **values)


def _controls(sheets: Sequence[StatlineSheet]) -> list[Check]:
    """Land and gemeente must add up exactly: that also proves that equal column names were told apart."""
    checks = []
    for sheet in sheets:
        exact = sheet.depths < ROUNDED
        for left, right in sheet.table.controls:
            apart = np.abs(sheet.value(left) - sheet.value(right))
            wrong = np.flatnonzero(exact & (apart > 0))
            if len(wrong):
                where = some([f"{sheet.codes[r]} ({sheet.years[r]})" for r in wrong])
                detail = say("controle_fout", file=sheet.file, left=left, right=right, where=where)
                checks.append(Check(say("check_controle"), False, detail))
        if (
            sheet.table.controls
            and exact.any()
            and not any(c.detail.startswith(sheet.file) and not c.passed for c in checks)
        ):
            count = len(sheet.table.controls)
            detail = say("controle_goed", file=sheet.file, count=count, rows=number(exact.sum()))
            checks.append(Check(say("check_controle"), True, detail))
    return checks


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if count)

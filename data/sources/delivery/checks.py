"""Whether each row can be true: its numbers against each other, against its status, and against other rows.

Own vectorised code instead of pandera: a check here must name the file and the row in it, count millions of
faults while keeping twenty, look across files, and speak Dutch. pandera gives a frame of failing cells
with none of that, would want the whole delivery in one pandas frame, and bring three packages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from data.catalogue import Indicator
from data.disclosure.rounding import step
from data.releases.release import Status
from data.sources.delivery.amounts import UNSAID
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.rows import Codes, Rows
from data.sources.delivery.tables import RowOrigin
from data.sources.delivery.words import plain, tell
from data.sources.intake.numbers import Floats, Mask

LARGEST = 2**31 - 1  # a release keeps counts in 32 bits
ROUNDED_TO = 5  # CBS rounds counts of wijken to fives, and computes shares before that
QUOTIENTS = ("aandeel", "verhouding")


def check(rows: Rows, codes: Codes, origins: list[RowOrigin], findings: Findings) -> None:
    """Note everything that is wrong with typed rows."""
    _duplicates(rows, codes, origins, findings)
    order = np.argsort(rows.indicator, kind="stable")
    starts = np.flatnonzero(np.diff(rows.indicator[order], prepend=-1))
    for start, stop in zip(starts, [*starts[1:], len(order)], strict=True):
        which = order[start:stop]
        part = rows.at(which)
        indicator = codes.indicator(int(part.indicator[0]))
        for kind, column, wrong, expected in _wrong(part, indicator):
            positions = np.flatnonzero(wrong)
            findings.faults(kind, positions.tolist(), _place(part, indicator, column, expected, origins))
        if indicator.kind == "aandeel":
            said = np.flatnonzero(
                above(part.teller, part.noemer) & rounded(part.teller, part.noemer)
            ).tolist()
            place = _place(part, indicator, "teller", lambda _: tell("verwacht_deel_afgerond"), origins)
            findings.warnings("afgerond_deel", said, place)


def rounded(teller: Floats, noemer: Floats) -> Mask:
    """Where both counts look rounded, so that a part may lie a little above its whole; all of one shape."""
    with np.errstate(invalid="ignore"):
        fives = (teller % ROUNDED_TO == 0) & (noemer % ROUNDED_TO == 0) & (noemer > 0)
        return fives & (teller <= noemer + 2 * ROUNDED_TO)


def above(teller: Floats, noemer: Floats) -> Mask:
    """Where a part is larger than its whole, so that no share follows from them; all of one shape."""
    with np.errstate(invalid="ignore"):
        return teller > noemer


def apart(value: Floats, teller: Floats, noemer: Floats, per: float) -> Mask:
    """Where a value is not its quotient, and neither one decimal nor the rounding of counts explains it.

    Arrays of one shape; ``value`` in the unit of the indicator, which counts ``per`` people.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        quotient = per * teller / noemer
        half = ROUNDED_TO / 2
        slack = per * half * (noemer + teller) / (noemer * np.maximum(noemer - half, 1))
        slack += step(noemer, per, 1) / 2  # a share of rounded counts is rounded itself
        allowed = 0.06 + 1e-4 * np.abs(quotient) + np.where(rounded(teller, noemer), slack, 0.0)
        return (np.abs(value - quotient) > allowed) & (noemer > 0)


_Finding = tuple[str, str, Mask, Callable[[int], str]]


def _wrong(rows: Rows, indicator: Indicator) -> Iterator[_Finding]:
    """(kind, column, where, what was expected) for the rows of one indicator."""
    teller, noemer, waarde = rows.teller, rows.noemer, rows.waarde
    has_teller, has_noemer, has_waarde = (~np.isnan(c) for c in (teller, noemer, waarde))
    says_none = (rows.status != Status.BESCHIKBAAR) & (rows.status != UNSAID)
    here = ~says_none

    def fixed(key: str, **values: object) -> Callable[[int], str]:
        sentence = tell(key, **values)
        return lambda _: sentence

    for column, there in (("teller", has_teller), ("noemer", has_noemer), ("waarde", has_waarde)):
        yield "getal_bij_status", column, says_none & there, fixed("verwacht_leeg_bij_status")
        number = getattr(rows, column)
        negative = number < 0
        if column != "waarde" or indicator.kind in (*QUOTIENTS, "aantal"):
            yield "negatief", column, negative, fixed("verwacht_nul_of_meer")
        if column != "waarde":
            yield "te_veel", column, number > LARGEST, fixed("verwacht_hoogstens", most=LARGEST)
    complete = has_waarde.copy()
    if indicator.kind in QUOTIENTS:
        complete |= has_teller & has_noemer
        yield "noemer_nul", "noemer", here & (noemer == 0) & (teller > 0), fixed("verwacht_meer_dan_nul")
    elif indicator.kind == "aantal":
        complete |= has_teller
        # a release keeps values in 32 bits: above 16 million they are no longer exact
        uneven = has_teller & has_waarde & (teller.astype(np.float32) != waarde.astype(np.float32))
        yield "quotient", "waarde", uneven, lambda i: tell("verwacht_teller", value=plain(teller[i]))
        yield "getal", "waarde", has_waarde & (waarde != np.rint(waarde)), fixed("verwacht_geheel")
    else:
        yield "teller_vreemd", "teller", has_teller, fixed("verwacht_geen_teller", kind=indicator.kind)
    needed = fixed(f"verwacht_nodig_{indicator.kind}")
    yield "onvolledig", "waarde", here & ~complete, needed
    low, high = indicator.range
    if indicator.kind not in (*QUOTIENTS, "aantal"):  # of those the counts and "negatief" say it better
        unit = f" {indicator.unit}" if indicator.unit else ""
        with np.errstate(invalid="ignore"):
            outside = (waarde < low) | (waarde > high)
        yield (
            "bereik",
            "waarde",
            outside,
            fixed("verwacht_bereik", low=plain(low), high=plain(high), unit=unit),
        )
    if indicator.kind in QUOTIENTS:
        yield from _quotients(rows, indicator)


def _quotients(rows: Rows, indicator: Indicator) -> Iterator[_Finding]:
    """The same for what is a teller out of a noemer."""
    teller, noemer, waarde = rows.teller, rows.noemer, rows.waarde
    if indicator.kind == "aandeel":
        loose = rounded(teller, noemer)
        wrong = above(teller, noemer) & ~loose
        yield "deel", "teller", wrong, lambda i: tell("verwacht_deel", noemer=plain(noemer[i]))
        most = tell("verwacht_tot", most=indicator.per)
        yield "boven_honderd", "waarde", (waarde > indicator.per) & ~loose, lambda _: most
    off = apart(waarde, teller, noemer, indicator.per)

    def quotient(i: int) -> str:
        value = plain(round(float(indicator.per * teller[i] / noemer[i]), 4))
        return tell("verwacht_quotient", value=value, per=indicator.per)

    yield "quotient", "waarde", off, quotient


def _place(
    rows: Rows, indicator: Indicator, column: str, expected: Callable[[int], str], origins: list[RowOrigin]
) -> Callable[[int], Spot]:
    def place(i: int) -> Spot:
        origin = origins[rows.origin[i]]
        number = float(getattr(rows, column)[i])
        found = tell("gevonden_niets") if np.isnan(number) else plain(number)
        column_name = origin.column(column, indicator.id)
        found = tell("gevonden_bij", found=found, indicator=indicator.id)
        return Spot(origin.name, int(rows.line[i]), column_name, found, expected(i))

    return place


def keys(rows: Rows, codes: Codes) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """One number per cell of indicator, year, group and area."""
    key = rows.indicator.astype(np.int64) * len(codes.groups) + rows.group
    key = key * len(codes.areas) + rows.area
    return key * 10_000 + rows.year


def _duplicates(rows: Rows, codes: Codes, origins: list[RowOrigin], findings: Findings) -> None:
    rows = rows.at(rows.sound)
    key = keys(rows, codes)
    order = np.argsort(key, kind="stable")
    again = np.flatnonzero(np.diff(key[order]) == 0) + 1
    if not len(again):
        return
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    first = order[starts[np.searchsorted(starts, again, "right") - 1]]

    def place(position: int) -> Spot:
        i, other = int(order[again[position]]), int(first[position])
        cell = tell(
            "gevonden_cel",
            area=codes.area_codes[rows.area[i]],
            year=int(rows.year[i]),
            group=codes.groups[rows.group[i]],
            indicator=codes.indicators[rows.indicator[i]],
        )
        where = tell("verwacht_een_rij", file=origins[rows.origin[other]].name, row=int(rows.line[other]))
        return Spot(origins[rows.origin[i]].name, int(rows.line[i]), "", cell, where)

    findings.faults("dubbel", range(len(again)), place)

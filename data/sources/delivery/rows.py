"""Blocks of text → rows of positions and numbers, about fifty bytes a row, with every wrong field noted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.areas import Areas
from data.asked.places import likely_code
from data.catalogue import Indicator
from data.progress import steps
from data.releases.release import STATUS_NAMES, Status
from data.sources.delivery.amounts import UNSAID, judge, note, numbers_of, without_codes
from data.sources.delivery.columns import Layout
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.tables import RowOrigin, TableBlock, blocks
from data.sources.delivery.words import catalogue, tell
from data.sources.intake.notation import Notation
from data.sources.intake.numbers import Floats, Mask

PROVISIONAL = "voorlopig"  # a figure that will be replaced by a final one
LAYOUT = Layout(
    required=("gebied", "jaar", "herkomst", "indicator"),
    optional=("teller", "noemer", "waarde", "status", PROVISIONAL),
    either=("teller", "waarde", "status"),
)
STATUSES = (*STATUS_NAMES, PROVISIONAL)
FIRST_YEAR = 1990
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Codes:
    """The codes a delivery may use, in the order of the arrays of the release."""

    areas: Areas
    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    last_year: int

    @classmethod
    def of(cls, areas: Areas, today: datetime.date) -> Codes:
        """All areas of the release, and everything the catalogue knows."""
        known = catalogue()
        return cls(areas, tuple(known.groups), tuple(known.indicators), today.year)

    @cached_property
    def area_codes(self) -> tuple[str, ...]:
        """The code of every area, in cube order."""
        return tuple(a.code for a in self.areas)

    def indicator(self, position: int) -> Indicator:
        """The indicator at ``position``."""
        return catalogue().indicators[self.indicators[position]]


@dataclass(frozen=True)
class Rows:
    """Rows of a delivery, as arrays of one length. ``origin`` is a position in the list of origins."""

    origin: npt.NDArray[np.int32]
    line: npt.NDArray[np.int32]
    area: npt.NDArray[np.int32]
    year: npt.NDArray[np.int16]
    group: npt.NDArray[np.int16]
    indicator: npt.NDArray[np.int16]
    teller: Floats
    noemer: Floats
    waarde: Floats
    status: npt.NDArray[np.uint8]
    provisional: Mask
    sound: Mask  # area, group and year are known; without that only the numbers can be judged

    def __len__(self) -> int:
        return len(self.line)

    def at(self, which: Any) -> Rows:
        """Some of the rows."""
        return Rows(*(getattr(self, f.name)[which] for f in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """All rows of ``parts``, one after the other."""
        return cls(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls)))


def delivered(files: Sequence[Path], findings: Findings) -> Iterator[TableBlock]:
    """The blocks of files in our own format. An empty template beside what was filled in is no fault."""
    empty: list[str] = []
    rows = False
    for path in steps(files, "lezen"):
        for block in blocks(path, LAYOUT, findings, empty):
            rows = True
            yield block
    for name in empty:
        if rows:
            findings.remark(tell("bestand_leeg", file=name))
        else:
            findings.fault("leeg", Spot(name, None, "", tell("gevonden_geen_rijen"), tell("verwacht_rijen")))


def gather(
    blocks: Iterable[TableBlock], codes: Codes, findings: Findings, origins: list[RowOrigin]
) -> tuple[Rows | None, int]:
    """All usable rows, and how many rows there were. New origins are added to ``origins``."""
    parts: list[Rows] = []
    count = 0
    signs: dict[str, Notation[Spot]] = {}  # by file
    for block in blocks:
        count += len(block.numbers)
        if not origins or origins[-1] is not block.origin:
            origins.append(block.origin)
        notation = signs.setdefault(block.origin.name, Notation())
        parts.append(_typed(block, len(origins) - 1, codes, findings, notation))
    for notation in signs.values():
        judge(notation, findings)
    return (Rows.joined(parts) if parts else None), count


def _typed(
    block: TableBlock, origin: int, codes: Codes, findings: Findings, notation: Notation[Spot]
) -> Rows:
    area, area_good = _code(block, "gebied", codes.area_codes, findings, codes)
    group, group_good = _code(block, "herkomst", codes.groups, findings, codes)
    name, name_good = _code(block, "indicator", codes.indicators, findings, codes)
    year, year_good = _year(block, codes, findings)
    status, provisional, status_good = _status(block, findings)
    numbers = {c: numbers_of(block, c, findings, notation) for c in ("teller", "noemer", "waarde")}
    good = name_good & status_good
    for one in numbers.values():
        good &= ~one.wrong
    counts = np.array([catalogue().indicators[i].kind == "aantal" for i in codes.indicators])
    status, numbers = without_codes(block, numbers, status, counts[name], findings)
    return Rows(
        origin=np.full(len(good), origin, np.int32),
        line=block.numbers.astype(np.int32),
        area=area.astype(np.int32),
        year=year.astype(np.int16),
        group=group.astype(np.int16),
        indicator=name.astype(np.int16),
        teller=numbers["teller"].value,
        noemer=numbers["noemer"].value,
        waarde=numbers["waarde"].value,
        status=status,
        provisional=provisional,
        sound=area_good & group_good & year_good,
    ).at(good)


def _code(
    block: TableBlock, column: str, known: tuple[str, ...], findings: Findings, codes: Codes
) -> tuple[Ints, Mask]:
    found = pc.index_in(block.text(column), value_set=pa.array(known, pa.string()))
    positions: Ints = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)

    def expected(text: str) -> str:
        if column == "gebied":
            likely = likely_code(codes.areas, text)
            return tell("verwacht_bedoeld", code=likely) if likely else tell("verwacht_gebied")
        some = [k for k in known if k.lower() == text.lower()]
        if some:
            return tell("verwacht_bedoeld", code=some[0])
        return tell("verwacht_herkomst" if column == "herkomst" else "verwacht_indicator")

    note(findings, column, block, column, positions < 0, expected)
    return positions, positions >= 0


def _year(block: TableBlock, codes: Codes, findings: Findings) -> tuple[Ints, Mask]:
    text = block.text("jaar")
    digits = pc.replace_substring_regex(text, r"^(\d{4})[.,]0+$", r"\1")  # how a float column is written
    plain = pc.if_else(pc.match_substring_regex(digits, r"^\d{4}$"), digits, "0")
    years: Ints = pc.cast(plain, pa.int64()).to_numpy(zero_copy_only=False)
    good = (years >= FIRST_YEAR) & (years <= codes.last_year)
    expected = tell("verwacht_jaar", first=FIRST_YEAR, last=codes.last_year)
    note(findings, "jaar", block, "jaar", ~good, lambda _: expected)
    return years, good


def _status(block: TableBlock, findings: Findings) -> tuple[npt.NDArray[np.uint8], Mask, Mask]:
    text = pc.replace_substring(pc.utf8_lower(block.text("status")), " ", "_")
    found = pc.index_in(text, value_set=pa.array(STATUSES, pa.string())).fill_null(-1)
    positions = found.to_numpy(zero_copy_only=False).astype(np.int64)
    unsaid: Mask = pc.equal(text, "").to_numpy(zero_copy_only=False)
    provisional = positions == STATUSES.index(PROVISIONAL)
    expected = tell("verwacht_status", choices=", ".join(STATUSES))
    note(findings, "status", block, "status", (positions < 0) & ~unsaid, lambda _: expected)
    early, known = _early(block, findings)
    provisional |= early & (unsaid | (positions == Status.BESCHIKBAAR))
    status = np.where(unsaid, UNSAID, np.where(provisional, Status.BESCHIKBAAR, positions))
    return (
        np.where(status < 0, UNSAID, status).astype(np.uint8),
        provisional,
        ((positions >= 0) | unsaid) & known,
    )


def _early(block: TableBlock, findings: Findings) -> tuple[Mask, Mask]:
    """Where the column of that name says that a figure is provisional, and where it says what we know.

    It is a column of the files of /database, so that what was fetched there can be delivered as it is.
    """
    text = pc.utf8_lower(block.text(PROVISIONAL))
    early = pc.equal(text, "ja").to_numpy(zero_copy_only=False)
    known = early | pc.is_in(text, pa.array(["nee", ""])).to_numpy(zero_copy_only=False)
    note(findings, "status", block, PROVISIONAL, ~known, lambda _: tell("verwacht_ja_nee"))
    return early, known

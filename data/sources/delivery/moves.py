"""The file with changes of areas, jaar;van;naar;deel → moves, with everything that is wrong noted at once."""

from __future__ import annotations

import difflib
import graphlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from data.areas import Areas
from data.asked.places import likely_code
from data.herindeling.moves import Move
from data.sources.delivery.columns import Layout
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.guard import files_in
from data.sources.delivery.tables import blocks
from data.sources.delivery.words import plain, tell
from data.sources.intake.numbers import read

LAYOUT = Layout(required=("jaar", "van", "naar"), optional=("deel",))
FIRST_YEAR, LAST_YEAR = 1990, 2100
OFF = 0.005  # shares are rounded, so they may add up to a little more or less than 1


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move and where it stands; ``row`` None: in the release that we build upon."""

    move: Move
    file: str
    row: int | None

    @property
    def key(self) -> tuple[int, str]:
        """What rows about one event have in common: the year and the area that changed."""
        return self.move.year, self.move.old


class _MovesReader:
    """Reads one file; ``wrong`` notes a fault in one of its rows. Without ``areas`` any code will do."""

    def __init__(self, areas: Areas | None, last_year: int, findings: Findings) -> None:
        self.areas, self.last_year, self.findings = areas, last_year, findings
        self.rows: list[MoveRow] = []

    def wrong(
        self, where: MoveRow | tuple[str, int], column: str, seen: str, key: str, **values: object
    ) -> None:
        """Note a fault in a row, or at a file and line: what the column holds, and what was expected."""
        file, number = (where.file, where.row) if isinstance(where, MoveRow) else where
        said = tell("gevonden_tekst", text=seen) if seen else tell("gevonden_niets")
        self.findings.fault("wijziging", Spot(file, number, column, said, tell(key, **values)))

    def read(self, path: Path) -> None:
        """Read a file of moves; what is wrong with it becomes a fault."""
        for block in blocks(path, LAYOUT, self.findings):
            years, olds, news = (block.text(c).to_pylist() for c in LAYOUT.required)
            shares, said = read(block.text("deel"), whole=False), block.text("deel").to_pylist()
            for i, number in enumerate(block.numbers.tolist()):
                at = (path.name, number)
                year = self._year(at, years[i])
                known = [self._area(at, c, v) for c, v in (("van", olds[i]), ("naar", news[i]))]
                share = float(shares.value[i])
                good = not said[i] or (not shares.wrong[i] and 0 < share <= 1)
                if not good:
                    self.wrong(at, "deel", said[i], "verwacht_deel_getal")
                if year is None or not all(known) or not good:
                    continue
                whole = np.isnan(share) or share == 1
                self.rows.append(MoveRow(Move(year, olds[i], news[i], None if whole else share), *at))

    def _year(self, at: tuple[str, int], said: str) -> int | None:
        year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 else 0
        if FIRST_YEAR <= year <= self.last_year:
            return year
        self.wrong(at, "jaar", said, "verwacht_jaar", first=FIRST_YEAR, last=self.last_year)
        return None

    def _area(self, at: tuple[str, int], column: str, code: str) -> bool:
        if self.areas is None or code in self.areas:
            return True
        close = difflib.get_close_matches(code.upper(), list(self.areas.index), 1, 0.7)
        likely = likely_code(self.areas, code) or next(iter(close), None)
        if likely:
            self.wrong(at, column, code, "verwacht_bedoeld", code=likely)
        else:
            self.wrong(at, column, code, "verwacht_gebied")
        return False


def gather(
    base: Iterable[Move], path: Path | None, areas: Areas, last_year: int, findings: Findings
) -> tuple[Move, ...]:
    """The moves of the base release with those of the file.

    For an area and year that the file mentions only the file counts. ``last_year`` is the last year in which
    something may have changed.
    """
    known = [MoveRow(m, "", None) for m in base]
    if path is None:
        return tuple(r.move for r in known)
    reader = _MovesReader(areas, last_year, findings)
    for file in files_in([path], findings):
        reader.read(file)
    given = {r.key for r in reader.rows}
    rows = [r for r in known if r.key not in given] + reader.rows
    _check(reader, rows)
    return tuple(r.move for r in rows)


def unchecked(path: Path, findings: Findings) -> tuple[Move, ...]:
    """The moves of a file by itself: everything is checked but whether there are such areas."""
    reader = _MovesReader(None, LAST_YEAR, findings)
    for file in files_in([path], findings):
        reader.read(file)
    _check(reader, reader.rows)
    return tuple(r.move for r in reader.rows)


def _check(reader: _MovesReader, rows: list[MoveRow]) -> None:
    by_key: dict[tuple[int, str], list[MoveRow]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    for same in by_key.values():
        _one_area(reader, same)
    ends = {old: year for (year, old), same in by_key.items() if all(r.move.new != old for r in same)}
    for row in rows:
        _levels(reader, row)
        gone = {c: ends[c] for c in (row.move.old, row.move.new) if ends.get(c, 9999) < row.move.year}
        gone |= {row.move.new: row.move.year} if ends.get(row.move.new) == row.move.year else {}
        for code, year in gone.items():
            column = "naar" if code == row.move.new else "van"
            reader.wrong(row, column, code, "verwacht_bestaat_nog", jaar=row.move.year, weg=year)
    _cycles(reader, rows, ends)


def _one_area(reader: _MovesReader, same: list[MoveRow]) -> None:
    """The rows of one area and year: where all its people went."""
    seen: dict[str, MoveRow] = {}
    for row in same:
        if row.move.new in seen:
            other = seen[row.move.new]
            reader.wrong(row, "naar", row.move.new, "verwacht_een_rij", file=other.file, row=other.row)
        seen[row.move.new] = row
    first = same[0]
    if len(seen) == 1 and first.move.new == first.move.old and not first.move.redrawn:
        reader.wrong(first, "naar", first.move.new, "verwacht_ander_gebied")
    elif len(seen) > 1 and any(r.move.whole for r in same):
        for row in (r for r in same if r.move.whole):
            reader.wrong(row, "deel", "", "verwacht_deel_van", van=row.move.old, jaar=row.move.year)
    else:
        total = sum(1.0 if r.move.share is None else r.move.share for r in seen.values())
        if abs(total - 1) > OFF:
            shown = plain(round(total, 4))
            reader.wrong(first, "deel", shown, "verwacht_samen_een", van=first.move.old, jaar=first.move.year)


def _levels(reader: _MovesReader, row: MoveRow) -> None:
    if reader.areas is None:
        return
    old, new = reader.areas[row.move.old], reader.areas[row.move.new]
    widest, *others = reader.areas.tiers
    if old.level == widest.id:
        levels = tell("of_een").join(tier.name for tier in others)
        reader.wrong(row, "van", old.code, "verwacht_geen_land", levels=levels)
    elif old.level != new.level:
        reader.wrong(row, "naar", new.code, "verwacht_zelfde_niveau", niveau=old.level)


def _cycles(reader: _MovesReader, rows: list[MoveRow], ends: Mapping[str, int]) -> None:
    """An area that is no more cannot come back to itself by way of others."""
    leaving = [r for r in rows if r.move.old in ends and ends[r.move.old] == r.move.year]
    graph: dict[str, set[str]] = defaultdict(set)
    for row in leaving:
        if row.move.new != row.move.old:
            graph[row.move.old].add(row.move.new)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        path = list(error.args[1])[::-1]
        row = next(r for r in leaving if r.move.old in path and r.move.new in path)
        reader.wrong(row, "naar", " → ".join(path), "verwacht_geen_kring")


def dated(areas: Areas, moves: Iterable[Move], before: Areas | None) -> Areas:
    """The areas with the years that follow from the moves, where none were given.

    An area that went ends in the year before; one that ``before`` did not have begins with the first move.
    """
    found = {a.code: a for a in areas}
    went: dict[tuple[int, str], set[str]] = defaultdict(set)
    for move in sorted(moves, key=lambda m: m.year):
        went[move.year, move.old].add(move.new)
        new = found[move.new]
        if before is not None and new.code not in before and new.from_year is None:
            found[new.code] = replace(new, from_year=move.year)
    for (year, old), to in went.items():
        if old not in to and found[old].to_year is None:
            found[old] = replace(found[old], to_year=year - 1)
    return Areas(list(found.values()), areas.tiers)

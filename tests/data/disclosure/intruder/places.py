"""The axes of a small world: origin groups and areas, and which of them add up to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Line = tuple[str, tuple[str, ...]]
Ints = npt.NDArray[np.int64]

FIVE = ("NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL")
EUROPE = ("BGR", "POL", "ROU", "UKR", "EUO")
BEYOND = ("TUR", "MAR", "SUR", "IDN", "NCA", "IRN", "IRQ", "SOM", "ERI", "SYR", "AFG", "AMO", "AFO", "AZO")
UNPRINTED = ("EU", "BE")
"""Families of which no figure is printed, but that a sum goes through."""


@dataclass(frozen=True)
class Origins:
    """Groups as sums of base cells (herkomst × born where): ``matrix`` (groups, base cells) of 0 and 1."""

    codes: tuple[str, ...]
    base: tuple[str, ...]
    matrix: Ints
    lines: tuple[Line, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """The groups that have figures."""
        return tuple(c for c in self.codes if c not in UNPRINTED)


def origins(twenty: bool) -> Origins:
    """The five groups, or those and the nineteen countries, each with who was born where."""
    if not twenty:
        rows: dict[str, tuple[str, ...]] = {code: (code,) for code in FIVE}
        return _origins(FIVE, {"T": FIVE, **rows}, (("T", FIVE),))
    countries = {"EU": EUROPE, "BE": BEYOND}
    base = ["NL"]
    members: dict[str, list[str]] = {"T": [], "NL": ["NL"]}
    for family, codes in countries.items():
        for code in codes:
            for born in ("BU", "NL"):
                cell = f"{code}/{born}"
                base.append(cell)
                for group in (code, family, f"{family}_{born}"):
                    members.setdefault(group, []).append(cell)
    members["T"] = base
    lines: list[Line] = [("T", ("NL", "EU", "BE"))]
    for family, codes in countries.items():
        lines += [(family, (f"{family}_BU", f"{family}_NL")), (family, codes)]
    return _origins(tuple(base), {k: tuple(v) for k, v in members.items()}, tuple(lines))


def _origins(base: tuple[str, ...], rows: dict[str, tuple[str, ...]], lines: tuple[Line, ...]) -> Origins:
    matrix = np.array([[cell in cells for cell in base] for cells in rows.values()], np.int64)
    return Origins(tuple(rows), base, matrix, lines)


@dataclass(frozen=True)
class Ground:
    """The areas of one year: ``matrix`` (areas, leaves) of 0 and 1, and which areas add up to which.

    ``later`` are areas that did not exist yet: sums of those of this year.
    """

    codes: tuple[str, ...]
    leaves: tuple[str, ...]
    matrix: Ints
    lines: tuple[Line, ...]
    later: tuple[str, ...] = ()

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of an area."""
        return {code: i for i, code in enumerate(self.codes)}


@dataclass(frozen=True, slots=True)
class Spot:
    """One area of the file with areas: code, level, the area it lies in, its first and last year."""

    code: str
    level: str
    parent: str
    first: int | None = None
    last: int | None = None


LEVELS = ("land", "gemeente", "wijk", "buurt")
PREFIXES = ("NL", "GM", "WK", "BU")


def tree(fans: Sequence[Sequence[int]]) -> list[Spot]:
    """Areas with, per level below the land, how many parts each area of the level above has, in turn.

    ``[[2], [3, 1]]`` is two gemeenten with three wijken and one.
    """
    spots, above = [Spot("NL00", "land", "")], ["NL00"]
    for depth, counts in enumerate(fans, 1):
        here = []
        for at, parent in enumerate(above):
            digits = "" if parent == "NL00" else parent[2:]
            for n in range(counts[at % len(counts)]):
                code = f"{PREFIXES[depth]}{digits}{n + 1:0{4 if depth == 1 else 2}}"
                spots.append(Spot(code, LEVELS[depth], parent))
                here.append(code)
        above = here
    return spots


def merged(spots: Sequence[Spot], year: int, into: str = "0009") -> tuple[list[Spot], list[tuple[str, str]]]:
    """The areas when the first two gemeenten go together in ``year``, and who went where (from, to).

    Everything below gets a code in the new gemeente.
    """
    gone = [s.code for s in spots if s.level == "gemeente"][:2]
    found, moves, new = [], [], dict.fromkeys(gone, f"GM{into}")
    fresh = [Spot(f"GM{into}", "gemeente", "NL00", year)]
    for spot in spots:
        if spot.code in gone or spot.parent in new:
            if spot.code not in gone:
                digits = new[spot.parent][2:]
                number = sum(s.parent == new[spot.parent] for s in fresh) + 1
                new[spot.code] = f"{spot.code[:2]}{digits}{number:02}"
                fresh.append(Spot(new[spot.code], spot.level, new[spot.parent], year))
            moves.append((spot.code, new[spot.code]))
            found.append(Spot(spot.code, spot.level, spot.parent, None, year - 1))
        else:
            found.append(spot)
    return found + fresh, moves


def ground(spots: Sequence[Spot], year: int, moves: Sequence[tuple[str, str]] = ()) -> Ground:
    """The areas in ``year``; with ``moves``, also those that do not exist yet, as sums of those that do."""
    here = [s for s in spots if (s.first or 0) <= year <= (s.last or 9999)]
    children: dict[str, list[str]] = {}
    for spot in here:
        children.setdefault(spot.parent, []).append(spot.code)
    later: dict[str, list[str]] = {}
    for gone, new in moves:
        if any(s.code == gone for s in here):
            later.setdefault(new, []).append(gone)
    leaves = tuple(s.code for s in here if s.code not in children)
    spread: dict[str, set[str]] = {leaf: {leaf} for leaf in leaves}
    for spot in reversed(here):  # parts come after their whole
        if spot.code not in spread:
            spread[spot.code] = set().union(*(spread[c] for c in children[spot.code]))
    for new, old in later.items():
        spread[new] = set().union(*(spread[c] for c in old))
    lines = [(code, tuple(parts)) for code, parts in (*children.items(), *later.items()) if code]
    matrix = np.array([[leaf in inside for leaf in leaves] for inside in spread.values()], np.int64)
    return Ground(tuple(spread), leaves, matrix, tuple(lines), tuple(later))

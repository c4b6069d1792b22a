"""The areas of a release by level (land, gemeente, wijk, …), numbered so that siblings are neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

K = TypeVar("K", int, str)
COLUMNS = ("code", "name", "level", "parent", "from_year", "to_year")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of areas, as the release names it: data, not code.

    ``id`` is what rows say ("wijk"), ``name`` and ``plural`` are its words, ``prefix`` the letters its codes
    begin with ("WK"), ``parent`` the id of the next wider level, None for the widest. ``digits`` is how many
    characters follow the prefix, those of the wider level first (WK034401 lies in GM0344); 0: not fixed.
    """

    id: str
    name: str
    plural: str
    prefix: str
    parent: str | None
    digits: int = 0

    def code(self, narrower: str) -> str:
        """The code of the area of this level that the area with the code ``narrower`` lies in."""
        start = len(self.prefix)
        return self.prefix + narrower[start : start + self.digits]


STANDARD: tuple[Level, ...] = (
    Level("land", "land", "landen", "NL", None, 2),
    Level("gemeente", "gemeente", "gemeenten", "GM", "land", 4),
    Level("wijk", "wijk", "wijken", "WK", "gemeente", 6),
    Level("buurt", "buurt", "buurten", "BU", "wijk", 8),
)
"""The levels of CBS, widest first; a release without levels of its own has those of its areas."""


@dataclass(frozen=True, slots=True)
class Area:
    """One gebied: its code (NL00, GM0344, WK034401), name, the id of its level and the code it lies in."""

    code: str
    name: str
    level: str
    parent: str | None
    from_year: int | None = None
    to_year: int | None = None


class Areas:
    """All areas of a release in cube order: level by level from wide to narrow, and within one by parent.

    In that order "the wijken of one gemeente" is a slice of the last axis of the cube. ``tiers`` are the
    levels of the release, widest first; ``levels`` gives of each area the position of its level in it, and
    ``parents`` the position of the area it lies in, -1 for none.
    """

    def __init__(self, rows: list[Area], tiers: Sequence[Level] | None = None) -> None:
        """Raises ValueError when ``tiers`` is no chain of levels, or an area has another level."""
        self.tiers: tuple[Level, ...] = tuple(tiers) if tiers is not None else standard_levels(rows)
        if faults := chain_faults(self.tiers):
            raise ValueError(" ".join(faults))
        order = {tier.id: i for i, tier in enumerate(self.tiers)}
        unknown = sorted({a.level for a in rows} - order.keys())
        if unknown:
            raise ValueError(f"Onbekend niveau: {', '.join(unknown)}.")
        self.rows: tuple[Area, ...] = tuple(
            sorted(rows, key=lambda a: (order[a.level], a.parent or "", a.code))
        )
        self.index: dict[str, int] = {area.code: i for i, area in enumerate(self.rows)}
        self.levels: npt.NDArray[np.uint8] = np.array([order[a.level] for a in self.rows], np.uint8)
        self.parents: npt.NDArray[np.int32] = np.array(
            [self.index.get(a.parent or "", -1) for a in self.rows], np.int32
        )

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Area]:
        return iter(self.rows)

    def __contains__(self, code: object) -> bool:
        return code in self.index

    def __getitem__(self, code: str) -> Area:
        return self.rows[self.index[code]]

    @cached_property
    def land(self) -> Area:
        """The one area that has no wider area."""
        return self.rows[0]

    def level_position(self, level: str) -> int:
        """The position of a level (by its id) in ``tiers``; KeyError when this release has no such level."""
        try:
            return next(i for i, tier in enumerate(self.tiers) if tier.id == level)
        except StopIteration:
            raise KeyError(level) from None

    def tier(self, code: str) -> Level:
        """The level of an area."""
        return self.tiers[self.levels[self.index[code]]]

    def level_slice(self, level: str) -> slice:
        """The positions of all areas of the level with this id; empty when the release has no such level."""
        at = next((i for i, tier in enumerate(self.tiers) if tier.id == level), None)
        return slice(0, 0) if at is None else self.tier_slice(at)

    def tier_slice(self, position: int) -> slice:
        """The positions of all areas of the level at ``position`` of ``tiers``."""
        first, last = np.searchsorted(self.levels, [position, position + 1])
        return slice(int(first), int(last))

    def children_slice(self, code: str) -> slice:
        """The positions of the areas that lie directly in ``code``; empty when there are none."""
        where = np.flatnonzero(self.parents == self.index[code])
        return slice(int(where[0]), int(where[-1]) + 1) if len(where) else slice(0, 0)

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly in ``code``, in the order of their codes."""
        return self.rows[self.children_slice(code)]

    def parent(self, code: str) -> Area | None:
        """The next wider area, or None for the land."""
        position = self.parents[self.index[code]]
        return None if position < 0 else self.rows[position]

    def wider(self, code: str) -> tuple[Area, ...]:
        """The areas that ``code`` lies in, from near to wide; the last is the land."""
        found: list[Area] = []
        area = self.parent(code)
        while area is not None:
            found.append(area)
            area = self.parent(area.code)
        return tuple(found)

    def full_name(self, code: str) -> str:
        """The name of an area with those it lies in, but for the land: "Overvecht, Utrecht"."""
        wider = [a.name for a in self.wider(code) if self.levels[self.index[a.code]] > 0]
        return ", ".join([self[code].name, *wider])


def standard_levels(rows: Iterable[Area]) -> tuple[Level, ...]:
    """The levels of CBS down to the narrowest that occurs in ``rows``."""
    ids = {a.level for a in rows}
    return STANDARD[: max((i for i, level in enumerate(STANDARD, 1) if level.id in ids), default=1)]


def chain_faults(tiers: Sequence[Level]) -> list[str]:
    """A Dutch sentence per fault of levels that should be one chain, widest first; none when they are."""
    faults = []
    for wider, level in zip((None, *tiers), tiers, strict=False):
        if level.parent != (wider.id if wider else None):
            faults.append(f"Het niveau {level.id} hoort te liggen in {wider.id if wider else 'niets'}.")
    for name in ("id", "prefix"):
        values = [getattr(level, name) for level in tiers]
        faults += [
            f"{name} {v} is van twee niveaus." for v in sorted({v for v in values if values.count(v) > 1})
        ]
    return faults


def to_frame(areas: Areas) -> pd.DataFrame:
    """The areas as a table with the columns of ``COLUMNS``, in cube order."""
    return pd.DataFrame([[getattr(a, c) for c in COLUMNS] for a in areas], columns=list(COLUMNS))


def from_frame(frame: pd.DataFrame, tiers: Sequence[Level] | None = None) -> Areas:
    """The areas of a table written by ``to_frame``, on the levels ``tiers``.

    Raises ValueError when an area has a level that is not in ``tiers``.
    """

    def column(name: str, kind: type[K]) -> list[K | None]:
        absent = frame[name].isna().tolist()
        return [None if no else kind(v) for v, no in zip(frame[name].tolist(), absent, strict=True)]

    # Column by column: as a dict for each row thousands of wijken took a tenth of the start of a worker.
    return Areas(
        [
            Area(code, name, level, parent or None, from_year, to_year)
            for code, name, level, parent, from_year, to_year in zip(
                *(frame[c].tolist() for c in ("code", "name", "level")),
                column("parent", str),
                *(column(c, int) for c in ("from_year", "to_year")),
                strict=True,
            )
        ],
        tiers,
    )

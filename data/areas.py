"""The areas of a release: land, gemeenten and wijken, numbered so that siblings are neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

K = TypeVar("K", int, str)
Level = Literal["land", "gemeente", "wijk"]
LEVELS: tuple[Level, ...] = ("land", "gemeente", "wijk")
COLUMNS = ("code", "name", "level", "parent", "from_year", "to_year")


@dataclass(frozen=True, slots=True)
class Area:
    """One gebied: its code (NL00, GM0344, WK034401), name, level and the code it lies in."""

    code: str
    name: str
    level: Level
    parent: str | None
    from_year: int | None = None
    to_year: int | None = None


class Areas:
    """All areas of a release in cube order: the land, then gemeenten, then wijken by gemeente.

    In that order "the wijken of one gemeente" is a slice of the last axis of the cube.
    """

    def __init__(self, rows: list[Area]) -> None:
        self.rows: tuple[Area, ...] = tuple(in_cube_order(rows))
        self.index: dict[str, int] = {area.code: i for i, area in enumerate(self.rows)}
        self.levels: npt.NDArray[np.uint8] = np.array([LEVELS.index(a.level) for a in self.rows], np.uint8)
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

    def level_slice(self, level: Level) -> slice:
        """The positions of all areas of ``level``."""
        first, last = np.searchsorted(self.levels, [LEVELS.index(level), LEVELS.index(level) + 1])
        return slice(int(first), int(last))

    def children_slice(self, code: str) -> slice:
        """The positions of the areas that lie directly in ``code``; empty for a wijk."""
        where = np.flatnonzero(self.parents == self.index[code])
        return slice(int(where[0]), int(where[-1]) + 1) if len(where) else slice(0, 0)

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly in ``code``, in the order of their codes."""
        return self.rows[self.children_slice(code)]

    def parent(self, code: str) -> Area | None:
        """The next wider area, or None for the land."""
        position = self.parents[self.index[code]]
        return None if position < 0 else self.rows[position]

    def full_name(self, code: str) -> str:
        """The name of an area; for a wijk with its gemeente: "Overvecht, Utrecht"."""
        area = self[code]
        parent = self.parent(code)
        return f"{area.name}, {parent.name}" if area.level == "wijk" and parent else area.name


def in_cube_order(rows: list[Area]) -> list[Area]:
    """Sort by level, then by parent, then by code, so that siblings are adjacent."""
    order = {level: i for i, level in enumerate(LEVELS)}
    return sorted(rows, key=lambda a: (order[a.level], a.parent or "", a.code))


def to_frame(areas: Areas) -> pd.DataFrame:
    """The areas as a table with the columns of ``COLUMNS``, in cube order."""
    return pd.DataFrame([[getattr(a, c) for c in COLUMNS] for a in areas], columns=list(COLUMNS))


def from_frame(frame: pd.DataFrame) -> Areas:
    """The areas of a table written by ``to_frame``."""

    def known(value: Any, kind: type[K]) -> K | None:
        return None if pd.isna(value) else kind(value)

    return Areas(
        [
            Area(
                code=row["code"],
                name=row["name"],
                level=row["level"],
                parent=known(row["parent"], str) or None,
                from_year=known(row["from_year"], int),
                to_year=known(row["to_year"], int),
            )
            for row in frame.to_dict("records")
        ]
    )

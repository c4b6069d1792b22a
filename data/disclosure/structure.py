"""What adds up to what: origin groups (lines.yaml) and areas (the tree), and the moves these leave open.

A *circuit* is a smallest set of groups of which the counts can change together, by +1 or -1 each, without
changing any sum over groups: (+TUR, -MAR), or (+NL, -EU_BU, -POL). An intruder who sees two tables that
differ by circuits cannot tell which one is true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from data.areas import Areas

LARGEST = 4  # groups in a circuit; longer ones exist, but shorter ones nearly always do
ENOUGH = 8  # circuits through a group, above which longer ones are not looked for

Positions = npt.NDArray[np.intp]
Step = tuple[int, int]  # (row, +1 or -1)
Circuit = tuple[Step, ...]


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The contents of lines.yaml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("lines.yaml").read_text("utf-8"))
    return found


def group_lines(groups: Sequence[str]) -> npt.NDArray[np.int8]:
    """(lines, groups): -1 for the total, +1 for a part; a line whose groups are not all there is left out."""
    place = {g: i for i, g in enumerate(groups)}
    rows = []
    for line in rules()["groups"]:
        if all(g in place for g in (*line["total"], *line["parts"])):
            row = np.zeros(len(groups), np.int8)
            row[[place[g] for g in line["parts"]]] = 1
            row[[place[g] for g in line["total"]]] = -1
            rows.append(row)
    return np.array(rows, np.int8).reshape(-1, len(groups))


def holding(lines: npt.NDArray[np.int8], truth: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    """The lines that hold for a count (groups, years, areas), without the groups it is not given for.

    A count that means nothing for a group (years of stay of people born here) is 0 there, or is left out of
    what adds up; the figures themselves tell which.
    """
    given = (truth >= 0).any(axis=(1, 2))
    kept = []
    for line in lines:
        own = np.where(given, line, 0).astype(np.int8)
        rows = np.flatnonzero(own)
        if len(rows) < 2 or not (own[rows] < 0).any() or not (own[rows] > 0).any():
            continue
        known = (truth[rows] >= 0).all(axis=0)
        if not np.tensordot(own[rows].astype(np.int32), truth[rows], 1)[known].any():
            kept.append(own)
    return np.array(kept, np.int8).reshape(-1, len(lines[0]) if len(lines) else truth.shape[0])


def circuits(lines: npt.NDArray[np.int8]) -> tuple[tuple[Circuit, ...], ...]:
    """Per row the circuits it is in, shortest first, written so that the row itself goes up."""
    return _circuits(lines.tobytes(), lines.shape[1])


@lru_cache(maxsize=32)
def _circuits(contents: bytes, rows: int) -> tuple[tuple[Circuit, ...], ...]:
    lines = np.frombuffer(contents, np.int8).reshape(-1, rows).astype(np.float64)
    through: list[list[Circuit]] = [[] for _ in range(rows)]
    for size in range(1, LARGEST + 1):
        wanted = {r for r in range(rows) if len(through[r]) < ENOUGH} if size > 3 else None
        for circuit in _of_size(lines, size):
            for row, sign in circuit:
                if wanted is None or row in wanted:
                    through[row].append(tuple((r, s * sign) for r, s in circuit))
    return tuple(tuple(found) for found in through)


def _of_size(lines: npt.NDArray[np.float64], size: int) -> list[Circuit]:
    """Sets of ``size`` columns with exactly one dependency, in which all have weight +1 or -1."""
    supports = np.array(list(combinations(range(lines.shape[1]), size)), np.intp).reshape(-1, size)
    if not len(supports) or not len(lines):
        return [((g, 1),) for g in range(lines.shape[1])] if size == 1 else []
    parts = np.moveaxis(lines[:, supports], 0, 1)  # (sets, lines, size)
    gram = np.moveaxis(parts, 1, 2) @ parts
    values, vectors = np.linalg.eigh(gram)
    one = values[:, 0] < 1e-9
    if size > 1:
        one &= values[:, 1] > 1e-9
    vector = vectors[one, :, 0]
    vector = vector / np.abs(vector).max(axis=1, keepdims=True)
    even = (
        np.allclose(np.abs(vector), 1) if not len(vector) else np.abs(np.abs(vector) - 1).max(axis=1) < 1e-6
    )
    return [
        tuple((int(g), round(float(w))) for g, w in zip(support, weights, strict=True))
        for support, weights in zip(supports[one][even], vector[even], strict=True)
    ]


@dataclass(frozen=True)
class Tree:
    """The areas as columns: every narrowest area with what it lies in.

    ``leaf``, ``middle`` and ``land`` are positions of areas, one per column, -1 where there is no such
    area. A gemeente without wijken is its own leaf and middle. Columns of one gemeente are adjacent.
    """

    areas: int
    leaf: Positions
    middle: Positions
    land: Positions

    @classmethod
    def of(cls, areas: Areas) -> Tree:
        """The tree of the areas of a release."""
        parents = areas.parents.astype(np.intp)
        narrow = np.setdiff1d(np.arange(len(areas)), parents)
        wide = areas.levels == 0
        middle = np.where(wide[parents[narrow]] | (parents[narrow] < 0), narrow, parents[narrow])
        above = parents[middle]
        order = np.lexsort((narrow, middle, above))
        return cls(len(areas), narrow[order], middle[order], above[order])

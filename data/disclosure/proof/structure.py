"""What adds up to what over origin groups (lines.yaml), and the moves that leave all those sums as they are.

A *circuit* is a smallest set of groups of which the counts can change together, by +1 or -1 each, without
changing any sum over groups: (+TUR, -MAR), or (+T, +NL). An intruder who sees two tables that differ by
circuits cannot tell which one is true.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from data import yamlfile

LARGEST = 3  # groups in a circuit; longer ones exist, but the short ones nearly always do

Lines = npt.NDArray[np.int8]
Step = tuple[int, int]  # (row, +1 or -1)
Circuit = tuple[Step, ...]


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The contents of lines.yaml."""
    found: dict[str, Any] = yamlfile.load(Path(__file__).with_name("lines.yaml").read_text("utf-8"))
    return found


def group_lines(groups: Sequence[str]) -> Lines:
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


def holding(lines: Lines, counts: npt.NDArray[Any], given: npt.NDArray[np.bool_]) -> Lines:
    """The lines that no counts (groups, years, areas; -1 for not known) contradict.

    ``given`` (groups,) says for which groups the count exists at all: years of stay mean nothing for people
    born here, who are 0 in every sum of it.
    """
    kept = []
    for line in lines:
        own = np.where(given, line, 0).astype(np.int8)
        rows = np.flatnonzero(own)
        if len(rows) < 2 or not (own < 0).any() or not (own > 0).any():
            continue
        known = (counts[rows] >= 0).all(axis=0)
        total = sum(int(own[r]) * counts[r].astype(np.int64) for r in rows)
        if not np.any(total * known):
            kept.append(own)
    return np.array(kept, np.int8).reshape(-1, lines.shape[1])


@lru_cache(maxsize=64)
def _independent(contents: bytes, rows: int) -> Lines:
    lines = np.frombuffer(contents, np.int8).reshape(-1, rows)
    kept: list[int] = []
    for at in range(len(lines)):
        if np.linalg.matrix_rank(lines[[*kept, at]].astype(np.float64)) > len(kept):
            kept.append(at)
    return lines[kept]


def independent(lines: Lines) -> Lines:
    """The lines without those that follow from the ones before them: they say the same."""
    return _independent(lines.tobytes(), lines.shape[1])


def circuits(lines: Lines) -> tuple[Circuit, ...]:
    """The circuits of at most LARGEST rows; the first row of each goes up."""
    return _circuits(lines.tobytes(), lines.shape[1])


@lru_cache(maxsize=64)
def _circuits(contents: bytes, rows: int) -> tuple[Circuit, ...]:
    lines = np.frombuffer(contents, np.int8).reshape(-1, rows).astype(np.float64)
    bound = lines.any(axis=0)
    found: list[Circuit] = [((int(row), 1),) for row in np.flatnonzero(~bound)]
    for size in range(2, LARGEST + 1):
        found += _of_size(lines, np.flatnonzero(bound), size)
    return tuple(found)


def _of_size(lines: npt.NDArray[np.float64], rows: npt.NDArray[np.intp], size: int) -> list[Circuit]:
    """Sets of ``size`` rows with exactly one dependency, in which all have weight +1 or -1."""
    sets = np.array(list(combinations(rows.tolist(), size)), np.intp).reshape(-1, size)
    if not len(sets):
        return []
    signs = np.array([[1, *rest] for rest in np.ndindex(*(2,) * (size - 1))], np.float64)
    signs[:, 1:] = 1 - 2 * signs[:, 1:]
    found = []
    sums = np.einsum("lns,ks->nkl", lines[:, sets], signs)
    for which, sign in zip(*np.nonzero(~sums.any(axis=2)), strict=True):
        circuit = tuple((int(r), int(s)) for r, s in zip(sets[which], signs[sign], strict=True))
        found.append(circuit)
    return found

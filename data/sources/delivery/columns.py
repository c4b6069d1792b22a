"""The names of the columns of a file: which of them we know, and what is missing, double or misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.words import tell

Parts = Iterator[tuple[npt.NDArray[np.int64], dict[str, pa.Array]]]  # row numbers, and the columns we know
Tables = Iterator[tuple[str, Parts]]  # by what the file, or the sheet in it, is called


@dataclass(frozen=True)
class Layout:
    """The columns of a kind of file. One of ``either`` must be there."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    either: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that may be there."""
        return self.required + self.optional


class Unusable(Exception):
    """The file cannot be used; why is already among the findings."""


def plain(names: Sequence[Any]) -> list[str]:
    """Names of columns as we compare them: no capitals, no spaces or line breaks around or doubled."""
    return [" ".join(str(n if n is not None else "").split()).lower() for n in names]


def missing(names: Sequence[Any], layout: Layout) -> list[str]:
    """The columns of a layout that are not there, one of ``either`` included."""
    clean = plain(names)
    absent = [n for n in layout.required if n not in clean]
    if layout.either and not any(n in clean for n in layout.either):
        absent.append(tell("een_van", columns=", ".join(layout.either)))
    return absent


def fits(names: Sequence[Any], layout: Layout) -> bool:
    """Whether every column that must be there is there."""
    return not missing(names, layout)


def titled(name: str, lines: int, findings: Findings) -> None:
    """Note that the names stand in line ``lines`` and not in the first, and give up on this file."""
    seen = tell("gevonden_titel", count=lines - 1)
    findings.fault("kolom", Spot(name, 1, "", seen, tell("verwacht_geen_titel")))
    raise Unusable


def places(name: str, line: int, names: Sequence[Any], layout: Layout, findings: Findings) -> dict[str, int]:
    """Where each column of the layout stands. Notes what is missing, double, or perhaps misspelt.

    Raises Unusable when a column that must be there is not.
    """
    clean, absent = plain(names), missing(names, layout)
    found = {n: clean.index(n) for n in layout.names if n in clean}
    here = ", ".join(n for n in clean if n)[:200]
    for column in absent:
        findings.fault("kolom", Spot(name, line, "", tell("gevonden_kolommen", columns=here), column))
    for column in found:
        if clean.count(column) > 1:
            expected = tell("verwacht_een_keer")
            findings.fault("kolom", Spot(name, line, column, tell("gevonden_dubbel"), expected))
    extra = [n for n in dict.fromkeys(clean) if n and n not in layout.names]
    for column in extra:
        close = difflib.get_close_matches(column, [n for n in layout.names if n not in found], 1, 0.7)
        if close and close[0] not in absent:  # "tellr": dropped in silence, half the figures would go
            findings.fault("kolom", Spot(name, line, column, column, close[0]))
    if extra:
        findings.remark(tell("kolommen_genegeerd", file=name, columns=", ".join(extra)))
    if absent:
        raise Unusable
    return found

"""The numbers of a delivery: what is none is noted, and codes for a missing figure become a status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.releases.release import Status
from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.tables import TableBlock
from data.sources.delivery.words import number, tell
from data.sources.intake import missing
from data.sources.intake.notation import Notation
from data.sources.intake.numbers import Mask, ReadNumbers, read

UNSAID = 255  # no status given: the numbers speak


def note(
    findings: Findings, kind: str, block: TableBlock, column: str, wrong: Mask, expected: Callable[[str], str]
) -> None:
    """Note a fault in each row where the column is ``wrong`` (one element per row)."""
    positions = np.flatnonzero(wrong)
    if not len(positions):
        return
    text = block.text(column)

    def place(i: int) -> Spot:
        found = text[i].as_py()[:80]
        shown = tell("gevonden_tekst", text=found) if found else tell("gevonden_niets")
        row = int(block.numbers[i])
        return Spot(block.origin.name, row, block.origin.column(column), shown, expected(found))

    findings.faults(kind, positions.tolist(), place)


def numbers_of(block: TableBlock, column: str, findings: Findings, notation: Notation[Spot]) -> ReadNumbers:
    """The numbers of a column, one per row; what is no number becomes a fault. ``notation`` sees them too."""
    given = block.columns.get(column, pa.nulls(len(block.numbers), pa.string()))
    whole = column != "waarde"
    numbers = read(given, whole=whole)
    expected = tell("verwacht_geheel" if whole else "verwacht_getal")
    note(findings, "getal", block, column, numbers.wrong, lambda _: expected)

    def place(i: int) -> Spot:
        seen = tell("gevonden_tekst", text=block.text(column)[i].as_py())
        name = block.origin.column(column)
        return Spot(block.origin.name, int(block.numbers[i]), name, seen, "")

    notation.see(numbers, place)
    return numbers


def judge(notation: Notation[Spot], findings: Findings) -> None:
    """Two decimal signs in one file, or a sign that may stand between thousands, are faults."""
    first, other = notation.first, notation.other
    if first and other:
        expected = tell("verwacht_zelfde_teken", row=first.row, column=first.column, found=first.found)
        findings.fault("decimaal", replace(other, expected=expected))
    elif notation.in_doubt:
        expected, places = tell("verwacht_zonder_duizendteken"), notation.doubtful
        findings.faults(
            "duizendteken",
            range(notation.count),
            lambda i: replace(places[i], expected=expected),
        )


def without_codes(
    block: TableBlock,
    numbers: dict[str, ReadNumbers],
    status: npt.NDArray[np.uint8],
    counts: Mask,
    findings: Findings,
) -> tuple[npt.NDArray[np.uint8], dict[str, ReadNumbers]]:
    """Rows with a code for a missing figure get the status it stands for, and no numbers.

    ``status`` and ``counts`` (is it an indicator of which the teller is enough?) have an element per row.
    Unless there is a figure without that number; but what is secret is never worked out from the rest.
    """
    reason = missing.worst([n.absent for n in numbers.values()])
    there = {c: ~np.isnan(n.value) for c, n in numbers.items()}
    complete = there["waarde"] | (there["teller"] & (there["noemer"] | counts))
    away = (reason != missing.NONE) & (status == UNSAID) & (~complete | (reason == Status.ONDERDRUKT))
    if not away.any():
        return status, numbers
    findings.remark(tell("codes_gelezen", file=block.origin.name, count=number(away.sum())))
    emptied = {c: replace(n, value=np.where(away, np.nan, n.value)) for c, n in numbers.items()}
    return np.where(away, reason, status).astype(np.uint8), emptied

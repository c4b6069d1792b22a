"""Many figures looked at together: which colours still stand when some must come out by chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from data.results import Many, Reading
from data.statistics.chance import kept_after_many


def correct_for_many(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], Many]:
    """The same readings, each with ``doubtful`` as it is among all of these, and how many that are.

    A figure without a margin cannot be tested and is counted apart. The colour itself never depends on what
    stands beside it: only the mark does.
    """
    every = tuple(readings)
    tested = [r.deviate if r.scored else None for r in every]
    stands = kept_after_many(tested)
    marked, kept = [], 0
    for reading, deviate, sure in zip(every, tested, stands, strict=True):
        doubtful = reading.coloured and deviate is not None and not sure
        kept += reading.coloured and sure
        marked.append(reading if reading.doubtful == doubtful else replace(reading, doubtful=doubtful))
    coloured = sum(r.coloured and t is not None for r, t in zip(every, tested, strict=True))
    blind = sum(r.coloured and t is None for r, t in zip(every, tested, strict=True))
    return tuple(marked), Many(sum(t is not None for t in tested), coloured, kept, blind)

"""Many figures looked at together: which colours still stand when some must come out by chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from data.results import Many, Reading
from data.statistics.chance import kept_after_many
from data.statistics.scoring import UNKNOWN


def correct_for_many(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], Many]:
    """The same readings, each with ``doubtful`` as it is among all of these, and how many that are.

    A figure without a margin cannot be tested and is counted apart. The colour itself never depends on what
    stands beside it: only the mark does.
    """
    every = tuple(readings)
    tested = [r.deviate if r.level != UNKNOWN else None for r in every]
    marked, counts = [], [0, 0, 0, 0]
    for reading, deviate, sure in zip(every, tested, kept_after_many(tested), strict=True):
        coloured = reading.level not in (0, UNKNOWN)
        counts[0] += deviate is not None
        if coloured:
            counts[3 if deviate is None else 1] += 1
            counts[2] += sure
        doubtful = coloured and deviate is not None and not sure
        marked.append(reading if reading.doubtful == doubtful else replace(reading, doubtful=doubtful))
    return tuple(marked), Many(*counts)

"""What a change of borders means for the figures of one area: counted anew, or a break in the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from data.areas import Area
from data.catalogue import Break
from data.herindeling.moves import Move
from data.monitor import Monitor
from data.results import Figure

Made = tuple[Area, ...]


def list_parts_of_area(monitor: Monitor, code: str, year: int) -> Made:
    """The areas of ``year`` that together are ``code``, in the order of their names."""
    there = [monitor.areas[p] for p in monitor.lineage.parts(code, year).areas if p in monitor.areas]
    return tuple(sorted(there, key=lambda a: a.name))


def find_border_breaks(monitor: Monitor, code: str, figures: Sequence[Figure]) -> tuple[Break, ...]:
    """The years between two figures in which the borders changed in a way that no count could undo."""
    if not monitor.lineage or not monitor.lineage.about(code):
        return ()
    shown = [f for f in figures if f.value is not None and f.year is not None]
    between: dict[int, set[Move]] = defaultdict(set)
    for before, after in pairwise(shown):
        for move in set(_undone(monitor, code, before)) - set(_undone(monitor, code, after)):
            between[move.year].add(move)
    return tuple(Break(year, _why(monitor, moves)) for year, moves in sorted(between.items()))


def _undone(monitor: Monitor, code: str, figure: Figure) -> tuple[Move, ...]:
    """The moves after the year of a figure that it does not take into account."""
    year = figure.year or 0
    if figure.parts:
        return monitor.lineage.parts(code, year).moves
    return monitor.lineage.touching(code, year)


def _why(monitor: Monitor, moves: set[Move]) -> str:
    """What happened, in sentences: by area that others came to or went from."""
    whole: dict[str, list[str]] = defaultdict(list)
    partly: dict[str, list[str]] = defaultdict(list)
    redrawn = sorted(_name(monitor, m.new) for m in moves if m.redrawn)
    for move in moves:
        if move.redrawn:
            continue
        (whole if move.whole else partly)[move.new].append(_name(monitor, move.old))
    wording = monitor.catalogue.text
    sentences = [wording("gebied.grens", gebied=name) for name in redrawn]
    for key, went in (("gebied.deel_van", partly), ("gebied.heel", whole)):
        for new, names in sorted(went.items()):
            sentences.append(wording(key, oud=listed(monitor, sorted(names)), nieuw=_name(monitor, new)))
    return " ".join(sentences)


def listed(monitor: Monitor, names: Sequence[str]) -> str:
    """ "Brielle", "Brielle en Westvoorne", "Brielle, Hellevoetsluis en Westvoorne"."""
    words: dict[str, Any] = {"eerst": ", ".join(names[:-1]), "laatst": names[-1]}
    return monitor.catalogue.text("kaart.en", **words) if len(names) > 1 else names[0]


def _name(monitor: Monitor, code: str) -> str:
    return monitor.areas[code].name if code in monitor.areas else code

"""Moves: on 1 January of a year the people of an area went to another one, all of them or a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from data.areas import Area, Areas

COLUMNS = ("jaar", "van", "naar", "deel")
FOREVER = 9999


@dataclass(frozen=True, slots=True)
class Move:
    """``share`` is the part (0-1) of the people of ``old`` that went to ``new``; None: all of them.

    ``year`` is the first of which the figures follow the new division. With ``new`` equal to ``old`` it is
    the part that stayed; without a share then: its borders changed, and nobody says for how many people.
    """

    year: int
    old: str
    new: str
    share: float | None = None

    @property
    def whole(self) -> bool:
        """Whether all people went along: then counts of before may be added up."""
        return self.share is None

    @property
    def redrawn(self) -> bool:
        """Whether it only says that the borders of an area changed."""
        return self.share is None and self.new == self.old


@dataclass(frozen=True, slots=True)
class Parts:
    """What an area of now was made of in an earlier year.

    ``areas`` together are the area, apart from ``moves``: parts that came or went, and that no count can
    undo. Empty ``areas``: nothing of then can be added up to it.
    """

    areas: tuple[str, ...]
    moves: tuple[Move, ...] = ()


def _order(move: Move) -> tuple[int, str, str]:
    return move.year, move.old, move.new


class Lineage:
    """All moves of a release; false when there are none.

    An area that others join is itself one of the parts when it was there before: when its ``from_year`` is
    empty or earlier than the move.
    """

    def __init__(self, rows: Iterable[Move], areas: Areas) -> None:
        self.rows: tuple[Move, ...] = tuple(sorted(rows, key=_order))
        self._areas = areas
        self._from: dict[str, list[Move]] = defaultdict(list)
        self._to: dict[str, list[Move]] = defaultdict(list)
        for move in self.rows:
            self._from[move.old].append(move)
            if move.new != move.old:
                self._to[move.new].append(move)
        self.parts = lru_cache(maxsize=4096)(self._parts)

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def ends(self) -> tuple[tuple[str, int], ...]:
        """(code, year) of every area that was no more from that year on."""
        return tuple((code, end) for code in sorted(self._from) if (end := self._end(code)) != FOREVER)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The areas that other areas went to, in the order of their codes."""
        return tuple(sorted(code for code in self._to if code in self._areas))

    @cached_property
    def merged(self) -> dict[str, tuple[str, ...]]:
        """New areas that are exactly the sum of older ones, which are no more: new code → old codes.

        Whoever knows the new one and all but one of the old ones (from another table or an earlier release),
        knows that one too. An area that goes on under its own code is no such sum of others.
        """
        found = {}
        for code in self.targets:
            first = min(m.year for m in self._to[code])
            made = self.parts(code, first - 1)
            if not self.existed(code, first) and made.areas and not made.moves:
                found[code] = made.areas
        return found

    def last(self, code: str) -> int:
        """The year of the last move that ``code`` has to do with; 0 when there is none."""
        return max((m.year for m in (*self._from.get(code, ()), *self._to.get(code, ()))), default=0)

    def existed(self, code: str, year: int) -> bool:
        """Whether an area was there before the moves of ``year``."""
        began = self._areas[code].from_year if code in self._areas else None
        return began is None or began < year

    def about(self, code: str) -> tuple[Move, ...]:
        """All moves from or to ``code``."""
        if code not in self._from and code not in self._to:
            return ()
        found = dict.fromkeys([*self._to.get(code, ()), *self._from.get(code, ())])
        return tuple(sorted(found, key=_order))

    def _end(self, code: str) -> int:
        """The year in which ``code`` was no more; a year that never comes when it still is."""
        for moment in sorted({m.year for m in self._from.get(code, ())}):
            if not any(m.new == code for m in self._from[code] if m.year == moment):
                return moment
        return FOREVER

    def _parts(self, code: str, year: int) -> Parts:
        """What ``code`` was made of in ``year``, followed back move by move."""
        current, broken, end = {code}, set[Move](), self._end(code)
        for moment in sorted({m.year for m in self.rows if year < m.year < end}, reverse=True):
            before: set[str] = set()
            for now in current:
                came = [m for m in self._to.get(now, ()) if m.year == moment]
                partly = [m for m in came if not m.whole]
                partly += [m for m in self._from.get(now, ()) if m.year == moment and m.new != now]  # gave
                broken.update(partly, (m for m in self._from.get(now, ()) if m.year == moment and m.redrawn))
                before |= {m.old for m in came if m.whole}
                if (not came and not partly) or self.existed(now, moment):
                    before.add(now)
                elif all(not m.whole for m in came):
                    return Parts((), tuple(sorted(broken, key=_order)))  # a new area, made of pieces only
            current = before
        return Parts(tuple(sorted(current)), tuple(sorted(broken, key=_order)))

    def left(self, code: str, year: int) -> tuple[Move, ...]:
        """The moves by which ``code`` was no more in ``year``; empty when it was still there."""
        end = self._end(code)
        return tuple(m for m in self._from.get(code, ()) if m.year == end) if end <= year else ()

    def touching(self, code: str, year: int) -> tuple[Move, ...]:
        """The moves after ``year`` that changed the borders of ``code`` while it was there.

        What the release says of a new area in a year before it was made, is about the area of now.
        """
        end = self._end(code)
        left = (m for m in self._from.get(code, ()) if m.new != code or m.redrawn)
        found = [*self._to.get(code, ()), *left]
        return tuple(
            sorted((m for m in found if year < m.year < end and self.existed(code, m.year)), key=_order)
        )


NONE = Lineage((), Areas([Area("NL00", "", "land", None)]))


def to_frame(rows: Sequence[Move]) -> pd.DataFrame:
    """The moves as a table with the columns of ``COLUMNS``."""
    return pd.DataFrame([(m.year, m.old, m.new, m.share) for m in rows], columns=list(COLUMNS)).astype(
        {"deel": "float64"}
    )


def from_frame(frame: pd.DataFrame) -> tuple[Move, ...]:
    """The moves of a table written by ``to_frame``."""
    return tuple(
        Move(int(r["jaar"]), r["van"], r["naar"], None if pd.isna(r["deel"]) else float(r["deel"]))
        for r in frame.to_dict("records")
    )

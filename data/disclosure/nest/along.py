"""Tellers that come and go with their noemer: the proof of what is counted of few people.

Of a noemer of four a teller can be no more than four, and that is too few to be hidden among. But who does
not know the noemer either does not know that: somebody who is counted in both may be somewhere else. So the
teller and the noemer move together, in the same circuit of groups and against the same areas, and who is left
of the noemer stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.disclosure.delivered import Delivered, noemer
from data.disclosure.frame import Frame, turned
from data.disclosure.nest.ages import least_of
from data.disclosure.nest.closing import Nest
from data.disclosure.nest.room import Room, width
from data.disclosure.nest.shifts import AgeShift
from data.disclosure.primary import Mask
from data.disclosure.proof.structure import Lines, circuits
from data.disclosure.proof.table import WIDTH, loose
from data.disclosure.proof.tree import Caps
from data.disclosure.shared import shown

MOST = 6  # shifts that are tried: those that most cells are open to
Caps2 = tuple[Caps, Caps]


@dataclass(frozen=True)
class Along:
    """The proof for the tellers of ``parts``, above each other, of one noemer; called with what is hidden."""

    parts: Sequence[Delivered]
    cluster: Sequence[Delivered]
    frame: Frame
    nest: Nest | None

    def __call__(self, hidden: Mask, left: Mask) -> Mask:
        """Which cells of ``left`` are free, with the tellers ``hidden`` (rows, years, areas)."""
        found = np.zeros_like(left)
        number = len(self.frame.groups)
        for place, part in enumerate(self.parts):
            rows = slice(place * number, (place + 1) * number)
            waiting = left[rows, 0]
            if waiting.any():
                found[rows, 0] = self._free(part, hidden[rows, 0], waiting) & waiting
        return found

    def _free(self, part: Delivered, hidden: Mask, waiting: Mask) -> Mask:
        """The same for one teller: (groups, areas)."""
        teller = turned(np.where(part.there, part.numerator, -1))[:, 0]
        lines = self.frame.lines(teller[:, None].astype(np.int32))
        free_ = loose(teller[:, None].astype(np.int32), lines)[:, 0]
        can = (hidden & (teller >= 0)) | free_
        down = np.where(can, np.clip(teller - np.minimum(teller, 1), 0, WIDTH), 0)
        down = np.where(free_, WIDTH, down).astype(np.uint8)
        free = np.zeros(waiting.shape, np.bool_)
        for shift, room, forth, back in self._moves(part, can & waiting):
            every = np.unique(np.concatenate([shift.lines, lines]), axis=0).astype(np.int8)
            moved = replace(shift, lines=every, circuits=circuits(every))
            caps = forth * can, np.minimum(back, down)
            free |= width(moved, room, self.frame.tree, waiting & ~free, caps) >= WIDTH
            if not (waiting & ~free).any():
                break
        return free

    def _moves(self, part: Delivered, waiting: Mask) -> Iterator[tuple[AgeShift, Room, Caps, Caps]]:
        """Ways in which the noemer grows by one, and how far it does and shrinks (groups, areas)."""
        name = str(noemer(part.indicator))
        if self.nest is None or name not in self.nest.ages.names:
            yield self._alone(name)
            return
        ages = self.nest.ages
        place = next(at for at, edge in enumerate(ages.edges) if edge.name == name)
        room, ways = Room(ages), list[tuple[int, int, AgeShift, Caps, Caps]]()
        for number, shift in enumerate(self.nest.shifts):
            sign = dict(shift.edges).get(place, 0)
            if sign:
                forth, back = room.caps(shift) if sign > 0 else room.caps(shift)[::-1]
                reach = int(((forth.astype(np.int16) + back) * waiting).sum())
                ways.append((-reach, number, shift, forth, back))
        for reach, _, shift, forth, back in sorted(ways, key=lambda way: way[:2])[:MOST]:
            if reach:
                yield shift, room, forth, back

    def _alone(self, name: str) -> tuple[AgeShift, Room, Caps, Caps]:
        """A noemer that has nothing to do with any age moves by itself."""
        truth, seen = (turned(x)[:, 0] for x in shown(name, self.cluster))
        others = [d for d in self.cluster if all(d is not part for part in self.parts)]
        least, _ = least_of(name, others, truth)
        down = np.clip(truth - np.maximum(least, np.minimum(truth, 1)), 0, WIDTH)
        lines: Lines = self.frame.lines(truth[:, None])
        absent = loose(truth[:, None], lines)[:, 0]
        open_, down = ((truth >= 0) & ~seen) | absent, np.where(absent, WIDTH, down)
        none = np.zeros(0, np.bool_)
        shift = AgeShift(frozenset(), (), (), none, lines, circuits(lines))
        return shift, Alone(truth >= 0), (open_ * WIDTH).astype(np.uint8), (open_ * down).astype(np.uint8)


class Alone(Room):
    """Where there is a noemer that has nothing to do with ages."""

    def __init__(self, there: Mask) -> None:
        self._there = there

    def there(self, shift: AgeShift) -> Mask:
        """Where it is counted (groups, areas)."""
        del shift
        return self._there

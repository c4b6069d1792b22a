"""Which counts of a world an intruder knows too closely, and by what knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from tests.data.disclosure.intruder.attack import WIDTH, ranges
from tests.data.disclosure.intruder.equations import Known
from tests.data.disclosure.intruder.knowledge import EVERYTHING, know
from tests.data.disclosure.intruder.meaning import SUBJECTS, rest
from tests.data.disclosure.intruder.seen import HIDDEN, SHOWN, Printed
from tests.data.disclosure.intruder.states import as_of, moment_of
from tests.data.disclosure.intruder.world import INDEX, World

FEW = 10
"""Counts of 1 up to and not with this are about so few people that nobody may know them."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of 1 to 9 people, what it is to the release, and between what numbers it surely lies.

    ``kind``: "verborgen" (a hidden teller, noemer or number), "rest" (noemer − teller of a hidden cell),
    "getoond" (printed under another name), "afgeleid" (never printed: under-18, 18+ − 65+).
    """

    kind: str
    form: str
    moment: tuple[int, int]
    group: str
    area: str
    truth: int
    low: int
    high: int

    @property
    def pinned(self) -> bool:
        """Closer than WIDTH, and surely somebody (docs/onthulling.md, 3: "ook 0 kan zijn" is safe)."""
        return self.high - self.low < WIDTH and self.low > 0

    @property
    def small(self) -> bool:
        """Pinned, and surely few people."""
        return self.pinned and self.high < FEW


@dataclass
class Verdict:
    """What the attack on one world gave."""

    counts: list[Count]
    solved: int = 0

    @property
    def pinned(self) -> list[Count]:
        """The counts that are known too closely."""
        return [c for c in self.counts if c.pinned]


def judge(world: World, printed: Iterable[Printed], what: frozenset[str] = EVERYTHING) -> Verdict:
    """Attack everything that left a world; every count of 1 to 9 people in it is judged, once.

    Before and after a correction are attacked apart (``as_of``), unless the intruder knows what it changed.
    """
    cells, found = list(printed), Verdict([])
    if "verschil" in what:
        return _judge(world, cells, what, 0)
    told = {moment_of(world, cell)[0] for cell in cells}
    first = dict[tuple[str, str, str, int], int]()
    for state in sorted(told):
        one = _judge(*as_of(world, cells, state), what, state)
        found.solved += one.solved
        for count in one.counts:
            key = (count.form, count.group, count.area, count.moment[1])
            earlier = found.counts[first[key]] if key in first else None
            if earlier is None or earlier.truth != count.truth:
                first[key] = len(found.counts)
                found.counts.append(count)
            elif count.pinned and not earlier.pinned:  # one number, attacked twice: the closer of the two
                found.counts[first[key]] = replace(earlier, low=count.low, high=count.high)
    return found


def _judge(world: World, cells: list[Printed], what: frozenset[str], state: int) -> Verdict:
    known = know(world, cells, what)
    places = dict(targets(known))
    columns = np.fromiter(places, np.int64, len(places))
    found = ranges(known.system, columns, known.truth)
    counts = []
    for column, (kind, form, (own, year), group, area) in places.items():
        truth = int(known.truth[column])
        low, high = int(found.least[column]), int(found.most[column])  # a free count is at least so wide
        if high - low < WIDTH and low > 0:
            low, high = int(found.lower[column]), int(found.upper[column])  # a pinned one at most
        counts.append(Count(kind, form, (own or state, year), group, area, truth, low, high))
    return Verdict(counts, found.solved)


Place = tuple[str, str, tuple[int, int], str, str]


def targets(known: Known) -> Iterator[tuple[int, Place]]:
    """The column of every count of 1 to 9 people of a printed group and area, with what it is; each once."""
    world, shown, hidden = known.world, set[int](), set[int]()
    for cell in known.printed:
        if cell.indicator == INDEX:
            continue
        subject = SUBJECTS[cell.indicator]
        forms = [(subject.teller, False), (subject.noemer, subject.of_all)]
        columns = {known.at(cell, f, of_all=of_all) for f, of_all in forms if f is not None}
        if cell.status == SHOWN:
            shown |= columns
        elif cell.status == HIDDEN:
            hidden |= columns
    told = {m for m in known.ids if any(known.moment(c) == m for c in known.printed)}
    rests = {rest(name) for name in known.book.names}
    judged = [f for f in known.book.forms if not f.startswith(("ouder:", "buiten:"))]
    seen = set[int]()
    for moment in sorted(told):
        land = world.grounds[moment[1]]
        for form in judged:
            for g, group in enumerate(world.origins.codes):
                for a, area in enumerate(land.codes):
                    column = int(known.ids[moment][form][g, a])
                    if group not in world.origins.printed or column in seen:
                        continue
                    if not 0 < known.truth[column] < FEW:
                        continue
                    seen.add(column)
                    kind = "verborgen" if column in hidden - shown else "getoond" if column in shown else ""
                    kind = kind or ("rest" if form in rests else "afgeleid")
                    yield column, (kind, form, moment, group, area)


def of(verdict: Verdict, form: str, group: str, area: str, state: int = 0) -> Count:
    """The count of a form, group and area; StopIteration when it was not judged."""
    place = (form, group, area, (state, 2022))
    return next(c for c in verdict.counts if (c.form, c.group, c.area, c.moment) == place)

"""The columns and the sums of a world: what adds up whatever is printed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tests.data.disclosure.intruder.linear import Floats, Ints, System
from tests.data.disclosure.intruder.meaning import Book
from tests.data.disclosure.intruder.seen import Printed
from tests.data.disclosure.intruder.states import moment_of
from tests.data.disclosure.intruder.world import Moment, World


@dataclass
class Known:
    """The system of a world, with the column of every count. ``ids`` is per moment and form (groups, areas).

    ``truth`` (columns,) is what the intruder is after; only the judge may look at it. ``told`` are the bounds
    (lower, upper) before anything was derived.
    """

    world: World
    book: Book
    system: System
    ids: dict[Moment, dict[str, Ints]]
    truth: Floats
    printed: list[Printed] = field(default_factory=list)
    told: tuple[Floats, Floats] = field(default_factory=lambda: (np.zeros(0), np.zeros(0)))

    def at(self, cell: Printed, form: str, *, of_all: bool = False) -> int:
        """The column of a count that a cell is about."""
        moment = self.moment(cell)
        group = 0 if of_all else self.world.origins.codes.index(cell.group)
        return int(self.ids[moment][form][group, self.world.grounds[cell.year].index[cell.area]])

    def moment(self, cell: Printed) -> Moment:
        """The state of the world that the release of a cell told of."""
        return moment_of(self.world, cell)


def empty(world: World, pages: Book, printed: list[Printed]) -> Known:
    """The equations of a world with the forms of ``pages``; of the numbers of ``printed`` nothing yet."""
    known = _columns(world, pages, sorted({m for r in world.releases for m in r}))
    known.printed = printed
    for moment in known.ids:
        _adds_up(known, moment)
    return known


def _columns(world: World, pages: Book, moments: list[Moment]) -> Known:
    """A column per count; one for both states of the world when a correction did not touch it."""
    system, ids, truth = System(), dict[Moment, dict[str, Ints]](), list[Floats]()
    for moment in moments:
        here = ids[moment] = {}
        for form in pages.forms:
            count = world.counts[moment][form]
            new = system.columns(count.shape)
            truth.append(count.ravel().astype(float))
            earlier = (0, moment[1])
            if moment[0]:
                same = count == world.counts[earlier][form]
                new = np.where(same, ids[earlier][form], new)
            here[form] = new
        _one_name(world, moment, here)
    return Known(world, pages, system, ids, np.concatenate(truth))


def _one_name(world: World, moment: Moment, here: dict[str, Ints]) -> None:
    """One column for what is one count: a whole of one part, and a group that is all in a form."""
    land, codes = world.grounds[moment[1]], world.origins.codes
    single = [(land.index[w], land.index[p[0]]) for w, p in land.lines if len(p) == 1]
    for ids in here.values():
        for whole, part in reversed(single):  # the narrow first; those of later years look at what was
            ids[:, whole] = ids[:, part]
    abroad = [i for i, c in enumerate(codes) if c.endswith("_BU")]
    second = [i for i, c in enumerate(codes) if c in ("EU_NL", "BE_NL")]
    all_of = {"geboren": abroad, "tweede": second, "buiten": list(range(2, len(codes)))}
    for form, groups in all_of.items():
        if form in here:
            here[form][groups] = here["inwoners"][groups]


def _adds_up(known: Known, moment: Moment) -> None:
    """Groups, areas and the forms of one place; rows that the first state has already are left out."""
    world, here = known.world, known.ids[moment]
    codes, land = world.origins.codes, world.grounds[moment[1]]
    before = known.ids[0, moment[1]] if moment[0] else {}

    def add(rows: Ints, older: Ints | None) -> None:
        """Rows (n, 1 + parts): the first column is the sum of the others."""
        fresh = rows if older is None else rows[(rows != older).any(axis=1)]
        if rows.shape[1] > 2:
            known.system.sums(fresh[:, 0], fresh[:, 1:])

    for form, ids in here.items():
        old = before.get(form)
        for total, parts in world.origins.lines:
            at = [codes.index(c) for c in (total, *parts)]
            add(ids[at].T, None if old is None else old[at].T)
        for total, parts in land.lines:
            at = [land.index[c] for c in (total, *parts)]
            add(ids[:, at], None if old is None else old[:, at])
    for forms in ((whole, *parts) for whole, parts in known.book.sums):
        rows, older = (
            np.stack([place[f].ravel() for f in forms], axis=1) if place else None for place in (here, before)
        )
        assert rows is not None
        if len(forms) == 2:
            known.system.sums(rows[:, 0], rows[:, 1:])
        add(rows, older)
    _born(known, here)


def _born(known: Known, here: dict[str, Ints]) -> None:
    """Who is born where: some groups are all out of a form, and of a country the two forms are everybody."""
    codes, system = known.world.origins.codes, known.system
    nobody = {
        "geboren": [i for i, c in enumerate(codes) if c == "NL" or c.endswith("_NL")],
        "tweede": [i for i, c in enumerate(codes) if c == "NL" or c.endswith("_BU")],
        "buiten": [codes.index("NL")],
    }
    for form, groups in nobody.items():
        if form in here:
            system.upper[here[form][groups]] = 0
    if "geboren" in here and "tweede" in here:
        rows = [i for i, c in enumerate(codes) if c not in ("T", "NL") and "_" not in c]
        parts = np.stack([here["geboren"][rows].ravel(), here["tweede"][rows].ravel()], axis=1)
        system.sums(here["inwoners"][rows].ravel(), parts)

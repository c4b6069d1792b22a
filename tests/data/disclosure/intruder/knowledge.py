"""From what releases print to one system: all an intruder knows, and nothing that he does not know."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from data.catalogue import shipped
from tests.data.disclosure.intruder.equations import Known, empty
from tests.data.disclosure.intruder.linear import Ints, System
from tests.data.disclosure.intruder.meaning import BANDS, SUBJECTS, book, rest
from tests.data.disclosure.intruder.seen import HIDDEN, SHOWN, Printed
from tests.data.disclosure.intruder.world import INDEX, World

EVERYTHING = frozenset({"leeftijden", "namen", "vroeger", "index", "niet nul", "waarde"})
"""Kinds of knowledge, to see which of them gives a count away.

leeftijden  the ages of one count lie within those of another
namen       a count that an indicator hides may be printed by another, under the same name
vroeger     releases that were kept: what a correction did not change still holds
index       the dissimilarity of a gemeente is computed from its wijken
niet nul    zeros are shown, so what is hidden is not 0
waarde      a value without its teller (or noemer) gives that count nearly
"""
ORACLE = EVERYTHING | {"verschil"}
"""Also exactly which base cells a correction changed, so that a total tells how much. Nobody prints that."""
HALF = 1.1e-4
"""Values leave with four decimals: half of the last, once for the value and once for one it was made of."""


def know(world: World, printed: Iterable[Printed], what: frozenset[str] = EVERYTHING) -> Known:
    """The equations of a world and the numbers that are printed of it, with bounds narrowed."""
    cells = [c for c in printed if c.status in (SHOWN, HIDDEN)]
    if "vroeger" not in what:
        last = max((c.release for c in cells), default=0)
        cells = [c for c in cells if c.release == last]
    pages = world.book if "leeftijden" in what else book(world.book.names, nested=False)
    known = empty(world, pages, cells)
    for cell in cells:
        if cell.status == SHOWN and cell.indicator != INDEX:
            _shown(known, cell, what)
    known.told = known.system.lower.copy(), known.system.upper.copy()
    known.system.tighten()
    if "index" in what:
        _indices(known, [c for c in cells if c.indicator == INDEX and c.status == SHOWN])
        known.system.tighten()
    if "niet nul" in what:
        while _not_zero(known, cells):
            known.system.tighten()
    return known


def _shown(known: Known, cell: Printed, what: frozenset[str]) -> None:
    """The numbers of a cell that is shown."""
    subject, system = SUBJECTS[cell.indicator], known.system
    narrow = known.world.shape.rounded and cell.area[:2] in ("WK", "BU")
    at: dict[str, int] = {}
    for part, form, number in (
        ("teller", subject.teller, cell.teller),
        ("noemer", subject.noemer, cell.noemer),
    ):
        if form is None:
            continue
        column = at[part] = known.at(cell, form, of_all=subject.of_all and part == "noemer")
        if number is not None and (part == "teller" or subject.teller is None or _uses(what, form)):
            # Rounded to fives; a count of 1 to 9 is never shown, and 0 is 0.
            low, high = (number - 2, number + 2) if narrow and number else (number, number)
            low = max(low, 10) if narrow and number else low
            system.lower[column] = max(system.lower[column], low)
            system.upper[column] = min(system.upper[column], high)
    if len(at) < 2 or cell.value is None or "waarde" not in what:
        return
    if cell.teller is not None and cell.noemer is not None and not narrow:
        return
    per = shipped().indicators[cell.indicator].per
    half = HALF + 1e-6 * cell.value
    if narrow:
        half += _step(per, max((cell.noemer or 0) - 2, 1), cell.indicator) / 2
    ids = np.array([[at["teller"], at["noemer"]]])
    system.rows(ids, np.array([1.0, (half - cell.value) / per]), 0.0, np.inf)
    system.rows(ids, np.array([1.0, -(half + cell.value) / per]), -np.inf, 0.0)


def _uses(what: frozenset[str], form: str) -> bool:
    return "namen" in what or form.startswith(("huishoudens", "vve", "cito", "verzekerden"))


def _step(per: int, noemer: int, name: str) -> float:
    """The step a share of about ``noemer`` people is rounded to (docs/onthulling.md, 2)."""
    least = max(5 * per / noemer, 10.0 ** -shipped().indicators[name].decimals)
    power = 10.0 ** np.floor(np.log10(least) + 1e-9)
    return float(next(power * s for s in (1, 2, 5, 10) if power * s >= least - 1e-9))


def _indices(known: Known, cells: list[Printed]) -> None:
    """The dissimilarity of a gemeente: 50 Σ |b/B − o/O| over its wijken; b of its B people, o of O others.

    Where B, O and the people n of each wijk are known that is Σ |b (B + O) − n B| = B O × index / 50: whole
    numbers. Each is p − q with p or q zero; a column of 0 or 1 says which.
    """
    world, system = known.world, known.system
    codes = world.origins.codes
    outside = [codes.index("BE_BU"), codes.index("BE_NL")]
    for cell in cells:
        land, people = world.grounds[cell.year], known.ids[known.moment(cell)]["inwoners"]
        inside = [land.index[p] for whole, parts in land.lines if whole == cell.area for p in parts]
        sure = [people[0, at] for at in inside] + people[[0, *outside], land.index[cell.area]].tolist()
        if cell.value is None or (system.lower[sure] != system.upper[sure]).any():
            continue
        total, *of_b = system.lower[sure[-3:]]
        most = float(sum(of_b))
        if not 0 < most < total:
            continue
        sides = system.columns((len(inside), 3))
        truth = np.zeros((len(inside), 3))
        for n, at in enumerate(inside):
            here = float(system.lower[people[0, at]])
            low, high = (f(system, people[outside, at]) * total - here * most for f in (_lowest, _highest))
            true = float(known.truth[people[outside, at]].sum() * total - here * most)
            truth[n] = max(true, 0), max(-true, 0), true > 0
            p, q, z = sides[n]
            system.upper[sides[n]] = max(high, 0), max(-low, 0), 1
            ids = np.array([[*people[outside, at], p, q]])
            system.rows(ids, np.array([total, total, -1.0, 1.0]), here * most, here * most)
            system.rows(np.array([[p, z]]), np.array([1.0, -max(high, 0)]), -np.inf, 0.0)
            system.rows(np.array([[q, z]]), np.array([1.0, max(-low, 0)]), -np.inf, max(-low, 0))
        known.truth = np.concatenate([known.truth, truth.ravel()])
        scale = most * (total - most) / 50
        both = sides[:, :2].reshape(1, -1)
        system.rows(both, np.ones(both.shape[1]), scale * (cell.value - HALF), scale * (cell.value + HALF))


def _lowest(system: System, columns: Ints) -> float:
    return float(system.lower[columns].sum())


def _highest(system: System, columns: Ints) -> float:
    return float(system.upper[columns].sum())


def _not_zero(known: Known, cells: list[Printed]) -> bool:
    """Give hidden counts the bound 1 where a 0 would be shown; whether that is news.

    The bands are left out, for they are hidden together, and sums that are hidden for any of their parts. A 0
    that was hidden to protect another stays possible: of the others the intruder bets that they are none, and
    is right.
    """
    system, news = known.system, False
    for cell in cells:
        if cell.status != HIDDEN or cell.counted_anew or cell.indicator in (*BANDS, INDEX):
            continue
        subject = SUBJECTS[cell.indicator]
        columns: list[int] = []
        if subject.noemer is None:
            columns.append(known.at(cell, subject.teller or ""))
        elif subject.teller is not None:
            noemer = known.at(cell, subject.noemer, of_all=subject.of_all)
            if system.lower[noemer] < shipped().indicators[cell.indicator].min_denominator:
                continue  # hidden for its noemer, whatever the teller
            columns.append(known.at(cell, subject.teller))
            left = rest(cell.indicator)
            columns += [known.at(cell, left)] if left else []
        for column in columns:
            if system.lower[column] == 0 and known.truth[column] > 0:
                system.lower[column], news = 1, True
                known.told[0][column] = max(known.told[0][column], 1)
    return news

"""The attack itself: what it says is what counting out everything says, and what a person would see."""

from __future__ import annotations

import numpy as np
import pytest

from tests.data.disclosure.intruder import opinion
from tests.data.disclosure.intruder.attack import ranges
from tests.data.disclosure.intruder.hand import hand, prints, table
from tests.data.disclosure.intruder.judge import judge, of, targets
from tests.data.disclosure.intruder.knowledge import EVERYTHING, ORACLE, know
from tests.data.disclosure.intruder.linear import Contradiction, System
from tests.data.disclosure.intruder.seen import SHOWN, Printed
from tests.data.disclosure.intruder.world import Shape, world

FIRM = EVERYTHING - {"niet nul"}
"""What an intruder knows without betting."""


def nothing(*cell: object) -> bool:
    """Hide nothing."""
    return not cell


def test_under_18_follows_from_two_noemers() -> None:
    made = hand([table(((3, 20), (40, 60)), ((12, 15), (30, 50)))], ("inwoners", "betalingsachterstand"))
    verdict = judge(made, prints(made, nothing))
    young = of(verdict, "inwoners − 18+", "NL", "GM0001")
    assert (young.kind, young.low, young.high, young.truth) == ("afgeleid", 3, 3, 3)
    without = judge(made, prints(made, nothing), EVERYTHING - {"leeftijden"})
    assert not [c for c in without.counts if c.kind == "afgeleid" and c.pinned]


def test_what_one_indicator_hides_another_prints() -> None:
    """The noemer of halt is the teller of 13 t/m 17: nobody hides it there."""
    made = hand([table(((0, 0), (40, 60)))], ("inwoners", "leeftijd_65plus", "pct_buiten_nl"))
    assert not judge(made, prints(made, nothing)).pinned
    made = world(1, Shape(2, people=100, fans=((3,),), indicators=("inwoners", "leeftijd_13_17", "halt")))
    verdict = judge(made, prints(made, lambda *cell: cell[1] == "leeftijd_13_17"))
    shown = [c for c in verdict.pinned if c.form == "13-17"]
    assert shown
    assert {c.kind for c in shown} == {"getoond"}
    assert all(c.low == c.high == c.truth for c in shown)


def test_one_hidden_cell_is_what_the_others_leave() -> None:
    made = hand([table(((10, 20), (40, 60)), ((2, 15), (3, 50)))], ("inwoners",))
    verdict = judge(made, prints(made, lambda *cell: cell[2:] == ("EU_BU", "GM0001")))
    hidden = of(verdict, "inwoners", "EU_BU", "GM0001")
    assert (hidden.kind, hidden.low, hidden.high) == ("verborgen", 5, 5)


def test_a_block_of_four_leaves_what_it_can_move() -> None:
    """Two groups in two gemeenten are hidden, all sums are shown: the smallest of a diagonal is the room."""
    people = table(((10, 20), (40, 60)), ((1, 7), (3, 2)), ((5, 1), (3, 7)))
    made = hand([people], ("inwoners",))
    block = {(g, a) for g in ("EU_BU", "EU_NL") for a in ("GM0001", "GM0002")}
    printed = list(prints(made, lambda *cell: cell[2:] in block))
    a, b, c, d = 4, 9, 8, 8  # EU_BU and EU_NL in the first gemeente, and in the second: 4 9 | 8 8
    assert people[1:3].sum(axis=1).T.ravel().tolist() == [a, c, b, d]
    firm = of(judge(made, printed, FIRM), "inwoners", "EU_BU", "GM0001")
    assert not firm.pinned
    known = know(made, printed, FIRM)
    column = known.at(next(c for c in printed if (c.group, c.area) == ("EU_BU", "GM0001")), "inwoners")
    assert ranges(known.system, np.array([column]), exact=True).upper[column] == a + min(b, c)
    bold = of(judge(made, printed), "inwoners", "EU_BU", "GM0001")
    assert (bold.low, bold.pinned) == (1, False)


def test_zeros_are_shown_so_what_is_hidden_is_not_zero() -> None:
    people = table(((10, 20), (40, 60)), ((1, 1), (1, 1)), ((1, 1), (1, 1)))
    made = hand([people], ("inwoners",))
    printed = list(prints(made, lambda *cell: cell[2] in ("EU_BU", "EU_NL") and cell[3] != "NL00"))
    assert not of(judge(made, printed, FIRM), "inwoners", "EU_BU", "GM0001").pinned
    assert of(judge(made, printed), "inwoners", "EU_BU", "GM0001").pinned


def test_a_kept_release_tells_what_the_next_one_hides() -> None:
    """Another cell was corrected; what was printed of this one still holds (27 − 20 = 7)."""
    before = table(((10, 20), (40, 60)), ((2, 15), (5, 50)), ((9, 15), (30, 50)))
    after = before.copy()
    after[0, 1, 1] += 4
    made = hand([before, after], ("inwoners",))
    block = {(g, a) for g in ("EU_BU", "EU_NL") for a in ("GM0001", "GM0002")}
    printed = list(prints(made, lambda release, *cell: release == 1 and cell[1:] in block))
    hidden = of(judge(made, printed), "inwoners", "EU_BU", "GM0001")
    assert (hidden.low, hidden.high) == (7, 7)
    last = [c for c in judge(made, printed, EVERYTHING - {"vroeger"}).counts if c.group == "EU_BU"]
    assert [(c.truth, c.pinned) for c in last if c.area == "GM0001"] == [(7, False)]


def test_what_was_corrected_is_two_numbers() -> None:
    """Of a cell that changed the old number says nothing, unless it is known that only that cell changed."""
    before = table(((10, 20), (40, 60)), ((2, 15), (5, 50)), ((9, 15), (30, 50)))
    after = before.copy()
    after[1, 1, 0] += 1  # 7 in the first gemeente becomes 8
    made = hand([before, after], ("inwoners",))
    block = {(g, a) for g in ("EU_BU", "EU_NL") for a in ("GM0001", "GM0002")}
    printed = list(prints(made, lambda release, *cell: release == 1 and cell[1:] in block))
    verdict = judge(made, printed)
    old = of(verdict, "inwoners", "EU_BU", "GM0001")
    assert (old.kind, old.truth, old.low, old.high) == ("getoond", 7, 7, 7)
    now = of(verdict, "inwoners", "EU_BU", "GM0001", state=1)
    assert (now.truth, now.low, now.high) == (8, 8, 8)  # the other three did not change: 8 is what they leave
    last = [c for c in printed if c.release == 1]
    assert not of(judge(made, last), "inwoners", "EU_BU", "GM0001", state=1).pinned


def test_only_who_knows_what_was_corrected_subtracts_the_old_total_from_the_new() -> None:
    """12 were shown and 7 are hidden; all totals fall by 5, which says it all if nothing else changed."""
    before = table(
        ((10, 20, 30), (40, 60, 50)), ((2, 3, 4), (10, 5, 6)), ((9, 5, 6), (3, 5, 7)), ((9, 5, 4), (3, 5, 7))
    )
    after = before.copy()
    after[1, 1, 0] -= 5
    made = hand([before, after], ("inwoners",), fans=((3,),))
    groups, areas = ("EU_BU", "EU_NL", "BE_BU"), ("GM0001", "GM0002", "GM0003")
    block = {(g, a) for g in groups for a in areas}
    shown = {(0, "EU_BU", "GM0001")}
    printed = list(prints(made, lambda n, _, *place: place in block and (n, *place) not in shown))
    assert not of(judge(made, printed), "inwoners", "EU_BU", "GM0001", state=1).pinned
    known = of(judge(made, printed, ORACLE), "inwoners", "EU_BU", "GM0001", state=1)
    assert (known.low, known.high) == (7, 7)


def test_a_value_gives_the_teller_it_came_without() -> None:
    made = hand([table(((3, 20), (83, 60)))], ("inwoners", "bijstand"))
    printed = [c for c in prints(made, nothing, plain=True) if (c.indicator, c.area) != ("bijstand", "NL00")]
    counted = of(judge(made, printed), "ja:bijstand", "NL", "GM0001")
    assert (counted.kind, counted.low, counted.high) == ("getoond", 8, 8)
    blind = judge(made, printed, EVERYTHING - {"waarde"})
    assert not of(blind, "ja:bijstand", "NL", "GM0001").pinned


def test_the_index_of_a_gemeente_gives_its_wijken() -> None:
    """Two wijken hide two groups against each other, from 1 to 12; the index says which of those it is."""
    none = ((0, 0, 0), (0, 0, 0))
    people = table(((30, 5, 40), (60, 6, 70)), none, none, ((2, 4, 5), (2, 5, 15)))
    made = hand([people], ("inwoners", "segregatie_be"), fans=((1,), (3,)))
    hidden = {(group, area) for group in ("BE_BU", "NL") for area in ("WK000101", "WK000102")}
    printed = list(prints(made, lambda *cell: cell[2:] in hidden))
    assert not of(judge(made, printed), "inwoners", "BE_BU", "WK000101").pinned
    outside, other = people[3].sum(axis=0), people[0].sum(axis=0)
    value = float(np.round(50 * np.abs(outside / outside.sum() - other / other.sum()).sum(), 4))
    printed.append(Printed(0, "segregatie_be", 2022, "T", "GM0001", SHOWN, None, None, value))
    assert of(judge(made, printed), "inwoners", "BE_BU", "WK000101").pinned
    assert not of(judge(made, printed, EVERYTHING - {"index"}), "inwoners", "BE_BU", "WK000101").pinned


def test_what_cannot_be_is_a_contradiction() -> None:
    system = System()
    columns = system.columns((2,))
    system.upper[:] = 1
    system.rows(columns[None], np.ones(2), 3.0, 3.0)
    with pytest.raises(Contradiction):
        system.tighten()


@pytest.mark.skipif(not opinion.available(), reason="pytauargus is niet geïnstalleerd")
def test_tau_argus_finds_the_same_intervals() -> None:
    people = table(((10, 20), (40, 60)), ((1, 7), (3, 2)), ((5, 1), (3, 7)))
    made = hand([people], ("inwoners", "schuldsanering"))
    block = {(g, a) for g in ("EU_BU", "EU_NL") for a in ("GM0001", "GM0002")}
    known = know(made, prints(made, lambda *cell: cell[2:] in block))
    columns = np.fromiter(dict(targets(known)), np.int64)
    ours = ranges(known.system, columns, exact=True)
    theirs = opinion.bounds(known.system, known.told, known.truth, columns)
    assert theirs
    for column, (low, high) in theirs.items():
        assert (np.ceil(low - 1e-6), np.floor(high + 1e-6)) == (ours.lower[column], ours.upper[column])

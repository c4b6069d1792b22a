"""Counts of persons nest: a difference of two that are shown is people too (A1)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from data.areas import Areas
from data.disclosure.attack.audit import audit
from data.disclosure.delivered import Delivered, clusters, counts_of
from data.disclosure.frame import Frame
from data.disclosure.nest.ages import of_cluster
from data.disclosure.nest.cells import apart
from data.disclosure.nest.room import small
from data.disclosure.secondary import protect
from tests.data.disclosure.world import CATALOGUE, GROUPS, delivered, indicator, intake, leaves, summed, tree

Ints = npt.NDArray[np.int64]
BANDS = ((0, 4), (4, 12), (12, 13), (13, 15), (15, 18), (18, 27), (27, 31), (31, 65), (65, 120))
SHARES = {
    "bijstand": (15, 65),
    "schuldsanering": (18, 120),
    "verdachten": (12, 120),
    "hoogopgeleid": (18, 31),
    "halt": (13, 18),
    "leeftijd_13_17": (0, 120),
}


def drawn(areas: Areas, mean: float, seed: int = 1) -> Ints:
    """People (ages, groups without T, leaves)."""
    rng = np.random.default_rng(seed)
    share = np.array([0.05, 0.09, 0.01, 0.02, 0.035, 0.11, 0.06, 0.43, 0.2])
    level = mean * rng.gamma(1.5, 0.7, (1, 5, len(leaves(areas))))
    return rng.poisson(level * share[:, None, None])


def between(people: Ints, first: int, last: int) -> Ints:
    return sum(p for p, (a, b) in zip(people, BANDS, strict=True) if first <= a and b <= last)


def figures(areas: Areas, people: Ints, names: tuple[str, ...]) -> list[Delivered]:
    """After the primary rule: inwoners and shares of the people of some ages."""
    rng = np.random.default_rng(2)
    everybody = summed(areas, between(people, 0, 120))
    found = [delivered(indicator("inwoners"), everybody, np.full_like(everybody, -1))]
    for name in names:
        base = between(people, *SHARES[name])
        count = between(people, 13, 18) if name == "leeftijd_13_17" else rng.binomial(base, 0.3)
        found.append(delivered(indicator(name), summed(areas, count), summed(areas, base)))
    return found


def test_under_18_is_people_too() -> None:
    """40 people, of whom 33 are 18 or over: both are shown, and 7 are under 18."""
    areas = tree([3])
    people = np.zeros((9, 5, 3), np.int64)
    people[7], people[3] = 400, 100
    people[7, 1, 0], people[3, 1, 0] = 33, 7
    made = figures(areas, people, ("schuldsanering",))
    cell = 0, GROUPS.index("EU_BU"), areas.index["WK900100"]
    made[1].status[made[1].hidden] = 1  # the rate itself is not what this is about
    assert [m.hidden[cell] for m in made] == [False, False]
    protect(made, Frame(areas, GROUPS))
    assert made[0].hidden[cell] or made[1].hidden[cell]


def test_the_noemer_of_halt_is_the_teller_of_an_age() -> None:
    names = [
        dict(zip("nt", (n for n, _ in counts_of(d)), strict=True))
        for d in (
            Delivered(CATALOGUE.indicators[i], np.zeros(1), np.zeros(1), np.zeros(1, np.uint8))
            for i in ("halt", "leeftijd_13_17")
        )
    ]
    assert names[0]["n"] == names[1]["t"]
    whole = clusters(CATALOGUE.indicators[i] for i in ("inwoners", "halt", "bijstand", "ggz_basis", "cito"))
    assert len(whole) == 1


@pytest.mark.parametrize("seed", range(4))
def test_no_two_counts_in_sight_differ_by_few(seed: int) -> None:
    """In each cell by itself: what is joined by counts that are shown has nobody between, or ten or more."""
    areas = tree([3, 2])
    made = figures(areas, drawn(areas, 120, seed), tuple(SHARES))
    protect(made, Frame(areas, GROUPS))
    ages = of_cluster(made, GROUPS)
    assert ages is not None
    assert not apart(ages, small(ages), [[e] for e in range(len(ages.edges))])


def test_what_is_no_sum_of_the_others_is_left_alone() -> None:
    """18 and over from another source: more people than there are, so nothing follows from the two."""
    areas = tree([2, 2])
    made = figures(areas, drawn(areas, 400), ("schuldsanering",))
    made[1].denominator = made[1].denominator + 500
    ages = of_cluster(made, GROUPS)
    assert ages is not None
    assert all(r.slack[r.slack != -1].min() >= 0 for r in ages.relations if (r.slack != -1).any())


def test_the_audit_subtracts_ages() -> None:
    """What it says of two noemers that are shown: how many people are between them."""
    areas = tree([3])
    people = np.zeros((9, 5, 3), np.int64)
    people[7], people[3] = 400, 100
    people[7, 1, 0], people[3, 1, 0] = 33, 7
    made = figures(areas, people, ("schuldsanering",))
    made[1].status[made[1].hidden] = 1
    leak = audit(intake(areas, GROUPS, made)).leaks[0]
    assert (leak.count, leak.group, leak.area, leak.low, leak.high) == ("0 - 18", "EU_BU", "WK900100", 7, 7)
    protect(made, Frame(areas, GROUPS))
    assert audit(intake(areas, GROUPS, made), sample=None).leaks == []

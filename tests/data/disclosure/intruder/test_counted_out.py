"""What the attack says is what counting out all possibilities says."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tests.data.disclosure.intruder.attack import ranges
from tests.data.disclosure.intruder.hand import hand, prints, table
from tests.data.disclosure.intruder.judge import judge, of, targets
from tests.data.disclosure.intruder.knowledge import EVERYTHING, know
from tests.data.disclosure.intruder.linear import Ints, System
from tests.data.disclosure.intruder.seen import SHOWN

FIRM = EVERYTHING - {"niet nul"}
"""What an intruder knows without betting."""


@pytest.mark.parametrize("seed", range(30))
def test_ranges_are_those_of_all_solutions(seed: int) -> None:
    """Random systems of six columns, with sums, weights and inequalities, counted out."""
    rng = np.random.default_rng(seed)
    system = System()
    columns = system.columns((6,))
    system.upper[:] = rng.integers(1, 5, 6)
    x = np.array([rng.integers(0, u + 1) for u in system.upper], float)
    for _ in range(int(rng.integers(1, 4))):
        weights = rng.choice([-2.0, -1.0, 0.5, 1.0, 1.0], 6) * rng.choice([0.0, 1.0], 6)
        total = float(weights @ x)
        slack = float(rng.choice([0, 0, 1]))
        system.rows(columns[None], weights, total - slack, total)
    matrix, least, most = system.matrix()
    every = np.array(list(itertools.product(*(np.arange(u + 1) for u in system.upper))))
    sums = every @ matrix.toarray().T
    right = every[((sums >= least - 1e-9) & (sums <= most + 1e-9)).all(axis=1)]
    system.tighten()
    for known in (x, None):
        found = ranges(system, columns, known, exact=True)
        assert (found.lower == right.min(axis=0)).all()
        assert (found.upper == right.max(axis=0)).all()


@pytest.mark.parametrize("seed", range(12))
def test_a_world_is_known_as_well_as_counting_out_its_tables_says(seed: int) -> None:
    """Two groups, two gemeenten, two ages: all tables that print the same, counted without any equation."""
    rng = np.random.default_rng(seed)
    cells = rng.integers(0, 4, (2, 2, 2))
    nl, eu = cells.tolist()
    made = hand([table(nl, eu)], ("inwoners", "schuldsanering"))
    places = list(itertools.product(("inwoners", "schuldsanering"), GROUPS, AREAS))
    hidden = {p for p in places if rng.random() < 0.6} - {("inwoners", "T", "NL00")}
    printed = list(prints(made, lambda _, *place: place in hidden))
    every = tables(int(cells.sum()))
    for cell in printed:
        if cell.status == SHOWN and cell.group in GROUPS:
            ages, number = (slice(2), cell.teller) if cell.noemer is None else (slice(1, 2), cell.noemer)
            every = every[count(every, ages, cell.group, cell.area) == number]
    known = know(made, printed, FIRM)
    columns = np.fromiter(dict(targets(known)), np.int64)
    found = ranges(known.system, columns, known.truth, exact=True)
    verdict, judged = judge(made, printed, FIRM), 0
    for (form, ages), group, area in itertools.product(AGES.items(), GROUPS, AREAS):
        counts = count(every, ages, group, area)
        at = made.origins.codes.index(group), made.grounds[2022].index[area]
        column = known.ids[0, 2022][form][at]
        if column in columns:
            judged += 1
            assert (found.lower[column], found.upper[column]) == (counts.min(), counts.max())
            close = counts.max() - counts.min() < 5 and counts.min() > 0
            assert of(verdict, form, group, area).pinned == close
    assert judged > 5


GROUPS, AREAS = ("T", "NL", "EU_BU"), ("NL00", "GM0001", "GM0002")
AGES = {"inwoners": slice(2), "18+": slice(1, 2), "inwoners − 18+": slice(1)}


def tables(total: int) -> Ints:
    """Every table (tables, groups, ages, leaves) of two by two by two with so many people in all."""
    bars = np.array(list(itertools.combinations(range(total + 7), 7)))
    edges = np.pad(bars, ((0, 0), (1, 1)), constant_values=((0, 0), (-1, total + 7)))
    return (np.diff(edges, axis=1) - 1).reshape(-1, 2, 2, 2)


def count(every: Ints, ages: slice, group: str, area: str) -> Ints:
    """Of each table (tables, groups, ages, leaves) one count: (tables,)."""
    groups = {"T": slice(2), "NL": slice(1), "EU_BU": slice(1, 2)}[group]
    leaves = {"NL00": slice(2), "GM0001": slice(1), "GM0002": slice(1, 2)}[area]
    return np.asarray(every[:, groups, ages, leaves].sum(axis=(1, 2, 3)))

"""How far a count can move in a tree of any depth: against a largest flow, and the rule of three levels."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from data.areas import STANDARD, Area, Areas
from data.disclosure.proof.table import WIDTH
from data.disclosure.proof.tree import ENDLESS, Caps, Tree

Mask = npt.NDArray[np.bool_]


def drawn(depth: int, chance: random.Random, *, loose: bool = False) -> Areas:
    """Areas of ``depth`` levels, each with up to three parts; now and then one that lies in nothing."""
    rows, last = [Area("NL00", "", "land", None)], ["NL00"]
    for level in STANDARD[1:depth]:
        here = []
        for parent in last:
            for _ in range(chance.randint(0, 3)):
                here.append(f"{level.prefix}{len(here):04}")
                rows.append(Area(here[-1], "", level.id, parent))
        if loose and chance.random() < 0.3:
            rows.append(Area(f"{level.prefix}9999", "", level.id, None))
        last = here
    return Areas(rows, STANDARD[:depth])


def caps(areas: Areas, chance: random.Random) -> Caps:
    return np.array([[chance.randint(0, WIDTH) for _ in areas]], np.uint8)


def furthest(parents: Sequence[int], up: Sequence[int], down: Sequence[int], sign: int) -> list[float]:
    """How far each area can go, by linear programming: one equation per area that has parts."""
    number = len(parents)
    rows = []
    for wide in sorted({p for p in parents if p >= 0}):
        row = np.array([float(p == wide) for p in parents])
        row[wide] = -1
        rows.append(row)
    bounds = [(-float(d), float(u)) for u, d in zip(up, down, strict=True)]
    equal: dict[str, Any] = {"A_eq": np.array(rows), "b_eq": np.zeros(len(rows))} if rows else {}
    return [-linprog(-sign * np.eye(number)[at], bounds=bounds, **equal).fun for at in range(number)]


@settings(max_examples=60)
@given(st.integers(1, 4), st.integers(0, 10**6))
def test_the_reach_is_the_largest_flow(depth: int, seed: int) -> None:
    chance = random.Random(seed)
    areas = drawn(depth, chance, loose=True)
    up, down = caps(areas, chance), caps(areas, chance)
    parents = areas.parents.tolist()
    above, below = Tree.of(areas).reach(up, down)
    assert above[0].tolist() == np.round(furthest(parents, up[0], down[0], 1)).tolist()
    assert below[0].tolist() == np.round(furthest(parents, up[0], down[0], -1)).tolist()


@settings(max_examples=60)
@given(st.integers(2, 4), st.integers(0, 10**6))
def test_where_nothing_inside_has_the_count_an_area_moves_by_itself(depth: int, seed: int) -> None:
    """The same as without what has no such count; where some of it has, the rest stays as it is."""
    chance = random.Random(seed)
    areas = drawn(depth, chance)
    up, down = caps(areas, chance), caps(areas, chance)
    there = np.array([[chance.random() < 0.6 for _ in areas]])
    there[0, 0] = True
    up, down = up * there, down * there
    above, below = Tree.of(areas).reach(up, down, there)
    kept = there[0].copy()
    for at in range(len(areas) - 1, 0, -1):  # an area without the count still binds what lies in it
        kept[areas.parents[at]] |= kept[at]
    small = Areas([a for a, keep in zip(areas, kept, strict=True) if keep], areas.tiers)
    wanted = Tree.of(small).reach(up[:, kept], down[:, kept])
    assert above[:, kept].tolist() == wanted[0].tolist()
    assert below[:, kept].tolist() == wanted[1].tolist()


def old_reach(areas: Areas, mine: Caps, other: Caps) -> Caps:
    """The closed formula for land, gemeente and wijk that was used before (years, areas)."""
    gemeenten, wijken = areas.level_slice("gemeente"), areas.level_slice("wijk")
    number = gemeenten.stop - gemeenten.start
    parent = areas.parents[wijken] - gemeenten.start

    def per_gemeente(cells: Caps) -> npt.NDArray[np.int64]:
        found = np.full((len(cells), number), ENDLESS)
        for place in range(number):
            if (parent == place).any():
                found[:, place] = cells[:, parent == place].sum(axis=1)
        return found

    takes = np.minimum(mine[:, gemeenten], per_gemeente(mine[:, wijken]))
    gives = np.minimum(other[:, gemeenten], per_gemeente(other[:, wijken]))
    outside = gives.sum(axis=1, keepdims=True) - gives + mine[:, :1]
    found = np.empty(mine.shape, np.int64)
    found[:, :1] = np.minimum(mine[:, :1], takes.sum(axis=1, keepdims=True))
    found[:, gemeenten] = np.minimum(takes, outside)
    via = per_gemeente(other[:, wijken]) + np.minimum(mine[:, gemeenten], outside)
    found[:, wijken] = np.minimum(mine[:, wijken], via[:, parent] - other[:, wijken])
    return found.astype(np.uint8)


@settings(max_examples=100)
@given(st.integers(0, 10**6))
def test_three_levels_give_what_the_old_formula_gave(seed: int) -> None:
    chance = random.Random(seed)
    areas = drawn(3, chance)
    up, down = caps(areas, chance), caps(areas, chance)
    above, below = Tree.of(areas).reach(up, down)
    if areas.level_slice("gemeente").stop > 1:
        assert (above == old_reach(areas, up, down)).all()
        assert (below == old_reach(areas, down, up)).all()


def test_widening_takes_a_step_at_a_time() -> None:
    rows = [Area("NL00", "", "land", None)]
    for g in (1, 2):
        rows.append(Area(f"GM{g:04}", "", "gemeente", "NL00"))
        for w in (0, 1):
            rows.append(Area(f"WK{g:04}0{w}", "", "wijk", f"GM{g:04}"))
            rows += [Area(f"BU{g:04}0{w}0{b}", "", "buurt", f"WK{g:04}0{w}") for b in (0, 1)]
    areas = Areas(rows)
    tree = Tree.of(areas)

    def widened(code: str, steps: int) -> set[str]:
        cells = np.array([[a.code == code for a in areas]])
        found = tree.widened(cells, steps)[0]
        return {a.code for a, here in zip(areas, found, strict=True) if here}

    whole = {a.code for a in areas if a.code[2:6] == "0001"}
    assert list(tree.steps) == [1, 2]
    assert widened("BU00010100", 1) == {"WK000101", "BU00010100", "BU00010101"}
    assert widened("BU00010100", 2) == whole
    assert widened("WK000101", 1) == whole
    assert widened("GM0001", 1) == whole
    assert widened("NL00", 2) == {"NL00"}
    three = Tree.of(Areas([a for a in rows if a.level != "buurt"]))
    assert list(three.steps) == [1]
    assert list(Tree.of(Areas(rows[:2])).steps) == [1]

"""The order of the areas: siblings adjacent, whatever order they were given in."""

import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import STANDARD, Area, Areas, Level, from_frame, to_frame

LAND = Area("NL00", "Nederland", "land", None)


def example() -> list[Area]:
    """Three gemeenten; GM0003 has no wijken and one wijk is gone after 2020."""
    return [
        LAND,
        Area("GM0001", "Aadorp", "gemeente", "NL00"),
        Area("GM0002", "Beedorp", "gemeente", "NL00", from_year=2022),
        Area("GM0003", "Ceedorp", "gemeente", "NL00"),
        Area("WK000101", "Noord", "wijk", "GM0001", None, 2020),
        Area("WK000102", "Zuid", "wijk", "GM0001"),
        Area("WK000201", "Noord", "wijk", "GM0002"),
    ]


@given(st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_given(shuffler: random.Random) -> None:
    rows = example()
    shuffler.shuffle(rows)
    assert [a.code for a in Areas(rows)] == [a.code for a in example()]


@given(st.dictionaries(st.integers(1, 99), st.lists(st.integers(0, 99), unique=True, max_size=9), min_size=1))
def test_siblings_and_levels_are_slices(wijken: dict[int, list[int]]) -> None:
    rows = [LAND]
    for gemeente, numbers in wijken.items():
        code = f"GM{gemeente:04}"
        rows.append(Area(code, code, "gemeente", "NL00"))
        rows += [Area(f"WK{gemeente:04}{n:02}", str(n), "wijk", code) for n in numbers]
    areas = Areas(list(reversed(rows)))
    slices = {tier.id: areas.level_slice(tier.id) for tier in areas.tiers}
    for level, part in slices.items():
        assert {a.level for a in areas.rows[part]} <= {level}
    assert sum(len(areas.rows[part]) for part in slices.values()) == len(rows)
    for gemeente, numbers in wijken.items():
        children = areas.children(f"GM{gemeente:04}")
        assert [a.code for a in children] == [f"WK{gemeente:04}{n:02}" for n in sorted(numbers)]
    assert [a.code for a in areas.children("NL00")] == [f"GM{g:04}" for g in sorted(wijken)]


def test_looking_up() -> None:
    areas = Areas(example())
    assert areas.land is areas["NL00"]
    assert "GM0001" in areas
    assert "GM9999" not in areas
    assert areas.children("WK000101") == ()
    assert areas.children("GM0003") == ()
    assert areas.parent("NL00") is None
    parent = areas.parent("WK000102")
    assert parent is not None
    assert parent.name == "Aadorp"
    assert areas.full_name("WK000102") == "Zuid, Aadorp"
    assert areas.full_name("GM0001") == "Aadorp"
    with pytest.raises(KeyError):
        areas["GM9999"]


def test_a_table_gives_the_same_areas_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    areas = Areas(example())
    to_frame(areas).to_parquet(tmp_path / "areas.parquet")
    again = from_frame(pd.read_parquet(tmp_path / "areas.parquet"))
    assert again.rows == areas.rows
    assert again["WK000101"].to_year == 2020
    assert again["NL00"].parent is None
    assert isinstance(again["GM0002"].from_year, int)


def test_a_table_without_any_year_or_parent() -> None:
    assert from_frame(to_frame(Areas([LAND]))).rows == (LAND,)
    assert len(Areas([])) == 0


def test_the_code_of_a_wider_area_is_the_beginning_of_a_narrower_one() -> None:
    land, gemeente, wijk, buurt = STANDARD
    assert [level.code("BU03440102") for level in (gemeente, wijk, buurt)] == [
        "GM0344",
        "WK034401",
        "BU03440102",
    ]
    assert [level.parent for level in STANDARD] == [None, "land", "gemeente", "wijk"]
    assert land.prefix == "NL"


def test_levels_may_be_others_than_those_of_cbs() -> None:
    tiers = (
        Level("stad", "stad", "steden", "ST", None),
        Level("deel", "stadsdeel", "stadsdelen", "SD", "stad"),
    )
    rows = [Area("ST01", "Aastad", "stad", None), Area("SD0101", "Oost", "deel", "ST01")]
    areas = Areas(rows, tiers)
    assert areas.tier("SD0101").plural == "stadsdelen"
    assert areas.land.code == "ST01"
    assert areas.full_name("SD0101") == "Oost"
    assert [areas.level_position(t.id) for t in tiers] == [0, 1]
    with pytest.raises(KeyError, match="wijk"):
        areas.level_position("wijk")
    assert from_frame(to_frame(areas), tiers).tiers == tiers
    with pytest.raises(ValueError, match="Onbekend niveau: deel, stad"):
        from_frame(to_frame(areas))

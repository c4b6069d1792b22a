"""Who stands beside whom, and compositions, against the Parquet files."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.queries.figures_beside import choose_places_beside, get_figures_beside_reading
from data.queries.groups.composition import CompositionPlace, get_compositions_by_place
from data.queries.profile import get_profile_by_indicator
from data.queries.single_figures import find_indicator_position

WIJK = Selection("WK000100", 2022, "arbeid_inkomen")


def roles(monitor: Monitor, selection: Selection, counted: bool = False) -> list[tuple[str, str, str]]:
    found = choose_places_beside(monitor, selection, choose_comparison(monitor, selection), counted)
    return [(p.role, p.area.code, p.group) for p in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["hier WK000100 T", "ijkpunt GM0001 T", "land NL00 T"]),
        ({"reference": "nederland"}, ["hier WK000100 T", "ijkpunt NL00 T"]),
        ({"compare": "GM0002"}, ["hier WK000100 T", "ijkpunt GM0001 T", "vergelijk GM0002 T", "land NL00 T"]),
        ({"compare": "GM0001"}, ["hier WK000100 T", "ijkpunt GM0001 T", "land NL00 T"]),
        ({"compare": "WK000100"}, ["hier WK000100 T", "ijkpunt GM0001 T", "land NL00 T"]),
        (
            {"group": "SYR", "reference": "totaal"},
            ["hier WK000100 SYR", "ijkpunt WK000100 T", "land NL00 SYR"],
        ),
        ({"area": "NL00"}, ["hier NL00 T"]),
        ({"area": "NL00", "group": "SYR"}, ["hier NL00 SYR", "ijkpunt NL00 T"]),
    ],
)
def test_each_place_once_and_in_a_fixed_order(
    monitor: Monitor, changes: dict[str, str], expected: list[str]
) -> None:
    assert [" ".join(r) for r in roles(monitor, replace(WIJK, **changes))] == expected


def test_a_count_is_only_put_beside_what_the_user_chose(monitor: Monitor) -> None:
    assert roles(monitor, WIJK, counted=True) == [("hier", "WK000100", "T")]
    both = roles(monitor, replace(WIJK, compare="GM0002"), counted=True)
    assert [r[1] for r in both] == ["WK000100", "GM0002"]


def test_all_figures_are_of_one_year_and_those_of_the_files(
    monitor: Monitor, tables: dict[str, pd.DataFrame], some_selections: list[Selection]
) -> None:
    for number, selection in enumerate(some_selections[:120]):
        chosen = replace(selection, compare=f"GM{1 + number % 10:04}")
        found = get_profile_by_indicator(monitor, chosen)
        reading = found.readings[number % len(found.readings)]
        year = reading.figure.year or chosen.year
        placed = get_figures_beside_reading(monitor, chosen, reading, found.comparison)
        assert placed[0].figure == reading.figure
        for other in placed[1:]:
            key = (year, other.place.group, other.place.area.code)
            value = float(tables[reading.indicator.id].waarde.get(key, math.nan))
            shown = math.nan if other.figure.value is None else other.figure.value
            assert shown == pytest.approx(value, nan_ok=True)
            assert other.figure.year == year


def test_a_composition_has_the_figures_of_every_part(
    monitor: Monitor, tables: dict[str, pd.DataFrame]
) -> None:
    names = ["leeftijd_0_3", "bijstand", "vsv"]  # any parts will do
    cells = [
        CompositionPlace(a, g, y)
        for a in ("GM0001", "WK000102")
        for g in ("T", "SYR")
        for y in (2016, 2021, 2022)
    ]
    found = get_compositions_by_place(monitor, [find_indicator_position(monitor, n) for n in names], cells)
    assert [c.cell for c in found] == cells
    for one in found:
        assert [p.id for p in one.parts] == names
        key = (one.cell.year, one.cell.group, one.cell.area)
        values = [float(tables[n].waarde.get(key, math.nan)) for n in names]
        shown = [math.nan if f.value is None else f.value for f in one.figures]
        assert shown == pytest.approx(values, nan_ok=True)
        assert one.known == pytest.approx(sum(v for v in values if not math.isnan(v)))

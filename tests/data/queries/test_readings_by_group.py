"""A split says of each group what the profile and the Parquet files say of that group."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.groups.divisions_of_indicator import list_divisions_of_indicator
from data.queries.profile import get_profile_by_indicator
from data.queries.readings_by_group import get_readings_by_group
from data.releases.release import Status
from tests.data.queries.obvious import Files

DIVISIONS = {"vijfdeling": ("NL", "BE_BU"), "twintigdeling": ("SYR",)}
SHOWN = {"vijfdeling": ["NL", "BE_BU"], "twintigdeling": ["NL", "SYR"]}  # Dutch origin is part of both


def obvious_people(files: Files, s: Selection, year: int, group: str) -> float:
    known = [files.cell("inwoners", y, group, s.area).waarde for y in range(2014, year + 1)]
    return next((v for v in reversed(known) if not math.isnan(v)), math.nan)


@pytest.fixture(scope="module")
def cases(monitor: Monitor, some_selections: list[Selection]) -> list[tuple[Selection, str, str]]:
    draw = random.Random(3).choice
    names = [i.id for i in monitor.indicators]
    return [(s, draw(names), draw(list(DIVISIONS))) for s in some_selections]


def test_order_year_values_and_people_are_those_of_the_files(
    monitor: Monitor, files: Files, cases: list[tuple[Selection, str, str]]
) -> None:
    for selection, indicator, division in cases:
        split = get_readings_by_group(monitor, selection, indicator, division)
        assert split.year == files.last(indicator, DIVISIONS[division], selection.area, selection.year)
        assert [p.group.code for p in split.parts] == SHOWN[division]
        at = split.year or selection.year
        for part in split.parts:
            value = files.cell(indicator, at, part.group.code, selection.area).waarde
            shown = math.nan if part.reading.figure.value is None else part.reading.figure.value
            assert shown == pytest.approx(value, nan_ok=True)
            people = obvious_people(files, selection, at, part.group.code)
            assert (math.nan if part.people is None else part.people) == pytest.approx(people, nan_ok=True)
            if part.people_year is not None:  # the size is really that of the year it is said to be of
                cell = files.cell("inwoners", part.people_year, part.group.code, selection.area)
                assert part.people == pytest.approx(cell.waarde)
                assert part.size_year in (None, part.people_year)
                assert (part.size_year is None) is (part.people_year == part.reading.figure.year)


def test_a_part_is_the_reading_that_the_profile_of_its_group_gives(
    monitor: Monitor, cases: list[tuple[Selection, str, str]]
) -> None:
    compared = 0
    for selection, indicator, division in cases[:120]:
        split = get_readings_by_group(monitor, selection, indicator, division)
        if split.year is None:
            continue
        for part in split.parts:
            own = replace(selection, group=part.group.code, year=split.year)
            reading = next(
                r for r in get_profile_by_indicator(monitor, own).readings if r.indicator.id == indicator
            )
            if reading.figure.year == split.year:
                # Beside which figures a colour may be chance depends on what is looked at together.
                assert replace(part.reading, doubtful=False) == replace(reading, doubtful=False)
                compared += 1
    assert compared > 100


def test_the_total_of_a_figure_that_has_none_is_not_applicable(monitor: Monitor) -> None:
    """As in the profile and the matrix: a share of the inhabitants means nothing for all of them."""
    split = get_readings_by_group(
        monitor, Selection("GM0001", 2022, "demografie"), "aandeel_groep", "vijfdeling"
    )
    assert split.total.status is Status.NIET_VAN_TOEPASSING


def test_an_indicator_that_the_release_lacks_is_an_error(monitor: Monitor) -> None:
    with pytest.raises(KeyError):
        get_readings_by_group(monitor, Selection("NL00", 2022, "onderwijs"), "halt", "vijfdeling")


def test_splits_are_the_classifications_with_a_figure_at_this_level(
    monitor: Monitor, files: Files, cases: list[tuple[Selection, str, str]]
) -> None:
    for selection, indicator, _ in cases:
        found = [c.id for c in list_divisions_of_indicator(monitor, selection, indicator)]
        if not monitor.catalogue.indicators[indicator].split:
            assert found == []
            continue
        there = [d for d, g in DIVISIONS.items() if files.last(indicator, g, selection.area, selection.year)]
        assert found == there


def test_no_split_where_no_source_gives_one(monitor: Monitor) -> None:
    wijk = Selection("WK000100", 2022, "zorg_welzijn")
    assert list_divisions_of_indicator(monitor, wijk, "ggz_basis") == ()
    assert len(list_divisions_of_indicator(monitor, replace(wijk, area="GM0001"), "ggz_basis")) == 2
    assert list_divisions_of_indicator(monitor, wijk, "leefbaarometer") == ()

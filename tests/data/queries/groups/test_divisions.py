"""Which classification is shown: the choice, else that of the group, else the first that can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.asked.selection import Selection
from data.catalogue import Catalogue, Group
from data.monitor import Monitor
from data.queries.groups.divisions import contains, find_divisions, list_groups_of_division

START = Selection("GM0001", 2022, "demografie")


@pytest.mark.parametrize(
    ("group", "division", "shown"),
    [
        ("T", None, "vijfdeling"),
        ("BE_BU", None, "vijfdeling"),
        ("SYR", None, "twintigdeling"),
        ("SYR", "vijfdeling", "vijfdeling"),
        ("T", "twintigdeling", "twintigdeling"),
        ("T", "achtergrond", "vijfdeling"),  # not in this release
    ],
)
def test_the_choice_comes_first_then_the_group(
    monitor: Monitor, group: str, division: str | None, shown: str
) -> None:
    found = find_divisions(monitor, replace(START, group=group, division=division))
    assert found is not None
    assert found.chosen.id == shown
    assert [c.id for c in found.offered] == ["vijfdeling", "twintigdeling"]
    assert all(years[0] == 2014 and years[-1] == 2022 for years in found.years)


def test_dutch_origin_comes_first_in_a_division_by_country(monitor: Monitor) -> None:
    by_country = monitor.catalogue.classifications["twintigdeling"]
    assert [g.code for g in list_groups_of_division(monitor, by_country)] == ["NL", "SYR"]
    old = monitor.catalogue.classifications["achtergrond"]
    assert list_groups_of_division(monitor, old) == ()


def test_a_part_has_the_code_of_its_whole_before_its_own(monitor: Monitor) -> None:
    catalogue: Catalogue = monitor.catalogue

    def group(code: str) -> Group:
        return catalogue.groups[code]

    assert contains(group("NW"), group("NW_MAR"))
    assert not contains(group("NW_MAR"), group("NW"))
    assert not any(contains(a, b) for a in catalogue.groups.values() for b in catalogue.groups.values()
                   if a.code != "NW")  # fmt: skip


@pytest.mark.shared
def test_the_old_division_is_only_offered_in_its_own_years(cbs_release: object) -> None:
    from data.monitor import open_monitor

    monitor = open_monitor(str(cbs_release))
    now = find_divisions(monitor, Selection("GM0344", 2024, "demografie", division="achtergrond"))
    then = find_divisions(monitor, Selection("GM0344", 2020, "demografie"))
    assert now is not None
    assert then is not None
    assert [c.id for c in now.offered] == ["vijfdeling"]
    assert [c.id for c in then.offered] == ["achtergrond"]

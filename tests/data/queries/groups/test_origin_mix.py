"""Who live in an area by origin: every classification apart, in a year of its own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.asked.selection import Selection
from data.monitor import Monitor, open_monitor
from data.queries.groups.origin_mix import get_origin_mixes_by_division, get_share_series_by_group


def people(tables: dict[str, pd.DataFrame], year: int, group: str, area: str) -> float | None:
    table = tables["inwoners"]
    if (year, group, area) not in table.index:
        return None
    value = float(table.waarde[(year, group, area)])
    return None if pd.isna(value) else value


def test_numbers_and_shares_are_those_of_the_files(
    monitor: Monitor, tables: dict[str, pd.DataFrame], some_selections: list[Selection]
) -> None:
    for s in some_selections[:80]:
        for mix in get_origin_mixes_by_division(monitor, s):
            total = people(tables, mix.year, "T", s.area)
            assert mix.total.value == total
            for part in mix.parts:
                count = people(tables, mix.year, part.group.code, s.area)
                assert part.people.value == count
                expected = None if count is None or not total else 100 * count / total
                assert part.share == (None if expected is None else pytest.approx(expected))
                if mix.wider is None:
                    assert part.wider is None


def test_the_year_is_the_last_that_the_area_itself_has(
    monitor: Monitor, tables: dict[str, pd.DataFrame], some_selections: list[Selection]
) -> None:
    own = {"vijfdeling": ["NL", "BE_BU"], "twintigdeling": ["NL", "SYR"]}
    for s in some_selections[:80]:
        found = {m.division.id: m.year for m in get_origin_mixes_by_division(monitor, s)}
        for division, groups in own.items():
            years = [
                y for y in range(2014, 2023) if any(people(tables, y, g, s.area) is not None for g in groups)
            ]
            before = [y for y in years if y <= s.year]
            assert found.get(division) == max(before, default=min(years, default=None))


@pytest.mark.shared
def test_open_figures_old_and_new_are_never_one_series(cbs_release: Path) -> None:
    monitor = open_monitor(str(cbs_release))
    wijk = Selection("WK034407", 2024, "demografie")
    new, old = get_origin_mixes_by_division(monitor, wijk)
    assert (new.division.id, new.year) == ("vijfdeling", 2024)
    assert (old.division.id, old.year) == ("achtergrond", 2020)
    assert sum(p.share or 0 for p in new.parts) == pytest.approx(100, abs=0.2)
    series = get_share_series_by_group(monitor, wijk, new.division)
    assert series is not None
    assert series.area.code == "GM0344"  # the wijk itself has one year
    assert series.years == (2022, 2023, 2024, 2025)
    assert get_share_series_by_group(monitor, wijk, old.division) is None

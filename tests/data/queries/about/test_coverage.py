"""What a release has figures about, against its Parquet files."""

from __future__ import annotations

import pandas as pd

from data.monitor import Monitor
from data.queries.about.coverage import get_coverage_of_indicator, list_years_of_groups


def test_coverage_is_what_the_files_hold(monitor: Monitor, tables: dict[str, pd.DataFrame]) -> None:
    for position, indicator in enumerate(monitor.indicators):
        rows = tables[indicator.id].query("status == 'beschikbaar'").reset_index()
        found = get_coverage_of_indicator(monitor, position)
        assert found.years == tuple(sorted(rows.jaar.unique()))
        assert found.provisional == tuple(y for y in (2022,) if y in found.years)
        codes = {"land": "NL", "gemeente": "GM", "wijk": "WK"}
        held = [n for n, c in codes.items() if rows.gebied.str[:2].eq(c).any()]
        assert [level.id for level in found.levels] == held
        assert found.split == rows.herkomst.ne("T").any()


def test_group_years_are_those_of_any_indicator(monitor: Monitor, tables: dict[str, pd.DataFrame]) -> None:
    rows = pd.concat(tables.values()).query("status == 'beschikbaar'").reset_index()
    expected = tuple(sorted(rows[rows.herkomst.isin(["NL", "BE_BU"])].jaar.unique()))
    assert list_years_of_groups(monitor, ["NL", "BE_BU", "not held"]) == expected
    assert list_years_of_groups(monitor, ["not held"]) == ()

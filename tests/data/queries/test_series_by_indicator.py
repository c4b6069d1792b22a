"""A series says what the Parquet files say, and tells no change that is not there."""

from __future__ import annotations

import math

import pytest

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.series_by_indicator import SPAN, get_series_by_indicator
from data.results import Series
from tests.data.queries.obvious import Files


def test_series_and_change_are_what_the_files_say(
    monitor: Monitor,
    files: Files,
    some_selections: list[Selection],
) -> None:
    for selection in some_selections:
        found = get_series_by_indicator(monitor, selection)
        own = [i.id for i in monitor.indicators if i.theme == selection.theme]
        assert [s.indicator.id for s in found] == own
        for one in found:
            i, group, area = one.indicator.id, selection.group, selection.area
            years = files.years(i, [group], area)
            values = {y: files.cell(i, y, group, area).waarde for y in years}
            assert [f.year for f in one.figures] == years
            shown = [math.nan if f.value is None else f.value for f in one.figures]
            assert shown == pytest.approx(list(values.values()), nan_ok=True)
            check_change(one, values, max((y for y in years if y <= selection.year), default=0))


def check_change(one: Series, values: dict[int, float], newest: int) -> None:
    now, before = values.get(newest, math.nan), values.get(newest - SPAN, math.nan)
    there = not math.isnan(now) and not math.isnan(before)
    crossed = there and any(newest - SPAN < b.year <= newest for b in one.indicator.breaks)
    assert one.broken == crossed
    if there and not crossed:
        assert one.change == pytest.approx(now - before, abs=1e-4)
    else:
        assert one.change is None


def test_a_change_is_told_and_a_break_forbids_it(monitor: Monitor) -> None:
    """vsv has a break in 2017: 2021 cannot be held against 2016, but 2022 can against 2017."""
    broken, whole = set(), set()
    for area in [a.code for a in monitor.areas]:
        for year, found in ((2021, broken), (2022, whole)):
            one = next(
                s
                for s in get_series_by_indicator(monitor, Selection(area, year, "onderwijs"))
                if s.indicator.id == "vsv"
            )
            newest_is_year = any(f.year == year and f.value is not None for f in one.figures)
            before_is_there = any(f.year == year - SPAN and f.value is not None for f in one.figures)
            if newest_is_year and before_is_there:
                found.add((one.broken, one.change is None))
    assert broken == {(True, True)}
    assert whole == {(False, False)}

"""What a report is about: one side, or two under one kind of reference."""

from __future__ import annotations

from dataclasses import replace

from data.asked.selection import Selection, default
from data.monitor import Monitor
from data.queries.profile import get_profile_by_indicator
from data.queries.report_by_side import get_report_by_side
from data.queries.series_by_indicator import get_series_by_indicator


def chosen(monitor: Monitor, **more: str) -> Selection:
    gemeente = monitor.areas.rows[monitor.areas.level_slice("gemeente")][0].code
    return replace(default(monitor.choices), area=gemeente, **more)


def test_one_side_is_the_profile_of_the_page(monitor: Monitor):
    asked = chosen(monitor)
    (side,) = get_report_by_side(monitor, asked).sides
    assert side.profile == get_profile_by_indicator(monitor, asked)
    for theme in monitor.themes:
        for line in get_series_by_indicator(monitor, replace(asked, theme=theme.id)):
            assert side.series[line.indicator.id] == line


def test_two_groups_stand_in_the_order_of_the_division(monitor: Monitor):
    first, second = monitor.choices.groups[3], monitor.choices.groups[1]
    found = get_report_by_side(monitor, chosen(monitor, group=first, with_group=second))
    assert [s.side.group.code for s in found.sides] == [second, first]
    assert len({s.profile.comparison.kind for s in found.sides}) == 1


def test_two_areas_stand_as_they_were_chosen(monitor: Monitor):
    wijk = monitor.areas.rows[monitor.areas.level_slice("wijk")][0].code
    found = get_report_by_side(monitor, chosen(monitor, compare=wijk))
    assert [s.side.area.code for s in found.sides] == [chosen(monitor).area, wijk]
    assert len({s.profile.comparison.kind for s in found.sides}) == 1


def test_nederland_is_one_side(monitor: Monitor):
    assert len(get_report_by_side(monitor, default(monitor.choices)).sides) == 1

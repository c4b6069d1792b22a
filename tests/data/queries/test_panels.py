"""Which indicators share a figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.monitor import Monitor, open_monitor
from data.queries.panels import find_panel, list_panels_of_theme


@pytest.fixture(scope="module")
def demo(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


def test_every_indicator_is_in_exactly_one_panel(demo: Monitor) -> None:
    for theme in demo.themes:
        found = list_panels_of_theme(demo, theme.id)
        names = [n for p in found for n in (p.key, *p.also)]
        assert sorted(names) == sorted(demo.indicators[i].id for i in demo.by_theme[theme.id])


def test_age_bands_are_one_whole(demo: Monitor) -> None:
    (whole,) = [p for p in list_panels_of_theme(demo, "demografie") if p.whole]
    assert whole.whole == "leeftijd"
    assert len(whole.indicators) == 6
    assert whole.key == whole.indicators[0].id
    assert find_panel(demo, "demografie", "leeftijd_65plus") == whole


def test_of_two_complements_the_one_of_the_taart_is_shown(demo: Monitor) -> None:
    found = find_panel(demo, "demografie", "pct_verblijf_ge5")
    assert found is not None
    assert (found.key, found.also) == ("pct_verblijf_lt5", ("pct_verblijf_ge5",))


def test_a_single_part_of_a_whole_is_an_ordinary_panel(monitor: Monitor) -> None:
    found = find_panel(monitor, "demografie", "leeftijd_0_3")
    assert found is not None
    assert (found.whole, found.also) == (None, ())


def test_an_unknown_name_has_no_panel(monitor: Monitor) -> None:
    assert find_panel(monitor, "demografie", "bijstand") is None

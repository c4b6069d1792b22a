"""What is split by origin for the land alone: nothing in the demonstration, suspects in the open figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.monitor import open_monitor
from data.queries.groups.land_splits import (
    find_indicators_split_below_land,
    list_indicators_split_for_land_only,
)


def test_the_demonstration_splits_everywhere(demo_release: Path) -> None:
    monitor = open_monitor(str(demo_release))
    assert find_indicators_split_below_land(monitor)
    assert list_indicators_split_for_land_only(monitor) == ()


@pytest.mark.shared
def test_the_open_figures_split_suspects_for_the_land_only(cbs_release: Path) -> None:
    monitor = open_monitor(str(cbs_release))
    assert find_indicators_split_below_land(monitor) == frozenset()
    assert [i.id for i in list_indicators_split_for_land_only(monitor)] == ["verdachten"]

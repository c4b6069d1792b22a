"""The classes of a map are of all areas and years, and worked out once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.monitor import Monitor
from data.queries.areas import value_classes
from data.queries.areas.value_classes import classes_of
from data.statistics.classes import limits_of


@pytest.mark.parametrize(("level", "start"), [("wijk", "WK"), ("gemeente", "GM")])
@pytest.mark.parametrize("group", ["T", "BE_BU"])
def test_they_are_of_every_figure_of_the_level(
    monitor: Monitor, tables: dict[str, pd.DataFrame], level: str, start: str, group: str
) -> None:
    for indicator in monitor.indicators:
        rows = tables[indicator.id].reset_index()
        rows = rows[(rows.herkomst == group) & rows.gebied.str.startswith(start)]
        values = rows.waarde.to_numpy(np.float64)
        assert classes_of(monitor, indicator.id, group, level) == limits_of(values, indicator.decimals)


def test_they_are_remembered_and_the_memory_is_bounded(
    monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = classes_of(monitor, "verdachten", "T", "wijk")
    monkeypatch.setattr(value_classes, "limits_of", lambda *_: (1.0,))
    assert classes_of(monitor, "verdachten", "T", "wijk") == first
    monkeypatch.setattr(value_classes, "MOST", 1)
    assert classes_of(monitor, "verdachten", "SYR", "wijk") == (1.0,)
    value_classes._remembered.pop(monitor)
    with pytest.raises(KeyError):
        classes_of(monitor, "weet_niet", "T", "wijk")

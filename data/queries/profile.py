"""All figures of one area and origin group, each held against its reference."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.queries.judged import judged
from data.queries.many import correct_for_many
from data.releases.release import Status
from data.results import Comparison, Profile, Reading, ThemeCount

COLUMNS = (
    "year", "value", "numerator", "denominator", "status", "low", "high", "reference", "spread", "level",
)  # fmt: skip


def get_profile_by_indicator(
    monitor: Monitor, selection: Selection, against: Comparison | None = None
) -> Profile:
    """One Reading per indicator of the release, in catalogue order, and the count per theme.

    Each figure is that of the chosen year, or else of the last year before it in which areas of this level
    have figures for this group; ``Figure.year`` says which. ``against`` takes the place of the chosen
    reference: two taarten side by side have one yardstick.
    """
    against = against or choose_comparison(monitor, selection)
    every = np.arange(len(monitor.indicators))
    cells = judged(monitor, every, [selection.group], [selection.area], selection.year, against)
    readings, many = correct_for_many(cells.readings())
    counts = tuple(
        count_verdicts_of_theme(theme.id, [readings[p] for p in monitor.by_theme[theme.id]])
        for theme in monitor.themes
    )
    return Profile(selection, monitor.areas[selection.area], against, readings, counts, many)


def get_profile_frame_by_indicator(monitor: Monitor, selection: Selection) -> pd.DataFrame:
    """The same figures as a table indexed by indicator, for people and programs that want pandas.

    Columns: year, value, numerator, denominator (-1 unknown), status, low, high, reference, spread, level.
    """
    every = np.arange(len(monitor.indicators))
    cells = judged(monitor, every, [selection.group], [selection.area], selection.year, selection.reference)
    columns = {name: getattr(cells, name)[:, 0, 0] for name in COLUMNS}
    return pd.DataFrame(columns, index=monitor.index, copy=False)


def count_verdicts_of_theme(theme: str, readings: Iterable[Reading]) -> ThemeCount:
    """The verdicts of those of ``readings`` (all of one theme) that have a slice of the taart."""
    slices = [r for r in readings if r.indicator.pie and r.figure.status is not Status.NIET_VAN_TOEPASSING]
    judged = any(r.indicator.judged for r in slices)
    verdicts = [
        (r.favour if judged else r.level) for r in slices if r.scored and r.indicator.judged == judged
    ]
    more, less = sum(v > 0 for v in verdicts), sum(v < 0 for v in verdicts)
    alike = len(verdicts) - more - less
    agreed = None
    for count, sign in ((more, 1), (less, -1)):
        if 2 * count > len(verdicts):
            agreed = sign
    return ThemeCount(theme, judged, more, less, alike, len(slices) - len(verdicts), agreed)

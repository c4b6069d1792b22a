"""Change per area: the two figures, their difference by the slow formula, no break and no border crossed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from data.asked.selection import Selection
from data.catalogue import Break
from data.monitor import Monitor
from data.queries.areas import changed
from data.queries.areas.changed import LEAST, ChangeReason, get_changed_areas
from data.queries.areas_beside import list_areas_within
from data.queries.measured import measures_of
from data.queries.series_by_indicator import SPAN, get_series_by_indicator
from data.statistics.difference import Estimates, difference
from tests.data.queries.obvious import Files

CHOSEN = Selection("GM0001", 2022, "demografie")


def column(*values: float) -> np.ndarray:
    return np.array(values, np.float64)


def test_every_change_is_that_of_the_two_figures_of_the_files(monitor: Monitor, files: Files) -> None:
    told = 0
    for indicator in ("leeftijd_0_3", "verdachten", "cito", "bijstand", "leeftijd_overleden"):
        for place, level, group in (
            ("NL00", "gemeente", "T"),
            ("NL00", "wijk", "T"),
            ("GM0001", "wijk", "NL"),
        ):
            found = get_changed_areas(monitor, replace(CHOSEN, group=group), place, level, indicator)
            if found.since is None:
                continue
            years = files.years(indicator, [group], "WK" if level == "wijk" else "GM")
            assert found.until == max(y for y in years if y <= 2022)
            near = [
                y
                for y in years
                if found.until - y >= LEAST and not crossed(found.indicator.breaks, y, found.until)
            ]
            assert abs(found.until - found.since - SPAN) == min(abs(found.until - y - SPAN) for y in near)
            position = [i.id for i in monitor.indicators].index(indicator)
            for r, area in enumerate(found.areas):
                now, before = (files.cell(indicator, y, group, area.code) for y in (found.until, found.since))
                if np.isnan(now.waarde) or np.isnan(before.waarde):
                    assert found.reason(r) is ChangeReason.GEEN_CIJFER
                    assert np.isnan(found.gap[r])
                    continue
                assert found.gap[r] == pytest.approx(now.waarde - before.waarde, abs=1e-4)
                sides = [
                    Estimates(
                        column(c.waarde), *(column(-1 if np.isnan(x) else x) for x in (c.teller, c.noemer))
                    )
                    for c in (now, before)
                ]
                _, low, high = difference(measures_of(monitor, np.array([position])), *sides)
                if np.isnan(low[0]):
                    assert found.reason(r) is ChangeReason.GEEN_MARGE
                    continue
                assert (found.low[r], found.high[r]) == (
                    pytest.approx(low[0], abs=1e-3),
                    pytest.approx(high[0], abs=1e-3),
                )
                assert (found.reason(r) is ChangeReason.MEER) == bool(low[0] > 0 or high[0] < 0)
                told += 1
    assert told > 50


def crossed(breaks: tuple[Break, ...], since: int, until: int) -> bool:
    return any(since < b.year <= until for b in breaks)


def test_the_marks_are_those_of_benjamini_and_hochberg(monitor: Monitor) -> None:
    found = get_changed_areas(monitor, CHOSEN, "NL00", "wijk", "verdachten")
    tested = ~np.isnan(found.low)
    half = np.where(found.gap > 0, found.gap - found.low, found.high - found.gap)[tested]
    p = 2 * stats.norm.sf(np.abs(stats.norm.ppf(0.975) * found.gap[tested] / half))
    stands = stats.false_discovery_control(p) <= 0.05
    assert (found.beyond & ~found.doubtful)[tested].tolist() == (found.beyond[tested] & stands).tolist()
    assert found.many.tested == tested.sum()
    assert found.many.coloured == found.beyond.sum()
    assert found.many.kept == (found.beyond & ~found.doubtful).sum()


def test_no_change_crosses_a_break(monitor: Monitor) -> None:
    indicator = next(i for i in monitor.indicators if i.breaks)
    for year in monitor.release.years:
        found = get_changed_areas(monitor, replace(CHOSEN, year=year), "NL00", "gemeente", indicator.id)
        if found.since is not None:
            assert found.until is not None
            assert found.until - found.since >= LEAST
            assert not crossed(indicator.breaks, found.since, found.until)
        else:
            assert np.isnan(found.gap).all()
            assert set(found.why.tolist()) <= {2}


def test_counts_have_a_change_but_no_margin(monitor: Monitor) -> None:
    found = get_changed_areas(monitor, CHOSEN, "GM0001", "wijk", "inwoners")
    assert np.isnan(found.low).all()
    assert not found.beyond.any()
    assert (found.why == 4).any()
    with pytest.raises(KeyError):
        get_changed_areas(monitor, CHOSEN, "GM0001", "wijk", "weet_niet")


def test_areas_of_which_the_borders_changed_have_no_change(
    moved: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release has few years, so a year is enough here. Beside the series of each area by itself."""
    monkeypatch.setattr(changed, "LEAST", 1)
    year, reasons = moved.release.years[-1], set()
    for indicator in moved.indicators:
        chosen = Selection("NL00", year, indicator.theme)
        found = get_changed_areas(moved, chosen, "NL00", "gemeente", indicator.id)
        assert found.areas == list_areas_within(moved, "NL00", "gemeente", year)
        for r, area in enumerate(found.areas):
            series = get_series_by_indicator(moved, replace(chosen, area=area.code))
            borders = next(s for s in series if s.indicator is found.indicator).borders
            between = found.since and any(found.since < b.year <= (found.until or 0) for b in borders)
            reasons.add(found.reason(r))
            if found.reason(r) is not ChangeReason.GEEN_CIJFER:
                assert (found.reason(r) is ChangeReason.GRENZEN) == bool(between)
            if between:
                assert np.isnan(found.gap[r])
                assert np.isnan(found.low[r])
    assert ChangeReason.GRENZEN in reasons
    assert len(reasons) > 1

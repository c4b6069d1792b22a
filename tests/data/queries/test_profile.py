"""The profile says what a slow and obvious reading of the Parquet files says."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.profile import profile, profile_frame
from data.releases.release import Status
from data.results import Profile, Reading
from data.statistics.scoring import UNKNOWN, Reason

Z = stats.norm.ppf(0.975)
Tables = dict[str, pd.DataFrame]


def level_of(area: str) -> str:
    return "land" if area == "NL00" else "gemeente" if area.startswith("GM") else "wijk"


def parent(area: str) -> str:
    return f"GM{area[2:6]}" if area.startswith("WK") else "NL00"


def obvious_comparison(monitor: Monitor, s: Selection) -> tuple[str | None, str, list[str]]:
    """(area of the reference or None, its group, the peers) as the design describes them."""
    everywhere = [a.code for a in monitor.areas]
    gemeenten = [a for a in everywhere if level_of(a) == "gemeente"]
    wijken = [a for a in everywhere if level_of(a) == "wijk"]
    if level_of(s.area) == "land":
        return (None, "T", gemeenten) if s.group == "T" else ("NL00", "T", gemeenten)
    to_all = s.reference == "totaal" and s.group != "T"
    group = "T" if to_all else s.group
    if level_of(s.area) == "gemeente":
        return s.area if to_all else "NL00", group, gemeenten
    siblings = [w for w in wijken if parent(w) == parent(s.area)]
    peers = siblings if len(siblings) >= 8 and s.reference != "nederland" else wijken
    if to_all:
        return s.area, group, peers
    return "NL00" if s.reference == "nederland" else parent(s.area), group, peers


def cell(table: pd.DataFrame, year: int, group: str, area: str) -> dict[str, Any]:
    """One row of the file; a row that is not there is not available."""
    if (year, group, area) not in table.index:
        return {"waarde": math.nan, "teller": math.nan, "noemer": math.nan, "status": "niet_beschikbaar"}
    return dict(table.loc[(year, group, area)])


def obvious_year(table: pd.DataFrame, s: Selection) -> int | None:
    """The last year up to the chosen one in which any area of this level has a figure for the group."""
    rows = table.reset_index()
    rows = rows[(rows.status == "beschikbaar") & (rows.herkomst == s.group) & (rows.jaar <= s.year)]
    rows = rows[rows.gebied.map(level_of) == level_of(s.area)]
    return None if rows.empty else int(rows.jaar.max())


def obvious_interval(i: Indicator, value: float, count: float, n: float) -> tuple[float, float]:
    unknown = (math.nan, math.nan)
    if math.isnan(value) or math.isnan(n) or n <= 0:
        return unknown
    if i.kind == "aandeel":
        p = value / i.per
        root = Z * math.sqrt(max(p * (1 - p), 0) / n + Z**2 / (4 * n**2))
        middle, shrink = p + Z**2 / (2 * n), 1 + Z**2 / n
        return i.per * max((middle - root) / shrink, 0), i.per * min((middle + root) / shrink, 1)
    if i.kind == "verhouding":
        o = round(value * n / i.per) if math.isnan(count) else count
        low = o * (1 - 1 / (9 * o) - Z / (3 * math.sqrt(o))) ** 3 if o else 0.0
        high = (o + 1) * (1 - 1 / (9 * (o + 1)) + Z / (3 * math.sqrt(o + 1))) ** 3
        return i.per * low / n, i.per * high / n
    if i.kind == "gemiddelde" and i.person_sd and n > 5:
        half = stats.t.ppf(0.975, n - 1) * i.person_sd / math.sqrt(n)
        return value - half, value + half
    return unknown


def obvious_level(value: float, low: float, high: float, reference: float, spread: float) -> int | None:
    """The level, or None where rounding decides it."""
    if math.isnan(value) or math.isnan(reference) or math.isnan(spread):
        return UNKNOWN
    gap = value - reference
    size = abs(gap) / spread if spread else (math.inf if gap else 0.0)
    if min(abs(size - 0.5), abs(size - 1.5)) < 1e-4 or any(
        abs(reference - x) < 1e-3 * max(1, abs(x)) for x in (low, high)
    ):
        return None
    if low <= reference <= high or size < 0.5:
        return 0
    return int(math.copysign(2 if size >= 1.5 else 1, gap))


def same(found: float | None, expected: float, tolerance: float = 1e-5) -> bool:
    if found is None or math.isnan(expected):
        return found is None and math.isnan(expected)
    return found == pytest.approx(expected, rel=tolerance, abs=1e-4)


def with_value(table: pd.DataFrame, year: int, group: str, areas: list[str]) -> Any:
    values = np.array([cell(table, year, group, a)["waarde"] for a in areas], float)
    return values[~np.isnan(values)]


def check(monitor: Monitor, table: pd.DataFrame, s: Selection, reading: Reading) -> None:
    i, figure = reading.indicator, reading.figure
    year = obvious_year(table, s)
    assert figure.year == year
    at = s.year if year is None else year
    row = cell(table, at, s.group, s.area)
    area, group, peers = obvious_comparison(monitor, s)
    assert same(figure.value, row["waarde"])
    assert same(figure.numerator, row["teller"])
    assert same(figure.denominator, row["noemer"])
    expected = row["status"] if i.total or s.group != "T" else "niet_van_toepassing"
    assert figure.status.name.lower() == expected
    low, high = obvious_interval(i, row["waarde"], row["teller"], row["noemer"])
    assert same(figure.low, low, 1e-3)
    assert same(figure.high, high, 1e-3)
    reference = math.nan
    if area is not None and i.kind != "aantal":
        reference = cell(table, at, group, area)["waarde"]
    assert same(reading.reference, reference)
    values = with_value(table, at, group, peers)
    if len(values) < 8 and level_of(s.area) == "wijk":  # too few siblings have a figure
        values = with_value(table, at, group, [a.code for a in monitor.areas if a.level == "wijk"])
    spread = float(np.std(values, ddof=1)) if len(values) >= 8 else math.nan
    assert same(reading.spread, spread, 1e-4)
    level = obvious_level(row["waarde"], low, high, reference, spread)
    assert level is None or reading.level == level


def test_every_reading_is_what_the_files_say(
    monitor: Monitor, tables: Tables, some_selections: list[Selection]
) -> None:
    for selection in some_selections[:100]:  # the oracle is slow
        found = profile(monitor, selection)
        assert [r.indicator.id for r in found.readings] == [i.id for i in monitor.indicators]
        for reading in found.readings:
            check(monitor, tables[reading.indicator.id], selection, reading)


def test_reasons_and_counts_follow_from_the_readings(
    monitor: Monitor, some_selections: list[Selection]
) -> None:
    for selection in some_selections:
        check_reasons(monitor, profile(monitor, selection))


def check_reasons(monitor: Monitor, found: Profile) -> None:
    for r in found.readings:
        assert (r.figure.value is None) == (r.reason is Reason.GEEN_CIJFER)
        assert (r.level not in (UNKNOWN, 0)) == (r.reason is Reason.VERSCHIL)
        assert r.scored == (r.reason in (Reason.VERSCHIL, Reason.BINNEN_MARGE, Reason.KLEIN_VERSCHIL))
        assert (r.reason is Reason.AANTAL) == (r.indicator.kind == "aantal" and r.figure.value is not None)
        if r.figure.value is not None and r.figure.low is not None and r.figure.high is not None:
            assert r.figure.low <= r.figure.value + 1e-4
            assert r.figure.value <= r.figure.high + 1e-4
    for theme, count in zip(monitor.themes, found.themes, strict=True):
        check_count(found, theme.id, count.judged, (count.more, count.less, count.alike), count.agreed)


def check_count(
    found: Profile, theme: str, judged: bool, counted: tuple[int, int, int], agreed: int | None
) -> None:
    slices = [r for r in found.readings if r.indicator.theme == theme and r.indicator.pie]
    slices = [r for r in slices if r.figure.status is not Status.NIET_VAN_TOEPASSING]
    assert judged == any(r.indicator.direction != "neutraal" for r in slices)
    votes = []
    for r in slices:
        if r.level == UNKNOWN or (r.indicator.direction != "neutraal") != judged:
            continue
        votes.append(-r.level if r.indicator.direction == "gunstig_laag" else r.level)
    up, down = len([v for v in votes if v > 0]), len([v for v in votes if v < 0])
    assert counted == (up, down, len(votes) - up - down)
    assert agreed == (1 if up > len(votes) / 2 else -1 if down > len(votes) / 2 else None)


def test_the_frame_says_the_same_as_the_readings(monitor: Monitor) -> None:
    selection = Selection("WK000103", 2021, "onderwijs", "NL")
    frame, found = profile_frame(monitor, selection), profile(monitor, selection)
    assert list(frame.index) == [r.indicator.id for r in found.readings]
    assert frame.level.tolist() == [r.level for r in found.readings]
    assert [Status(s) for s in frame.status] == [r.figure.status for r in found.readings]


def test_all_kinds_of_verdict_occur_so_that_this_test_tests_something(monitor: Monitor) -> None:
    """The random release is not one-sided."""
    levels, reasons, statuses = set(), set(), set()
    for area in ("NL00", "GM0001", "GM0005", "WK000100", "WK000203", "WK000301", "WK000500"):
        for group in ("T", "NL", "SYR"):
            for reading in profile(monitor, Selection(area, 2021, "onderwijs", group)).readings:
                levels.add(reading.level)
                reasons.add(reading.reason)
                statuses.add(reading.figure.status)
    assert levels == {UNKNOWN, -2, -1, 0, 1, 2}
    assert statuses == set(Status)
    assert set(Reason) - reasons <= {Reason.GEEN_SPREIDING}

"""The profile says what a slow and obvious reading of the Parquet files says."""

from __future__ import annotations

import math

import pytest

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.profile import get_profile_by_indicator, get_profile_frame_by_indicator
from data.releases.release import Status
from data.results import Profile, Reading
from data.statistics.scoring import UNKNOWN, Reason
from tests.data.queries.obvious import Files, obvious_deviate, obvious_interval, obvious_level


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


def same(found: float | None, expected: float, tolerance: float = 1e-5) -> bool:
    if found is None or math.isnan(expected):
        return found is None and math.isnan(expected)
    return found == pytest.approx(expected, rel=tolerance, abs=1e-4)


def check(monitor: Monitor, files: Files, s: Selection, reading: Reading) -> None:
    i, figure = reading.indicator, reading.figure
    year = files.last(i.id, [s.group], s.area, s.year)
    assert figure.year == year
    at = s.year if year is None else year
    row = files.cell(i.id, at, s.group, s.area)
    area, group, peers = obvious_comparison(monitor, s)
    assert same(figure.value, row.waarde)
    assert same(figure.numerator, row.teller)
    assert same(figure.denominator, row.noemer)
    expected = row.status if i.total or s.group != "T" else "niet_van_toepassing"
    assert figure.status.name.lower() == expected
    low, high = obvious_interval(i, row.waarde, row.teller, row.noemer)
    assert same(figure.low, low, 1e-3)
    assert same(figure.high, high, 1e-3)
    reference = whole = math.nan
    if area is not None and i.kind != "aantal":
        beside = files.cell(i.id, at, group, area)
        reference, whole = beside.waarde, beside.noemer
    assert same(reading.reference, reference)
    spread = files.spread(i, at, group, peers)
    if math.isnan(spread) and level_of(s.area) == "wijk":  # too few siblings have a figure
        spread = files.spread(i, at, group, [c for c in files.codes if level_of(c) == "wijk"])
    assert same(reading.spread, spread, 1e-4)
    level = obvious_level(row.waarde, obvious_deviate(i, row, reference, whole), reference, spread)
    assert level is None or reading.level == level


def test_every_reading_is_what_the_files_say(
    monitor: Monitor, files: Files, some_selections: list[Selection]
) -> None:
    for selection in some_selections[:100]:
        found = get_profile_by_indicator(monitor, selection)
        assert [r.indicator.id for r in found.readings] == [i.id for i in monitor.indicators]
        for reading in found.readings:
            check(monitor, files, selection, reading)


def test_reasons_and_counts_follow_from_the_readings(
    monitor: Monitor, some_selections: list[Selection]
) -> None:
    for selection in some_selections:
        check_reasons(monitor, get_profile_by_indicator(monitor, selection))


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
    frame, found = (
        get_profile_frame_by_indicator(monitor, selection),
        get_profile_by_indicator(monitor, selection),
    )
    assert list(frame.index) == [r.indicator.id for r in found.readings]
    assert frame.level.tolist() == [r.level for r in found.readings]
    assert [Status(s) for s in frame.status] == [r.figure.status for r in found.readings]


def test_all_kinds_of_verdict_occur_so_that_this_test_tests_something(monitor: Monitor) -> None:
    """The random release is not one-sided."""
    levels, reasons, statuses = set(), set(), set()
    for area in ("NL00", "GM0001", "GM0005", "WK000100", "WK000203", "WK000301", "WK000500"):
        for group in ("T", "NL", "SYR"):
            for reading in get_profile_by_indicator(
                monitor, Selection(area, 2021, "onderwijs", group)
            ).readings:
                levels.add(reading.level)
                reasons.add(reading.reason)
                statuses.add(reading.figure.status)
    assert levels == {UNKNOWN, -2, -1, 0, 1, 2}
    assert statuses == set(Status)
    assert set(Reason) - reasons <= {Reason.GEEN_SPREIDING}

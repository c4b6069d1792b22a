"""Two sides, held against a slow and obvious reading of the Parquet, one cell at a time."""

from __future__ import annotations

import random
from dataclasses import replace
from math import isnan

import numpy as np
import pytest

from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.pairs.chosen_sides import choose_sides, find_overlap, select_side
from data.queries.pairs.pair_by_indicator import (
    Chance,
    Pair,
    PairRow,
    choose_most_apart,
    get_pair_by_indicator,
    get_series_of_pair,
)
from data.queries.series_by_indicator import get_series_of_indicator
from data.releases.release import Status
from data.statistics import gaps
from tests.data.queries.conftest import GROUPS, areas
from tests.data.queries.obvious import FileCell, Files


@pytest.fixture(scope="module")
def pairs(some_selections: list[Selection]) -> list[Selection]:
    """The random selections, each with a random second area, group, both or neither."""
    draw, codes = random.Random(8).choice, [a.code for a in areas()]
    return [
        replace(s, compare=draw([None, draw(codes[:11]), draw(codes)]), with_group=draw([None, *GROUPS]))
        for s in some_selections
    ]


def year_of(files: Files, indicator: str, found: Pair) -> int | None:
    """The last year up to the asked one in which an area like a and an area like b have a figure."""
    a, b = (set(files.years(indicator, [s.group.code], s.area.code)) for s in (found.a, found.b))
    return max((y for y in a & b if y <= found.year), default=None)


def limits(indicator: Indicator, one: FileCell, two: FileCell, inside: bool) -> tuple[float, float]:
    """The interval of one - two; ``inside``: one is a part of two."""
    people = [c.noemer if c.noemer > 0 else np.nan for c in (one, two)]
    counts = []
    for c, n in zip((one, two), people, strict=True):
        if indicator.kind == "gemiddelde":
            counts.append(c.waarde * n)
        else:
            counts.append(c.teller if c.teller >= 0 else np.rint(c.waarde * n / indicator.per))
    scale = 1.0
    if inside:
        rest, others = counts[1] - counts[0], people[1] - people[0]
        if not others > 0:
            return np.nan, np.nan
        if indicator.kind != "gemiddelde":
            if not -5 <= rest <= others + 5:
                return np.nan, np.nan
            rest = min(max(rest, 0.0), others)
        scale, counts[1], people[1] = others / people[1], rest, others
    (x1, x2), (n1, n2) = map(np.asarray, counts), map(np.asarray, people)
    if indicator.kind == "aandeel":
        if x1 > n1 or x2 > n2:
            return np.nan, np.nan
        _, low, high = gaps.share_difference(x1, n1, x2, n2)
    elif indicator.kind == "verhouding":
        _, low, high = gaps.rate_difference(x1, n1, x2, n2)
    elif indicator.kind == "gemiddelde":
        sd = np.asarray(indicator.person_sd or np.nan)
        _, low, high = gaps.mean_difference(x1 / n1, n1, x2 / n2, n2, sd)
        return float(low) * scale, float(high) * scale
    else:
        return np.nan, np.nan
    return float(low) * scale * indicator.per, float(high) * scale * indicator.per


def expected(files: Files, row: PairRow, found: Pair) -> tuple[object, ...]:
    """(year, value a, value b, low, high, chance)"""
    indicator = row.indicator
    at = year_of(files, indicator.id, found) or found.year
    one, two = (files.cell(indicator.id, at, s.group.code, s.area.code) for s in (found.a, found.b))
    low, high = limits(indicator, one, two, found.overlap == "a_in_b")
    if found.overlap == "b_in_a":
        below, above = limits(indicator, two, one, True)
        low, high = -above, -below
    if isnan(one.waarde) or isnan(two.waarde):
        return at, one.waarde, two.waarde, np.nan, np.nan, Chance.GEEN_CIJFER
    if indicator.kind == "aantal" or indicator.modelled:
        why = Chance.AANTAL if indicator.kind == "aantal" else Chance.MODEL
        return at, one.waarde, two.waarde, np.nan, np.nan, why
    if isnan(low) or isnan(high):
        return at, one.waarde, two.waarde, np.nan, np.nan, Chance.GEEN_MARGE
    chance = Chance.TOEVAL if low <= 0 <= high else Chance.MEER
    return at, one.waarde, two.waarde, low, high, chance


def test_every_row_is_what_the_parquet_says(monitor: Monitor, files: Files, pairs: list[Selection]) -> None:
    seen = set()
    for selection in pairs[:200]:
        found = get_pair_by_indicator(monitor, selection)
        if found is None:
            assert (selection.area, selection.compare or "NL00") == ("NL00", "NL00")
            continue
        for row in found.rows:
            year, one, two, low, high, chance = expected(files, row, found)
            told = [row.a.value, row.b.value, row.low, row.high]
            told = [np.nan if v is None else v for v in told]
            assert told == pytest.approx([one, two, low, high], rel=1e-4, abs=1e-4, nan_ok=True), row
            assert row.a.year == row.b.year == year
            assert row.chance is chance
            seen.add((row.indicator.kind, chance))
    assert {c for _, c in seen} == set(Chance)
    assert {("aandeel", Chance.MEER), ("verhouding", Chance.TOEVAL), ("gemiddelde", Chance.MEER)} <= seen


def test_a_gap_is_a_minus_b(monitor: Monitor, pairs: list[Selection]) -> None:
    for selection in pairs[:60]:
        found = get_pair_by_indicator(monitor, selection)
        for row in found.rows if found else ():
            if row.a.value is None or row.b.value is None:
                assert row.gap is None
            else:
                assert row.gap == pytest.approx(row.a.value - row.b.value)


def test_swapping_turns_everything_round(monitor: Monitor, pairs: list[Selection]) -> None:
    turned = {"a_in_b": "b_in_a", "b_in_a": "a_in_b", "": "", "deels": "deels"}
    for selection in pairs[:100]:
        found = get_pair_by_indicator(monitor, selection)
        if found is None:
            continue
        other = get_pair_by_indicator(
            monitor,
            replace(
                selection, area=found.b.area.code, group=found.b.group.code,
                compare=found.a.area.code, with_group=found.a.group.code,
            ),
        )  # fmt: skip
        assert other is not None
        assert (other.a, other.b) == (found.b, found.a)
        assert other.overlap == turned[found.overlap]
        for one, two in zip(found.rows, other.rows, strict=True):
            assert one.chance is two.chance
            assert one.size == pytest.approx(two.size)


def asked(area: str, group: str = "T", **more: str) -> Selection:
    """A selection in 2022."""
    return Selection(area, 2022, "onderwijs", group, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selection", "a", "b", "given", "shared"),
    [
        # nothing chosen: the next wider area
        (asked("WK000100"), "WK000100 T", "GM0001 T", False, "a_in_b"),
        (asked("GM0001", "SYR"), "GM0001 SYR", "NL00 SYR", False, "a_in_b"),
        # itself is nothing
        (asked("GM0001", compare="GM0001"), "GM0001 T", "NL00 T", False, "a_in_b"),
        (asked("GM0001", with_group="T"), "GM0001 T", "NL00 T", False, "a_in_b"),
        # areas
        (asked("WK000100", compare="WK000200"), "WK000100 T", "WK000200 T", True, ""),
        (asked("NL00", compare="GM0001"), "NL00 T", "GM0001 T", True, "b_in_a"),
        (asked("WK000100", compare="GM0002"), "WK000100 T", "GM0002 T", True, ""),
        # groups: in everyone, beside each other, perhaps the same people
        (asked("NL00", with_group="SYR"), "NL00 T", "NL00 SYR", True, "b_in_a"),
        (asked("GM0001", "NL", with_group="BE_BU"), "GM0001 NL", "GM0001 BE_BU", True, ""),
        (asked("GM0001", "NL", with_group="SYR"), "GM0001 NL", "GM0001 SYR", True, ""),
        (asked("GM0001", "BE_BU", with_group="SYR"), "GM0001 BE_BU", "GM0001 SYR", True, "deels"),
        # both at once
        (asked("WK000100", "NL", compare="NL00", with_group="T"), "WK000100 NL", "NL00 T", True, "a_in_b"),
        (asked("WK000100", compare="GM0001", with_group="SYR"), "WK000100 T", "GM0001 SYR", True, "deels"),
        (asked("WK000100", compare="WK000200", with_group="SYR"), "WK000100 T", "WK000200 SYR", True, ""),
    ],
)  # fmt: skip
def test_who_is_put_beside_whom(
    monitor: Monitor, selection: Selection, a: str, b: str, given: bool, shared: str
) -> None:
    found = choose_sides(monitor, selection)
    assert found is not None
    assert [f"{s.area.code} {s.group.code}" for s in found[:2]] == [a, b]
    assert found[2] is given
    assert find_overlap(monitor, found[0], found[1]) == shared


def test_the_land_alone_has_nothing_beside_it(monitor: Monitor) -> None:
    assert get_pair_by_indicator(monitor, Selection("NL00", 2022, "onderwijs", "SYR")) is None


def test_the_most_apart_is_the_largest_that_is_more_than_chance(
    monitor: Monitor, pairs: list[Selection]
) -> None:
    for selection in pairs[:80]:
        found = get_pair_by_indicator(monitor, selection)
        rows = found.rows if found else ()
        allowed = [
            r for r in rows
            if r.chance is Chance.MEER and r.indicator.pie and r.spread and r.indicator.headline
            and r.indicator.id not in monitor.sensitive
        ]  # fmt: skip
        most = choose_most_apart(rows, monitor.sensitive)
        assert (most is None) == (not allowed)
        if most:
            assert most in allowed
            assert most.size == max(abs(r.gap or 0) / (r.spread or 1) for r in allowed)


def test_the_total_of_a_figure_that_has_none_is_not_applicable(monitor: Monitor) -> None:
    found = get_pair_by_indicator(monitor, Selection("GM0001", 2022, "demografie", compare="GM0002"))
    assert found is not None
    row = next(r for r in found.rows if r.indicator.id == "aandeel_groep")
    assert row.a.status is row.b.status is Status.NIET_VAN_TOEPASSING


def test_the_lines_are_those_of_each_side(monitor: Monitor) -> None:
    selection = Selection("GM0001", 2022, "onderwijs", "NL", compare="WK000200", with_group="SYR")
    found = get_pair_by_indicator(monitor, selection)
    assert found is not None
    for index in range(len(monitor.indicators)):
        both = get_series_of_pair(monitor, selection, found, index)
        assert both == tuple(
            get_series_of_indicator(monitor, select_side(selection, s), index) for s in (found.a, found.b)
        )

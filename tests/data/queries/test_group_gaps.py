"""Gaps between groups: the right formula for the kind, and nothing where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.catalogue import Catalogue, shipped
from data.queries.groups.gaps_by_group import Limits, get_gaps_by_group, get_range_over_groups
from data.queries.readings_by_group import GroupPart, of_nobody
from data.releases.release import Status
from data.results import Figure, Reading
from data.statistics import gaps as formulas
from data.statistics.scoring import UNKNOWN, Reason


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped()


def part(
    catalogue: Catalogue, code: str, count: int | None, size: int | None, indicator: str = "bijstand",
    value: float | None = None,
) -> GroupPart:  # fmt: skip
    kind = catalogue.indicators[indicator]
    if value is None and count is not None and size:
        value = kind.per * count / size
    status = Status.ONDERDRUKT if value is None else Status.BESCHIKBAAR
    low, high = (None, None) if value is None else (value - 3, value + 3)
    figure = Figure(value, count, size, status, 2023, low, high)
    reading = Reading(kind, figure, None, None, UNKNOWN, Reason.GEEN_REFERENTIE)
    return GroupPart(catalogue.groups[code], reading, size)


def test_shares_by_newcombe_and_katz_in_the_unit_of_the_indicator(catalogue: Catalogue) -> None:
    parts = [part(catalogue, "NL", 48, 80), part(catalogue, "BE_BU", 56, 70)]
    found = get_gaps_by_group(catalogue.indicators["bijstand"], parts, "NL")
    assert found is not None
    base, other = found.gaps
    assert base.difference is base.ratio is None
    assert other.difference is not None
    assert other.ratio is not None
    assert other.difference.value == pytest.approx(20)
    assert (other.difference.low, other.difference.high) == pytest.approx((5.24, 33.39), abs=5e-3)
    expected = formulas.share_ratio(*(np.array([float(v)]) for v in (56, 70, 48, 80)))
    assert (other.ratio.value, other.ratio.low, other.ratio.high) == pytest.approx(
        tuple(float(e[0]) for e in expected)
    )
    assert other.difference.leaves_out(0)
    assert other.ratio.leaves_out(1)


def test_rates_have_a_ratio_and_means_have_none(catalogue: Catalogue) -> None:
    rates = [part(catalogue, c, k, n, "verdachten") for c, k, n in (("NL", 15, 19017), ("BE_BU", 41, 28010))]
    found = get_gaps_by_group(catalogue.indicators["verdachten"], rates, None)
    assert found is not None
    assert found.gaps[1].ratio is not None
    assert found.gaps[1].ratio.value == pytest.approx(1.856, abs=1e-3)
    means = [part(catalogue, c, None, n, "cito", v) for c, n, v in (("NL", 40, 536.0), ("BE_BU", 30, 530.0))]
    found = get_gaps_by_group(catalogue.indicators["cito"], means, None)
    assert found is not None
    assert found.gaps[1].ratio is None
    assert found.gaps[1].difference is not None
    assert found.gaps[1].difference.value == pytest.approx(-6)
    assert found.gaps[1].difference.leaves_out(0)


def test_the_group_held_against_is_the_one_asked_for_or_the_first(catalogue: Catalogue) -> None:
    parts = [part(catalogue, c, 10, 100) for c in ("NL", "EU_BU", "BE_BU")]
    indicator = catalogue.indicators["bijstand"]
    for asked, expected in (("BE_BU", "BE_BU"), ("SYR", "NL"), (None, "NL")):
        found = get_gaps_by_group(indicator, parts, asked)
        assert found is not None
        assert found.against.group.code == expected
        assert [g.group.code for g in found.gaps] == ["NL", "EU_BU", "BE_BU"]  # never in another order
    assert get_gaps_by_group(indicator, [], None) is None


def test_without_figure_no_gap(catalogue: Catalogue) -> None:
    parts = [part(catalogue, "NL", 10, 100), part(catalogue, "BE_BU", None, None)]
    for against in ("NL", "BE_BU"):
        found = get_gaps_by_group(catalogue.indicators["bijstand"], parts, against)
        assert found is not None
        assert all(g.difference is None and g.ratio is None for g in found.gaps)


def test_a_group_is_not_held_against_a_part_of_itself(catalogue: Catalogue) -> None:
    parts = [part(catalogue, c, 10, 100) for c in ("NLA", "NW", "NW_MAR")]
    found = get_gaps_by_group(catalogue.indicators["bijstand"], parts, "NW")
    assert found is not None
    assert [g.difference is None for g in found.gaps] == [False, True, True]


def test_without_counts_there_is_a_difference_but_no_margin(catalogue: Catalogue) -> None:
    parts = [part(catalogue, c, None, None, "bijstand", v) for c, v in (("NL", 10.0), ("BE_BU", 12.0))]
    found = get_gaps_by_group(catalogue.indicators["bijstand"], parts, None)
    assert found is not None
    assert found.gaps[1].difference == Limits(2.0, None, None)
    assert found.gaps[1].difference.leaves_out(0) is None


def test_the_range_of_the_groups(catalogue: Catalogue) -> None:
    near = [part(catalogue, c, k, 100) for c, k in (("NL", 10), ("EU_BU", 12), ("BE_BU", 14))]
    far = [*near, part(catalogue, "BE_NL", 40, 100), part(catalogue, "EU_NL", None, None)]
    found = get_range_over_groups(near)
    assert (found.low, found.high, found.apart, found.absent, found.groups) == (10, 14, False, 0, 3)
    found = get_range_over_groups(far)
    assert (found.low, found.high, found.apart, found.absent, found.groups) == (10, 40, True, 1, 5)
    assert found.pairs == (3, 6)  # the last beside each of the others
    found = alone = get_range_over_groups(far[-2:])
    assert (alone.low, alone.high, alone.apart, alone.absent) == (None, None, None, 1)
    assert (found.pairs, [f.value for f in found.ends or ()]) == ((0, 0), [])
    bare = [part(catalogue, c, None, None, "bijstand", v) for c, v in (("NL", 10.0), ("BE_BU", 12.0))]
    assert get_range_over_groups(bare).apart is None


def test_what_does_not_fit_is_not_missing(catalogue: Catalogue) -> None:
    """Of the five groups, "shorter than five years here" makes sense for two: the others do not lack it."""
    fits = [part(catalogue, "EU_BU", 10, 100), part(catalogue, "BE_BU", 12, 100)]
    born_here = [part(catalogue, code, None, None) for code in ("NL", "EU_NL", "BE_NL")]
    senseless = [
        replace(
            p, reading=replace(p.reading, figure=replace(p.reading.figure, status=Status.NIET_VAN_TOEPASSING))
        )
        for p in born_here
    ]
    assert (
        get_range_over_groups(senseless + fits).absent,
        get_range_over_groups(senseless + fits).groups,
    ) == (0, 2)
    hidden = get_range_over_groups(born_here + fits)
    assert (hidden.absent, hidden.hidden, hidden.groups) == (3, 3, 5)


def test_the_first_group_with_a_figure_is_held_against(catalogue: Catalogue) -> None:
    parts = [
        part(catalogue, "NL", None, None),
        part(catalogue, "BE_BU", 56, 70),
        part(catalogue, "EU_BU", 5, 70),
    ]
    found = get_gaps_by_group(catalogue.indicators["bijstand"], parts, None)
    assert found is not None
    assert found.against.group.code == "BE_BU"


@pytest.mark.parametrize(
    ("people", "count", "expected"),
    [
        (0, None, Status.NIET_VAN_TOEPASSING),
        (4, None, Status.ONDERDRUKT),
        (None, None, Status.ONDERDRUKT),
        (0, 5, Status.BESCHIKBAAR),
    ],
)
def test_of_nobody_there_is_no_figure_that_is_too_small(
    catalogue: Catalogue, people: int | None, count: int | None, expected: Status
) -> None:
    reading = part(catalogue, "SYR", count, 50).reading
    assert of_nobody(reading, people).figure.status is expected

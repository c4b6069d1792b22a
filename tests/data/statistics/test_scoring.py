"""The rule behind every colour, against published examples, exact distributions and its own promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data.statistics.scoring import (
    CLEAR,
    CLEAR_UNSURE,
    KINDS,
    NOTABLE,
    NOTABLE_UNSURE,
    REASONS,
    UNKNOWN,
    Measures,
    Reason,
    byar,
    interval,
    level,
    reason,
    student,
    wilson,
)

NAN = float("nan")


def array(*values: float) -> np.ndarray:
    return np.array(values, np.float64)


def one(kind: str, per: float = 100, person_sd: float = NAN) -> Measures:
    return Measures(np.array([KINDS.index(kind)], np.int8), array(per), array(person_sd))


def interval_of(measures: Measures, value: float, numerator: int, denominator: int) -> tuple[float, float]:
    low, high = interval(measures, array(value), np.array([numerator]), np.array([denominator]))
    return float(low[0]), float(high[0])


def sure(low: float, high: float, reference: float) -> float:
    """A deviate for a reference within these limits, outside them, or without any."""
    if np.isnan(low):
        return NAN
    return 0.0 if low <= reference <= high else 9.0


def level_of(value: float, low: float, high: float, reference: float, spread: float) -> int:
    return int(level(*map(array, (value, reference, spread, sure(low, high, reference))))[0])


# ---------------------------------------------------------------- Wilson


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(count: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3."""
    found_low, found_high = wilson(array(count / n), array(n))
    assert found_low[0] == pytest.approx(low, abs=5e-5)
    assert found_high[0] == pytest.approx(high, abs=5e-5)


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_what_scipy_gives(pair: tuple[int, int]) -> None:
    count, n = pair
    exact = stats.binomtest(count, n).proportion_ci(0.95, method="wilson")
    low, high = wilson(array(count / n), array(n))
    assert low[0] == pytest.approx(exact.low, abs=1e-9)
    assert high[0] == pytest.approx(exact.high, abs=1e-9)


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_wilson_holds_the_share_within_0_and_1_and_mirrors(n: int, share: float) -> None:
    low, high = wilson(array(share), array(n))
    mirrored_low, mirrored_high = wilson(array(1 - share), array(n))
    assert 0 <= low[0] <= share + 1e-12
    assert share - 1e-12 <= high[0] <= 1
    assert low[0] == pytest.approx(1 - mirrored_high[0], abs=1e-12)
    assert high[0] == pytest.approx(1 - mirrored_low[0], abs=1e-12)


@pytest.mark.parametrize("n", [0.0, -1.0, NAN])
def test_wilson_of_nobody_is_unknown(n: float) -> None:
    low, high = wilson(array(0.5), array(n))
    assert np.isnan(low[0])
    assert np.isnan(high[0])


# ---------------------------------------------------------------- Byar


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Exact limits of a Poisson count: Breslow & Day (1987), part II, table 2.10; Pearson & Hartley, table 40.
    [(10, 4.80, 18.39), (20, 12.22, 30.89), (50, 37.11, 65.92), (100, 81.36, 121.63)],
)
def test_byar_is_near_the_published_exact_limits(count: int, low: float, high: float) -> None:
    found_low, found_high = byar(array(count))
    assert found_low[0] == pytest.approx(low, abs=0.02)
    assert found_high[0] == pytest.approx(high, abs=0.02)


@given(st.integers(5, 1_000_000))
def test_byar_is_within_one_percent_of_the_exact_chi_square_limits(count: int) -> None:
    low, high = byar(array(count))
    assert low[0] == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2, rel=0.01)
    assert high[0] == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2, rel=0.01)


def test_byar_of_none_starts_at_zero_and_of_unknown_is_unknown() -> None:
    low, high = byar(array(0, NAN, -1))
    assert low[0] == 0
    assert 3 < high[0] < 4  # exactly 3.69
    assert np.isnan(low[1:]).all()


# ---------------------------------------------------------------- Student


@given(st.integers(5, 100_000))
def test_student_is_within_a_thousandth_of_the_exact_point(degrees: int) -> None:
    assert student(array(degrees))[0] == pytest.approx(stats.t.ppf(0.975, degrees), abs=0.001)


@pytest.mark.parametrize("degrees", [4.0, 0.0, -1.0, NAN])
def test_student_of_too_few_is_unknown(degrees: float) -> None:
    assert np.isnan(student(array(degrees))[0])


# ---------------------------------------------------------------- the interval of a figure


def test_a_share_has_wilson_in_its_own_unit() -> None:
    low, high = interval_of(one("aandeel"), 100 * 81 / 263, 81, 263)
    assert (low, high) == (pytest.approx(25.53, abs=0.005), pytest.approx(36.62, abs=0.005))
    assert interval_of(one("aandeel"), 100 * 81 / 263, -1, 263) == (low, high), "also without a numerator"


def test_a_rate_has_byar_on_its_count() -> None:
    low, high = interval_of(one("verhouding", 1000), 5.0, 10, 2000)
    assert (low, high) == (pytest.approx(2.395, abs=0.01), pytest.approx(9.195, abs=0.01))
    assert interval_of(one("verhouding", 1000), 5.0, -1, 2000) == (low, high), "counted back from the value"


def test_a_mean_has_t_with_the_spread_between_persons() -> None:
    low, high = interval_of(one("gemiddelde", person_sd=10), 530, -1, 25)
    assert low == pytest.approx(530 - 2.0639 * 2, abs=0.003)
    assert high == pytest.approx(530 + 2.0639 * 2, abs=0.003)
    assert np.isnan(interval_of(one("gemiddelde"), 530, -1, 25)[0]), "spread between persons unknown"
    assert np.isnan(interval_of(one("gemiddelde", person_sd=10), 530, -1, 5)[0]), "too few persons"


@pytest.mark.parametrize("kind", ["aantal", "index"])
def test_a_count_and_an_index_have_no_interval(kind: str) -> None:
    assert np.isnan(interval_of(one(kind), 40.0, 40, 100)).all()


@pytest.mark.parametrize("kind", ["aandeel", "verhouding", "gemiddelde"])
def test_without_a_denominator_there_is_no_interval(kind: str) -> None:
    for nobody in (-1, 0):
        assert np.isnan(interval_of(one(kind, person_sd=1), 10.0, -1, nobody)).all()


# ---------------------------------------------------------------- the level

numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3))
sizes = st.floats(0.001, 1e5)


@given(numbers, numbers, sizes, st.floats(0, 1e5), st.floats(0, 1e5))
def test_higher_and_lower_are_treated_alike(
    value: float, reference: float, spread: float, below: float, above: float
) -> None:
    found = level_of(value, value - below, value + above, reference, spread)
    assert level_of(-value, -value - above, -value + below, -reference, spread) == -found


@given(numbers, st.lists(numbers, min_size=2, max_size=8), sizes)
def test_a_larger_value_never_has_a_lower_level(reference: float, values: list[float], spread: float) -> None:
    ordered = array(*sorted(values))
    none = np.full(len(ordered), NAN)
    found = level(ordered, array(reference), array(spread), none)
    assert (np.diff(found.astype(int)) >= 0).all()


@given(numbers, numbers, st.floats(0, 1e5), st.floats(0, 1e5), st.just(0.0) | sizes)
def test_never_coloured_while_the_reference_lies_in_the_interval(
    value: float, reference: float, below: float, above: float, spread: float
) -> None:
    low, high = min(value, reference) - below, max(value, reference) + above
    assert level_of(value, low, high, reference, spread) == 0


@given(st.sampled_from([0, 3, 4]), numbers, numbers, sizes)
def test_without_value_reference_or_spread_the_level_is_unknown(
    which: int, value: float, reference: float, spread: float
) -> None:
    parts = [value, value, value, reference, spread]
    parts[which] = NAN
    assert level_of(*parts) == UNKNOWN


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (0, 0), (NOTABLE - 0.01, 0), (NOTABLE, 1), (CLEAR - 0.01, 1), (CLEAR, 2), (40, 2), (-NOTABLE, -1),
        (-CLEAR, -2),
    ],
)  # fmt: skip
def test_the_steps_are_half_and_one_and_a_half_standard_deviation(gap: float, expected: int) -> None:
    assert level_of(gap, gap - 0.001, gap + 0.001, 0.0 if gap else gap, 1.0) == expected


@pytest.mark.parametrize(
    ("gap", "slack", "expected"),
    [
        (NOTABLE_UNSURE - 0.01, 0, 0), (NOTABLE_UNSURE, 0, 1), (CLEAR_UNSURE - 0.01, 0, 1),
        (CLEAR_UNSURE, 0, 2),
        (-NOTABLE_UNSURE, 0, -1), (NOTABLE_UNSURE, 0.1, 0), (NOTABLE_UNSURE + 0.2, 0.1, 1), (0.1, 0.5, 0),
    ],
)  # fmt: skip
def test_without_a_margin_more_is_asked_and_rounding_is_no_difference(
    gap: float, slack: float, expected: int
) -> None:
    assert level(array(gap), array(0), array(1), array(NAN), array(slack)).tolist() == [expected]


def test_peers_that_are_all_equal_make_any_certain_gap_clear_and_no_gap_none() -> None:
    assert level_of(1.0, 0.9, 1.1, 0.0, 0.0) == 2
    assert level_of(1.0, 1.0, 1.0, 1.0, 0.0) == 0


def test_levels_work_on_whole_arrays() -> None:
    found = level(np.zeros((2, 1)), array(0, 5, -5), array(1.0), array(0, -9, 9))
    assert found.tolist() == [[0, -2, 2], [0, -2, 2]]
    assert found.dtype == np.int8


# ---------------------------------------------------------------- the reason


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((NAN, NAN, NAN, 1.0, 1.0), Reason.GEEN_CIJFER),
        ((1.0, 0.0, 2.0, NAN, 1.0), Reason.GEEN_REFERENTIE),
        ((1.0, 0.0, 2.0, 5.0, NAN), Reason.GEEN_SPREIDING),
        ((1.0, 0.0, 2.0, 1.5, 0.1), Reason.BINNEN_MARGE),
        ((1.0, 0.9, 1.1, 1.2, 10.0), Reason.KLEIN_VERSCHIL),
        ((1.0, NAN, NAN, 1.2, 10.0), Reason.KLEIN_VERSCHIL),
        ((1.0, 0.9, 1.1, 3.0, 1.0), Reason.VERSCHIL),
    ],
)
def test_every_level_has_its_reason(parts: tuple[float, ...], expected: Reason) -> None:
    assert reasons(*parts) == [expected]


@pytest.mark.parametrize("parts", [(1.0, 0.9, 1.1, 3.0, 1.0), (1.0, NAN, NAN, NAN, NAN)])
def test_a_count_and_what_stands_alone_have_a_reason_of_their_own(parts: tuple[float, ...]) -> None:
    assert reasons(*parts, counted=True) == [Reason.AANTAL]
    assert reasons(*parts, alone=True) == [Reason.GEEN_VERGELIJKING]
    assert reasons(*parts, counted=True, alone=True) == [Reason.AANTAL]
    absent = (NAN, *parts[1:])
    assert reasons(*absent, counted=True, alone=True) == [Reason.GEEN_CIJFER]


def test_reasons_work_on_whole_arrays() -> None:
    """The first thing that is missing is the reason, cell by cell."""
    value, reference, spread = array(1, 1, 1, NAN), array(3, 3, NAN, 3), array(1, NAN, NAN, 1)
    none, no = np.full(4, NAN), np.zeros(4, bool)
    codes = reason(value, reference, spread, none, level(value, reference, spread, none), no, no)
    assert [REASONS[c] for c in codes] == [
        Reason.VERSCHIL, Reason.GEEN_SPREIDING, Reason.GEEN_REFERENTIE, Reason.GEEN_CIJFER,
    ]  # fmt: skip


def reasons(
    value: float,
    low: float,
    high: float,
    reference: float,
    spread: float,
    counted: bool = False,
    alone: bool = False,
) -> list[Reason]:
    parts = [array(x) for x in (value, reference, spread, sure(low, high, reference))]
    codes = reason(*parts, level(*parts), np.array([counted]), np.array([alone]))
    return [REASONS[c] for c in codes]

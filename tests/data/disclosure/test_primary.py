"""The primary rule and rounding."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.disclosure.primary import few, primary
from data.disclosure.proof.structure import rules
from data.disclosure.rounding import round_narrow, rounded, step
from data.releases.release import Status
from tests.data.disclosure.world import indicator, tree

B, O = Status.BESCHIKBAAR, Status.ONDERDRUKT  # noqa: E741


def statuses(name: str, cells: list[tuple[int, int]], **changes: object) -> list[int]:
    numerator, denominator = (np.array(x) for x in zip(*cells, strict=True))
    status = np.full(len(cells), B, np.uint8)
    return primary(indicator(name, **changes), status, numerator, denominator).tolist()


def test_a_share_is_hidden_when_few_are_counted_or_few_are_left() -> None:
    cells = [(0, 10), (1, 10), (9, 50), (10, 50), (10, 20), (11, 20), (20, 20), (0, 9), (40, 49), (40, 50)]
    assert statuses("bijstand", cells) == [B, O, O, B, B, O, B, O, O, B]


def test_an_indicator_can_ask_for_a_larger_noemer() -> None:
    assert statuses("laag_inkomen", [(20, 99), (20, 100)]) == [O, B]


def test_a_count_of_nobody_is_shown() -> None:
    assert statuses("inwoners", [(0, -1), (1, -1), (9, -1), (10, -1)]) == [B, O, O, B]


def test_a_mean_is_about_its_noemer_only() -> None:
    assert statuses("cito", [(-1, 9), (-1, 10)]) == [O, B]


def test_an_index_is_about_whom_it_says() -> None:
    status = np.full(2, B, np.uint8)
    unknown = np.full(2, -1)
    found = primary(indicator("segregatie_be"), status, unknown, np.array([500, 500]), np.array([99, 100]))
    assert found.tolist() == [O, B]


def test_absence_keeps_its_own_reason() -> None:
    status = np.array([Status.NIET_VAN_TOEPASSING], np.uint8)
    assert primary(indicator("bijstand"), status, np.array([1]), np.array([2])).tolist() == [
        Status.NIET_VAN_TOEPASSING
    ]


def test_nearly_everybody_of_a_small_group_is_shown_unless_the_rule_is_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cells = [(0, 50), (50, 50), (85, 95), (86, 95), (10, 95), (0, 100), (100, 100), (-1, 50)]
    assert statuses("bijstand", cells[:2]) == [B, B]
    monkeypatch.setitem(rules(), "one_category", {"share": 0.9, "below": 100})
    # 85 of 95 is 89,5 %; 86 leaves 9, which is hidden anyway; 10 of 95 leaves 89,5 %
    assert statuses("bijstand", cells) == [O, O, B, O, B, B, B, B]
    assert statuses("veroordeelden", [(0, 50)]) == [B]  # a rate has no categories


@given(st.lists(st.integers(-1, 60), min_size=1))
def test_few_is_one_to_nine(counts: list[int]) -> None:
    assert few(np.array(counts)).tolist() == [1 <= c <= 9 for c in counts]


@given(st.lists(st.integers(-1, 10_000), min_size=1))
def test_rounding_goes_to_the_nearest_five(counts: list[int]) -> None:
    found = rounded(np.array(counts))
    assert all(
        f == -1 if c == -1 else f % 5 == 0 and abs(f - c) <= 2 for c, f in zip(counts, found, strict=True)
    )


def test_shares_come_from_unrounded_counts_and_only_wijken_are_rounded() -> None:
    areas = tree([1])
    numerator = np.array([[[170, 170, 172]]])
    denominator = np.array([[[510, 510, 512]]])
    value = 100 * numerator / denominator
    value, teller, noemer = round_narrow(indicator("bijstand"), value, numerator, denominator, areas)
    assert teller.tolist() == [[[170, 170, 170]]]
    assert noemer.tolist() == [[[510, 510, 510]]]
    assert value[0, 0, 2] == 34  # of 512 people, 5 are almost a percent: 33,594 would say 172 of 512
    assert value[0, 0, 1] != 34


@given(st.integers(10, 100_000), st.floats(0, 1))
def test_a_rounded_share_never_gives_the_teller_back(people: int, part: float) -> None:
    """Whoever knows the noemer exactly and the step of the share still has several tellers to choose from."""
    size = float(step(np.array([people]), 100, 1)[0])
    shown = round(100 * round(part * people) / people / size) * size
    tellers = np.arange(people + 1)
    fitting = np.abs(100 * tellers / people - shown) <= size / 2 + 1e-9
    assert fitting.sum() >= min(3, people) or shown in (0, 100)
    assert size >= 0.1


@pytest.mark.parametrize(
    ("people", "size"), [(50, 10), (100, 5), (250, 2), (500, 1), (5000, 0.1), (9000, 0.1)]
)
def test_the_step_of_a_share_by_hand(people: int, size: float) -> None:
    assert float(step(np.array([people]), 100, 1)[0]) == pytest.approx(size)

"""A sum that somebody asks for is a function of what is published: a refusal tells nothing either (A6)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.disclosure.sums import sum_of
from data.releases.release import Status

SHOWN, HIDDEN, NONE = Status.BESCHIKBAAR, Status.ONDERDRUKT, Status.NIET_BESCHIKBAAR


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 2)), min_size=4, max_size=4), st.data())
def test_two_worlds_that_look_the_same_get_the_same_answer(
    drawn: list[tuple[int, int]], data: st.DataObject
) -> None:
    status = np.array([(SHOWN, HIDDEN, NONE)[s] for _, s in drawn], np.uint8)
    one = np.array([n for n, _ in drawn])
    other = np.array([data.draw(st.integers(0, 50)) for _ in drawn])
    other = np.where(status == SHOWN, one, other)  # what is hidden may be anything
    for members in ([0], [0, 1], [1, 2, 3], [0, 1, 2, 3]):
        assert sum_of(one, status, members) == sum_of(other, status, members)


def test_a_sum_of_shown_members_is_shown() -> None:
    found = sum_of(np.array([5, 20, 30]), np.array([SHOWN] * 3, np.uint8), [1, 2])
    assert (found.total, found.reason) == (50, "")


@pytest.mark.parametrize(
    ("state", "count", "part"), [(HIDDEN, -1, "weggelaten"), (NONE, -1, "geen aantal"), (SHOWN, -1, "geen")]
)
def test_one_member_without_a_count_is_enough(state: Status, count: int, part: str) -> None:
    found = sum_of(np.array([count, 20]), np.array([state, SHOWN], np.uint8), [0, 1])
    assert found.total is None
    assert part in found.reason


@pytest.mark.parametrize("members", [[], [1, 1]])
def test_the_same_area_twice_is_a_mistake(members: list[int]) -> None:
    with pytest.raises(ValueError, match="only once"):
        sum_of(np.array([5, 20]), np.array([SHOWN] * 2, np.uint8), members)

"""A scale holds what is on it, and says it with as many decimals as its ticks need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from figures.scale import LEAST, scale_for


@given(st.lists(st.floats(-1e6, 1e6) | st.none(), max_size=8))
def test_a_scale_holds_all_its_values(values: list[float | None]) -> None:
    scale = scale_for(values)
    known = [v for v in values if v is not None]
    room = 1e-6 * max(1.0, *map(abs, known)) if known else 0.0
    assert scale.start < scale.end
    assert all(scale.start - room <= v <= scale.end + room for v in known)
    assert 2 <= len(scale.ticks) <= 9
    assert list(scale.ticks) == sorted(set(scale.ticks))


def test_a_scale_starts_at_zero_unless_all_lie_far_from_it() -> None:
    assert scale_for([2.3, 5.7]).ticks == (0.0, 2.0, 4.0, 6.0)
    assert scale_for([78.6, 83.2]).start >= 70
    assert scale_for([]).start == 0
    assert scale_for([0.0, 0.0]).start == 0
    assert scale_for([-4.0, 12.0]).start == -5


def test_where_a_value_lies() -> None:
    scale = scale_for([0.0, 40.0])
    assert [scale.at(v) for v in (0, 10, 40, 99)] == ["0.00%", "25.00%", "100.00%", "100.00%"]


def test_ticks_have_as_many_decimals_as_they_need() -> None:
    assert scale_for([0.0, 40.0]).decimals == 0
    assert scale_for([0.0, 2.0]).decimals == 1
    assert scale_for([0.0, 1.0]).decimals == 2  # steps of 0,25: one decimal would make it 0,3
    assert scale_for([7.251, 7.349]).decimals == 1
    assert scale_for([0.0, 0.0003]).decimals == 4


@given(st.floats(1e-3, 1e6), st.floats(0, 1))
def test_a_cut_scale_never_makes_a_mountain_of_noise(value: float, part: float) -> None:
    """Two values that differ by a part of LEAST at most lie within that part of the scale."""
    other = value * (1 - LEAST * part)
    scale = scale_for([value, other])
    assert scale.start >= 0
    assert scale.end - scale.start >= LEAST * value * (1 - 1e-9)
    assert abs(scale.part(value) - scale.part(other)) <= part + 1e-6

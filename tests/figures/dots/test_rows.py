"""Rows with dots: on one scale, with values in words, and never a dot for what is absent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from figures.dots.rows import DotRow, dot_rows
from hypothesis import given
from hypothesis import strategies as st

from figures.scale import scale_for


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
    assert scale_for([78.6, 83.2]).start > 70
    assert scale_for([]).start == 0
    assert scale_for([0.0, 0.0]).start == 0
    assert scale_for([-4.0, 12.0]).start == -5


def test_where_a_value_lies() -> None:
    scale = scale_for([0.0, 40.0])
    assert [scale.at(v) for v in (0, 10, 40, 99)] == ["0.00%", "25.00%", "100.00%", "100.00%"]


def test_values_counts_and_margins_are_drawn_and_written(make: Any, parse: Callable[[str], Any]) -> None:
    rows = [
        DotRow("Noord <b>", make.figure(14.2), "hier", "Syrië", mark=9.1),
        DotRow("Aadorp", make.figure(9.1, low=None, high=None), "ijkpunt"),
    ]
    found = parse(dot_rows(rows, make.indicator(), line=10.0))
    assert not found.all("b", class_="x")
    first, second, axis = found.all(class_="dot-row")
    for part in ("Noord <b>", "Syrië", "14,2\u00a0%", "1.230 van 8.660"):
        assert part in first.text
    assert len(first.all("circle")) == 1
    assert len(first.all("line", class_="margin")) == len(first.all("line", class_="mark")) == 1
    assert not second.all("line", class_="margin")
    assert all(row.all("line", class_="total") for row in (first, second))
    assert "marge" in axis.text


def test_a_suppressed_row_has_words_and_no_dot(make: Any, parse: Callable[[str], Any]) -> None:
    rows = [DotRow("Noord", make.figure(None), "hier"), DotRow("Aadorp", make.figure(9.1), "ijkpunt")]
    first = parse(dot_rows(rows, make.indicator())).all(class_="dot-row")[0]
    assert "te weinig mensen" in first.text
    assert not first.all("circle")


def test_nothing_is_drawn_when_all_is_absent(make: Any) -> None:
    assert dot_rows([DotRow("Noord", make.figure(None), "hier")], make.indicator()) == ""

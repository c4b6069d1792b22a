"""A code that is not quite one means the one area it can mean, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, Areas
from data.asked.places import likely_code

AREAS = Areas(
    [
        Area("NL00", "Nederland", "land", None),
        Area("GM0344", "Utrecht", "gemeente", "NL00"),
        Area("WK034402", "Vleuten", "wijk", "GM0344"),
        Area("WK0363AA", "Centrum", "wijk", "GM0344"),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GM344", "GM0344"),
        ("gm0344", "GM0344"),
        ("344", "GM0344"),
        ("0344", "GM0344"),
        ("344.0", "GM0344"),
        ("WK34402", "WK034402"),
        ("34402", "WK034402"),
        ("wk0363aa", "WK0363AA"),
        ("NL01", "NL00"),
        ("NL", "NL00"),
        ("GM 0344", "GM0344"),
        ("GM0345", None),
        ("WK02", None),
        ("Utrecht", None),
        ("", None),
    ],
)
def test_what_is_meant(text: str, code: str | None) -> None:
    assert likely_code(AREAS, text) == code


@given(st.text(max_size=12))
def test_anything_is_a_code_or_nothing(text: str) -> None:
    found = likely_code(AREAS, text)
    assert found is None or found in AREAS

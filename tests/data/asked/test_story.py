"""The story: words stay, everything that a file may not hold goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.asked.story import clean


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  een\r\ntwee\rdrie\n\n\nvier  ", "een\ntwee\ndrie\nvier"),
        ("nul\x00 bel\x07 om\u202ekeer \ud800", "nul bel omkeer"),
        ("#import <b> & € é 😀", "#import <b> & € é 😀"),
        ("a\tb", "a b"),
        ("", ""),
    ],
)
def test_clean(raw: str, kept: str):
    assert clean(raw) == kept


@given(st.text(max_size=300))
def test_clean_is_never_longer_and_does_nothing_twice(raw: str):
    assert len(clean(raw)) <= len(raw)
    assert clean(clean(raw)) == clean(raw)
    clean(raw).encode("utf-8")

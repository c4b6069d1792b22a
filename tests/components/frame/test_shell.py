"""The frame: landmarks, a way past the menu, and what a fictional release must say."""

from __future__ import annotations

import pytest

from components.frame.shell import dutch_date


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2026-11-22", "22 november 2026"), ("2025-03-01T04:05:06.000000+00:00", "1 maart 2025")],
)
def test_dutch_date(moment: str, words: str) -> None:
    assert dutch_date(moment) == words

"""The year of a figure is told where it is not the chosen one, and that it may still change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from figures.words.years import dated, year_note, year_words


@pytest.mark.parametrize(
    ("year", "provisional", "chosen", "note"),
    [
        (2024, False, 2024, ""),
        (2020, False, 2024, "2020"),
        (2024, True, 2024, "voorlopig"),
        (2020, True, 2024, "2020, voorlopig"),
        (2020, True, None, "voorlopig"),
        (None, False, None, ""),
    ],
)
def test_what_is_told_beside_a_figure(
    make: Any, year: int | None, provisional: bool, chosen: int | None, note: str
) -> None:
    figure = replace(make.figure(9.0), year=year, provisional=provisional)
    assert year_note(figure, chosen) == note
    assert dated("Bijstand", figure, chosen) == (f"Bijstand ({note})" if note else "Bijstand")


def test_a_year_in_words(make: Any) -> None:
    figure = replace(make.figure(9.0), year=2024)
    assert year_words(figure) == "2024"
    assert year_words(replace(figure, provisional=True)) == "2024, voorlopig"
    assert year_words(replace(figure, year=None)) == ""

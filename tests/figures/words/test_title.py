"""What no title may say is seen, and a title takes the fullest way that fits."""

from __future__ import annotations

import pytest

from data.catalogue import load
from figures.words.title import MOST, fitting, words_of
from tests.figures.words.forbidden import SCREEN, TITLE, faults, on_screen

WRONG = {
    "counts times instead of subjects": "Overvecht: 9 keer ongunstiger dan in Utrecht",
    "ranks": "Bijstand: 14,2\xa0%, het hoogste van alle wijken",
    "says why": "Bijstand: 14,2\xa0% doordat er weinig werk is",
    "blames": "Overvecht is een achterstandswijk",
    "is jargon": "Bijstand: 2 wijken verschillen meer dan door toeval",
    "is a word of the makers": "Bijstand: hoger dan het ijkpunt",
    "is a release": "Bijstand in demo-2025-01-01-d5aafb4b",
    "has a hole": "Bijstand: {waarde}",
    "calls people by their origin": "Bijstand: 14,2\xa0% van de Syriërs",
}


@pytest.mark.parametrize("why", TITLE)
def test_each_forbidden_pattern_has_a_title_that_it_catches(why: str) -> None:
    assert faults(WRONG[why]) == [why]


@pytest.mark.parametrize(
    "title",
    [
        "Op 9 onderwerpen ongunstiger dan in Utrecht",
        "Bijstand: 14,2\xa0%, mogelijk ongunstiger dan in Utrecht (9,1\xa0%)",
        "Bijstand: van 4,1\xa0% (Nederlandse herkomst) tot 22,0\xa0% (Syrische herkomst)",
    ],
)
def test_a_good_title_has_no_faults(title: str) -> None:
    assert faults(title) == []


def test_a_title_is_as_full_as_fits() -> None:
    long, short = " ".join(["woord"] * (MOST + 1)), "14,2\xa0% is & blijft kort"
    assert fitting(long, short) == short
    assert fitting(short, long) == short
    assert fitting("", long) == long
    assert len(words_of(short)) == 4


def test_no_text_of_the_screen_has_a_word_of_the_makers() -> None:
    """The API and the commands have their own words; what a formula is made of is told on /uitleg."""
    wrong = {k: why for k, words in load().texts.items() if (why := on_screen(k, words))}
    assert wrong == {}
    assert set(SCREEN) <= set(TITLE)

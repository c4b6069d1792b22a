"""What is said of many colours together: always of how many, and in one sentence."""

from __future__ import annotations

import pytest

from data.results import Many
from figures.words.many import differences_words, many_words, many_words_by_side


@pytest.mark.parametrize(
    ("many", "expected"),
    [
        (
            Many(102, 19, 15),
            "19 van de 102 cijfers met een marge zijn gekleurd; 15 blijven over na",
        ),
        (Many(102, 19, 0), "geen ervan blijft over"),
        (Many(102, 19, 1), "1 blijft over"),
        (Many(102, 19, 19), "alle 19 blijven over"),
        (Many(30, 1, 1), "1 van de 30 cijfers met een marge is gekleurd, ook na correctie"),
        (Many(30, 1, 0), "blijft het niet over"),
        (Many(30, 0, 0), "Geen van de 30 cijfers"),
    ],
)
def test_it_says_how_many_still_stand(many: Many, expected: str) -> None:
    words = many_words(many)
    assert expected in words
    assert ("°" in words) == (many.kept < many.coloured), "the mark is explained where it stands"


def test_without_a_test_there_is_nothing_to_say() -> None:
    assert many_words(Many()) == ""
    assert "Ook 5 cijfers zonder marge" in many_words(Many(9, 2, 2, 5))
    assert "Ook 1 cijfer zonder marge" in many_words(Many(9, 2, 2, 1))


def test_two_sides_have_their_names() -> None:
    told = many_words_by_side([("Noord", Many(9, 2, 2)), ("Zuid", Many(9, 0, 0)), ("Oost", Many())])
    assert "Noord" in told
    assert "Zuid" in told
    assert "Oost" not in told
    assert many_words_by_side([("Noord", Many(9, 2, 2))]) == many_words(Many(9, 2, 2))


def test_of_differences_between_groups_it_says_the_same() -> None:
    assert "4 van de 19 verschillen" in differences_words(Many(19, 4, 2))
    assert differences_words(Many(1, 1, 1)) == differences_words(Many(9, 0, 0)) == ""

"""Running text, escaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from figures.words.prose import definitions, heading, listed, paragraphs, points, table, years_words


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((), ""),
        ((2020,), "2020"),
        ((2020, 2024), "2020 en 2024"),
        ((2020, 2021), "2020 en 2021"),
        ((2014, 2013, 2015), "2013 t/m 2015"),
        ((2012, 2016, 2018, 2019, 2020), "2012, 2016 en 2018 t/m 2020"),
    ],
)
def test_years_in_words(years: tuple[int, ...], words: str) -> None:
    assert years_words(years) == words


def test_listed() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]


def test_a_short_first_sentence_leads(parse: Callable[[str], Any]) -> None:
    first, second, third = parse(points(["De marge. Een cijfer …", "Zeker genoeg? Ligt …", "Kort."])).all(
        "li"
    )
    assert [b.text for b in first.all("strong") + second.all("strong")] == ["De marge.", "Zeker genoeg?"]
    assert not third.all("strong")
    assert first.text == "De marge. Een cijfer …"


@pytest.mark.parametrize("draw", [
    lambda words: heading(words, id=words),
    lambda words: paragraphs([words]),
    lambda words: points([words, f"{words}. {words}"]),
    lambda words: definitions([(words, words)]),
    lambda words: table([words], [(words, words)], words),
])  # fmt: skip
def test_nothing_breaks_out(draw: Callable[[str], str], parse: Callable[[str], Any]) -> None:
    page = parse(draw('<b>&"'))
    assert not page.all("b")
    assert '<b>&"' in page.text


def test_a_term_without_words_is_left_out(parse: Callable[[str], Any]) -> None:
    page = parse(definitions([("a", ""), ("b", "c")]))
    assert [d.text for d in page.all("dt")] == ["b"]

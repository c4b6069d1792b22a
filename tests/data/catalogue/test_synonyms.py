"""The words of the search: each means something that exists, and every group can be asked for."""

from __future__ import annotations

from typing import get_args

from data.catalogue import load
from data.catalogue.questions import Shown
from data.catalogue.synonyms import synonyms


def test_every_word_means_something_of_the_catalogue() -> None:
    catalogue, words = load(), synonyms()
    assert set(words.indicators) <= set(catalogue.indicators)
    assert set(words.themes) <= set(catalogue.themes)
    assert set(words.groups) <= set(catalogue.groups)
    assert set(words.views) <= set(get_args(Shown))
    assert words.counted in catalogue.indicators


def test_no_word_is_empty_or_written_twice_for_one_meaning() -> None:
    words = synonyms()
    for names in (words.indicators, words.themes, words.groups, words.views):
        for meaning, own_words in names.items():
            assert all(w.strip() == w and w for w in own_words), meaning
            assert len(own_words) == len(set(own_words)), meaning


def test_every_group_by_country_can_be_asked_for_in_the_words_people_use() -> None:
    catalogue, words = load(), synonyms()
    division = catalogue.classifications["twintigdeling"]
    named = [g.code for g in division.groups if g.label.startswith("Overig")]
    assert {g.code for g in division.groups} - set(named) <= set(words.groups)

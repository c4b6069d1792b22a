"""The first sentences: who live here, what deviates, and what cannot be said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from components.headline import deviation, headline, notice_bar, sentences_for
from data.selection import Notice


@pytest.fixture
def group(make: Any) -> Callable[[str], Any]:
    return lambda code: make.catalogue.groups[code]


def test_a_deviation_is_a_plain_sentence_with_counts_and_reference(make: Any) -> None:
    found = deviation(make.reading("bijstand"), "in Aadorp")
    assert found.startswith("14,2\u00a0%")
    assert "(1.230 van 8.660)" in found
    assert found.endswith("; in Aadorp is dat 9,1\u00a0%.")
    assert ".." not in found


def test_a_mean_is_told_without_counts_of_a_share(make: Any) -> None:
    assert "1.230 van" not in deviation(make.reading("cito", value=531.0), "in Aadorp")


@pytest.mark.parametrize("indicator", ["bijstand", "cito", "verdachten", "segregatie_be", "leeftijd_0_3"])
def test_no_sentence_compares_or_explains_in_words_of_its_own(make: Any, indicator: str) -> None:
    """Count and tell: no causes, no ranking."""
    words = deviation(make.reading(indicator), "in Aadorp").lower()
    for word in ("doordat", "omdat", "daardoor", "veroorza", "slecht", "beter", "helaas", "achterstandswijk"):
        assert word not in words


def test_sentences_start_with_the_people_and_end_with_care(make: Any, group: Callable[[str], Any]) -> None:
    reading = make.reading("bijstand")
    people = make.unscored("inwoners")
    found = sentences_for(make.profile(people, reading), group("T"), [reading])
    assert len(found) == 3
    assert "mensen" in found[0]
    assert found[1] == deviation(reading, f"in {make.gemeente.name}")
    assert "Tellen én vertellen" in found[2]


def test_the_land_invites_to_choose(make: Any, group: Callable[[str], Any]) -> None:
    profile = make.profile(make.unscored("bijstand"), area=make.land, comparison=make.comparison(kind=None))
    found = sentences_for(profile, group("T"), [])
    assert any("Kies" in sentence for sentence in found)


def test_a_group_of_very_few_people_says_so(make: Any, group: Callable[[str], Any]) -> None:
    readings = [make.reading(i, value=None) for i in ("bijstand", "vve", "cito", "nww")]
    found = sentences_for(make.profile(*readings), group("SYR"), [])
    assert any("inwoners met Syrische herkomst" in s and "te weinig mensen" in s for s in found)


def test_when_nothing_deviates_that_is_said(make: Any, group: Callable[[str], Any]) -> None:
    found = sentences_for(make.profile(make.reading(level=0)), group("T"), [])
    assert any("Geen enkel cijfer" in s for s in found)


def test_many_absent_figures_are_told(make: Any, group: Callable[[str], Any]) -> None:
    readings = [make.reading("bijstand"), make.reading("vve", value=None), make.reading("cito", value=None)]
    found = sentences_for(make.profile(*readings), group("T"), [readings[0]])
    assert any("2 van de 3" in s for s in found)


def test_names_are_escaped(make: Any, group: Callable[[str], Any], parse: Callable[[str], Any]) -> None:
    reading = make.reading()
    html = headline(make.profile(reading), group("SYR"), [reading], f"{make.area.name}, {make.gemeente.name}")
    page = parse(html)
    (title,) = page.all("h1")
    assert title.text.startswith('Noord <b>&", Aadorp <b>&"')
    assert "inwoners met Syrische herkomst" in title.text
    assert not page.all("b")
    assert 'Aadorp <b>&"' in page.all("ul")[0].text


def test_notices_are_escaped_and_absent_without_reason(parse: Callable[[str], Any]) -> None:
    assert notice_bar(()) == ""
    page = parse(notice_bar([Notice("gebied", "<script>"), Notice("jaar", "1066")]))
    assert not page.all("script")
    (bar,) = page.all("p", role="status")
    assert "‘<script>’" in bar.text
    assert "1066" in bar.text


@pytest.mark.parametrize("key", ["gebied", "herkomst", "jaar", "ijkpunt", "thema", "indicator", "vergelijk"])
def test_every_notice_has_its_words(key: str) -> None:
    assert notice_bar([Notice(key, "x")])

"""The first sentences: who live here, what deviates, and what cannot be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from data.asked.selection import Notice
from data.releases.release import Status
from data.statistics.rounding import Steps
from data.statistics.scoring import UNKNOWN, Reason
from figures.words.headline import deviation, headline, notice_bar, sentences_for


@pytest.fixture
def group(make: Any) -> Callable[[str], Any]:
    return lambda code: make.catalogue.groups[code]


def test_a_deviation_is_a_plain_sentence_with_counts_and_reference(
    make: Any, group: Callable[[str], Any]
) -> None:
    found = deviation(make.reading("bijstand"), make.profile(), group("T"))
    assert found.startswith("14,2\u00a0%")
    assert "(1.230 van 8.660)" in found
    assert found.endswith(f"; in {make.gemeente.name} is dat 9,1\u00a0%.")
    assert ".." not in found


def test_a_mean_is_told_without_counts_of_a_share(make: Any, group: Callable[[str], Any]) -> None:
    assert "1.230 van" not in deviation(make.reading("cito", value=531.0), make.profile(), group("T"))


@pytest.mark.parametrize("indicator", ["bijstand", "cito", "verdachten", "segregatie_be", "leeftijd_0_3"])
def test_no_sentence_compares_or_explains_in_words_of_its_own(
    make: Any, group: Callable[[str], Any], indicator: str
) -> None:
    """Count and tell: no causes, no ranking."""
    words = deviation(make.reading(indicator), make.profile(), group("T")).lower()
    for word in ("doordat", "omdat", "daardoor", "veroorza", "slecht", "beter", "helaas", "achterstandswijk"):
        assert word not in words


def test_sentences_start_with_the_people_and_end_with_care(make: Any, group: Callable[[str], Any]) -> None:
    reading = make.reading("bijstand")
    people = make.unscored("inwoners")
    found = sentences_for(make.profile(people, reading), group("T"), [reading])
    assert len(found) == 3
    assert "mensen" in found[0]
    assert found[1] == deviation(reading, make.profile(), group("T"))
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


def test_a_figure_of_another_year_says_so(make: Any, group: Callable[[str], Any]) -> None:
    """Nobody may read a figure of 2020 as one of the chosen year."""
    old = make.figure(year=2020)
    told = deviation(make.reading("bijstand", figure=old), make.profile(), group("T"))
    assert "(1.230 van 8.660; cijfer van 2020)" in told
    assert told.endswith("was dat toen 9,1\u00a0%.")
    told = deviation(make.reading("ggz_basis", figure=old), make.profile(), group("T"))
    assert "kreeg in 2020 " in told
    assert "in het jaar" not in told


@pytest.mark.parametrize(
    ("value", "year", "code", "told"),
    [
        (1234.0, 2023, "T", "Hier wonen 1.234 mensen."),
        (1234.0, 2020, "T", "In 2020 woonden hier 1.234 mensen."),
        (1234.0, 2020, "SYR", "In 2020 woonden hier 1.234 inwoners met Syrische herkomst."),
        (0.0, 2023, "SYR", "Hier wonen geen inwoners met Syrische herkomst."),
    ],
)
def test_inhabitants_are_of_their_own_year(
    make: Any, group: Callable[[str], Any], value: float, year: int, code: str, told: str
) -> None:
    people = make.unscored("inwoners")
    people = replace(people, figure=make.figure(value, year=year))
    assert sentences_for(make.profile(people, make.reading(level=0)), group(code), [])[0] == told


def test_of_a_group_it_is_said_that_it_is_about_that_group(make: Any, group: Callable[[str], Any]) -> None:
    assert deviation(make.reading(), make.profile(), group("SYR")).startswith("Bij deze groep: 14,2")


def test_without_any_figure_nothing_is_said_to_be_alike(make: Any, group: Callable[[str], Any]) -> None:
    absent = make.figure(None, status=Status.NIET_BESCHIKBAAR)
    readings = [make.reading(i, value=None, figure=absent) for i in ("bijstand", "vve", "cito")]
    found = sentences_for(make.profile(*readings), group("T"), [])
    assert len(found) == 1
    assert "geen cijfers van 2023 of eerder" in found[0]
    found = sentences_for(make.profile(make.reading(value=None)), group("T"), [])
    assert "te weinig mensen" in found[0]


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ([("bijstand", {"level": 0})], "Geen enkel cijfer in de taart krijgt hier een kleur naast dat in "),
        ([("aandeel_groep", {"level": 1})], "Geen enkel ander cijfer in de taart krijgt hier een kleur"),
        ([("bijstand", {"level": 1})], "In de taart krijgt 1 cijfer een kleur naast dat in "),
        ([("bijstand", {"reference": None, "level": UNKNOWN})], "kunnen we niet vergelijken met "),
    ],
)
def test_what_is_said_when_no_figure_is_told(
    make: Any, group: Callable[[str], Any], readings: list[tuple[str, dict[str, Any]]], told: str
) -> None:
    """A figure that is not told (its theme is sensitive) still differs."""
    shown = [make.reading(name, **changes) for name, changes in readings]
    found = " ".join(sentences_for(make.profile(*shown), group("T"), []))
    assert told in found
    assert "van in" not in found
    assert "van bij" not in found


def test_a_group_without_any_figure_is_said_in_words(make: Any, group: Callable[[str], Any]) -> None:
    absent = make.figure(None, status=Status.NIET_BESCHIKBAAR)
    readings = [make.reading(i, value=None, figure=absent) for i in ("bijstand", "vve", "cito")]
    found = " ".join(sentences_for(make.profile(*readings), group("SYR"), []))
    assert "bij geen van de 3 onderwerpen" in found
    assert "bij 0" not in found


def test_a_source_that_writes_0_for_a_few_does_not_say_that_nobody_lives_here(
    make: Any, group: Callable[[str], Any]
) -> None:
    figure = replace(make.figure(0.0, numerator=0, denominator=None), rounded=Steps(5))
    count = make.reading("inwoners", figure=figure, level=UNKNOWN, reason=Reason.AANTAL)
    for code in ("T", "BE_BU"):
        told = sentences_for(make.profile(count), group(code), [])
        assert "minder dan 3" in told[0]
        assert "geen" not in told[0]

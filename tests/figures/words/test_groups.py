"""The sentences of /herkomst: plain, complete, without ranking or causes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from data.catalogue import Catalogue
from data.queries.groups.gaps_by_group import GroupGaps, Limits, Range, get_gaps_by_group
from data.queries.readings_by_group import GroupPart
from figures.words import groups as group_words
from figures.words.text import text

FORBIDDEN = re.compile(
    r"\b(hoogste|laagste|beste|slechtste|meeste|minste|bovenaan|onderaan|koploper|door(?!\s+toeval)|dankzij|wegens)\b",
    re.I,
)


@pytest.mark.parametrize(
    ("found", "sensitive", "expected"),
    [
        (Range(3.1, 24.0, True, 2, 5, 2), False,
         "Bijstand in Noord: van 3,1\xa0% tot 24,0\xa0%. "
         "Bij 2 van de 5 groepen tonen we geen cijfer, meestal omdat het om te weinig mensen gaat."),
        (Range(3.1, 24.0, True, 2, 5, 1), False,
         "Bijstand in Noord: van 3,1\xa0% tot 24,0\xa0%. "
         "Bij 2 van de 5 groepen is er geen cijfer."),
        (Range(3.1, 4.0, False, 0, 5), False,
         "Bijstand in Noord: bij de groepen tussen 3,1\xa0% en 4,0\xa0%. "
         "Alle groepen samen genomen kunnen die verschillen toeval zijn."),
        (Range(0.0, 0.0, False, 0, 5), False, "Bijstand in Noord: 0,0\xa0% bij elke groep met een cijfer."),
        (Range(None, None, None, 5, 5, 5), False,
         "Bijstand in Noord: groepen vergelijken kan niet. We tonen bij geen enkele groep een cijfer, "
         "meestal omdat het om te weinig mensen gaat."),
        (Range(None, None, None, 0, 0), False,
         "Bijstand in Noord: dit cijfer past bij geen van deze groepen."),
        (Range(3.1, 24.0, True, 0, 5), True,
         "Bijstand in Noord: de cijfers per groep staan hieronder, met hun marge en kanttekening."),
    ],
)  # fmt: skip
def test_the_sentence_at_the_top(make: Any, found: Range, sensitive: bool, expected: str) -> None:
    assert group_words.range_sentence(make.indicator(), "Noord", found, sensitive) == expected


def pair(make: Any, a: tuple[int, int], b: tuple[int, int]) -> GroupGaps:
    groups = make.catalogue.groups
    parts = [
        GroupPart(
            groups[g],
            make.reading(value=100 * k / n, figure=make.figure(100 * k / n, numerator=k, denominator=n)),
            n,
        )
        for g, (k, n) in zip(("NL", "BE_BU"), (a, b), strict=True)
    ]
    found = get_gaps_by_group(make.indicator(), parts, "NL")
    assert found is not None
    return found


def test_the_title_counts_differences_beyond_chance(make: Any) -> None:
    both = "Buiten Europa, geb. elders en Nederlandse herkomst"
    sure, unsure = pair(make, (48, 80), (56, 70)), pair(make, (48, 80), (50, 80))
    assert group_words.gaps_title(sure) == f"Bijstand: betrouwbaar verschil tussen {both}"
    assert group_words.gaps_title(unsure) == f"Bijstand: geen betrouwbaar verschil tussen {both}"
    assert "1 van de 1" not in group_words.gaps_title(sure, sensitive=True)


def test_a_gap_in_words(make: Any) -> None:
    gap = pair(make, (48, 80), (56, 70)).gaps[1]
    assert gap.difference is not None
    assert gap.ratio is not None
    assert group_words.gap_words(gap.difference, make.indicator()) == (
        "20,0\xa0procentpunt hoger",
        "5,2 tot 33,4",
    )
    assert group_words.ratio_words(gap.ratio)[0] == "1,33 keer"
    assert group_words.chance_words(gap) == "meer dan toeval"
    assert group_words.ratio_words(Limits(0.0, 0.0, 2.1)) == ("0 keer", "0 tot 2")


def test_one_group_in_a_full_sentence(make: Any) -> None:
    group = make.catalogue.groups["SYR"]
    words = group_words.people_sentence(make.figure(), make.indicator(), group)
    assert words.startswith("Over inwoners met Syrische herkomst: 14,2\xa0%")
    assert "Dat zijn er 1.230 van 8.660 mensen." in words
    assert words.endswith("De marge (95%) loopt van 13,5\xa0% tot 14,9\xa0%.")
    mean = make.figure(536.0, numerator=None, denominator=597)
    assert "Dit cijfer gaat over 597 leerlingen." in group_words.people_sentence(
        mean, make.indicator("cito"), group
    )
    assert "minder dan 10" in group_words.people_sentence(make.figure(None), make.indicator(), group)


def test_no_text_of_this_page_ranks_groups_or_names_causes(catalogue: Catalogue) -> None:
    texts = {k: v for k, v in catalogue.texts.items() if k.startswith("herkomst.")}
    assert len(texts) > 60
    for key, words in texts.items():
        allowed = (
            words.replace("geen rangorde", "")
            .replace("waardoor het komt", "")
            .replace("valt er gemiddeld één op de twintig door toeval", "")
            .replace("verschillen meer dan door toeval", "")
        )
        assert not FORBIDDEN.search(allowed), key


def test_every_status_has_its_word_for_a_gap(make: Any) -> None:
    found = pair(make, (48, 80), (56, 70))
    assert text("herkomst.toeval") == "kan toeval zijn"
    assert group_words.chance_words(found.gaps[0]) == "niet te vergelijken"


def test_a_title_about_some_of_the_groups_says_of_how_many(make: Any) -> None:
    some = group_words.range_title(make.indicator(), Range(3.1, 4.0, False, 17, 20, 17), False)
    assert some.endswith("(3 van de 20 groepen)")
    every = group_words.range_title(make.indicator(), Range(3.1, 4.0, False, 0, 5), False)
    assert "5 groepen" not in every


def test_the_size_of_a_group_tells_its_year_when_that_is_another() -> None:
    assert group_words.size_words(1230, None) == "1.230 inwoners"
    assert group_words.size_words(1, 2020) == "1 inwoner (2020)"

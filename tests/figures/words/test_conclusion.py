"""The sentence above a figure follows from the figure, and ranks nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.catalogue import Catalogue
from data.queries.groups.composition import Composition, CompositionPlace
from data.queries.readings_by_group import GroupPart, GroupSplit
from data.releases.release import Status
from data.statistics.scoring import UNKNOWN, Reason
from figures.words import conclusion

N = "\u00a0"


def test_a_difference_names_the_verdict_and_the_reference(make: Any) -> None:
    found = conclusion.now(make.reading(level=1), make.comparison())
    assert found == f"Bijstand: 14,2{N}%, ongunstiger dan in {make.gemeente.name} (9,1{N}%)"


def test_no_difference_is_called_alike(make: Any) -> None:
    reading = make.reading(level=0, reference=14.0)
    assert conclusion.now(reading, make.comparison()).startswith(
        f"Bijstand: 14,2{N}%, vergelijkbaar met {make.gemeente.name} "
    )
    group = conclusion.now(reading, make.comparison(group="SYR"))
    assert f"vergelijkbaar met dezelfde herkomst in {make.gemeente.name}" in group
    total = conclusion.now(reading, make.comparison(kind="totaal"))
    assert "vergelijkbaar met alle inwoners hier" in total


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.ONDERDRUKT, "te weinig mensen om iets te zeggen"),
        (Status.NIET_BESCHIKBAAR, "geen cijfer voor dit gebied en deze groep"),
        (Status.NIET_VAN_TOEPASSING, "past niet bij deze groep"),
        (Status.NOG_NIET_GEPUBLICEERD, "nog niet bekend"),
    ],
)
def test_what_is_absent_is_said_in_words(make: Any, status: Status, words: str) -> None:
    reading = make.reading(value=None)
    reading = replace(reading, figure=replace(reading.figure, status=status))
    assert conclusion.now(reading, make.comparison(), "SYR") == f"Bijstand: {words}"
    everyone = conclusion.now(reading, make.comparison())
    assert everyone == f"Bijstand: {words.replace(' en deze groep', '')}"


def test_without_reference_or_scale_there_is_no_verdict(make: Any) -> None:
    assert conclusion.now(make.unscored("bijstand"), make.comparison(kind=None)) == f"Bijstand: 14,2{N}%"
    unknown = make.reading(level=UNKNOWN, reason=Reason.GEEN_SPREIDING)
    assert conclusion.now(unknown, make.comparison()).endswith(f", in {make.gemeente.name} 9,1{N}%")


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (12.0, "hoger dan in 2018"),
        (17.0, "lager dan in 2018"),
        (14.0, "geen betrouwbaar verschil met 2018 (14,0"),
        (14.2, "net als in 2018"),
    ],
)
def test_a_trend_is_called_higher_only_beyond_the_intervals(make: Any, first: float, words: str) -> None:
    series = make.series(make.reading(), {2018: first, 2023: 14.2})
    old = replace(series.figures[0], low=first - 0.5, high=first + 0.5)
    found = conclusion.trend(replace(series, figures=(old, series.figures[1])))
    assert words in found
    assert found.startswith(f"Bijstand: 14,2{N}% in 2023")


def test_a_trend_does_not_look_across_a_break(make: Any) -> None:
    vsv = make.reading("vsv")  # a break in 2017
    series = make.series(vsv, {2015: 1.0, 2017: 3.0, 2019: None, 2021: 14.2})
    assert "met 2017 (" in conclusion.trend(series)
    assert [f.year for f in conclusion.comparable(series)] == [2017, 2021]
    assert "te weinig jaren" in conclusion.trend(make.series(vsv, {2015: 1.0, 2017: 3.0}))


def test_without_intervals_a_trend_gives_both_numbers_only(make: Any) -> None:
    series = make.series(make.reading(), {2018: 1.0, 2023: 14.2})
    bare = tuple(replace(f, low=None, high=None) for f in series.figures)
    found = conclusion.trend(replace(series, figures=bare))
    assert found == f"Bijstand: 14,2{N}% in 2023, in 2018 was het 1,0{N}%"


def split(make: Any, catalogue: Catalogue, *values: float | None) -> GroupSplit:
    division = catalogue.classifications["vijfdeling"]
    parts = tuple(
        GroupPart(g, make.reading(value=v), 100) for g, v in zip(division.groups, values, strict=False)
    )
    return GroupSplit(make.indicator(), 2023, division, parts, make.figure(9.1))


def test_by_origin_no_group_is_named_while_their_margins_may_touch(make: Any, catalogue: Catalogue) -> None:
    found = conclusion.origin(
        split(make, catalogue, 22.0, 4.1, None, 9.0)
    )  # all with one and the same margin
    assert found == f"Bijstand: van 4,1{N}% tot 22,0{N}%, alle inwoners 9,1{N}% (3 van de 4 groepen)"
    for group in catalogue.groups.values():
        assert group.short not in found or group.code == "T"


def test_by_origin_both_ends_are_named_where_they_differ_reliably(make: Any, catalogue: Catalogue) -> None:
    shown = split(make, catalogue, 22.0, 4.1)
    parts = [
        replace(
            p,
            reading=make.reading(figure=make.figure(v, numerator=n, denominator=1000, low=v - 2, high=v + 2)),
        )
        for p, v, n in zip(shown.parts, (22.0, 4.1), (220, 41), strict=True)
    ]
    low, high = (p.group.short for p in reversed(parts))
    found = conclusion.origin(replace(shown, parts=tuple(parts)))
    assert found == f"Bijstand: van 4,1{N}% ({low}) tot 22,0{N}% ({high}), alle inwoners 9,1{N}%"


def test_by_origin_with_few_or_sensitive_figures(make: Any, catalogue: Catalogue) -> None:
    assert "één groep met een cijfer" in conclusion.origin(split(make, catalogue, 22.0, None))
    assert "te weinig mensen" in conclusion.origin(split(make, catalogue, None, None))
    sensitive = conclusion.origin(split(make, catalogue, 22.0, 4.1), sensitive=True)
    assert "22" not in sensitive


def test_of_a_whole_the_part_that_differs_most_is_told(make: Any) -> None:
    young, old = (make.reading(i, level=v) for i, v in (("leeftijd_0_3", 1), ("leeftijd_65plus", -2)))
    names = ["leeftijd_0_3", "leeftijd_65plus"]
    found = conclusion.whole("Leeftijd", make.profile(young, old), names)
    assert found == (
        f"Leeftijd: 14,2{N}% (65 jaar en ouder), duidelijk lager dan in {make.gemeente.name} (9,1{N}%)"
    )
    alike = [replace(r, level=0) for r in (young, old)]
    assert "vergelijkbaar met" in conclusion.whole("Leeftijd", make.profile(*alike), names)
    bare = [make.unscored(n) for n in names]
    assert "grootste deel" in conclusion.whole("Leeftijd", make.profile(*bare), names)
    absent = [make.reading(n, value=None) for n in names]
    assert "te weinig mensen" in conclusion.whole("Leeftijd", make.profile(*absent), names)


def test_of_a_whole_the_part_that_changed_most_is_told(make: Any) -> None:
    parts = (make.indicator("leeftijd_0_3"), make.indicator("leeftijd_65plus"))
    rows = [
        Composition(CompositionPlace("GM0001", "T", y), parts, (make.figure(a), make.figure(b)))
        for y, a, b in ((2018, 5.0, None), (2019, 5.0, 20.0), (2023, 4.0, 26.0))
    ]
    found = conclusion.whole_trend("Leeftijd", rows)
    assert found == f"Leeftijd: 26,0{N}% in 2023 (65 jaar en ouder), in 2019 was het 20,0{N}%"
    assert "te weinig jaren" in conclusion.whole_trend("Leeftijd", rows[:2])


def test_a_large_gap_within_the_margin_is_not_called_alike(make: Any) -> None:
    """Of few people the margin is wide: then we do not know, which is something else than alike."""
    found = conclusion.now(make.reading(level=0), make.comparison())
    assert "geen betrouwbaar verschil" in found
    assert "vergelijkbaar" not in found
    near = make.reading(level=0, reference=14.0)
    assert "vergelijkbaar met" in conclusion.now(near, make.comparison())
    same = make.reading(level=0, value=14.16, reference=14.21, spread=0.01)
    assert "vergelijkbaar met" in conclusion.now(same, make.comparison()), "as shown there is no difference"


def test_a_difference_that_is_told_is_seen(make: Any) -> None:
    found = conclusion.now(make.reading(value=14.16, reference=14.21, spread=0.01), make.comparison())
    assert "14,16" in found
    assert "14,21" in found


def test_without_a_margin_nothing_is_said_of_chance(make: Any) -> None:
    found = conclusion.now(make.reading(level=0, deviate=None), make.comparison())
    assert "onbekend hoe betrouwbaar" in found
    assert "toeval zijn" not in found


def test_what_may_be_chance_among_many_says_so(make: Any) -> None:
    found = conclusion.now(make.reading(level=1, doubtful=True), make.comparison())
    assert ", mogelijk ongunstiger dan" in found


def test_a_group_is_not_told_that_a_figure_is_only_by_origin(make: Any) -> None:
    hidden = make.reading("aandeel_groep", value=None)
    assert "alleen per herkomst" in conclusion.now(hidden, make.comparison())
    assert "te weinig mensen" in conclusion.now(hidden, make.comparison(), "TUR")


def test_a_trend_without_a_figure_says_why(make: Any) -> None:
    nothing = make.series(make.reading(), {2020: None, 2021: None})
    assert "te weinig mensen" in conclusion.trend(nothing)
    assert "te weinig jaren" not in conclusion.trend(nothing)


def test_a_trend_does_not_rest_on_a_provisional_year(make: Any) -> None:
    series = make.series(make.reading(), {2019: 9.0, 2020: 9.5, 2021: 5.0})
    early = replace(series, figures=(*series.figures[:2], replace(series.figures[2], provisional=True)))
    assert "2020" in conclusion.trend(early)
    assert "2021" not in conclusion.trend(early)
    short = replace(early, figures=early.figures[1:])  # with one fixed year only, all there is
    assert "2021" in conclusion.trend(short)


def test_a_trend_is_told_up_to_the_chosen_year(make: Any) -> None:
    series = make.series(make.reading(), {2019: 9.0, 2020: 9.5, 2021: 5.0})
    assert "2021" in conclusion.trend(series)
    assert "2021" not in conclusion.trend(series, 2020)
    assert "2020" in conclusion.trend(series, 2020)

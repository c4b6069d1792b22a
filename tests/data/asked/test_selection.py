"""Whatever comes in, a usable selection comes out, and a link opens what it was made from."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, Areas
from data.asked.selection import KEYS, REFERENCES, Choices, Notice, Selection, default, parse

AREAS = Areas(
    [
        Area("NL00", "Nederland", "land", None),
        Area("GM0001", "Aadorp", "gemeente", "NL00"),
        Area("GM0002", "Beedorp", "gemeente", "NL00"),
        Area("WK000101", "Noord", "wijk", "GM0001"),
    ]
)
CHOICES = Choices(
    areas=AREAS,
    groups=("T", "NL", "SYR"),
    years=(2019, 2020, 2021),
    default_year=2020,
    themes=("demografie", "onderwijs"),
    indicators={"inwoners": "demografie", "cito": "onderwijs", "vve": "onderwijs"},
    divisions=("vijfdeling", "twintigdeling"),
)


def read(*sources: Any) -> Selection:
    return parse(CHOICES, *sources)[0]


def valid(selection: Selection) -> bool:
    """Is this a selection that the release can show?"""
    c = CHOICES
    return (
        selection.area in c.areas
        and selection.year in c.years
        and selection.group in c.groups
        and selection.reference in REFERENCES
        and selection.theme in c.themes
        and (selection.indicator is None or c.indicators[selection.indicator] == selection.theme)
        and (selection.compare is None or selection.compare in c.areas)
        and (selection.with_group is None or selection.with_group in c.groups)
        and (selection.division is None or selection.division in c.divisions)
    )


codes = st.sampled_from([a.code for a in AREAS])
groups = st.sampled_from(CHOICES.groups)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    theme = draw(st.sampled_from(CHOICES.themes))
    own = [i for i, t in CHOICES.indicators.items() if t == theme]
    return Selection(
        area=draw(codes),
        year=draw(st.sampled_from(CHOICES.years)),
        theme=theme,
        group=draw(groups),
        reference=draw(st.sampled_from(REFERENCES)),
        indicator=draw(st.none() | st.sampled_from(own)),
        compare=draw(st.none() | codes),
        with_group=draw(st.none() | groups),
        division=draw(st.none() | st.sampled_from(CHOICES.divisions)),
    )


odd = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=60)
    | st.binary(max_size=20)
    | st.binary(max_size=20).map(str)
    | st.just(10**5000)
    | st.just("x" * 200_000)
    | st.sampled_from(
        ["NL00", " gm0001 ", "T", "2020", "２０２０", "²019", "0x7e4", "breder", "cito", "\x00", "\ud800"]
    )
)  # fmt: skip
anything = odd | st.lists(odd, max_size=3) | st.dictionaries(st.text(max_size=5), odd, max_size=2)
sources = st.none() | st.dictionaries(st.sampled_from([*KEYS.values(), "x", ""]), anything, max_size=10)


@given(st.lists(sources | anything, max_size=3))
def test_parse_never_raises_and_always_gives_a_valid_selection(given_sources: list[Any]) -> None:
    selection, notices = parse(CHOICES, *given_sources)
    assert valid(selection)
    assert all(n.key in KEYS.values() and 0 < len(n.value) <= 40 for n in notices)
    assert len({n.key for n in notices}) == len(notices)


@given(selections())
def test_the_store_brings_back_the_same_selection(selection: Selection) -> None:
    assert parse(CHOICES, selection.to_dict()) == (selection, ())


@given(selections())
def test_a_link_brings_back_the_same_selection(selection: Selection) -> None:
    query = selection.to_query()
    assert not query.startswith("?")
    assert parse(CHOICES, parse_qs(query)) == (selection, ())
    assert parse(CHOICES, {k: v[0] for k, v in parse_qs(query).items()}) == (selection, ())


def test_nothing_asked_gives_the_default() -> None:
    expected = Selection(area="NL00", year=2020, theme="demografie")
    assert default(CHOICES) == expected
    assert parse(CHOICES) == parse(CHOICES, None, {}) == (expected, ())


def test_the_first_source_counts_most_field_by_field() -> None:
    found = read({"herkomst": "NL"}, {"gebied": "GM0002", "herkomst": "SYR"})
    assert (found.area, found.group) == ("GM0002", "NL")


def test_a_link_that_names_an_area_opens_the_same_for_everyone() -> None:
    found = read({"gebied": "GM0001"}, {"gebied": "GM0002", "herkomst": "SYR", "ijkpunt": "totaal"})
    assert (found.area, found.group, found.reference) == ("GM0001", "T", "breder")
    unknown = read({"gebied": "GM9999"}, {"gebied": "GM0002", "herkomst": "SYR"})
    assert (unknown.area, unknown.group) == ("GM0002", "SYR")


def test_an_indicator_alone_brings_its_theme_whatever_was_chosen_before() -> None:
    found = read({"indicator": "cito"}, {"thema": "demografie"})
    assert (found.theme, found.indicator) == ("onderwijs", "cito")


def test_an_area_may_be_typed_in_small_letters_and_with_spaces() -> None:
    assert read({"gebied": " wk000101 "}).area == "WK000101"


def test_a_repeated_key_counts_once() -> None:
    assert read({"herkomst": ["NL", "SYR"], "jaar": []}).group == "NL"


def test_the_theme_follows_the_indicator() -> None:
    assert read({"indicator": "cito"}).theme == "onderwijs"


def test_an_indicator_of_another_theme_is_dropped() -> None:
    assert read({"thema": "demografie"}, {"indicator": "cito", "thema": "onderwijs"}).indicator is None


@pytest.mark.parametrize(("key", "value"), [
    ("gebied", "GM9999"), ("herkomst", "ZZZ"), ("jaar", "1999"), ("jaar", "２０２０"), ("jaar", "02020"),
    ("ijkpunt", "gisteren"), ("thema", "geluk"), ("indicator", "onzin"), ("vergelijk", "WK1"),
    ("met_herkomst", "QQ"), ("indeling", "zesdeling"),
])  # fmt: skip
def test_what_is_unknown_is_noticed_and_falls_back(key: str, value: str) -> None:
    selection, notices = parse(CHOICES, {key: value})
    assert notices == (Notice(key, value),)
    assert selection == default(CHOICES)


def test_an_unknown_value_in_the_link_falls_back_to_the_store_with_one_notice() -> None:
    selection, notices = parse(CHOICES, {"gebied": "GM9999"}, {"gebied": "GM0002"}, {"gebied": "weg"})
    assert selection.area == "GM0002"
    assert notices == (Notice("gebied", "GM9999"),)


def test_a_notice_holds_at_most_forty_characters() -> None:
    assert parse(CHOICES, {"thema": "x" * 500})[1] == (Notice("thema", "x" * 40),)


def test_unknown_keys_are_ignored() -> None:
    assert parse(CHOICES, {"utm_source": "nieuwsbrief", "Gebied": "GM0001"}) == (default(CHOICES), ())


def test_a_source_that_is_no_mapping_is_ignored() -> None:
    broken: Any = ["gebied", "GM0001"]
    assert parse(CHOICES, broken, "GM0001", 3, {"gebied": "GM0002"})[0].area == "GM0002"  # type: ignore[arg-type]

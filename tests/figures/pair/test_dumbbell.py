"""The words, the table and the buttons of a comparison: escaped, neutral, and never without a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from markupsafe import Markup

from components.vergelijken.compare_bar import pair_buttons
from components.vergelijken.pair_table import pair_table
from data.areas import STANDARD, Area
from data.catalogue import Catalogue, Theme
from data.queries.pairs.chosen_sides import Side
from data.queries.pairs.pair_by_indicator import Chance, Pair, PairRow
from data.queries.pairs.two_profiles import TwoPies
from data.releases.release import Status
from data.results import Comparison
from figures.pair import Dumbbells, rows_of, scale_of
from figures.pair.screen import drawing
from figures.taart.pie import pie
from figures.words.pair import Names, headline, invitation, names, scale_words, sentences
from tests.handmade import WIJK, Make, Node

Parse = Callable[[str], Node]
ZUID = Area("WK000201", "Zuid", "wijk", "GM0002")


@pytest.fixture
def row(make: Make) -> Callable[..., PairRow]:
    """An indicator with 14,2 % beside 9,1 %, more than chance and large; or as told."""

    def made(indicator: str = "bijstand", **changes: Any) -> PairRow:
        a, b = make.figure(14.2), make.figure(9.1, numerator=910, denominator=10000, low=8.6, high=9.7)
        plain = PairRow(make.indicator(indicator), a, b, 5.1, 4.2, 6.0, 2.4, Chance.MEER)
        return replace(plain, **changes)

    return made


@pytest.fixture
def couple(make: Make, catalogue: Catalogue, row: Callable[..., PairRow]) -> Callable[..., Pair]:
    def made(*rows: PairRow, **changes: Any) -> Pair:
        a, b = (Side(area, catalogue.groups["T"]) for area in (make.area, ZUID))
        plain = Pair(a, b, True, "", 2023, rows or (row(),), WIJK)
        return replace(plain, **changes)

    return made


def called(found: Pair) -> Names:
    return names(found, {s.area.code: f"{s.area.name}, Stad" for s in (found.a, found.b)})


def groups(catalogue: Catalogue, found: Pair, a: str, b: str, same_area: bool = True) -> Pair:
    one = found.a.area
    other = one if same_area else found.b.area
    return replace(found, a=Side(one, catalogue.groups[a]), b=Side(other, catalogue.groups[b]))


def test_areas_go_by_their_own_names(couple: Callable[..., Pair], make: Make) -> None:
    told = called(couple())
    assert (told.a, told.b_full, told.shared) == (make.area.name, "Zuid, Stad", "")


def test_areas_with_the_same_name_are_told_apart(couple: Callable[..., Pair], make: Make) -> None:
    twin = Side(replace(make.area, code="WK000901"), couple().b.group)
    full = {make.area.code: "Noord, Hier", "WK000901": "Noord, Daar"}
    told = names(couple(b=twin), full)
    assert (told.a, told.b) == ("Noord, Hier", "Noord, Daar")


def test_groups_are_people_with_an_origin(couple: Callable[..., Pair], catalogue: Catalogue) -> None:
    told = called(groups(catalogue, couple(), "SYR", "T"))
    assert (told.a, told.a_full, told.b_said) == (
        "Syrië", "Inwoners met Syrische herkomst", "alle inwoners",
    )  # fmt: skip
    both = called(groups(catalogue, couple(), "SYR", "NL", same_area=False))
    assert both.b_full == "Inwoners met Nederlandse herkomst in Zuid, Stad"


def test_the_headline_counts_and_names_the_largest(
    couple: Callable[..., Pair], row: Callable[..., PairRow]
) -> None:
    by_chance = row("laag_inkomen", chance=Chance.TOEVAL)
    small = row("nww", spread=99.0)
    found = couple(row(), by_chance, small)
    told = sentences(found, called(found), row())
    assert "verschillen op 2 van de 3 onderwerpen in de taart meer dan toeval" in told[0]
    assert "Het meest bij ‘Bijstand’: 14,2\u00a0% naast 9,1\u00a0%." in told[0]
    assert told[1].startswith("Op 1 onderwerp is het verschil ook groot")


@pytest.mark.parametrize(
    ("chances", "told"),
    [
        ([Chance.TOEVAL] * 3, "op geen van de 3 onderwerpen"),
        ([Chance.MEER, Chance.TOEVAL], "op 1 van de 2 onderwerpen"),
        ([Chance.MEER], "verschillen meer dan toeval op het enige onderwerp in de taart"),
        ([Chance.TOEVAL], "verschillen niet meer dan toeval op het enige onderwerp in de taart"),
        ([Chance.GEEN_CIJFER, Chance.GEEN_MARGE], "Er is geen onderwerp"),
    ],
)
def test_how_many_differ(
    couple: Callable[..., Pair], row: Callable[..., PairRow], chances: list[Chance], told: str
) -> None:
    found = couple(*(row(chance=c) for c in chances))
    assert told in " ".join(sentences(found, called(found), None))


@pytest.mark.parametrize(
    ("overlap", "told"),
    [
        ("", None),
        ("a_in_b", "is een deel van Zuid"),
        ("b_in_a", "Zuid is een deel van"),
        ("deels", "Een deel van de mensen"),
    ],
)
def test_who_counts_on_both_sides(couple: Callable[..., Pair], overlap: Any, told: str | None) -> None:
    found = couple(overlap=overlap)
    words = " ".join(sentences(found, called(found), None))
    assert told in words if told else "deel" not in words


def test_a_group_without_figures_says_why(
    couple: Callable[..., Pair], row: Callable[..., PairRow], catalogue: Catalogue, make: Make
) -> None:
    for status, told in ((Status.ONDERDRUKT, "te weinig mensen"), (Status.NIET_BESCHIKBAAR, "wie er wonen")):
        none = make.figure(None, status=status)
        rows = [row(a=none, b=none, gap=None, low=None, high=None, chance=Chance.GEEN_CIJFER)] * 8
        found = groups(catalogue, couple(*rows), "SYR", "NL")
        assert told in " ".join(sentences(found, called(found), None))


def test_nothing_chosen_is_an_invitation(couple: Callable[..., Pair], parse: Parse) -> None:
    found = couple(given=False)
    assert "Er ligt nog niets anders naast" in sentences(found, called(found), None)[0]
    assert "Kies hierboven een gemeente of wijk" in parse(invitation()).text


def test_names_are_escaped(couple: Callable[..., Pair], make: Make, parse: Parse) -> None:
    found = couple()
    for html in (
        headline(found, called(found), None),
        pair_table(make.exhibit(plotted(found)), found, called(found), make.themes, theme_of(make)),
        pair_buttons(found, called(found), [make.gemeente, make.land]),
    ):
        assert not parse(html).all("b", class_="") or "&lt;b&gt;" in html
        assert '<b>&"' not in html


def plotted(found: Pair) -> Dumbbells:
    """The rows of a comparison, with names that must be escaped."""
    named = called(found)
    return Dumbbells(tuple(rows_of(found, "arbeid_inkomen")), (named.a, named.b), found.year)


def theme_of(make: Make) -> Theme:
    return make.catalogue.themes["arbeid_inkomen"]


def table(couple: Callable[..., Pair], make: Make, parse: Parse, *rows: PairRow) -> Node:
    found = couple(*rows)
    exhibit = make.exhibit(plotted(found))
    return parse(pair_table(exhibit, found, called(found), make.themes, theme_of(make)))


def test_a_row_says_it_all_in_words(
    couple: Callable[..., Pair], make: Make, parse: Parse, row: Callable[..., PairRow]
) -> None:
    cells = [c.text for c in table(couple, make, parse, row()).all("td")]
    assert cells[0] == "14,2\u00a0% 1.230 van 8.660"
    assert cells[2] == "9,1\u00a0% 910 van 10.000"
    assert cells[3] == "5,1\u00a0procentpunt hoger marge 4,2 tot 6,0"
    assert "meer dan toeval" in cells[4]
    assert "groot voor dit onderwerp" in cells[4]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"spread": 99.0}, "klein voor dit onderwerp"),
        ({"chance": Chance.TOEVAL}, "kan toeval zijn"),
        ({"chance": Chance.GEEN_MARGE, "low": None, "high": None}, "niet te zeggen zonder marge"),
        ({"chance": Chance.MODEL, "low": None, "high": None}, "niet te zeggen modelmatige schatting"),
        ({"chance": Chance.AANTAL, "low": None, "high": None}, "een aantal krijgt geen oordeel"),
    ],
)
def test_chance_in_words(
    couple: Callable[..., Pair],
    make: Make,
    parse: Parse,
    row: Callable[..., PairRow],
    changes: Any,
    told: str,
) -> None:
    assert told in table(couple, make, parse, row(**changes)).all("td")[4].text


def test_a_missing_figure_says_why_and_the_other_is_drawn(
    couple: Callable[..., Pair], make: Make, parse: Parse, row: Callable[..., PairRow]
) -> None:
    found = row(b=make.figure(None), gap=None, low=None, high=None, chance=Chance.GEEN_CIJFER)
    shown = table(couple, make, parse, found)
    assert "te weinig mensen" in shown.all("td")[2].text
    assert "minder dan" in shown.all("span", class_="none")[0].attributes["data-tip"]
    assert len(shown.all("circle")) == 1
    assert not shown.all("rect")


def test_shares_are_drawn_from_zero(row: Callable[..., PairRow], make: Make) -> None:
    found = row(a=make.figure(95.0, low=94.0, high=96.0), b=make.figure(90.0, low=89.0, high=91.0))
    assert scale_of(found).start == 0


def test_a_count_has_no_drawing(row: Callable[..., PairRow]) -> None:
    assert drawing(row("inwoners", chance=Chance.AANTAL)) == Markup("")


def test_a_theme_without_figures_offers_all_inhabitants(
    couple: Callable[..., Pair], make: Make, parse: Parse, row: Callable[..., PairRow], catalogue: Catalogue
) -> None:
    none = make.figure(None)
    found = groups(catalogue, couple(row(a=none, b=none)), "SYR", "NL", same_area=False)
    html = parse(pair_table(make.exhibit(None), found, called(found), make.themes, theme_of(make)))
    assert html.all("button", data_event="paar")[0].attributes["data-value"] == "WK000101|WK000201|T|"
    assert not html.all("table")


def test_swap_wider_and_clear(couple: Callable[..., Pair], make: Make, parse: Parse) -> None:
    found = couple()
    buttons = parse(pair_buttons(found, called(found), [make.gemeente, make.land])).all("button")
    assert [b.attributes["data-value"] for b in buttons] == [
        "WK000201|WK000101|T|", "WK000101|GM0001|T|", "WK000101|NL00|T|", "WK000101||T|",
    ]  # fmt: skip
    assert "aria-disabled" not in buttons[-1].attributes


def test_swapping_groups_stays_in_the_area(
    couple: Callable[..., Pair], catalogue: Catalogue, parse: Parse
) -> None:
    found = groups(catalogue, couple(), "SYR", "NL")
    swap = parse(pair_buttons(found, called(found), [])).all("button")[0]
    assert swap.attributes["data-value"] == "WK000101||NL|SYR"


def test_two_taarten_on_a_page_share_no_name(make: Make, parse: Parse) -> None:
    profile = make.profile(make.reading(value=None), make.reading("nww"))
    left, right = (pie(profile, make.themes, side) for side in "ab")
    both = parse(left + right)
    for name in ("id", "data-key"):
        own = [n.attributes[name] for n in both.all() if name in n.attributes]
        assert len(own) == len(set(own)), name
    assert "url(#onbekend-a)" in left
    assert "#onbekend)" not in left + right


def test_figures_of_an_older_year_say_so(
    couple: Callable[..., Pair], row: Callable[..., PairRow], make: Make
) -> None:
    old = row(a=make.figure(14.2, year=2020), b=make.figure(9.1, year=2020))
    found = couple(old, row("nww", chance=Chance.TOEVAL))
    told = sentences(found, called(found), old)
    assert "Dat is ‘Bijstand (2020)’: 14,2\u00a0% naast 9,1\u00a0%." in told[0]
    assert (
        "Bij 1 onderwerp is er geen cijfer van 2023. Daar vergelijken we een ouder jaar; de tabel zegt welk."
        in told
    )


def test_the_only_figure_is_not_the_most(couple: Callable[..., Pair], row: Callable[..., PairRow]) -> None:
    found = couple(row())
    told = sentences(found, called(found), row())[0]
    assert "het enige onderwerp" in told
    assert "Het meest" not in told


def test_areas_compared_for_one_group_name_that_group(
    couple: Callable[..., Pair], catalogue: Catalogue
) -> None:
    found = couple()
    group = catalogue.groups["SYR"]
    found = replace(found, a=replace(found.a, group=group), b=replace(found.b, group=group))
    assert sentences(found, called(found), None)[0].startswith("Bij inwoners met Syrische herkomst: ")


def test_another_yardstick_than_the_chosen_one_is_said(couple: Callable[..., Pair], make: Make) -> None:
    held = Comparison("nederland", make.land, "T", STANDARD[2], make.land)
    coloured = make.profile(make.reading(), comparison=held)
    bare = make.profile(make.reading(), comparison=replace(held, kind=None))
    both = TwoPies((coloured, bare), held, False, (make.indicator("segregatie_be"),))
    told = " ".join(scale_words(both, called(couple()), "breder"))
    assert "In de balk staat ‘Zelfde herkomst in het ruimere gebied’" in told
    assert "vergeleken met Nederland, naast de gewone verschillen tussen alle wijken in Nederland" in told
    assert "Zuid: hiermee is de andere taart vergeleken. Deze taart heeft daarom geen kleur." in told
    assert "Niet in de taarten, want het past maar bij een van de twee: Segregatie-index." in told
    assert scale_words(TwoPies((coloured, coloured), held, True, ()), called(couple()), "breder") == []

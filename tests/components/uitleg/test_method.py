"""The page Uitleg: everything the law and the user may ask about, and the arithmetic of one figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from components.uitleg.colour import colour, legends
from components.uitleg.example import example, ruler, worked
from components.uitleg.method import SECTIONS, aim, uitleg, vocabulary
from components.uitleg.release import release_info
from components.uitleg.topics import topics
from data.areas import STANDARD, Areas
from data.queries.about.coverage import Coverage
from data.releases.release import Check, Release, Source
from data.statistics.rounding import Steps
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN

Parse = Callable[[str], Any]
THERE = Coverage((2019, 2020, 2021), (2021,), STANDARD[:2], True)


@pytest.fixture
def shown(make: Any, parse: Parse) -> Callable[..., Any]:
    """The example for a reading, drawn and parsed."""

    def draw(reading: Any, **changes: Any) -> Any:
        group = make.catalogue.groups["SYR"]
        return parse(example(reading, make.comparison(**changes), group, f"{make.area.name}, Aadorp"))

    return draw


def cells(page: Any) -> dict[str, list[str]]:
    """The rows of the table of sums, by their name."""
    rows = page.all("tr")[1:]
    return {row.all("th")[0].text: [c.text for c in row.all("td")] for row in rows}


# ---------------------------------------------------------------- the page


def test_all_sections_are_there_in_order_with_headings_that_do_not_skip(make: Any, parse: Parse) -> None:
    sections = {name: Markup("<p>{}</p>").format(name) for name in SECTIONS}
    sections["kleur"] = colour(Markup("<h3>x</h3>"))
    sections["doel"] = aim(6, (2013, 2014, 2015))
    page = parse(uitleg(Markup(""), sections, make.themes))
    assert [s.attributes["id"] for s in page.all("section")] == list(SECTIONS)
    levels = [int(tag) for tag in re.findall(r"<h(\d)", str(uitleg(Markup(""), sections, make.themes)))]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert levels.count(1) == 1


def test_the_contents_link_to_what_is_there(make: Any, parse: Parse, release: Release) -> None:
    sections = {name: Markup("") for name in SECTIONS}
    sections["onderwerpen"] = topics(release, make.themes, {})
    page = parse(uitleg(Markup(""), sections, make.themes))
    targets = [a.attributes["href"][1:] for a in page.all("nav")[0].all("a")]
    ids = [n.attributes["id"] for n in page.all() if "id" in n.attributes]
    assert set(targets) <= set(ids)
    assert len(ids) == len(set(ids))
    assert set(SECTIONS) <= set(targets)


def test_the_aim_says_what_the_monitor_is_not(parse: Parse) -> None:
    words = parse(aim(6, (2013, 2014, 2015))).text
    for part in ("6 thema's", "2013 t/m 2015", "Geen ranglijst", "Geen verklaring", "leeftijd"):
        assert part in words


# ---------------------------------------------------------------- the rule


def test_the_rule_names_its_steps_methods_and_references(parse: Parse) -> None:
    words = parse(colour(Markup(""))).text
    for part in ("0,5 keer", "1,5 keer", "Wilson", "Byar", "Student", "1927", "minder dan 8 wijken", "1,96"):
        assert part in words
    assert len(parse(colour(Markup(""))).all("li")) >= 6


def test_both_legends_stand_there_with_sign_and_word(parse: Parse) -> None:
    page = parse(legends())
    for found in (*JUDGED.values(), *DESCRIBED.values(), UNKNOWN):
        chips = page.all("span", class_=f"v-{found.key}")
        assert chips
        assert all(found.sign in c.text and found.word in c.text for c in chips)


def test_the_example_is_worked_out_with_its_arithmetic(shown: Callable[..., Any], make: Any) -> None:
    reading = make.reading("bijstand", value=14.203, reference=9.1, spread=2.4)
    found = cells(shown(reading))
    assert found["Cijfer"] == ["14,2\u00a0%", "100 × 1.230 / 8.660 = 14,20"]
    assert found["Marge"][0] == "13,5\u00a0% tot 14,9\u00a0%"
    assert "Wilson" in found["Marge"][1]
    assert "n = 8.660" in found["Marge"][1]
    assert found["Vergelijkcijfer"][0] == "9,1\u00a0%"
    assert found["Toets"] == ["9,00 standaardfouten", "meer dan 1,96: meer dan toeval."]
    assert "blijft over" in found["Tussen alle cijfers hier"][0]
    assert found["Verschil"] == ["5,1\u00a0procentpunt hoger", "14,20 − 9,10 = 5,10"]
    assert found["Spreiding"][0] == "2,40"
    assert "een kleur vanaf 1,20 verschil, “duidelijk” vanaf 3,60" in found["Spreiding"][1]
    assert found["Keer de spreiding"] == ["2,13", "5,10 / 2,40 = 2,13; dat is minstens 1,5"]
    assert found["Welke kant"][0] == "lager is gunstiger"
    assert found["Oordeel"][0] == "−−duidelijk ongunstiger"


@pytest.mark.parametrize(
    ("deviate", "reference", "level", "words"),
    [
        (0.9, 9.5, 0, ("niet meer dan 1,96", "minder dan 0,5", "vergelijkbaar")),
        (9.0, 9.5, 0, ("meer dan 1,96: meer dan toeval", "minder dan 0,5", "vergelijkbaar")),
        (9.0, 8.0, 1, ("meer dan 1,96: meer dan toeval", "minstens 0,5", "ongunstiger", "blijft over")),
        (None, 8.0, 1, ("geen marge bekend", "minstens 1,0", "ongunstiger")),
    ],
)
def test_the_example_says_why(
    shown: Callable[..., Any],
    make: Any,
    deviate: float | None,
    reference: float,
    level: int,
    words: tuple[str, ...],
) -> None:
    reading = make.reading("bijstand", value=10.0, reference=reference, spread=2.0, level=level)
    text = shown(replace(reading, deviate=deviate)).text
    assert all(part in text for part in words)


def test_the_example_shows_rounding_the_part_in_the_reference_and_the_doubt_among_many(
    shown: Callable[..., Any], make: Any
) -> None:
    reading = make.reading(
        "bijstand", value=10.0, reference=8.0, spread=2.0, level=1, apart=0.8, doubtful=True
    )
    figure = replace(reading.figure, rounded=Steps(10, 15))
    found = cells(shown(replace(reading, figure=figure)))
    assert found["Afronding"][0] == "aantal ± 5, noemer ± 7,5"
    assert "0,80 keer zo groot" in found["Toets"][1]
    assert found["Tussen alle cijfers hier"][0] == "kan toch toeval zijn (°)"
    assert found["Oordeel"][0].startswith("−°")


def test_counts_that_do_not_give_the_value_are_not_made_to(shown: Callable[..., Any], make: Any) -> None:
    assert cells(shown(make.reading("bijstand", value=20.0)))["Cijfer"][1] == "ca. 1.230 van 8.660"
    bare = make.reading("bijstand", value=20.0)
    bare = replace(bare, figure=replace(bare.figure, numerator=None, denominator=None))
    assert cells(shown(bare))["Cijfer"][1] == "zoals de bron het geeft"


@pytest.mark.parametrize("indicator", ["bijstand", "verdachten", "cito", "segregatie_be", "corporatiewoning"])
def test_every_kind_of_indicator_can_be_the_example(
    shown: Callable[..., Any], make: Any, indicator: str
) -> None:
    reading = make.reading(indicator)
    if reading.indicator.kind == "index":  # never has an interval
        reading = replace(reading, figure=replace(reading.figure, low=None, high=None))
    assert len(cells(shown(reading))) >= 7


def test_names_are_escaped_in_the_example(shown: Callable[..., Any], make: Any) -> None:
    nasty = make.indicator("bijstand", name="<script>", direction_reason="<i>")
    page = shown(make.reading(nasty))
    assert not page.all("script")
    assert 'Noord <b>&", Aadorp' in page.all("h3")[0].text


def test_without_a_choice_there_is_an_invitation(make: Any, parse: Parse) -> None:
    group = make.catalogue.groups["T"]
    page = parse(example(None, make.comparison(kind=None), group, "Nederland"))
    assert page.all("a")[0].attributes["href"] == "/"
    assert "gekozen" in page.text
    assert "geen cijfer" in parse(example(None, make.comparison(), group, "Aadorp")).text


@pytest.mark.parametrize("value", [9.1, 14.2, 90.0, -70.0])
@pytest.mark.parametrize("indicator", ["bijstand", "hoogopgeleid", "corporatiewoning"])
def test_the_ruler_has_five_zones_that_fill_it(make: Any, parse: Parse, indicator: str, value: float) -> None:
    page = parse(ruler(worked(make.reading(indicator, value=value))))
    zones = page.all(class_="zones")[0].all("span")
    widths = [float(re.findall(r"width:([\d.]+)%", z.attributes["style"])[0]) for z in zones]
    assert sum(widths) == pytest.approx(100, abs=0.1)
    (dot,) = page.all("i", class_="dot")
    assert 0 <= float(re.findall(r"left:([\d.]+)%", dot.attributes["style"])[0]) <= 100
    left = {
        "bijstand": "veel_gunstiger",
        "hoogopgeleid": "veel_ongunstiger",
        "corporatiewoning": "veel_lager",
    }
    assert zones[0].attributes["class"] == f"v-{left[indicator]}"
    assert page.all("figure", aria_hidden="true"), "the table says the same to a screen reader"


# ---------------------------------------------------------------- words, topics, release


def test_every_group_and_its_years_are_told(make: Any, parse: Parse) -> None:
    found = list(make.catalogue.classifications.values())
    page = parse(vocabulary(found, ["T", "NL", "SYR"], {"vijfdeling": (2022, 2023)}, [10, 100], STANDARD))
    words = page.text
    for classification in found[1:]:
        assert classification.name in words
        assert all(group.label in words for group in classification.groups)
    assert "tot en met 2022" in words
    assert "met cijfers in deze uitgave over 2022 en 2023" in words
    assert "Polen (niet in deze uitgave)" in words
    assert "Syrië (niet" not in words
    assert "minder dan 10 (bij een paar onderwerpen 100) waarnemingen" in words


def test_every_indicator_can_be_linked_to_and_holds_its_definition(
    make: Any, parse: Parse, release: Release
) -> None:
    true = replace(release, fictional=False)
    indicators = {
        t.id: [(i, THERE) for i in make.catalogue.indicators.values() if i.theme == t.id] for t in make.themes
    }
    page = parse(topics(true, make.themes, indicators))
    for indicator in (i for pairs in indicators.values() for i, _ in pairs):
        (found,) = page.all("details", id=f"onderwerp-{indicator.id}")
        for part in (indicator.name, indicator.definition, indicator.source, indicator.direction_reason):
            assert part in found.text
        assert "2019 t/m 2021 (voorlopig: 2021)" in found.text
        assert ("nog na te gaan bij het CBS" in found.text) == ("aanname" in indicator.basis)
        summary = found.all("summary")[0].text
        assert ("schatting" in summary) == indicator.modelled
        for one in indicator.breaks:
            assert f"Vanaf {one.year}" in found.text


def test_of_invented_figures_no_real_source_is_named(make: Any, parse: Parse, release: Release) -> None:
    indicator = make.indicator("bijstand")
    page = parse(topics(release, make.themes, {indicator.theme: [(indicator, THERE)]}))
    assert indicator.source not in page.text
    assert "Verzonnen cijfers" in page.text


def test_an_unknown_basis_counts_as_an_assumption(make: Any, parse: Parse, release: Release) -> None:
    true = release
    page = parse(topics(true, make.themes, {"onderwijs": [(make.indicator("vve", basis="?"), THERE)]}))
    assert "Nog na te gaan bij het CBS" in page.text


@pytest.fixture
def release() -> Release:
    return Release(
        path=Path(),
        id="proef-2026-01-02-abcdef12",
        edition="proef",
        title="Proef <b>",
        created="2026-01-02T03:04:05.000000+00:00",
        fictional=True,
        sources=(Source("CBS", "1NED", "2025-03-04", "CC BY 4.0"), Source("Eigen", "-", "voorjaar", "<i>")),
        checks=(Check("Aantal", True, "klopt & telt op"),),
        years=(2019, 2020, 2021),
        groups=("T", "NL", "SYR"),
        indicators=("a", "b"),
        rows={"a": 1000, "b": 500},
        provisional={"a": (2021,), "b": (2021,)},
        files={},
        digest="",
    )


def test_the_release_tells_what_it_is(make: Any, parse: Parse, release: Release) -> None:
    areas = Areas([make.land, make.gemeente, make.area])
    page = parse(release_info(release, areas, ["De uitgave x is <kapot>."]))
    for part in (
        release.id, "2 januari 2026", "verzonnen", "1 gemeenten en 1 wijken", "1.500", "2021 (2 onderwerpen)",
        "4 maart 2025", "voorjaar", "CC BY 4.0", "klopt & telt op", "De uitgave x is <kapot>.", "Proef <b>",
    ):  # fmt: skip
        assert part in page.text
    assert not page.all("b")
    assert not page.all("i")


def test_a_release_without_checks_or_refusals_says_nothing_of_them(
    make: Any, parse: Parse, release: Release
) -> None:
    page = parse(release_info(replace(release, checks=(), fictional=False), Areas([make.land]), ()))
    assert "niet bruikbaar" not in page.text
    assert "verzonnen" not in page.text
    assert "geen controles" in page.text

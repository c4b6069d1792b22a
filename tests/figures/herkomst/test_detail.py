"""Dots, gaps and one group as people: numbers beside every mark, in the order of the classification."""

from __future__ import annotations

from typing import Any

import pytest

from data.queries.groups.gaps_by_group import GroupGaps, get_gaps_by_group, get_range_over_groups
from data.queries.groups.origin_mix import MixPart, OriginMix
from data.queries.readings_by_group import GroupPart
from figures.drawing import Drawing
from figures.herkomst import detail as group_detail
from figures.herkomst.mix import mix
from figures.kinds import card_table, screen
from figures.lines import Lines, TrendLine
from figures.lines.panels import panels
from figures.words.years import one_year

CODES = ("NL", "EU_BU", "BE_BU")


def parts(make: Any, *counts: tuple[int, int] | None) -> list[GroupPart]:
    found = []
    for code, count in zip(CODES, counts, strict=True):
        figure = make.figure(None)
        if count:
            value = 100 * count[0] / count[1]
            figure = make.figure(
                value, numerator=count[0], denominator=count[1], low=value - 5, high=value + 5
            )
        reading = make.reading(value=figure.value, figure=figure)
        found.append(GroupPart(make.catalogue.groups[code], reading, count[1] if count else None))
    return found


def made_gaps(make: Any, against: str = "NL") -> GroupGaps:
    found = get_gaps_by_group(make.indicator(), parts(make, (48, 80), (56, 70), None), against)
    assert found is not None
    return found


def differences(make: Any, against: str = "NL") -> Drawing:
    gaps = made_gaps(make, against)
    return group_detail.differences(gaps, one_year(2023), gaps.against.reading.figure)


def test_every_group_has_its_dot_its_numbers_and_its_size(make: Any, parse: Any) -> None:
    some = parts(make, (46, 200), (30, 310), None)
    drawing = group_detail.dots(some, make.figure(9.0), get_range_over_groups(some), "EU_BU", "Aadorp", False)
    root = parse(screen(drawing.plot))
    rows = [r for r in root.all("div", **{"class": "dot-row"}) if not r.has("class", "axis")]
    assert [r.all("div", **{"class": "dot-label"})[0].text.startswith(make.catalogue.groups[c].short)
            for r, c in zip(rows, CODES, strict=True)] == [True] * 3  # fmt: skip
    assert "46 van 200" in rows[0].text
    assert "200 inwoners" in rows[0].text
    assert "te weinig mensen" in rows[2].text
    assert [len(r.all("circle")) for r in rows] == [1, 1, 0]
    assert [r.has("class", "is-chosen") for r in rows] == [False, True, False]
    table = parse(card_table(drawing.plot, drawing.title))
    assert len(table.all("tr")) == 5  # head, three groups, all inhabitants


@pytest.mark.parametrize("sensitive", [False, True])
def test_the_title_of_the_dots_judges_no_group(make: Any, sensitive: bool) -> None:
    some = parts(make, (46, 200), (30, 310), (90, 100))
    title = group_detail.dots(
        some, make.figure(9.0), get_range_over_groups(some), "T", "Aadorp", sensitive
    ).title
    expected = (
        "Bijstand per groep, met de marge"
        if sensitive
        else "Bijstand: van 9,7\xa0% (Europa, geb. elders) tot 90,0\xa0% (Buiten Europa, geb. elders)"
    )
    assert title == expected


def test_gaps_name_difference_ratio_and_chance_and_choose_the_group(make: Any, parse: Any) -> None:
    root = parse(screen(differences(make).plot))
    rows = root.all("tbody")[0].all("tr")
    assert [r.all("button")[0].attributes["data-value"] for r in rows] == list(CODES)
    assert {r.all("button")[0].attributes["data-event"] for r in rows} == {"met_herkomst"}
    assert [r.all("button")[0].attributes["aria-pressed"] for r in rows] == ["true", "false", "false"]
    assert "hiermee vergeleken: 60,0\xa0%" in rows[0].text
    assert "20,0\xa0procentpunt hoger" in rows[1].text
    assert "5,2 tot 33,4; meer dan toeval" in rows[1].text
    assert "1,33 keer" in rows[1].text
    assert "te weinig mensen" in rows[2].text


def test_the_table_of_the_gaps_leaves_out_the_group_itself(make: Any, parse: Any) -> None:
    rows = parse(card_table(differences(make, "EU_BU").plot, "")).all("tbody")[0].all("tr")
    assert [r.all("th")[0].text for r in rows] == [make.catalogue.groups[c].label for c in ("NL", "BE_BU")]
    assert "20,0\xa0procentpunt lager" in rows[0].text


def test_few_people_are_squares_and_many_a_part(make: Any, parse: Any) -> None:
    few, many, none = parts(make, (46, 200), (300, 3100), None)
    group = make.catalogue.groups["NL"]
    assert len(parse(screen(group_detail.people(few, group).plot)).all("rect")) == 200
    drawing = group_detail.people(many, group)
    assert len(parse(screen(drawing.plot)).all("rect")) == 10
    assert drawing.title == "Bijstand: ongeveer 1 op de 10"
    assert "minder dan" in parse(screen(group_detail.people(none, group).plot)).text


def test_a_gap_says_what_it_does_not_say(parse: Any) -> None:
    with_link, without = (parse(group_detail.age_note(link)) for link in ("/herkomst?x=1", None))
    assert "zegt niet waardoor" in with_link.text
    assert with_link.all("a")[0].attributes["href"] == "/herkomst?x=1"
    assert not without.all("a")


def test_small_charts_share_one_scale_and_never_cross_a_break(make: Any) -> None:
    reading = make.reading("vsv")  # a break in 2017
    values: dict[int, float | None] = {2015: 4.0, 2016: 4.2, 2017: 6.0, 2018: None, 2019: 5.0}
    series = make.series(reading, values)
    lines = (TrendLine("Alle inwoners", "ijkpunt", series), *(TrendLine(c, "hier", series) for c in CODES))
    figure = panels(Lines(lines, panels=True))
    axes = [figure["layout"][f"yaxis{n}"] for n in ("", "2", "3")]
    assert len({tuple(a["range"]) for a in axes}) == 1
    drawn = [t for t in figure["data"] if "marker" in t]
    assert len(drawn) == 6
    for line in drawn:
        joined = [y for y, x in zip(line["y"], line["x"], strict=True) if x in (2016, 2017, None)]
        assert None in joined  # a gap between the years on both sides of the break
        assert line["connectgaps"] is False


def test_who_live_here_as_bars_with_parts_of_a_group_below_it(make: Any, parse: Any) -> None:
    groups = make.catalogue.groups
    rows = tuple(
        MixPart(groups[c], make.figure(float(n)), 100 * n / 1000, wider)
        for c, n, wider in (("NLA", 700, 60.0), ("NW", 300, 40.0), ("NW_MAR", 120, None))
    )
    division = make.catalogue.classifications["achtergrond"]
    drawing = mix(OriginMix(division, 2020, make.figure(1000.0), make.gemeente, rows), make.area.name)
    root = parse(screen(drawing.plot))
    assert "verdeeld over 2 groepen" in drawing.title
    bars = root.all("div", role="listitem")
    assert [b.has("class", "is-part") for b in bars] == [False, False, True]
    assert "waarvan Marokkaanse achtergrond" in bars[2].text
    assert "12,0\xa0%" in bars[2].text
    assert "120 inwoners" in bars[2].text
    assert [len(b.all("line")) for b in bars] == [1, 1, 0]

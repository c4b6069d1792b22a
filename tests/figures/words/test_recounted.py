"""What is said of a figure that was counted anew, and of an area that is no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from data.areas import Area
from data.asked.selection import Notice, Selection
from data.catalogue import Break, Catalogue
from data.results import Series
from figures.facts import notes_on
from figures.kinds import card_table, table
from figures.lines.chart import TrendLine, trend_figure
from figures.lines.sparkline import sparkline
from figures.thema.trend import card_trend
from figures.words.headline import headline, notice_bar, notice_words
from figures.words.recounted import recounted_words

PARTS = tuple(Area(f"GM000{i}", name, "gemeente", "NL00") for i, name in enumerate(("Aa", "Bé <b>")))
BORDER = Break(2021, "Een deel van Ce kwam bij De.")


def anew(series: Series, *years: int, parts: tuple[Area, ...] = PARTS) -> Series:
    figures = tuple(replace(f, parts=parts) if f.year in years else f for f in series.figures)
    return replace(series, figures=figures)


def test_the_chart_the_table_and_the_file_say_from_what(make: Any) -> None:
    series = anew(make.series(make.reading(), {2019: 1.0, 2020: 2.0, 2022: 3.0, 2023: 4.0}), 2019, 2020)
    line = TrendLine("Noord", "hier", series)
    drawing = card_trend([line])
    assert "2019, 2020: herberekend uit Aa, Bé <b>." in notes_on(drawing.notes, "paper")
    assert "2020 (herberekend)" in card_table(drawing.plot, "")
    hover = next(t for t in trend_figure([line])["data"] if "hovertext" in t)["hovertext"]
    assert "herberekend uit Aa, Bé &lt;b&gt;" in hover[0]
    assert "herberekend" not in hover[2]
    words = [row[-1] for row in table(drawing.plot).file().rows]
    assert words[:3] == ["herberekend uit Aa, Bé <b>", "herberekend uit Aa, Bé <b>", ""]


def test_a_figure_under_another_code_says_which(make: Any) -> None:
    series = anew(make.series(make.reading(), {2020: 2.0, 2022: None}), 2020, 2022, parts=PARTS[:1])
    assert [recounted_words(f) for f in series.figures] == ["overgenomen van Aa (GM0000)", ""]


def test_another_border_is_drawn_as_every_break(make: Any) -> None:
    series = replace(
        make.series(make.reading(), {2019: 1.0, 2020: 2.0, 2022: 3.0, 2023: 4.0}), borders=(BORDER,)
    )
    figure = trend_figure([TrendLine("Noord", "hier", series)])
    (line,) = figure["layout"]["shapes"]
    assert line["x0"] == 2020.5
    assert any(
        "Breuk in 2021: Een deel van Ce kwam bij De." in n
        for n in notes_on(card_trend([TrendLine("N", "hier", series)]).notes, "paper")
    )
    assert sparkline(series, 2023).count("M") == 2  # two pieces, though nobody measured in 2021


def test_what_lies_beside_it_is_told_with_its_name(make: Any) -> None:
    plain = make.series(make.reading(), {2020: 2.0, 2022: 3.0})
    other = replace(anew(plain, 2020), borders=(BORDER,))
    drawing = card_trend([TrendLine("Noord", "hier", plain), TrendLine("Zuid", "vergelijk", other)])
    notes = notes_on(drawing.notes, "paper")
    assert [n.partition(":")[0] for n in notes if "Zuid" in n] == ["Zuid", "Zuid"]


def test_the_headline_says_that_borders_were_others(make: Any, catalogue: Catalogue) -> None:
    reading = make.reading()
    reading = replace(reading, figure=replace(reading.figure, parts=PARTS))
    profile = make.profile(reading)
    profile = replace(profile, selection=replace(profile.selection, year=reading.figure.year))
    html = headline(profile, catalogue.groups["T"], [], "De")
    assert "lagen de grenzen anders" in html
    assert "herberekend uit Aa, Bé &lt;b&gt;" in html


@pytest.mark.parametrize("key", ["gebied", "vergelijk"])
def test_an_area_that_went_into_one_is_told(key: str) -> None:
    told = notice_bar([Notice(key, "Cé", PARTS[:1], 2022)])
    assert "Cé hoort in de cijfers vanaf 2022 bij Aa." in told
    assert ("U ziet nu Aa." in told) == (key == "gebied")
    assert "gewone instelling" not in told


def test_an_area_that_was_divided_has_a_link_to_each_part(parse: Callable[[str], Any]) -> None:
    chosen = Selection("NL00", 2024, "onderwijs", group="SYR")
    page = parse(notice_bar([Notice("gebied", "Cé", PARTS, 2022)], chosen))
    assert [(a.text, a.attributes["href"]) for a in page.all("a")] == [
        ("Aa", "?gebied=GM0000&herkomst=SYR&jaar=2024&thema=onderwijs"),
        ("Bé <b>", "?gebied=GM0001&herkomst=SYR&jaar=2024&thema=onderwijs"),
    ]
    assert "verdeeld" in notice_words(Notice("gebied", "Cé", PARTS, 2022))

"""The table says the same as the taart, with the reason for what is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from data.releases.release import Status
from data.statistics.scoring import UNKNOWN, Reason
from figures.lines.sparkline import change_words, sparkline
from figures.table import ThemeTable
from figures.table.screen import link, screen, theme_tabs
from figures.words.meaning import meaning, score_words


def plotted(make: Any, *readings: Any, series: tuple[Any, ...] = ()) -> ThemeTable:
    """The table of arbeid en inkomen."""
    theme = make.catalogue.themes["arbeid_inkomen"]
    return ThemeTable(make.profile(*readings), theme, 'Aadorp <b>&"', series)


@pytest.fixture
def table(make: Any, parse: Callable[[str], Any]) -> Callable[..., Any]:
    def draw(*readings: Any, **changes: Any) -> Any:
        series = [make.series(r, {2018: 10.0, 2023: 14.2}, **changes) for r in readings]
        return parse(screen(plotted(make, *readings, series=tuple(series)), ""))

    return draw


def test_a_row_per_figure_with_value_counts_reference_and_verdict(
    table: Callable[..., Any], make: Any
) -> None:
    found = table(make.reading("bijstand"), make.reading("nww", level=0))
    rows = [r for r in found.all("tr") if "data-mark" in r.attributes]
    assert [r.attributes["data-mark"] for r in rows] == ["bijstand", "nww"]
    words = rows[0].text
    for part in ("14,2\u00a0%", "1.230 van 8.660", "9,1\u00a0%", "5,1\u00a0procentpunt hoger", "ongunstiger"):
        assert part in words
    assert rows[0].all(class_="v-veel_ongunstiger")
    assert rows[1].all(class_="v-vergelijkbaar")


def test_a_suppressed_cell_says_why_also_to_a_screen_reader(table: Callable[..., Any], make: Any) -> None:
    found = table(make.reading("bijstand", value=None))
    (none,) = found.all("td", class_="c-waarde")[0].all(class_="none")
    assert "te weinig mensen" in none.text
    assert "minder dan 10 waarnemingen" in none.attributes["data-tip"]
    assert none.attributes["tabindex"] == "0"
    assert found.all(class_="v-onbekend")
    assert "0" not in none.text.split(":")[0]


def test_what_does_not_fit_is_named_beside_the_table(table: Callable[..., Any], make: Any) -> None:
    odd = make.reading("nww", value=None)
    odd = replace(odd, figure=replace(odd.figure, status=Status.NIET_VAN_TOEPASSING))
    found = table(make.reading("bijstand"), odd)
    assert [r.attributes["data-mark"] for r in found.all("tr") if "data-mark" in r.attributes] == ["bijstand"]
    assert make.indicator("nww").short in found.all(class_="beside")[0].text


def test_names_are_escaped(table: Callable[..., Any], make: Any) -> None:
    found = table(
        make.reading(make.indicator("bijstand", short="<b>&\"'", name="<i>", definition="<script>"))
    )
    assert not found.all("script")
    assert not found.all("i")
    assert 'Aadorp <b>&"' in found.all("th", class_="c-ijkpunt")[0].text
    assert any("<b>&\"'" in a.text for a in found.all("a"))


def test_every_row_can_tell_what_it_means(table: Callable[..., Any], make: Any) -> None:
    found = table(make.reading("bijstand"))
    (button,) = found.all("button", class_="info")
    (row,) = found.all("tr", class_="meaning")
    assert button.attributes["data-toggle"] == button.attributes["aria-controls"] == row.attributes["id"]
    assert "hidden" in row.attributes
    assert make.indicator("bijstand").definition in row.text


def test_the_tab_of_the_chosen_theme_is_pressed(parse: Callable[[str], Any], make: Any) -> None:
    tabs = parse(theme_tabs(make.themes, "arbeid_inkomen")).all("button", class_="tab")
    assert [t.attributes["data-value"] for t in tabs] == [t.id for t in make.themes]
    pressed = [t.attributes["data-value"] for t in tabs if t.attributes["aria-pressed"] == "true"]
    assert pressed == ["arbeid_inkomen"]


def test_a_theme_without_figures_says_so(make: Any, parse: Callable[[str], Any]) -> None:
    found = parse(screen(plotted(make, make.reading("vve")), ""))
    assert not found.all("table")
    assert "heeft deze uitgave geen cijfers" in found.text


def test_a_change_is_told_and_a_break_is_said(table: Callable[..., Any], make: Any) -> None:
    assert "4,2\u00a0procentpunt hoger" in table(make.reading("bijstand"), change=4.2).text
    assert "breuk" in table(make.reading("bijstand"), broken=True).text


def test_a_change_that_cannot_be_told_says_why(make: Any) -> None:
    now = make.reading("bijstand")
    several = make.series(now, {2020: 10.0, 2023: 14.2})
    assert change_words(several, now.figure) == "sinds 2020: 4,2\u00a0procentpunt hoger"
    hidden = make.series(now, {2020: None, 2023: 14.2, 2024: 14.0})
    assert change_words(hidden, now.figure) == "geen cijfer over 2018"
    assert change_words(several, make.figure(None)) == "geen cijfer"
    once = make.series(now, {2023: 14.2})
    assert (change_words(once, now.figure), "één meting" in sparkline(once, 2023)) == ("", True)
    assert "één meting" not in sparkline(once, 2016)  # the measurement is not of the figure that is shown


def test_the_year_is_told_when_it_is_another(table: Callable[..., Any], make: Any) -> None:
    old = make.reading("bijstand")
    old = replace(old, figure=replace(old.figure, year=2019))
    assert table(old).all(class_="year")[0].text == "2019"
    assert not table(make.reading("bijstand")).all(class_="year")


def test_the_link_carries_the_selection(make: Any) -> None:
    found = link(make.profile(), "bijstand")
    assert found.startswith("/thema/arbeid_inkomen?")
    assert "gebied=WK000101" in found
    assert found.endswith("#bijstand")


@pytest.mark.parametrize("why", list(Reason))
def test_every_reason_has_its_words_with_numbers_filled_in(make: Any, why: Reason) -> None:
    level = UNKNOWN if why.startswith("geen") or why is Reason.AANTAL else 0
    words = score_words(make.reading("bijstand", level=level, reason=why))
    assert words
    assert "{" not in words


def test_the_meaning_names_the_margin_or_its_absence(make: Any) -> None:
    assert "13,5\u00a0% tot 14,9\u00a0%" in meaning(make.reading("bijstand"))
    bare = make.reading("bijstand")
    bare = replace(bare, figure=replace(bare.figure, low=None, high=None))
    assert "marge is bij dit cijfer niet bekend" in meaning(bare)

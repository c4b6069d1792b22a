"""A figure is one thing: what a card, a page and a file show of it is the same exhibit, of every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from flask import Flask

from components.cards.take_menu import take_menu
from components.thema.rows import theme_row
from data.asked.selection import Selection, parse
from data.monitor import Monitor, open_monitor
from data.queries.panels import list_panels_of_theme
from figures.exhibit import Exhibit
from figures.kinds import screen, table
from figures.pair import Dumbbells
from figures.taart import Taart
from figures.taarten import Taarten
from figures.table import ThemeTable
from tests.exhibits import KINDS
from views import cache, herkomst, home, origin_mix, vergelijken
from views.figuren import PAGES, exhibit
from views.makers import made
from views.scene import scene_of, silent
from views.thema.cards import figures as theme_figures
from views.thema.cards import row_of
from views.thema.page import theme_page
from views.vergelijken_verloop import trend_card

VIEWS = ("nu", "verloop", "herkomst", "herkomst-twintigdeling")


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    return open_monitor(str(demo_release))


@pytest.fixture(autouse=True)
def with_cache() -> Iterator[None]:
    server = Flask(__name__)
    cache.init(server, "")
    with server.app_context():
        yield


@pytest.fixture(scope="module")
def selections(monitor: Monitor) -> list[Selection]:
    """All inhabitants and a group, every level, an older year, two areas, two groups, another reference."""
    areas, year = monitor.areas, monitor.default_year
    land = areas.land.code
    gemeente, wijk = (areas.rows[areas.level_slice(name)][0].code for name in ("gemeente", "wijk"))
    base = Selection(gemeente, year, "arbeid_inkomen", indicator="bijstand")
    return [
        base,
        replace(base, area=wijk, group="SYR", reference="nederland", division="twintigdeling"),
        replace(base, area=land, theme="demografie", indicator=None, year=monitor.release.years[0]),
        replace(base, area=wijk, compare=gemeente, theme="onderwijs", indicator=None, reference="totaal"),
        replace(base, group="BE_BU", with_group="NL", indicator=None, year=year - 3),
    ]


def taken_along(monitor: Monitor, shown: Exhibit) -> Exhibit:
    """The figure that the address on the button of another gives: as a server that knows nothing else."""
    name, _, query = shown.address.figure.partition("?")
    asked = dict(parse_qsl(query))
    selection, notices = parse(monitor.choices, asked)
    assert not notices
    found = exhibit(monitor, selection, name, asked.get("beeld", ""))
    assert found is not None
    assert sorted(found.address.query) == sorted(shown.address.query)
    return replace(found, address=shown.address)  # one that names no indicator puts it last


@pytest.mark.parametrize("page", PAGES)
def test_the_address_of_a_figure_gives_that_figure(
    monitor: Monitor, selections: list[Selection], page: str
) -> None:
    for selection in selections:
        shown = made(PAGES[page](monitor, selection, ""))
        assert shown or page == "vergelijken"
        for one in shown:
            assert one.page == page
            again = taken_along(monitor, one)
            # Figures of many areas hold arrays: of those the tables are laid side by side.
            assert replace(again, plot=None) == replace(one, plot=None)
            assert table(again.plot).file().words() == table(one.plot).file().words()


@pytest.mark.parametrize("view", VIEWS)
def test_the_cards_of_a_theme_show_what_a_file_holds(
    monitor: Monitor, selections: list[Selection], view: str
) -> None:
    for selection in selections:
        views = dict.fromkeys(monitor.choices.indicators, view)
        page = theme_page(monitor, selection, views)
        assert page.opened.keys() == {r.key for r in page.rows}
        for card in page.opened.values():
            assert taken_along(monitor, card.exhibit) == card.exhibit
            assert card.view.view == dict(card.exhibit.address.query)["beeld"]
            assert card.figure == screen(card.exhibit.plot, card.exhibit.title)  # type: ignore[arg-type]


def test_the_rows_of_a_theme_show_what_a_file_holds(monitor: Monitor, selections: list[Selection]) -> None:
    for selection in selections:
        scene = scene_of(monitor, selection)
        rows = {r.key: r for r in theme_page(monitor, selection, {}).rows}
        for panel in list_panels_of_theme(monitor, selection.theme):
            if silent(scene, panel) is not None:
                assert panel.key not in rows
                continue
            one, row = row_of(scene, panel), rows[panel.key]
            again = taken_along(monitor, one)
            assert (again.title, again.address) == (one.title, one.address)
            assert table(again.plot).file().words() == table(one.plot).file().words()
            assert row.drawn == screen(one.plot, one.title)  # type: ignore[arg-type]
            assert take_menu(row.address) in theme_row(row).children[0].html  # type: ignore[attr-defined]


def test_the_cards_of_an_indicator_by_origin_show_what_a_file_holds(
    monitor: Monitor, selections: list[Selection]
) -> None:
    for selection in selections:
        page = herkomst.herkomst(monitor, selection)
        for card in page.cards:
            assert taken_along(monitor, card.exhibit) == card.exhibit
        matrix = herkomst.figures(monitor, selection)[herkomst.MATRIX]()
        assert matrix is not None
        assert matrix.plot is not None
        assert screen(matrix.plot, matrix.title) in page.matrix
        assert take_menu(matrix.address) in page.matrix


def test_the_overview_shows_what_a_file_holds(monitor: Monitor, selections: list[Selection]) -> None:
    for selection in selections:
        html = home.overview(monitor, selection).pie + home.table(monitor, selection)
        for one in made(home.figures(monitor, selection)):
            assert isinstance(one.plot, Taart | ThemeTable)
            assert take_menu(one.address) in html
            if isinstance(one.plot, Taart):  # the links of the table carry the chosen indicator too
                assert screen(one.plot, one.title) in html


def test_a_comparison_shows_what_a_file_holds(monitor: Monitor, selections: list[Selection]) -> None:
    for selection in selections:
        page, card = vergelijken.comparing(monitor, selection), trend_card(monitor, selection)
        for one in made(vergelijken.figures(monitor, selection)):
            if isinstance(one.plot, Taarten | Dumbbells):
                assert screen(one.plot, one.title) in page.pies + page.table
                assert take_menu(one.address) in page.pies + page.table
                assert all(note in page.pies + page.table for note in one.notes_on("screen"))
            else:
                assert card is not None
                assert card.exhibit == one


def test_who_live_here_shows_what_a_file_holds(
    monitor: Monitor, selections: list[Selection], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a release that splits nothing below the land."""
    monkeypatch.setattr(herkomst, "is_split", lambda _: False)
    for selection in selections:
        cards = origin_mix.mix_cards(monitor, selection)
        assert [c.key for c in cards] == list(herkomst.figures(monitor, selection))
        for card in cards:
            found = taken_along(monitor, card.exhibit)
            assert replace(found, notes=card.exhibit.notes) == card.exhibit
            assert found.notes_on("paper") == card.exhibit.notes_on("paper")  # more on the screen of the land


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_figure_that_is_asked_for_is_made(monitor: Monitor, kind: str) -> None:
    """Whoever asks for one figure does not wait for the others of its page."""
    name, asked = KINDS[kind]
    page, _, key = name.partition("-")
    selection, _ = parse(monitor.choices, {"gebied": "NL00"} | asked)
    makers = PAGES[page](monitor, selection, asked.get("beeld", ""))
    assert callable(makers[key])


def test_a_line_of_two_sides_is_about_both_also_when_one_was_not_chosen(
    monitor: Monitor, selections: list[Selection]
) -> None:
    alone = replace(selections[0], compare=None)
    areas = {e.key: e.where for e in made(vergelijken.figures(monitor, alone))}
    assert set(areas) == {"taarten", "tabel", "verloop"}
    assert len(set(areas.values())) == 1
    assert " – " in areas["verloop"]


def test_the_title_of_a_card_is_that_of_its_table(monitor: Monitor, selections: list[Selection]) -> None:
    """The lines of two sides were called otherwise in the table under them: one figure, one title."""
    card = trend_card(monitor, selections[0])
    assert card is not None
    assert f"<caption>{card.exhibit.title}</caption>" in card.table


def test_what_one_reader_put_beside_a_figure_is_not_in_the_link_of_another(
    monitor: Monitor, selections: list[Selection]
) -> None:
    """Taart and matrix are remembered for everyone: their addresses hold only what sets them."""
    land = monitor.areas.land.code
    mine = replace(selections[0], compare=land, with_group="NL")
    for page in (home, herkomst):
        mixed, plain = (
            {e.key: e.address for e in made(page.figures(monitor, s))} for s in (mine, selections[0])
        )
        for key in ("taart", "matrix"):
            assert mixed.get(key) == plain.get(key)


def test_a_figure_names_its_years_as_numbers(monitor: Monitor, selections: list[Selection]) -> None:
    for selection in selections:
        for makers in (home.figures, herkomst.figures, vergelijken.figures, theme_figures):
            for one in made(makers(monitor, selection)):
                assert list(one.years.numbers) == sorted(set(one.years.numbers))
                assert set(one.years.numbers) <= set(monitor.release.years)
                assert one.years.words or not one.years.numbers
                ends = [str(y) for y in one.years.numbers[:1] + one.years.numbers[-1:]]
                assert all(y in one.years.words for y in ends)

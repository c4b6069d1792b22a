"""Every theme page can be drawn for any selection, and its links open exactly what they stand beside."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from dash.development.base_component import Component
from flask import Flask

from components.cards.foot import foot_lines
from components.thema.rows import theme_row
from data.asked.selection import REFERENCES, Selection, parse
from data.monitor import Monitor, open_monitor
from views import cache
from views.thema.cards import first_views, link, theme_card
from views.thema.page import theme_page

VIEWS = ("nu", "verloop", "herkomst", "herkomst-twintigdeling", "onzin", "")


@pytest.fixture(scope="module")
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
    draw = random.Random(8).choice
    codes = [a.code for a in monitor.areas]
    return [
        Selection(
            area=draw(draw([codes[:13], codes])),
            year=draw(monitor.release.years),
            theme=theme.id,
            group=draw(("T", "T", *monitor.choices.groups)),
            reference=draw(REFERENCES),
            compare=draw([None, *codes]),
        )
        for theme in monitor.themes
        for _ in range(6)
    ]


def test_every_card_can_be_drawn_in_every_view(monitor: Monitor, selections: list[Selection]) -> None:
    for selection in selections:
        page = theme_page(monitor, selection, {})
        assert len({r.key for r in page.rows}) == len(page.rows)
        assert page.rows or 'class="notice"' in page.head  # of buurten there is little
        for row in page.rows:
            assert row.drawn
            assert "nan" not in str(row.drawn)
            for view in VIEWS:
                found = theme_card(monitor, selection, row.key, view)
                assert found is not None
                offered = {v for v, _ in found.view.views}
                assert found.view.view.split("-")[0] in offered | {"nu"}
                assert found.exhibit.title
                assert found.table
                # never an empty figure without words
                assert found.figure or found.chart or found.exhibit.notes
                assert selection.year or "nan" not in str(found.figure)


def test_the_page_is_small(monitor: Monitor, selections: list[Selection]) -> None:
    for selection in selections:
        views = dict.fromkeys(monitor.choices.indicators, "verloop")
        page = theme_page(monitor, selection, views)
        assert sum(count(theme_row(r)) for r in page.rows) <= 60
        assert sum(len(r.drawn) for r in page.rows) <= 60_000
        assert sum(count(theme_row(r, page.opened[r.key])) for r in page.rows) <= 240


def count(component: object) -> int:
    """How many components there are in a tree."""
    if isinstance(component, (list, tuple)):
        return sum(map(count, component))
    if not isinstance(component, Component):
        return 0
    return 1 + count(getattr(component, "children", None))


def test_a_link_opens_the_same_whatever_was_chosen_before(
    monitor: Monitor, selections: list[Selection]
) -> None:
    stored = selections[-1].to_dict() | {"herkomst": "SYR", "ijkpunt": "totaal"}
    for selection in selections:
        for row in theme_page(monitor, selection, {}).rows:
            address = urlsplit(row.address.link)
            query = parse_qs(address.query)
            opened, notices = parse(monitor.choices, query, stored)
            assert not notices
            assert (opened.area, opened.year) == (selection.area, selection.year)
            assert opened.group in (selection.group, "T")  # T: no source has figures of this group here
            assert (opened.reference, opened.theme) == (selection.reference, selection.theme)
            assert address.path == f"/thema/{selection.theme}"
            assert address.fragment == row.key == opened.indicator
            assert (
                first_views(monitor, opened, query["beeld"][0]) == {}
            )  # the row itself: it is there unopened
            card = theme_card(monitor, selection, row.key, "verloop")
            assert card is not None
            shown = parse_qs(urlsplit(card.exhibit.address.link).query)["beeld"][0]
            assert first_views(monitor, opened, shown) == {row.key: card.view.view}


def test_the_view_of_a_link_belongs_to_one_card(monitor: Monitor) -> None:
    base = Selection(monitor.areas.land.code, 2022, "arbeid_inkomen", indicator="bijstand")
    assert first_views(monitor, base, "verloop") == {"bijstand": "verloop"}
    for strange in (None, "onzin", ["verloop", "nu"], 3, ""):
        assert first_views(monitor, base, strange) == {}
    page = theme_page(monitor, base, {"bijstand": "verloop"})
    assert {key: card.view.view for key, card in page.opened.items()} == {"bijstand": "verloop"}


def test_a_card_of_another_theme_is_no_card(monitor: Monitor) -> None:
    base = Selection(monitor.areas.land.code, 2022, "onderwijs")
    assert theme_card(monitor, base, "bijstand", "nu") is None


def test_a_figure_that_is_only_there_by_origin_opens_by_origin(monitor: Monitor) -> None:
    gemeente = monitor.areas.children(monitor.areas.land.code)[0].code
    card = theme_card(monitor, Selection(gemeente, 2022, "demografie"), "aandeel_groep", "nu")
    assert card is not None
    assert card.view.view == "herkomst"
    assert link(Selection(gemeente, 2022, "demografie")).startswith("/thema/demografie?")


def test_a_demo_card_says_that_it_is_fictional(monitor: Monitor) -> None:
    base = Selection(monitor.areas.land.code, 2022, "onderwijs")
    page = theme_page(monitor, base, {})
    assert "Verzonnen cijfers" in page.foot
    for row in page.rows:
        card = theme_card(monitor, base, row.key, "nu")
        assert card is not None
        assert "Verzonnen cijfers" in foot_lines(card.exhibit)


def test_a_card_without_a_figure_names_no_year(monitor: Monitor) -> None:
    """Neither in words ("geen jaar") nor as a part that is left empty."""
    wijk = monitor.areas.rows[monitor.areas.level_slice("wijk")][0].code
    for group in ("ERI", "SYR"):
        chosen, _ = parse(monitor.choices, {"gebied": wijk, "herkomst": group, "thema": "onderwijs"})
        for row in theme_page(monitor, chosen, {}).rows:
            card = theme_card(monitor, chosen, row.key, "")
            assert card is not None
            for line in (card.exhibit.subtitle, *foot_lines(card.exhibit, dated=True)):
                assert "geen jaar" not in line
                assert not line.endswith("· ")

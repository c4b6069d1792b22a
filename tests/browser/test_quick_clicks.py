"""Who clicks before a page has answered, loses nothing of what its address asks.

Nothing waits for time here: the page is asked for, and its answer comes only when the click has been done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.kit.servers import Servers
from tests.browser.overview import SYRIE, visit

QUESTIONS, CONTENT = "**/_dash-update-component**", "_pages_content"
MENU = "nav .nav-item[href$='{path}']"


class Kept:
    """The questions for a page wait in this tab, until the test lets them through."""

    def __init__(self, page: Page) -> None:
        self._page, self._waiting, self._open = page, list[Route](), False
        page.route(QUESTIONS, self._keep)

    def _keep(self, route: Route) -> None:
        if not self._open and CONTENT in (route.request.post_data_json or {}).get("output", ""):
            self._waiting.append(route)
        else:
            route.continue_()

    def asked(self, pages: int = 1) -> None:
        """Wait until that many pages have been asked for."""
        for _ in range(500):  # a page that is never asked for fails here
            if len(self._waiting) >= pages:
                return
            self._page.wait_for_timeout(20)
        pytest.fail(f"Er is {len(self._waiting)} keer om een pagina gevraagd, en niet {pages} keer.")

    def let_go(self) -> None:
        self._open = True
        for route in self._waiting:
            route.continue_()


def click(page: Page, path: str) -> None:
    """Click an item of the menu of Dash, also while the still page covers it."""
    items = f'window.wijkmonitor.dash.drawn("{MENU.format(path=path)}")'
    page.wait_for_function(f"() => {items}.length")
    page.evaluate(f"() => {items}[0].click()")


@pytest.fixture(params=["", "1"], ids=["usual", "plain"])
def server(request: pytest.FixtureRequest, serve: Servers, demo_release: Path) -> str:
    settings = {"WIJKMONITOR_PLAIN": request.param} if request.param else {}
    return serve(demo_release, **settings)


def test_a_first_page_that_has_not_answered_gives_its_area_along(
    new_tab: Page, server: str, gemeente: Area
) -> None:
    kept = Kept(new_tab)
    new_tab.goto(f"{server}/?gebied={gemeente.code}&herkomst={SYRIE}")
    kept.asked()
    click(new_tab, "/herkomst")
    kept.asked(2)
    kept.let_go()
    expect(new_tab.locator("h1")).to_have_text(f"{gemeente.name} naar herkomst")
    new_tab.wait_for_url(lambda url: f"gebied={gemeente.code}" in url and f"herkomst={SYRIE}" in url)


def test_a_next_page_that_has_not_answered_counts_for_more_than_the_one_before(
    new_tab: Page, server: str, monitor: Monitor, gemeente: Area
) -> None:
    wijk = monitor.areas.children(gemeente.code)[0]
    visit(new_tab, f"{server}/?gebied={gemeente.code}")
    new_tab.wait_for_url(lambda url: "jaar=" in url)
    kept = Kept(new_tab)
    go: Callable[[str], object] = lambda to: new_tab.evaluate("to => window.wijkmonitor.dash.go(to)", to)  # noqa: E731
    go(f"/herkomst?gebied={wijk.code}")
    kept.asked()
    click(new_tab, "/vergelijken")
    kept.asked(2)
    kept.let_go()
    new_tab.wait_for_url(lambda url: "/vergelijken" in url and f"gebied={wijk.code}" in url)


def test_the_address_of_the_database_is_no_selection(new_tab: Page, server: str, gemeente: Area) -> None:
    visit(new_tab, f"{server}/?gebied={gemeente.code}")
    new_tab.wait_for_url(lambda url: "jaar=" in url)
    kept = Kept(new_tab)
    new_tab.evaluate("window.wijkmonitor.dash.go('/database?indicator=bijstand&gebied=NL00&jaar=2022')")
    kept.asked()
    click(new_tab, "/herkomst")
    kept.asked(2)
    kept.let_go()
    expect(new_tab.locator("h1")).to_have_text(f"{gemeente.name} naar herkomst")

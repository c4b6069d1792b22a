"""New figures while a tab is open: the server answers for another release from one moment to the next.

Every page says so, whatever is done on it, and shows no new figures over the name of the old ones.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from data.areas import Area
from data.monitor import Monitor, open_monitor
from tests.browser.kit.console import Console
from tests.browser.kit.servers import Servers
from tests.browser.overview import JAAR, SEARCH, visit

TOLD = "Er zijn nieuwe cijfers"


@pytest.fixture
def renew(
    new_tab: Page, server: str, serve: Servers, four_levels: Path, console: Console
) -> Callable[[], None]:
    """From now on all that the tab asks of the server is answered by one on another release."""
    other = serve(four_levels)
    console.allow("409|404|Callback error")  # an answer that is refused is logged

    def elsewhere(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(server, other)))

    return lambda: new_tab.route(f"{server}/**", elsewhere)


def choose_a_year(page: Page) -> None:
    other = page.locator(f"{JAAR} option:not(:disabled):not(:checked)").first.get_attribute("value")
    page.locator(JAAR).select_option(other)


def search(page: Page) -> None:
    page.locator(SEARCH).click()
    page.locator(SEARCH).fill("a")


def choose_a_row(page: Page) -> None:
    page.locator("#database-formulier input[name=jaar]").first.click()


def go_on(page: Page) -> None:
    page.locator(".site-header nav").get_by_role("link", name="Overzicht").click()


@pytest.mark.parametrize(
    ("path", "act"),
    [
        ("/", choose_a_year),
        ("/", search),
        ("/thema/onderwijs", choose_a_year),
        ("/herkomst", choose_a_year),
        ("/vergelijken", choose_a_year),
        ("/rapport", choose_a_year),
        ("/database", choose_a_row),
        ("/uitleg", go_on),
        ("/uitleg/release", go_on),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_every_page_says_that_there_are_new_figures(
    new_tab: Page,
    server: str,
    monitor: Monitor,
    four_levels: Path,
    gemeente: Area,
    renew: Callable[[], None],
    path: str,
    act: Callable[[Page], None],
) -> None:
    page = new_tab
    visit(page, f"{server}{path}" if path == "/database" else f"{server}{path}?gebied={gemeente.code}")
    expect(page.locator("main h1").first).to_be_visible()
    page.wait_for_function("() => window.wijkmonitor.standing() || !document.querySelector('#keuze-jaar')")
    before = page.locator("main .overview, main").first.inner_text()
    renew()
    act(page)
    told = page.get_by_role("alert").filter(has_text=TOLD)
    expect(told).to_be_visible()
    expect(page.locator("#storing")).to_be_hidden()
    # Of the new release, which has other areas, nothing stands here; below the figures stands their own name.
    expect(page.locator("html")).to_have_attribute("data-release", monitor.release.id)
    shown = page.locator("main").inner_text()
    assert open_monitor(str(four_levels)).release.id not in page.locator("body").inner_text()
    if act is not go_on and act is not search:
        assert shown.splitlines()[0] == before.splitlines()[0]
    if act is search:  # once is enough: it loads the page
        told.get_by_role("button", name="Laad de pagina opnieuw").click()
        expect(page.locator("html")).to_have_attribute(
            "data-release", open_monitor(str(four_levels)).release.id
        )
        expect(told).to_be_hidden()

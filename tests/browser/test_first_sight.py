"""What people see before the scripts have started, and how it gives way to the real page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from data.areas import Area

STILL = ".first-sight"


class Held:
    """The scripts of a page wait until the test lets them through."""

    def __init__(self, page: Page) -> None:
        self._page, self._waiting = page, list[Route]()
        page.route("**/bundel/*.js", lambda route: self._waiting.append(route))

    def let_go(self) -> None:
        while not self._waiting:
            self._page.wait_for_timeout(20)
        self._waiting.pop().continue_()


@pytest.fixture
def held(page: Page) -> Held:
    return Held(page)


def test_the_figures_stand_without_any_script(page: Page, server: str, gemeente: Area, held: Held) -> None:
    page.goto(f"{server}/?gebied={gemeente.code}", wait_until="commit")
    expect(page.locator(f"{STILL} h1")).to_contain_text(gemeente.name)
    before = page.locator(f"{STILL} .overview").inner_text()
    assert page.locator(f"{STILL} .slice").count() > 10
    held.let_go()
    expect(page.locator("#tabel table")).to_be_visible()
    expect(page.locator(STILL)).to_have_count(0)
    assert page.locator(".overview").inner_text() == before


def test_a_click_that_came_too_early_is_done_after_all(
    page: Page, server: str, gemeente: Area, held: Held
) -> None:
    page.goto(f"{server}/?gebied={gemeente.code}", wait_until="commit")
    while not page.evaluate("document.styleSheets.length"):  # nobody sees, or clicks, a page before that
        page.wait_for_timeout(20)
    tab = page.locator(f"{STILL} .tab").nth(3)
    name, box = tab.inner_text(), tab.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 9, box["y"] + 9)
    held.let_go()
    expect(page.locator("#tabel .tab.is-on")).to_have_text(name)


def test_who_chose_something_in_this_tab_sees_nothing_else_first(
    page: Page, server: str, gemeente: Area, held: Held
) -> None:
    page.goto(f"{server}/?gebied={gemeente.code}", wait_until="commit")
    held.let_go()
    expect(page.locator("#tabel table")).to_be_visible()
    page.goto(f"{server}/", wait_until="commit")
    expect(page.locator(f"{STILL} h1")).to_be_hidden()
    held.let_go()
    expect(page.locator("#taart svg")).to_be_visible()
    expect(page.locator("h1")).to_contain_text(gemeente.name)


def test_without_javascript_the_figures_stay_with_a_word_about_it(browser: Browser, server: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(server)
    expect(page.locator(f"{STILL} .taart")).to_be_visible()
    expect(page.locator(".banner-warning")).to_contain_text("JavaScript")
    page.context.close()

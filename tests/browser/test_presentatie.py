"""Presentation on the wall: entered with a button, walked with keys and fingers, left with Escape."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.kit.console import Console
from tests.browser.overview import Overview, visit

TITLE = "main.stage h1"


def letters(page: Page) -> float:
    """The size of the subtitle of what is on the screen, in pixels."""
    return float(page.locator(TITLE).evaluate("e => parseFloat(getComputedStyle(e.parentNode).fontSize)"))


def test_a_button_opens_it_arrows_walk_and_escape_leaves(home: Overview, gemeente: Area) -> None:
    page = home.open(f"?gebied={gemeente.code}").page
    home.page.locator("#keuze-jaar").select_option("2021")
    expect(page).to_have_url(re.compile("jaar=2021"))
    page.get_by_role("link", name="Presenteren").click()
    expect(page.locator(TITLE)).to_contain_text("Op ")
    expect(page).to_have_url(re.compile(r"jaar=2021.*beeld=presentatie"))
    assert letters(page) >= 1.7 * 16
    first = page.locator(TITLE).inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator(TITLE)).to_contain_text("Demografie")
    expect(page.locator(TITLE)).to_be_focused()
    expect(page).to_have_title(re.compile("^Demografie"))
    page.keyboard.press("ArrowLeft")
    expect(page.locator(TITLE)).to_have_text(first)
    page.keyboard.press("ArrowRight")
    expect(page.locator(TITLE)).to_contain_text("Demografie")
    page.go_back()
    expect(page.locator(TITLE)).to_have_text(first)
    figure = page.locator(".stage-wide > svg").bounding_box()
    assert figure is not None
    assert figure["height"] > 0.6 * 810
    assert page.evaluate("() => document.documentElement.scrollHeight <= window.innerHeight")
    page.keyboard.press("Escape")
    home.ready()
    expect(page.locator("#keuze-jaar")).to_have_value("2021")


def test_without_a_connection_the_figure_and_its_title_stay_together(
    home: Overview, gemeente: Area, console: Console
) -> None:
    console.allow("ERR_FAILED")
    page = home.page
    visit(page, f"{home.url}/?gebied={gemeente.code}&beeld=presentatie")
    before = page.locator("main.stage").inner_html()
    page.route("**/*", lambda route: route.abort())
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("main.stage").inner_html().replace('role="alert"', 'role="alert" hidden=""') == before
    page.unroute_all(behavior="ignoreErrors")


def test_on_a_phone_it_fits_and_links_walk(home: Overview, gemeente: Area) -> None:
    page = home.page
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{home.url}/?gebied={gemeente.code}&beeld=presentatie")
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    page.locator('a[rel="next"]').click()
    expect(page.locator(TITLE)).to_contain_text("Demografie")
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")

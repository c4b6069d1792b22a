"""The overview on a phone: nothing sticks out, and everything can still be chosen and read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.overview import BUITEN_EUROPA, SYRIE, Overview, hidden_wijk, visit

WIDTH = 390
NARROWEST = 320  # WCAG 1.4.10: text at 400 % on a screen of 1280


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"viewport": {"width": WIDTH, "height": 844}, "has_touch": True, "is_mobile": True}
    return browser_context_args | phone


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


def span(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("width", [WIDTH, NARROWEST])
def test_nothing_is_wider_than_the_screen(home: Overview, monitor: Monitor, gemeente: Area, width: int):
    wijk = hidden_wijk(monitor, SYRIE)
    home.page.set_viewport_size({"width": width, "height": 844})
    for query in ("", f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}", f"?gebied={wijk.code}"):
        home.open(query)
        assert sticks_out(home.page) <= 0, query
    visit(home.page, f"{home.url}/uitleg")
    expect(home.page.locator(".explanation h1")).to_be_visible()
    assert sticks_out(home.page) <= 0


def test_the_whole_taart_is_on_the_screen(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}")
    card = home.page.locator(".pie-card").bounding_box()
    assert card is not None
    for path in home.page.locator("#taart .slice > path").all():
        box = path.bounding_box()
        assert box is not None
        assert box["x"] >= card["x"]
        assert box["x"] + box["width"] <= card["x"] + card["width"]
        assert box["y"] >= card["y"]


def test_a_touch_on_a_slice_opens_its_theme(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    home.slice("bijstand").tap()
    expect(home.row("bijstand")).to_have_class("is-marked")
    home.tab("onderwijs").tap()
    expect(home.row("cito")).to_be_visible()


def test_a_row_shows_everything_under_its_own_heads(home: Overview, monitor: Monitor, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&thema=arbeid_inkomen")
    row = home.row("bijstand")
    for column in ("waarde", "ijkpunt", "verandering", "oordeel"):
        left, right = span(row.locator(f".c-{column}"))
        assert left >= 0
        assert right <= WIDTH
    head = "e => getComputedStyle(e, '::before').content"
    assert row.locator(".c-ijkpunt").evaluate(head) == f'"{monitor.areas.land.name}"'
    row.locator(".info").tap()
    meaning = home.page.locator("#uitleg-bijstand")
    expect(meaning).to_be_visible()
    assert span(meaning)[1] <= WIDTH
    assert sticks_out(home.page) <= 0


def test_an_area_and_a_group_are_chosen_by_touch(home: Overview, monitor: Monitor, gemeente: Area):
    home.open()
    home.page.locator("#keuze-gemeente").tap()
    home.page.locator("#keuze-gemeente").fill(gemeente.name)
    home.page.locator("#keuze-gemeente-lijst [role=option]").first.tap()
    home.has_address(gebied=gemeente.code)
    home.choose_chip(BUITEN_EUROPA)
    home.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA)


def test_what_is_touched_is_large_enough(home: Overview, gemeente: Area):
    """WCAG 2.2, 2.5.8: 24 by 24 pixels."""
    home.open(f"?gebied={gemeente.code}")
    for selector in (".info", ".tab", ".chips label", "select:visible", ".area-clear", ".nav-item"):
        for target in home.page.locator(selector).all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24, selector

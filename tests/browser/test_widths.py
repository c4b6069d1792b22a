"""On a phone no page of either edition is wider than the screen, nor is a figure in an iframe.

The still page of the first HTML is measured, which test_first_sight.py holds to be the same as the real one:
a tenth of the work. Pages that are not there before their script has asked something are opened for real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dash
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from data.monitor import Monitor, open_monitor
from tests.browser.kit.console import Console
from tests.browser.kit.servers import Servers
from tests.browser.overview import biggest, visit

PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 844}  # WCAG 1.4.10: text at 400 % on a screen of 1280
BODY = ".selection-bar .bar-body"
STICKS_OUT = """() => {
  const room = window.innerWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room);
  return wide.slice(0, 5).map(e => `${e.tagName}.${e.getAttribute("class")}`);
}"""

NOT_TO_TAKE = """() => [...document.querySelectorAll(".figure-card, .matrix-card, .pie-card, .table-card")]
  .filter(card => card.querySelector("svg, table") && !card.querySelector(".take-button"))
  .map(card => card.id || card.className)"""
CUT_OFF = """words => words.filter(w => {
  const {left, right} = w.getBoundingClientRect();
  const paper = w.ownerSVGElement.farthestViewportElement || w.ownerSVGElement;
  const {left: from, right: to} = paper.getBoundingClientRect();
  return left < from - 1 || right > to + 1;
}).map(w => w.textContent)"""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture(params=["demo", pytest.param("cbs", marks=pytest.mark.shared)])
def release(request: pytest.FixtureRequest) -> Path:
    """A release of each edition; the real figures only where they are."""
    return request.getfixturevalue(f"{request.param}_release")


def addresses(monitor: Monitor) -> Iterator[str]:
    """Every page that Dash knows, each theme apart, and an address that is no page."""
    import app  # what the pages are is known when the app is built

    app.create_app(monitor)
    for page in dash.page_registry.values():
        if page["path_template"]:
            yield from (page["path_template"].replace("<thema>", t.id) for t in monitor.themes)
        else:
            yield page["path"]


def test_no_page_is_wider_than_a_phone(
    new_context: Callable[..., BrowserContext], console: Console, serve: Servers, release: Path
):
    console.allow("404")  # the address that is no page
    url, monitor = serve(release), open_monitor(str(release))
    here, beside = biggest(monitor), monitor.areas.land
    paths = list(addresses(monitor))
    assert {"/", "/herkomst", "/wijken", "/vergelijken", "/rapport", "/database", "/uitleg"} <= set(paths)
    still = new_context(java_script_enabled=False).new_page()
    for path in paths:
        still.goto(f"{url}{path}?gebied={here.code}&vergelijk={beside.code}")
        assert still.evaluate(STICKS_OUT) == [], path
        assert still.evaluate(NOT_TO_TAKE) == [], path
        still.set_viewport_size(NARROWEST)
        assert still.evaluate(STICKS_OUT) == [], path
        still.set_viewport_size(PHONE)
        if still.locator(BODY).count():  # folded, as that of the real page
            expect(still.locator(BODY)).to_be_hidden()
            expect(still.locator(".selection-bar .bar-line")).to_contain_text(
                f"{here.name} · alle inwoners · "
            )
    still.goto(f"{url}/?gebied={beside.code}")
    expect(still.locator(BODY)).to_be_visible()  # nothing chosen yet
    still.close()  # no timer runs in it, so the fixture must not wait for one


def test_a_page_that_asks_before_it_is_whole_fits_too(page: Page, server: str, monitor: Monitor):
    here = biggest(monitor).code
    visit(page, f"{server}/vergelijken?gebied={here}&vergelijk=NL00")
    expect(page.locator(".pair-trend .figure-card")).to_be_visible()
    assert page.evaluate(STICKS_OUT) == []
    visit(page, f"{server}/database?gebied={here}")
    expect(page.locator(".ag-root")).to_be_attached()
    assert page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("width", [320, 390])
def test_a_figure_in_an_iframe_fits(page: Page, server: str, monitor: Monitor, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    here = biggest(monitor).code
    for name in (
        "overzicht-taart",
        "overzicht-tabel",
        "thema-bijstand",
        "herkomst-punten",
        "herkomst-matrix",
        "vergelijken-taarten",
        "vergelijken-tabel",
        "wijken-landkaart",
        "wijken-lijst",
    ):
        page.goto(f"{server}/embed/{name}?gebied={here}")
        assert page.evaluate(STICKS_OUT) == [], name
        assert page.locator("svg:visible text").evaluate_all(CUT_OFF) == [], name


def test_the_menu_shows_the_page_that_is_open(page: Page, server: str):
    """Eight pages do not fit beside each other on a phone."""
    for path in ("/database", "/"):
        visit(page, f"{server}{path}")
        nav, item = page.locator(".site-header nav"), page.locator(".site-header nav [aria-current]")
        expect(item).to_be_in_viewport(ratio=1)
        assert page.evaluate("() => window.scrollY") == 0
        box, room = item.bounding_box(), nav.bounding_box()
        assert box
        assert room
        assert room["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= room["x"] + room["width"] + 1

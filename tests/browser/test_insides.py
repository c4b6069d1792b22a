"""assets/0-dash.js in a browser: what our scripts ask of Dash, it does, with and without shortcuts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.kit.servers import Servers
from tests.browser.overview import visit


@pytest.fixture(scope="module", params=["0", "1"], ids=["quick", "plain"])
def server(serve: Servers, demo_release: Path, request: pytest.FixtureRequest) -> str:
    """The address of a server with shortcuts, and of one without."""
    settings = {"WIJKMONITOR_PLAIN": "1"} if request.param == "1" else {}
    return serve(demo_release, **settings)


def test_go_opens_a_page_without_loading_the_app_anew(page: Page, server: str, gemeente: Area) -> None:
    visit(page, f"{server}/?gebied={gemeente.code}")
    expect(page.locator("#taart svg")).to_be_visible()
    page.evaluate("window.told = []; window.wijkmonitor.dash.onNavigate(() => told.push(location.pathname))")
    page.evaluate("window.wijkmonitor.dash.go('/uitleg')")
    expect(page.locator("#kleur")).to_be_visible()
    page.locator(".site-header nav").get_by_role("link", name="Herkomst").click()  # a dcc.Link
    expect(page.locator("table.matrix")).to_be_visible()
    page.go_back()
    expect(page.locator("#kleur")).to_be_visible()
    assert page.evaluate("window.told") == ["/uitleg", "/herkomst"]
    assert page.evaluate("window.wijkmonitor.dash.content().querySelectorAll('h1').length") == 1


def test_a_component_is_changed_and_its_element_known(page: Page, server: str, gemeente: Area) -> None:
    visit(page, f"{server}/herkomst?gebied={gemeente.code}&thema=arbeid_inkomen&indicator=bijstand")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    plot = page.locator('[id*="grafiek-naam"]').first
    key = page.evaluate("id => JSON.parse(id).key", plot.get_attribute("id"))
    tall = "key => window.wijkmonitor.dash.element({type: 'grafiek', key}).clientHeight > 100"
    assert page.evaluate(tall, key)
    page.evaluate("window.wijkmonitor.dash.setProps('herkomst-kop', {html: '<p id=proef>zo</p>'})")
    expect(page.locator("#herkomst-kop #proef")).to_have_text("zo")


def test_the_script_of_a_package_comes_once_when_it_is_asked_for(page: Page, server: str) -> None:
    visit(page, f"{server}/uitleg")
    expect(page.locator("#kleur")).to_be_visible()
    there = "() => Promise.all([1, 2].map(() => window.wijkmonitor.dash.library('dash_ag_grid')))"
    assert page.evaluate(there) == [True, True]
    assert page.evaluate("Boolean(window.dash_ag_grid)")
    assert page.locator('script[src*="/dash_ag_grid.min.js"], script[src*="/dash_ag_grid.v"]').count() == 1


def test_a_question_is_told_from_other_requests(page: Page, server: str) -> None:
    visit(page, f"{server}/uitleg")
    expect(page.locator("#kleur")).to_be_visible()
    asks = """() => {
      const { question } = window.wijkmonitor.dash;
      const body = (output) => ({ method: "POST", body: JSON.stringify({ output }) });
      const address = "/_dash-update-component";
      return [question("/gebieden/x.json"), question("https://wijkmonitor.invalid/", { method: "GET" }),
        question(new Request(address), body("..kop.html..")), question(address, { method: "POST", body: "" }),
        question(address, body(".._pages_content.children..")).page];
    }"""
    aside, elsewhere, asked, broken, page_asked = page.evaluate(asks)
    assert aside is elsewhere is None
    assert asked is not None
    assert broken is not None
    assert page_asked

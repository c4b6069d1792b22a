"""The page Uitleg and the quiet messages, as the browser shows them."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.overview import visit


def opened(page: Page, address: str) -> Page:
    visit(page, address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def test_a_link_to_an_indicator_opens_it(page: Page, server: str) -> None:
    opened(page, f"{server}/uitleg#onderwerp-bijstand")
    found = page.locator("#onderwerp-bijstand")
    expect(found).to_have_attribute("open", "")
    expect(found.locator("summary")).to_be_focused()
    expect(found.locator("summary")).to_be_in_viewport()


def test_the_contents_lead_to_their_section(page: Page, server: str) -> None:
    opened(page, f"{server}/uitleg")
    page.get_by_role("navigation", name="Op deze pagina").get_by_role("link", name="Deze uitgave").click()
    expect(page.get_by_role("heading", name="Deze uitgave")).to_be_in_viewport()
    assert page.url.endswith("#uitgave")


def test_the_legend_of_the_taart_leads_to_the_rule(page: Page, server: str) -> None:
    opened(page, f"{server}/?gebied=NL00")
    page.get_by_role("link", name="Zo kiezen we de kleur").click()
    expect(page.get_by_role("heading", name="Hoe een cijfer zijn kleur krijgt")).to_be_in_viewport()


def test_everything_is_on_paper(page: Page, server: str) -> None:
    """All folds are open while printing, and closed again after it."""
    opened(page, f"{server}/uitleg")
    closed = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(closed)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert before > 0
    assert page.evaluate(closed) == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before


def test_a_page_that_is_not_there_leads_home(page: Page, server: str, console: Any) -> None:
    console.allow("404")
    answer = visit(page, f"{server}/nergens")
    assert answer
    assert answer.status == 404
    page.get_by_role("link", name="Naar het overzicht").click()
    expect(page.locator(".taart")).to_be_visible()


def test_trouble_is_said_and_unsaid(page: Page, server: str, console: Any) -> None:
    console.allow("500|Callback")
    opened(page, f"{server}/?gebied=NL00")
    page.wait_for_load_state("networkidle")
    message = page.get_by_role("alert").filter(has_text="Er ging iets mis")
    expect(message).to_be_hidden()
    broken = [True]

    def answer(route: Route) -> None:
        if broken[0]:
            route.fulfill(status=500, body="fout")
        else:
            route.continue_()

    page.route(re.compile("/_dash-update-component|/delen/"), answer)
    page.get_by_role("button", name="Onderwijs", exact=True).click()
    expect(message).to_be_visible()
    broken[0] = False
    page.get_by_role("button", name="Veiligheid", exact=True).click()
    expect(message).to_be_hidden()

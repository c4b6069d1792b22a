"""A choice asks for its figures at once; until they stand, nothing on the page says that they are there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from data.areas import Area
from tests.browser.overview import visit

PARTS, DASH = "**/delen/**", "**/_dash-update-component**"
STORED = "JSON.parse(sessionStorage.getItem('keuze'))"


def year(page: Page, server: str, gemeente: Area) -> str:
    """Open the overview; an earlier year to choose."""
    visit(page, f"{server}/?gebied={gemeente.code}")
    page.wait_for_url(lambda url: "jaar=" in url)
    return str(page.locator("#keuze-jaar option").nth(2).get_attribute("value"))


def test_one_question_and_dash_asks_nothing(new_tab: Page, server: str, gemeente: Area) -> None:
    page, asked = new_tab, list[str]()
    other = year(page, server, gemeente)
    page.on("request", lambda r: asked.append(r.url) if r.method == "POST" else None)
    page.locator("#keuze-jaar").select_option(other)
    page.wait_for_url(lambda url: f"jaar={other}" in url)
    expect(page.locator(f"#kop[data-stamp*='|{other}|']")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert [re.sub(r"^https?://[^/]+", "", url) for url in asked] == ["/delen/kop"]


def test_what_is_stored_follows_the_figures(new_tab: Page, server: str, gemeente: Area) -> None:
    page, held = new_tab, list[Route]()
    other = year(page, server, gemeente)
    before = page.evaluate(STORED)["jaar"]
    page.route(PARTS, lambda route: held.append(route))
    page.locator("#keuze-jaar").select_option(other)
    page.wait_for_timeout(200)
    assert (len(held), page.evaluate(STORED)["jaar"]) == (1, before)
    held[0].continue_()
    page.wait_for_url(lambda url: f"jaar={other}" in url)
    assert page.evaluate(STORED)["jaar"] == int(other)


def test_the_last_choice_counts_and_earlier_answers_do_not(
    new_tab: Page, server: str, gemeente: Area
) -> None:
    page = new_tab
    year(page, server, gemeente)
    values = [o.get_attribute("value") for o in page.locator("#keuze-jaar option").all()]
    held: list[Route] = []
    page.route(PARTS, lambda route: held.append(route) if not held else route.continue_())
    page.locator("#keuze-jaar").select_option(values[3])
    page.wait_for_timeout(100)
    page.locator("#keuze-jaar").select_option(values[1])
    page.wait_for_url(lambda url: f"jaar={values[1]}" in url)
    held[0].abort()
    page.wait_for_timeout(200)
    assert page.evaluate(STORED)["jaar"] == int(str(values[1]))
    assert f"jaar={values[1]}" in page.url


def test_a_table_that_is_ready_is_not_covered_by_an_earlier_answer(
    new_tab: Page, server: str, gemeente: Area
) -> None:
    """The theme asked for first is on its way when the second, which the page has, is chosen."""
    page, held = new_tab, list[Route]()
    year(page, server, gemeente)
    page.route(PARTS, lambda route: held.append(route))
    page.evaluate("window.wijkmonitor.put({ thema: 'onderwijs', indicator: null })")
    page.wait_for_timeout(100)
    page.evaluate(
        """() => {
          const { chosen, put, ahead } = window.wijkmonitor;
          const part = { html: "<table><tr><td>klaar</td></tr></table>", stamp: "klaar" };
          ahead.tabel = { keuze: chosen(), delen: { veiligheid: part } };
          put({ thema: "veiligheid", indicator: null });
        }"""
    )
    expect(page.locator("#tabel")).to_have_text("klaar")
    assert page.evaluate(STORED)["thema"] == "veiligheid"
    (late,) = held
    late.continue_()
    page.wait_for_timeout(300)
    expect(page.locator("#tabel")).to_have_text("klaar")
    assert page.evaluate(STORED)["thema"] == "veiligheid"


def test_who_leaves_meanwhile_takes_the_choice_along(new_tab: Page, server: str, gemeente: Area) -> None:
    page, held = new_tab, list[Route]()
    other = year(page, server, gemeente)
    page.route(PARTS, lambda route: held.append(route))
    page.locator("#keuze-jaar").select_option(other)
    page.wait_for_timeout(100)
    page.evaluate("window.wijkmonitor.dash.drawn(\"nav .nav-item[href$='/herkomst']\")[0].click()")
    page.wait_for_url(lambda url: "/herkomst" in url and f"jaar={other}" in url)
    expect(page.locator("#keuze-jaar")).to_have_value(other)


@pytest.mark.parametrize("status", [500, 404])
def test_without_the_short_way_dash_draws(
    new_tab: Page, server: str, gemeente: Area, console: Any, status: int
) -> None:
    console.allow(f"{status}")
    page = new_tab
    other = year(page, server, gemeente)
    page.route(PARTS, lambda route: route.fulfill(status=status, body="nee"))
    page.locator("#keuze-jaar").select_option(other)
    expect(page.locator(f"#kop[data-stamp*='|{other}|']")).to_have_count(1)
    page.wait_for_url(lambda url: f"jaar={other}" in url)
    expect(page.locator("#storing")).to_be_hidden()

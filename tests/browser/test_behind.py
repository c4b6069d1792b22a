"""While nothing answers, what stands on the screen says whose it is; and what changes is said and named."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.kit.console import Console
from tests.browser.overview import JAAR, Overview

NOTE = "#achter"


def faded(page: Page) -> float:
    """How much of the taart is seen, from 0 to 1."""
    return float(
        page.locator("#taart").evaluate(
            "e => { let o = 1; for (; e; e = e.parentElement) o *= getComputedStyle(e).opacity; return o; }"
        )
    )


def test_a_choice_without_an_answer_never_stands_beside_clear_figures_of_another(
    home: Overview, gemeente: Area, console: Console
) -> None:
    console.allow("ERR_FAILED|Failed to fetch|Callback")
    page = home.open(f"?gebied={gemeente.code}").page
    title, before = page.locator(".bar-line").inner_text, page.locator("#taart").inner_html()
    line = page.locator(".bar-line").text_content()
    assert title is not None
    assert line is not None
    page.route(re.compile("/delen/|_dash-update"), lambda route: route.abort())
    page.locator(JAAR).select_option("2021")
    expect(page.locator(NOTE)).to_be_visible()
    expect(page.locator(NOTE)).to_contain_text(line)  # of whom the figures still are
    assert page.locator("#taart").inner_html() == before
    assert page.locator(JAAR).input_value() == "2021"
    assert faded(page) < 0.4
    page.unroute_all(behavior="ignoreErrors")
    page.locator(JAAR).select_option("2022")  # the connection is back
    expect(page.locator(NOTE)).to_be_hidden()
    assert faded(page) == 1
    expect(page.locator(".bar-line")).to_contain_text("2022")


def test_a_change_is_said_and_the_tab_names_area_and_subject(home: Overview, gemeente: Area) -> None:
    page = home.open(f"?gebied={gemeente.code}").page
    expect(page).to_have_title(re.compile(rf"^{re.escape(gemeente.name)}.* – Overzicht – Wijkmonitor$"))
    page.locator(JAAR).select_option("2021")
    expect(page.locator("#gezegd")).to_contain_text(f"Bijgewerkt: {gemeente.name}")
    expect(page.locator("#gezegd")).to_contain_text("2021")


def test_the_skip_link_passes_the_bar_and_origin_is_one_stop(home: Overview, gemeente: Area) -> None:
    page = home.open(f"?gebied={gemeente.code}").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_be_focused()
    page.locator("#keuze-ijkpunt").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.type") == "radio"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "keuze-meer"

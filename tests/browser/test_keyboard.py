"""Everything on the overview without a mouse, and the focus where one expects it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from data.monitor import Monitor
from data.releases.release import Status
from tests.browser.overview import JAAR, SEARCH, Overview, dutch, first, found

MANY = 45  # stops between the start of the page and the table


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on, or in, an element; fails when it is not on the way."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate("s => !!document.activeElement.closest(s)", selector):
            return
    pytest.fail(f"Met Tab komt de focus niet bij {selector}.")


def test_the_first_stop_is_a_link_to_the_content(home: Overview):
    home.open()
    home.page.keyboard.press("Tab")
    link = home.page.locator(".skip-link")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    home.page.keyboard.press("Enter")
    expect(home.page.locator("main h1")).to_be_focused()  # past the choices too
    home.page.keyboard.press("Tab")
    assert home.page.evaluate("() => !document.activeElement.closest('.selection-bar')")


def test_an_area_is_chosen_with_the_arrows(home: Overview, monitor: Monitor, gemeente: Area):
    home.open()
    tab_to(home.page, SEARCH)
    keys, field = home.page.keyboard, home.page.locator(SEARCH)
    keys.type(gemeente.name[:5])
    options = home.page.locator(f"{SEARCH}-lijst [role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-expanded", "true")
    keys.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", f"{SEARCH[1:]}-1")
    keys.press("ArrowUp")
    expect(options.first).to_contain_text(gemeente.name)
    keys.press("Enter")
    home.shows(monitor, gebied=gemeente.code)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")


def test_escape_leaves_the_list_and_keeps_what_was_chosen(home: Overview, monitor: Monitor, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    tab_to(home.page, SEARCH)
    home.page.keyboard.type("a")
    expect(home.page.locator(f"{SEARCH}-lijst [role=option]").first).to_be_visible()
    home.page.keyboard.press("Escape")
    expect(home.page.locator(f"{SEARCH}-lijst")).to_be_hidden()
    home.shows(monitor, gebied=gemeente.code)


def test_the_slices_are_one_stop_walked_with_the_arrows(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    tab_to(home.page, "#taart .slice")
    keys = home.page.keyboard
    order = home.page.locator("#taart [data-event]").evaluate_all("all => all.map(e => e.dataset.key)")
    start = order.index(home.focused())
    for key, step in (("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("ArrowUp", 0)):
        keys.press(key)
        assert home.focused() == order[start + step]
    expect(home.page.locator('#taart [tabindex="0"]')).to_have_count(1)
    keys.press("Tab")
    assert home.page.evaluate("() => !document.activeElement.closest('svg')")
    keys.press("Shift+Tab")
    assert home.focused() == order[start]


def test_enter_on_a_slice_opens_its_theme_and_keeps_the_focus(
    home: Overview, monitor: Monitor, gemeente: Area
):
    reading = first(found(monitor, gebied=gemeente.code), status=Status.BESCHIKBAAR, scored=True)
    indicator, figure, tip = reading.indicator, reading.figure, home.page.locator("#tip")
    home.open(f"?gebied={gemeente.code}&thema=veiligheid")
    tab_to(home.page, "#taart .slice")
    for _ in monitor.indicators:
        if home.focused() == f"i-{indicator.id}":
            break
        home.page.keyboard.press("ArrowRight")
    expect(home.slice(indicator.id)).to_be_focused()
    expect(home.slice(indicator.id)).to_have_attribute("role", "button")
    expect(home.slice(indicator.id)).to_have_attribute(
        "aria-label", re.compile(rf"^{re.escape(indicator.short)}: .+, \w+")
    )
    expect(tip).to_contain_text(f"{dutch(figure.numerator or 0)} van {dutch(figure.denominator or 0)}")
    home.page.keyboard.press("Enter")
    expect(home.row(indicator.id)).to_have_class("is-marked")
    expect(home.tab(indicator.theme)).to_have_attribute("aria-pressed", "true")
    expect(home.slice(indicator.id)).to_be_focused()


def test_a_tab_keeps_the_focus_when_the_table_is_drawn_anew(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    home.tab("veiligheid").focus()
    home.page.keyboard.press("Enter")
    expect(home.row("verdachten")).to_be_visible()
    expect(home.tab("veiligheid")).to_be_focused()
    home.page.keyboard.press("Tab")
    assert home.focused() == "tab-zorg_welzijn"


def test_enter_on_the_info_button_opens_the_meaning(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&thema=veiligheid")
    tab_to(home.page, "#tabel .info")
    expect(home.row("verdachten").locator(".info")).to_be_focused()
    home.page.keyboard.press("Enter")
    expect(home.page.locator("#uitleg-verdachten")).to_contain_text("Wat telt mee")
    expect(home.row("verdachten").locator(".info")).to_have_attribute("aria-expanded", "true")
    home.page.keyboard.press(" ")
    expect(home.page.locator("#uitleg-verdachten")).to_be_hidden()


def test_the_other_controls_work_with_their_own_keys(home: Overview, monitor: Monitor, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    tab_to(home.page, JAAR)
    home.page.keyboard.press("ArrowDown")
    earlier = monitor.release.years[-2]
    home.has_address(jaar=str(earlier))
    tab_to(home.page, "#keuze-herkomst")
    home.page.keyboard.press("ArrowRight")
    home.has_address(herkomst="NL")
    home.shows(monitor, gebied=gemeente.code, jaar=earlier, herkomst="NL")

"""What a choice costs and keeps: cards changed at their place, tips that stay, names of themes on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.overview import Overview, reload, visit

PHONE = {"width": 390, "height": 844}


def test_drill_down_changes_cards_at_their_place_and_keeps_the_focus(page: Page, server: str, gemeente: Area):
    visit(page, f"{server}/herkomst?gebied={gemeente.code}&thema=arbeid_inkomen")
    expect(page.locator("#herkomst-detail .main-svg").first).to_be_visible()
    mark = "e => e.forEach(one => (one.dataset.kept = '1'))"
    page.locator("#herkomst-detail :is(.figure-card, .js-plotly-plot)").evaluate_all(mark)
    cell = page.locator("#matrix tbody tr:nth-child(2) [data-value=bijstand]")
    cell.click()
    expect(page.locator("#punten")).to_contain_text("Bijstand")
    expect(page.locator("#verloop")).to_contain_text("Bijstand")
    expect(page.locator("#herkomst-kop .lead")).to_contain_text("Bijstand")
    chart = page.locator("#herkomst-detail .card-chart [role=img]")
    expect(chart).to_have_attribute("aria-label", re.compile("bijstand", re.IGNORECASE))
    assert page.locator("#herkomst-detail :is(.figure-card, .js-plotly-plot):not([data-kept])").count() == 0
    expect(page.locator("#matrix tbody tr:nth-child(2) [data-value=bijstand]")).to_be_focused()


def test_the_tip_can_be_pointed_at_and_escape_takes_it_away(home: Overview, gemeente: Area):
    """WCAG 1.4.13: hoverable, dismissible without moving the pointer, persistent."""
    page = home.page
    home.open(f"?gebied={gemeente.code}")
    slice_ = page.locator("#taart [data-event=indicator]").first
    slice_.hover()
    tip = page.locator("#tip")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.evaluate("() => new Promise(done => setTimeout(done, 400))")  # longer than a tip lingers
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    slice_.hover()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_on_a_phone_the_themes_have_their_names_and_counts(home: Overview, gemeente: Area):
    page = home.page
    page.set_viewport_size(PHONE)
    home.open(f"?gebied={gemeente.code}")
    keys = page.locator(".theme-keys button")
    expect(keys).to_have_count(6)
    for key in keys.all():
        expect(key).to_be_visible()
    keys.nth(2).click()
    expect(keys.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#tabel .tab.is-on")).to_have_text("Arbeid & inkomen")
    page.set_viewport_size({"width": 1440, "height": 810})
    expect(keys.first).to_be_hidden()


def test_a_menu_link_to_this_page_keeps_the_address(home: Overview, gemeente: Area):
    page = home.page
    home.open()
    home.search(gemeente.name).filter(has_text=gemeente.name).first.click()
    home.has_address(gebied=gemeente.code)
    page.locator(".site-header nav").get_by_role("link", name="Overzicht").click()
    page.wait_for_url(lambda url: f"gebied={gemeente.code}" in url)
    expect(home.title).to_have_text(gemeente.name)
    reload(page)
    expect(home.title).to_have_text(gemeente.name)

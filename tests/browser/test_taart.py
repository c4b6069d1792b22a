"""The taart as it is read and pressed: letters of a size, names that are buttons, and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.overview import Overview

SIZES = """svg => [...svg.querySelectorAll('text')].map(t =>
  [t.textContent.trim(), svg.getScreenCTM().a * parseFloat(getComputedStyle(t).fontSize)])"""
BOX = "e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; }"


def box(page: Page, selector: str) -> list[float]:
    found: list[float] = page.locator(selector).first.evaluate(BOX)
    return found


def test_letters_are_twelve_pixels_on_a_laptop(home: Overview, gemeente: Area) -> None:
    pie = home.open(f"?gebied={gemeente.code}").pie
    sizes: list[tuple[str, float]] = pie.evaluate(SIZES)
    small = [words for words, size in sizes if size < 11.95]
    assert len(sizes) > 30
    assert len(small) <= len(sizes) * 0.05, small


def test_the_name_of_a_theme_chooses_it(home: Overview, gemeente: Area) -> None:
    page = home.open(f"?gebied={gemeente.code}").page
    page.locator("#taart .theme-name", has_text="Onderwijs").click()
    expect(home.table.locator("caption, th").first).to_be_visible()
    expect(page.locator("#tabel .tab.is-on")).to_have_text("Onderwijs")
    expect(page.locator('#taart .sector.is-marked [data-value="onderwijs"]').first).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 430])
def test_on_a_phone_the_list_of_themes_lies_below_the_circle(
    home: Overview, gemeente: Area, width: int
) -> None:
    home.page.set_viewport_size({"width": width, "height": 844})
    page = home.open(f"?gebied={gemeente.code}").page
    circle = page.locator("#taart .theme-arc").evaluate_all(
        "all => Math.max(...all.map(e => e.getBoundingClientRect().bottom))"
    )
    assert box(page, "#taart .theme-keys")[1] >= circle

"""On paper: the demo says that it is one, the colours stay, and no column falls off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.conftest import Servers
from tests.browser.overview import BUITEN_EUROPA, Overview

PAPER = {"width": 1047, "height": 718}  # A4 landscape less its margins, at 96 pixels an inch
LANDSCAPE = re.compile(rb"/MediaBox \[0 0 84[12]\S* 59[45]\S*\]")


@pytest.fixture
def printed(home: Overview, gemeente: Area) -> Overview:
    home.page.set_viewport_size(PAPER)
    home.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}&thema=arbeid_inkomen")
    home.page.emulate_media(media="print")
    return home


def test_paper_says_what_it_is_about_and_that_it_is_a_demo(printed: Overview, gemeente: Area):
    page = printed.page
    expect(page.locator(".banner-demo")).to_be_visible()
    expect(printed.title).to_contain_text(gemeente.name)
    expect(printed.title).to_contain_text("geboren buiten Nederland")
    expect(page.locator(".legend .reference")).to_contain_text("zelfde herkomst")
    expect(page.locator("#keuze-jaar")).to_be_visible()
    expect(page.locator(".site-footer")).to_contain_text("Uitgave demo-")
    for useless in (".site-header", ".skip-link", ".herkomst", "#tabel .info >> nth=0"):
        expect(page.locator(useless)).to_be_hidden()


def test_colours_are_kept(printed: Overview):
    for selector in (".verdict", ".swatch", ".banner-demo"):
        style = printed.page.locator(selector).first.evaluate(
            "e => [getComputedStyle(e).printColorAdjust, getComputedStyle(e).backgroundColor]"
        )
        assert style[0] == "exact"
        assert style[1] not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_nothing_falls_off_the_paper(printed: Overview):
    for selector in (".c-oordeel", ".theme-label", ".glance li", ".fields > div"):
        for element in printed.page.locator(selector).all():
            box = element.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PAPER["width"]


def test_the_taart_and_its_sentences_are_on_the_first_page(printed: Overview):
    for selector in ("#kop h1", ".pie-card", ".glance"):
        box = printed.page.locator(selector).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PAPER["height"], selector


def two_pages(page: Page) -> bool:
    pdf = page.pdf(prefer_css_page_size=True)
    return len(LANDSCAPE.findall(pdf)) == 2


def test_a_print_takes_two_pages(home: Overview, gemeente: Area):
    assert two_pages(home.open().page)
    assert two_pages(home.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}").page)


@pytest.mark.shared
def test_a_print_of_the_real_figures_takes_two_pages(page: Page, serve: Servers, cbs_release: Path):
    home = Overview(page, serve(cbs_release)).open("?gebied=GM0344")
    assert two_pages(page)
    expect(home.page.locator(".banner-demo")).to_have_count(0)

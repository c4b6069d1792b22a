"""On paper: the demo says that it is one, the colours stay, nothing falls off, and no sheet is wasted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.kit.servers import Servers
from tests.browser.overview import BUITEN_EUROPA, Overview, visit
from tests.pdfs import flat, words_by_page

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
    expect(page.locator(".bar-line")).to_contain_text(gemeente.name)
    expect(page.locator(".bar-line")).to_contain_text(re.compile(r"\b20\d\d$"))
    expect(page.locator(".site-footer")).to_contain_text("Uitgave van ")
    for useless in (
        ".site-header",
        ".skip-link",
        ".fields",
        ".herkomst",
        ".bar-change",
        "#tabel .info >> nth=0",
    ):
        expect(page.locator(useless)).to_be_hidden()


def test_colours_are_kept(printed: Overview):
    for selector in (".verdict", ".swatch", ".banner-demo"):
        style = printed.page.locator(selector).first.evaluate(
            "e => [getComputedStyle(e).printColorAdjust, getComputedStyle(e).backgroundColor]"
        )
        assert style[0] == "exact"
        assert style[1] not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_nothing_falls_off_the_paper(printed: Overview):
    for selector in (".c-oordeel", ".theme-label", ".glance li"):
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


def sheets(page: Page) -> list[str]:
    """The text of each sheet of a print, without white space."""
    return [flat(words) for words in words_by_page(page.pdf(prefer_css_page_size=True))]


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


UPRIGHT, LYING = {"width": 718, "height": 1047}, PAPER
TWENTY = "thema=arbeid_inkomen&indicator=bijstand&indeling=twintigdeling"
PRINTS = {
    "thema/arbeid_inkomen": ("indicator=bijstand&beeld=verloop", ".js-plotly-plot .main-svg", UPRIGHT, 2),
    "herkomst": (TWENTY, ".js-plotly-plot .main-svg", LYING, 3),
    "vergelijken": ("vergelijk=NL00", ".pair-trend .js-plotly-plot .main-svg", LYING, 3),
    "database": ("indicator=bijstand", ".ag-row", LYING, 1),
}


@pytest.mark.parametrize("name", PRINTS)
def test_a_page_prints_as_something_to_hand_out(page: Page, server: str, gemeente: Area, name: str):
    query, last, paper, most = PRINTS[name]
    visit(page, f"{server}/{name}?gebied={gemeente.code}&{query}")
    expect(page.locator(last).first).to_be_visible()
    found = sheets(page)
    assert len(found) <= most
    assert "Demonstratie" in found[0]
    assert gemeente.name in found[0]
    no_sheet_is_empty_and_no_card_is_cut(page, found)
    page.set_viewport_size(paper)
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    everything_is_on_the_paper(page, paper["width"])
    no_card_lies_over_another(page)
    for useless in (".site-header", ".card-actions", ".views", ".compare-bar", ".db-form", ".bar-change"):
        expect(page.locator(f"{useless}:visible")).to_have_count(0)


def no_sheet_is_empty_and_no_card_is_cut(page: Page, found: list[str]) -> None:
    titles = page.locator(".figure-card:not(.row-more > *):visible :is(h2, h3)").all_text_contents()
    titles = ["".join(title.split()) for title in titles]
    foot = "".join(page.locator(".site-footer p", has_text="Gegevens").inner_text().split())
    assert foot in found[-1]
    for number, sheet in enumerate(found, 1):
        assert len(sheet) > 3 * len(foot), f"blad {number} is leeg, of heeft alleen de voet"
        # The release, with which a card ends, stands on the sheet with its title.
        begun = sum(title in sheet for title in titles)
        matrix = "Klikopeencijfer" in sheet
        assert begun == sheet.count("Uitgavevan") - (foot in sheet) - matrix, f"blad {number}"
    assert all(any(title in sheet for sheet in found) for title in titles)


def everything_is_on_the_paper(page: Page, width: int) -> None:
    parts = (
        ".figure-card, .matrix td, .matrix th, .gaps td, .dot-value, .chance, .dumbbell, .main-svg, .bar-line"
    )
    for left, right in page.locator(f":is({parts}):visible").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => [r.left, r.right])"
    ):
        assert left >= -1
        assert right <= width + 1
    tracks = page.locator(".dot-track:visible, .gap-strip:visible, .dumbbell:visible")
    assert all(
        wide > 80 for wide in tracks.evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    )


def no_card_lies_over_another(page: Page) -> None:
    boxes = page.locator(".figure-card:visible, .matrix-card:visible").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])"
    )
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:i]:
            assert left >= other_right or right <= other_left or top >= other_bottom or bottom <= other_top

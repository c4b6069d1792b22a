"""/rapport as people use it: choose, read, add a story, take it along, print, on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from figures.words.text import text
from tests.browser.overview import visit
from tests.pdfs import flat, words_by_page

PHONE = {"width": 390, "height": 844}
STORY = 'Bewoners zeggen: <b>"mooi"</b> #import'


@pytest.fixture
def report(page: Page, server: str, gemeente: Area) -> Page:
    visit(page, f"{server}/rapport?gebied={gemeente.code}")
    expect(page.locator(".report h1")).to_have_text(gemeente.name)
    page.wait_for_url(re.compile(r"jaar="))
    return page


def words(path: Path) -> str:
    return re.sub(r"\s+", "", "".join(words_by_page(path)))


def test_choose_write_and_take_along(report: Page, gemeente: Area):
    report.get_by_role("checkbox", name="Onderwijs").click()
    report.wait_for_url(re.compile(r"themas="))
    expect(report.get_by_role("checkbox", name="Onderwijs")).to_have_attribute("aria-checked", "false")
    expect(report.locator(".report h3", has_text="Onderwijs")).to_have_count(0)
    expect(report.locator("#rapport-pdf")).to_have_attribute("formaction", re.compile("themas="))
    report.get_by_label("Het verhaal van bewoners").last.fill(STORY)
    expect(report.locator("#rapport-tekst")).to_have_text(STORY)
    expect(report.locator("#rapport-teller")).to_have_text(f"{len(STORY)} van 2000 tekens")
    with report.expect_download() as got:
        report.get_by_role("button", name="Download PDF").click()
    assert got.value.suggested_filename.endswith("-fictief.pdf")
    told = words(Path(got.value.path()))
    assert re.sub(r"\s+", "", STORY) in told
    assert gemeente.name in told
    asks = {
        theme: re.sub(r"\s+", "", text(f"rapport.vraag_{theme}1")) for theme in ("onderwijs", "veiligheid")
    }
    assert asks["onderwijs"] not in told
    assert asks["veiligheid"] in told
    with report.expect_download() as got:
        report.get_by_role("button", name="PowerPoint").click()
    assert got.value.suggested_filename.endswith("-fictief.pptx")
    # Another page and back costs no words.
    report.get_by_role("link", name="Vergelijken").click()
    report.wait_for_url(re.compile("/vergelijken"))
    report.get_by_role("link", name="Rapport", exact=True).click()
    expect(report.locator("#rapport-tekst")).to_have_text(STORY)


def test_a_second_group_stands_beside_the_first(report: Page):
    report.get_by_text("Tweede gebied of groep ernaast").click()
    report.locator("#met-herkomst").select_option("SYR")
    expect(report.locator(".report-side h2").nth(1)).to_have_text("Inwoners met Syrische herkomst")
    expect(report.locator(".report-taart svg")).to_have_count(2)


def test_on_a_phone_every_button_is_on_the_screen(report: Page):
    report.set_viewport_size(PHONE)
    assert report.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for name in ("Download PDF", "PowerPoint", "Afdrukken"):
        box = report.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= PHONE["width"]


def test_on_paper_every_page_says_what_it_is(report: Page, gemeente: Area, tmp_path: Path):
    path = tmp_path / "druk.pdf"
    path.write_bytes(report.pdf(prefer_css_page_size=True))
    pages = words_by_page(path)
    assert all(
        "Fictieve cijfers" in p and flat("Uitgave van") in flat(p) and gemeente.name in p for p in pages
    )
    assert gemeente.name in pages[0]
    assert "Het verhaal van bewoners" in pages[0]
    assert flat("De cijfers per thema") in flat(pages[1])
    assert "Alle cijfers en wat ze betekenen" in pages[2]
    report.set_viewport_size({"width": 688, "height": 1000})
    report.emulate_media(media="print")
    assert report.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(report.locator(".report-making")).to_be_hidden()
    expect(report.locator(".report-demo")).to_be_visible()

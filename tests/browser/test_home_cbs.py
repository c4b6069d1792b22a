"""The real figures on the overview: what the CBS published is what stands on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kit.servers import Servers
from tests.browser.overview import BUITEN_EUROPA, MEER, Overview

pytestmark = pytest.mark.shared
UTRECHT, OVERVECHT = "GM0344", "WK034403"


@pytest.fixture
def home(page: Page, serve: Servers, cbs_release: Path) -> Overview:
    return Overview(page, serve(cbs_release))


def test_utrecht_and_overvecht_have_their_published_number_of_inhabitants(home: Overview):
    home.open()
    home.search("utrecht").filter(has_text="Utrecht").first.click()
    home.has_address(gebied=UTRECHT)
    home.choose("#keuze-jaar", "2024")
    expect(home.page.locator(".hub-number")).to_have_text("374.238")
    expect(home.row("inwoners").locator(".c-waarde")).to_have_text("374.238", use_inner_text=True)
    home.choose("#keuze-wijk", OVERVECHT)
    expect(home.title).to_have_text("Overvecht, Utrecht")
    expect(home.page.locator(".hub-number")).to_have_text("35.255")


def test_an_origin_group_shows_the_published_count_and_that_little_is_split(home: Overview):
    home.open(f"?gebied={UTRECHT}&jaar=2024")
    home.choose_chip(BUITEN_EUROPA)
    expect(home.page.locator(".hub-number")).to_have_text("59.483")
    expect(home.row("aandeel_groep").locator(".c-waarde")).to_contain_text("59.483 van 374.238")
    expect(home.page.locator(".glance")).to_contain_text("geven weinig cijfers naar herkomst")
    expect(home.row("kwb_bijstand")).to_have_count(0)  # another theme
    home.slice("kwb_bijstand").click()
    # A theme without any figure for this group says so, and leads to those of everyone.
    expect(home.page.locator("#tabel")).to_contain_text("geen cijfers over inwoners met herkomst")
    expect(home.row("kwb_bijstand")).to_have_count(0)


def test_a_group_of_the_older_classification_says_where_it_has_figures(home: Overview):
    home.open(f"?gebied={UTRECHT}&jaar=2020")
    home.choose(MEER, "NW")
    home.has_address(herkomst="NW")
    expect(home.title).to_contain_text("niet-westerse")
    expect(home.page.locator(".hub-number")).not_to_be_empty()

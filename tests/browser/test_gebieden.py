"""Areas that changed, as one meets them: in a link, in the search field, in another year, in a chart."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kit.servers import Servers
from tests.browser.overview import JAAR, Overview


@pytest.fixture
def home(page: Page, serve: Servers, moved_release: Path) -> Overview:
    return Overview(page, serve(moved_release))


def test_a_merged_area_opens_what_it_went_into(home: Overview):
    home.open("?gebied=GM0001&thema=arbeid_inkomen")
    expect(home.notice).to_have_text(
        "Dorp 1 hoort in de cijfers vanaf 2022 bij Nieuwdorp. U ziet nu Nieuwdorp."
    )
    expect(home.title).to_have_text("Nieuwdorp")
    home.has_address(gebied="GM0009")
    # In a year when it was there it can be chosen; back in a year without it, it makes way again.
    home.open("?gebied=GM0009&jaar=2020&thema=arbeid_inkomen")
    expect(home.page.locator(".glance")).to_contain_text("herberekend uit Dorp 1, Dorp 2")
    home.search("Dorp 1").first.click()
    home.has_address(gebied="GM0001")
    expect(home.title).to_have_text("Dorp 1")
    home.choose(JAAR, "2024")
    home.has_address(gebied="GM0009", jaar="2024")
    expect(home.title).to_have_text("Nieuwdorp")
    expect(home.notice).to_contain_text("Dorp 1 hoort")


def test_a_divided_area_gives_a_choice(home: Overview):
    home.open("?gebied=GM0003&thema=arbeid_inkomen&jaar=2023")
    expect(home.notice).to_contain_text("Dorp 3 is in de cijfers vanaf 2022 verdeeld")
    home.notice.get_by_role("link", name="Dorp 5").click()
    home.has_address(gebied="GM0005")
    expect(home.title).to_have_text("Dorp 5")
    expect(home.notice).to_have_count(0)
    expect(home.row("bijstand")).to_contain_text("breuk in de reeks")

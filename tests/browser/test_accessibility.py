"""WCAG: axe finds nothing on overview and explanation, in both editions and in all their states."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.conftest import Servers
from tests.browser.overview import BUITEN_EUROPA, SYRIE, Overview, hidden_wijk, visit

AXE = Axe()  # its own copy of axe.js: nothing is fetched
UTRECHT = "GM0344"


def has_no_violations(page: Page) -> None:
    results = AXE.run(page)
    assert results.violations_count == 0, results.generate_report()


def test_nederland(home: Overview):
    has_no_violations(home.open().page)


def test_a_group_in_a_gemeente_with_a_meaning_and_a_tip_open(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}&thema=arbeid_inkomen")
    home.row("bijstand").locator(".info").click()
    home.slice("bijstand").hover()
    expect(home.page.locator("#tip")).to_be_visible()
    has_no_violations(home.page)


def test_a_wijk_with_suppressed_figures_and_a_notice(home: Overview, monitor: Monitor):
    home.open(f"?gebied={hidden_wijk(monitor, SYRIE).code}&herkomst={SYRIE}&jaar=1899")
    expect(home.notice).to_be_visible()
    has_no_violations(home.page)


def test_the_list_of_places_while_it_is_open(home: Overview):
    home.open()
    expect(home.search("a").first).to_be_visible()
    has_no_violations(home.page)


def test_a_phone(home: Overview, gemeente: Area):
    home.page.set_viewport_size({"width": 390, "height": 844})
    home.open(f"?gebied={gemeente.code}")
    has_no_violations(home.page)


def test_uitleg(page: Page, server: str):
    visit(page, f"{server}/uitleg")
    expect(page.locator(".explanation h1")).to_be_visible()
    has_no_violations(page)


@pytest.mark.shared
@pytest.mark.parametrize("query", ["", f"?gebied={UTRECHT}&herkomst={BUITEN_EUROPA}", "?gebied=WK034403"])
def test_the_overview_of_the_real_figures(page: Page, serve: Servers, cbs_release: Path, query: str):
    has_no_violations(Overview(page, serve(cbs_release)).open(query).page)


@pytest.mark.shared
def test_uitleg_of_the_real_figures(page: Page, serve: Servers, cbs_release: Path):
    visit(page, f"{serve(cbs_release)}/uitleg")
    expect(page.locator(".explanation h1")).to_be_visible()
    has_no_violations(page)


def test_language_landmarks_and_names(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    expect(home.page.locator("html")).to_have_attribute("lang", "nl")
    expect(home.page.locator("h1")).to_have_count(1)
    expect(home.page.get_by_role("main")).to_have_count(1)
    expect(home.page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    for name in ("Gemeente", "Wijk", "Jaar", "Vergelijken met", "Meer groepen"):
        expect(home.page.get_by_label(name, exact=True).first).to_be_visible()
    expect(home.page.get_by_role("group", name=f"Profieltaart van {gemeente.name}")).to_be_visible()
    expect(home.page.get_by_role("table", name="Demografie")).to_be_visible()
    nameless = home.page.locator("#taart [role=button]:not([aria-label])")
    expect(nameless).to_have_count(0)

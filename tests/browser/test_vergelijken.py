"""Comparing as its users do: two areas, two groups, swap, replace, clear, and a link that opens just so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.kit.servers import Servers
from tests.browser.overview import visit

MET = "#met-gemeente"
CHART = 15_000  # ms: drawing a first chart takes a busy machine a while


class Comparing:
    """The page /vergelijken of one tab; every step waits until the page has answered."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.title = page.locator("#paar-kop h1")
        self.glance = page.locator("#paar-kop .glance")
        self.pies = page.locator("#paar-taarten svg.taart")
        self.rows = page.locator("#paar-tabel tbody tr")
        self.matches = page.locator("#gelijken .match")
        self.chart = page.locator("#paar-verloop .main-svg").first

    def open(self, query: str = "") -> Comparing:
        visit(self.page, f"{self.url}/vergelijken{query}")
        self.page.wait_for_url(re.compile(r"[?&]gebied="))
        return self

    def button(self, name: str) -> Locator:
        return self.page.locator("#paar-knoppen button").filter(has_text=name)

    def names(self) -> list[str]:
        return self.page.locator("#paar-taarten .pair-pie > figcaption").all_inner_texts()

    def beside(self, code: str) -> None:
        self.page.wait_for_url(re.compile(rf"[?&]vergelijk={code}(&|$)"))


@pytest.fixture
def comparing(page: Page, server: str) -> Comparing:
    return Comparing(page, server)


@pytest.fixture
def other(monitor: Monitor, gemeente: Area) -> Area:
    """A gemeente beside the biggest one."""
    return next(a for a in monitor.areas.children("NL00") if a.code != gemeente.code)


def test_the_land_asks_for_an_area(comparing: Comparing):
    comparing.open()
    expect(comparing.title).to_have_text("Leg twee gebieden naast elkaar")
    expect(comparing.glance).to_contain_text("Kies hierboven een gemeente, wijk of buurt")
    expect(comparing.pies).to_have_count(0)


def test_a_wijk_starts_beside_its_gemeente_and_says_that_it_is_a_part(
    comparing: Comparing, monitor: Monitor, gemeente: Area
):
    wijk = monitor.areas.children(gemeente.code)[1]
    comparing.open(f"?gebied={wijk.code}")
    expect(comparing.title).to_have_text(f"{wijk.name}, {gemeente.name} naast {gemeente.name}")
    expect(comparing.glance).to_contain_text("Er ligt nog niets anders naast")
    expect(comparing.glance).to_contain_text(f"{wijk.name} is een deel van {gemeente.name}")
    expect(comparing.pies).to_have_count(2)
    expect(comparing.matches).to_have_count(10)


def test_three_clicks_from_home_to_another_gemeente(page: Page, server: str, gemeente: Area, other: Area):
    """ "Verschilt onze wijk van die in een andere gemeente?": the menu, the field, the name."""
    visit(page, f"{server}/?gebied={gemeente.code}")
    page.wait_for_url(re.compile("jaar="))  # the writer has put the link's area in the store
    page.get_by_role("link", name="Vergelijken", exact=True).click()
    page.locator(MET).click()
    page.locator(f"{MET}-lijst [role=option]").filter(
        has_text=re.compile(f"^{re.escape(other.name)}$")
    ).click()
    expect(page.locator("#paar-kop h1")).to_have_text(f"{gemeente.name} naast {other.name}")
    expect(page.locator("#paar-kop .glance")).to_contain_text("onderwerpen in de taart meer dan toeval")


def test_a_wijk_in_another_gemeente_by_the_lists(
    comparing: Comparing, monitor: Monitor, gemeente: Area, other: Area
):
    here, there = (monitor.areas.children(a.code)[0] for a in (gemeente, other))
    comparing.open(f"?gebied={here.code}&vergelijk={other.code}")
    comparing.page.locator("#met-wijk").select_option(there.code)
    comparing.beside(there.code)
    expect(comparing.title).to_contain_text(f"naast {there.name}, {other.name}")


def test_swap_turns_area_and_fields_round(comparing: Comparing, gemeente: Area, other: Area):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}")
    comparing.button("Wissel om").click()
    expect(comparing.title).to_have_text(f"{other.name} naast {gemeente.name}")
    expect(comparing.page.locator("#keuze-gemeente")).to_have_value(other.name)
    expect(comparing.page.locator(MET)).to_have_value(gemeente.name)
    expect(comparing.page.locator("#met-wijk")).to_have_value(gemeente.code)
    expect(comparing.button("Wissel om")).to_be_focused()


def test_nederland_beside_it_and_clear(comparing: Comparing, gemeente: Area, other: Area):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}")
    comparing.button("Heel Nederland").click()
    comparing.beside("NL00")
    expect(comparing.page.locator(MET)).to_have_value("")
    expect(comparing.title).to_contain_text("naast Nederland")
    comparing.button("Wis wat ernaast ligt").click()
    expect(comparing.glance).to_contain_text("Er ligt nog niets anders naast")
    comparing.page.wait_for_url(lambda url: "vergelijk=" not in url)


def test_clearing_the_field_takes_the_area_away(comparing: Comparing, gemeente: Area, other: Area):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}")
    comparing.page.locator(f".area-search:has({MET}) .area-clear").click()
    comparing.page.wait_for_url(lambda url: "vergelijk=" not in url)
    expect(comparing.title).to_contain_text("naast Nederland")


def test_two_groups_in_one_area(comparing: Comparing, gemeente: Area):
    comparing.open(f"?gebied={gemeente.code}&herkomst=SYR")
    comparing.page.locator("#met-herkomst").select_option("NL")
    expect(comparing.title).to_contain_text("Inwoners met Syrische herkomst naast inwoners met Nederlandse")
    comparing.button("Wissel om").click()
    expect(comparing.title).to_contain_text("Inwoners met Nederlandse herkomst naast inwoners met Syrische")
    expect(comparing.page.locator('#keuze-herkomst input[value="NL"]')).to_be_checked()
    expect(comparing.page.locator("#met-herkomst")).to_have_value("SYR")
    expect(comparing.page.locator("#keuze-meer")).to_have_value("-")


def test_a_suggestion_lies_beside_it_with_one_click(comparing: Comparing, gemeente: Area):
    comparing.open(f"?gebied={gemeente.code}")
    expect(comparing.matches.first.locator(".why")).not_to_be_empty()
    code = comparing.matches.nth(1).get_attribute("data-value") or ""
    comparing.matches.nth(1).click()
    comparing.beside(code)
    expect(comparing.matches.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(comparing.page.locator("#met-wijk")).to_have_value(code)


def test_characteristics_can_be_switched_and_stand_in_the_address(comparing: Comparing, gemeente: Area):
    comparing.open(f"?gebied={gemeente.code}")
    boxes = comparing.page.get_by_role("checkbox")
    expect(comparing.page.get_by_role("checkbox", name="Herkomst van de inwoners")).not_to_be_checked()
    for name in ("Kinderen", "Jongvolwassenen"):
        comparing.page.get_by_role("checkbox", name=name).click()
        expect(comparing.page.get_by_role("checkbox", name=name)).not_to_be_checked()
    asked = comparing.page.url
    assert "kenmerken=" in asked
    visit(comparing.page, asked)
    expect(comparing.page.get_by_role("checkbox", name="Kinderen")).not_to_be_checked()
    assert boxes.count() >= 6


def test_origin_alone_gives_no_suggestions(comparing: Comparing, gemeente: Area):
    comparing.open(f"?gebied={gemeente.code}&kenmerken=herkomst")
    expect(comparing.page.locator("#gelijken")).to_contain_text("Herkomst kan niet het enige kenmerk zijn")
    expect(comparing.matches).to_have_count(0)


def test_theme_row_and_slice_bring_their_lines(comparing: Comparing, gemeente: Area, other: Area):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}&thema=arbeid_inkomen")
    expect(comparing.chart).to_be_visible(timeout=CHART)
    comparing.page.locator('#paar-tabel [data-key="rij-laag_inkomen"]').click()
    expect(comparing.page.locator("#paar-verloop h3")).to_contain_text("Laag inkomen: ", timeout=CHART)
    expect(comparing.page.locator('#paar-tabel tr[data-mark="laag_inkomen"]')).to_have_class(
        re.compile("is-marked")
    )
    comparing.page.locator('#paar-tabel [data-key="tab-onderwijs"]').click()
    expect(comparing.rows.first).to_contain_text("Voorschool")
    comparing.page.locator('#paar-taarten [data-key="b-i-bijstand"]').click()
    expect(comparing.page.locator("#paar-verloop h3")).to_contain_text("Bijstand: ", timeout=CHART)
    expect(comparing.rows.nth(1)).to_contain_text("Bijstand")


def test_a_link_opens_exactly_so_elsewhere(
    comparing: Comparing, gemeente: Area, other: Area, new_context: Callable[..., BrowserContext]
):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}&thema=arbeid_inkomen")
    comparing.page.locator('#paar-tabel [data-key="rij-bijstand"]').click()
    comparing.page.wait_for_url(re.compile("indicator=bijstand"))
    expect(comparing.page.locator("#paar-verloop h3")).to_contain_text("Bijstand", timeout=CHART)
    there = Comparing(new_context().new_page(), comparing.url)
    visit(there.page, comparing.page.url)
    expect(there.page.locator("#paar-verloop h3")).to_have_text(
        comparing.page.locator("#paar-verloop h3").inner_text()
    )
    assert there.names() == comparing.names()
    assert there.page.url == comparing.page.url


def test_a_link_without_a_second_area_is_not_given_the_one_chosen_before(
    comparing: Comparing, gemeente: Area, other: Area
):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}&met_herkomst=NL")
    expect(comparing.pies).to_have_count(2)
    comparing.open(f"?gebied={other.code}")
    expect(comparing.title).to_have_text(re.compile(f"^{re.escape(other.name)} naast Nederland"))


def test_the_choice_goes_along_to_another_page_and_back(comparing: Comparing, gemeente: Area, other: Area):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}")
    comparing.page.get_by_role("link", name="Overzicht").click()
    expect(comparing.page.locator("#kop h1")).to_contain_text(gemeente.name)
    comparing.page.get_by_role("link", name="Vergelijken", exact=True).click()
    expect(comparing.title).to_have_text(f"{gemeente.name} naast {other.name}")


def test_the_keyboard_reaches_and_chooses(comparing: Comparing, gemeente: Area, other: Area):
    comparing.open(f"?gebied={gemeente.code}&vergelijk={other.code}")
    comparing.button("Wissel om").focus()
    comparing.page.keyboard.press("Enter")
    expect(comparing.title).to_have_text(f"{other.name} naast {gemeente.name}")
    comparing.matches.first.focus()
    comparing.page.keyboard.press("Space")
    expect(comparing.matches.first).to_have_attribute("aria-pressed", "true")


@pytest.mark.shared
def test_the_open_data_says_what_there_is_by_origin(page: Page, serve: Servers, cbs_release: Path):
    comparing = Comparing(page, serve(cbs_release))
    comparing.open("?gebied=GM0344&vergelijk=GM0599&herkomst=BE_BU&thema=arbeid_inkomen")
    expect(comparing.glance).to_contain_text("bijna alleen cijfers over wie er wonen")
    expect(page.locator("#paar-verloop .main-svg")).to_have_count(0)
    page.locator("#paar-tabel").get_by_role("button", name="Bekijk alle inwoners").click()
    expect(comparing.rows.first).to_be_visible()
    expect(comparing.title).to_have_text("Utrecht naast Rotterdam")

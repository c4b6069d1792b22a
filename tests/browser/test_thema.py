"""The page of a theme in a browser: its cards, their views, their actions, and links that open exactly so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.overview import BUITEN_EUROPA, Overview, reload, visit


class ThemePage:
    """One theme page; what it does waits for the answer of the page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def open(self, address: str) -> ThemePage:
        visit(self.page, f"{self.url}/thema/{address}")
        expect(self.page.locator("#thema-kop h1")).to_be_visible()
        self.page.wait_for_url(re.compile(r"[?&]gebied="))
        return self

    def card(self, key: str) -> Locator:
        return self.page.locator(f"article.figure-card:has(#{key})")

    def show(self, key: str, view: str) -> Locator:
        card = self.card(key)
        card.locator(f'.view[data-value="{view}"]').click()
        self.shows(key, view)
        return card

    def shows(self, key: str, view: str) -> None:
        card = self.card(key)
        expect(card.locator(f'.view[data-value="{view}"]')).to_have_attribute("aria-pressed", "true")
        marks = {"nu": ".dot-row.k-hier", "verloop": ".card-chart .main-svg", "herkomst": ".origin-switch"}
        expect(card.locator(marks[view]).first).to_be_visible()

    def in_use(self) -> Locator:
        """The card that stands out."""
        return self.page.locator(".figure-card:has(.anchor.is-marked) h2")


@pytest.fixture
def thema(page: Page, server: str) -> ThemePage:
    return ThemePage(page, server)


def test_a_row_of_the_overview_leads_to_its_card(home: Overview, thema: ThemePage, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&thema=arbeid_inkomen")
    home.row("laag_inkomen").get_by_role("link").click()
    expect(thema.card("laag_inkomen")).to_be_visible()
    expect(thema.in_use()).to_have_attribute("id", "laag_inkomen")
    expect(thema.card("laag_inkomen").locator("h2")).to_be_in_viewport()
    home.has_address(gebied=gemeente.code, indicator="laag_inkomen")
    expect(home.page).to_have_title(re.compile("Arbeid & inkomen"))


def test_the_views_of_a_card_change_that_card_only(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    card = thema.show("bijstand", "verloop")
    expect(card.locator(".keys .key")).to_have_count(2)
    thema.show("bijstand", "herkomst")
    expect(card.locator(".main-svg")).to_have_count(0)
    thema.shows("nww", "nu")
    thema.show("bijstand", "nu")
    expect(thema.in_use()).to_have_attribute("id", "bijstand")


def test_finer_groups_stand_at_the_same_place_and_lead_back(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    card = thema.show("bijstand", "herkomst")
    rows = card.locator(".dot-row.k-groep")
    expect(rows).to_have_count(5)
    card.get_by_role("button", name="Meer groepen").focus()
    thema.page.keyboard.press("Enter")
    expect(rows).to_have_count(20)
    back = card.get_by_role("button", name="Terug")
    expect(back).to_be_focused()
    thema.page.keyboard.press("Enter")
    expect(rows).to_have_count(5)
    expect(card.get_by_role("button", name="Meer groepen")).to_be_focused()


def test_a_click_on_the_figure_opens_the_split(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.card("bijstand").locator(".k-hier .dot-track").click()
    thema.shows("bijstand", "herkomst")


def test_a_link_opens_exactly_so_and_again_after_a_reload(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&indicator=bijstand&beeld=herkomst#bijstand")
    thema.shows("bijstand", "herkomst")
    thema.shows("nww", "nu")
    thema.show("nww", "verloop")
    thema.page.wait_for_url(re.compile("indicator=nww.*beeld=verloop$"))
    reload(thema.page)
    thema.shows("nww", "verloop")
    thema.shows("bijstand", "nu")


def test_what_a_link_asks_for_but_is_not_there_is_ignored(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&indicator=bijstand&beeld=taart")
    thema.shows("bijstand", "nu")
    thema.open(f"onbekend?gebied={gemeente.code}")
    expect(thema.page.locator(".notices")).to_contain_text("onbekend")
    expect(thema.page.locator(".figure-card").first).to_be_visible()


def test_another_group_redraws_all_cards_and_each_keeps_its_view(
    thema: ThemePage, home: Overview, gemeente: Area
):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.show("bijstand", "verloop")
    thema.show("nww", "herkomst")
    home.choose_chip(BUITEN_EUROPA)
    expect(thema.page.locator("#thema-kop .for-whom")).to_be_visible()
    thema.shows("bijstand", "verloop")
    thema.shows("nww", "herkomst")
    thema.shows("laag_inkomen", "nu")
    expect(thema.card("nww").locator(".dot-row.is-chosen")).to_have_count(1)
    home.choose("#keuze-jaar", "2019")
    expect(thema.card("laag_inkomen").locator(".card-title p")).to_contain_text("2019")
    thema.shows("bijstand", "verloop")


def test_the_area_to_compare_with_is_in_every_view(thema: ThemePage, monitor: Monitor, gemeente: Area):
    other = next(a for a in monitor.areas.children(monitor.areas.land.code) if a.code != gemeente.code)
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&vergelijk={other.code}")
    expect(thema.card("bijstand").locator(".k-vergelijk .dot-label")).to_have_text(other.name)
    card = thema.show("bijstand", "verloop")
    expect(card.locator(".keys")).to_contain_text(other.name)


def test_a_chart_is_dutch_without_buttons_of_others(thema: ThemePage, gemeente: Area):
    thema.open(f"veiligheid?gebied={gemeente.code}")
    card = thema.show("verdachten", "verloop")
    expect(card.locator(".modebar-btn")).to_have_count(0)
    expect(card.locator(".card-note")).to_contain_text("voorlopig")
    graph = card.locator(".js-plotly-plot")
    assert graph.evaluate("g => [g._context.locale, g._fullLayout.separators]") == ["nl", ",."]
    assert thema.page.evaluate("() => window.PlotlyLocales === undefined")  # Plotly has taken it over
    card.locator(".scatterlayer .trace .points path").last.hover(force=True)
    expect(card.locator(".hoverlayer .hovertext")).to_contain_text(re.compile(r"20\d\d: .+ van "))


def test_the_numbers_open_as_a_table_and_close(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    card = thema.card("bijstand")
    button = card.get_by_role("button", name="Toon als tabel")
    button.focus()
    thema.page.keyboard.press("Enter")
    expect(card.get_by_role("table")).to_be_visible()
    expect(card.get_by_role("rowheader").first).to_have_text(gemeente.name)
    expect(button).to_have_attribute("aria-expanded", "true")
    thema.page.keyboard.press("Enter")
    expect(card.get_by_role("table")).to_be_hidden()


def test_the_link_of_a_card_is_copied(thema: ThemePage, gemeente: Area):
    thema.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    card = thema.show("bijstand", "verloop")
    card.get_by_role("button", name="Kopieer link").click()
    expect(card.get_by_role("button", name="Link gekopieerd")).to_be_visible()
    link = thema.page.evaluate("() => navigator.clipboard.readText()")
    visit(thema.page, link)
    thema.shows("bijstand", "verloop")
    expect(thema.card("bijstand").locator("h2")).to_be_in_viewport()


def test_without_a_clipboard_the_link_is_shown(new_tab: Page, server: str, gemeente: Area):
    thema = ThemePage(new_tab, server)
    thema.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    button = thema.card("bijstand").locator("[data-copy]")
    button.click()
    expect(button).to_contain_text(f"{thema.url}/thema/arbeid_inkomen?")


def test_a_card_fills_the_screen_and_gives_the_focus_back(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    button = thema.card("bijstand").get_by_role("button", name="Volledig scherm")
    button.focus()
    thema.page.keyboard.press("Enter")
    thema.page.wait_for_function("() => document.fullscreenElement?.matches('.figure-card')")
    thema.page.keyboard.press("Escape")
    thema.page.wait_for_function("() => !document.fullscreenElement")
    expect(button).to_be_focused()


def test_age_bands_are_one_card_with_the_numbers(thema: ThemePage, gemeente: Area):
    thema.open(f"demografie?gebied={gemeente.code}&indicator=leeftijd_65plus#leeftijd_65plus")
    card = thema.card("leeftijd_0_3")
    expect(card.locator(".stack-row")).to_have_count(2)
    expect(thema.in_use()).to_have_attribute("id", "leeftijd_0_3")
    expect(card.locator("h2")).to_be_in_viewport()
    card.locator('.view[data-value="verloop"]').click()
    expect(card.locator(".stack-row")).to_have_count(12)


def test_the_other_themes_keep_the_selection(thema: ThemePage, home: Overview, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}&jaar=2020")
    thema.page.get_by_role("navigation", name="Kies een thema").get_by_role("link", name="Onderwijs").click()
    expect(thema.card("vsv")).to_be_visible()
    home.has_address(gebied=gemeente.code, herkomst=BUITEN_EUROPA, jaar="2020", thema="onderwijs")


def test_a_phone_shows_everything(thema: ThemePage, gemeente: Area):
    thema.page.set_viewport_size({"width": 390, "height": 844})
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.show("bijstand", "verloop")
    thema.show("nww", "herkomst")
    wider = "() => document.documentElement.scrollWidth - window.innerWidth"
    assert thema.page.evaluate(wider) <= 0

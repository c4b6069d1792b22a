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

    def row(self, key: str) -> Locator:
        return self.page.locator(f"article.theme-row:has(#{key})")

    def opener(self, key: str) -> Locator:
        """The button in the heading of a row."""
        return self.row(key).locator(".row-open")

    def card(self, key: str) -> Locator:
        """What stands below a row that is open."""
        return self.row(key).locator("article.figure-card")

    def unfold(self, key: str) -> Locator:
        if self.opener(key).get_attribute("aria-expanded") != "true":
            self.opener(key).click()
        expect(self.card(key)).to_be_visible()
        return self.card(key)

    def show(self, key: str, view: str) -> Locator:
        card = self.unfold(key)
        card.locator(f'.view[data-value="{view}"]').click()
        self.shows(key, view)
        return card

    def shows(self, key: str, view: str) -> None:
        card = self.card(key)
        expect(card.locator(f'.view[data-value="{view}"]')).to_have_attribute("aria-pressed", "true")
        marks = {"nu": ".dot-row.k-hier", "verloop": ".card-chart .main-svg", "herkomst": ".origin-switch"}
        expect(card.locator(marks[view]).first).to_be_visible()

    def folded(self, key: str) -> None:
        expect(self.opener(key)).to_have_attribute("aria-expanded", "false")
        expect(self.row(key).locator(".row-more")).to_be_hidden()

    def more(self, key: str, item: str) -> None:
        """Choose from "⋯" of a row."""
        self.row(key).locator(".row-body .more-button").click()
        self.page.get_by_role("menuitem", name=item).click()

    def in_use(self) -> Locator:
        """The row that stands out."""
        return self.page.locator(".theme-row:has(.anchor.is-marked) h2")


@pytest.fixture
def thema(page: Page, server: str) -> ThemePage:
    return ThemePage(page, server)


def test_a_row_of_the_overview_leads_to_its_row_here(home: Overview, thema: ThemePage, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&thema=arbeid_inkomen")
    home.row("laag_inkomen").get_by_role("link").click()
    expect(thema.row("laag_inkomen")).to_be_visible()
    expect(thema.in_use()).to_have_attribute("id", "laag_inkomen")
    expect(thema.row("laag_inkomen").locator("h2")).to_be_in_viewport()
    home.has_address(gebied=gemeente.code, indicator="laag_inkomen")
    expect(home.page).to_have_title(re.compile("Arbeid & inkomen"))


def test_the_views_of_a_card_change_that_card_only(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    card = thema.show("bijstand", "verloop")
    expect(card.locator(".keys .key")).to_have_count(2)
    thema.show("bijstand", "herkomst")
    expect(card.locator(".main-svg")).to_have_count(0)
    thema.folded("nww")
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


def test_a_row_says_now_the_years_and_every_group(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    row = thema.row("bijstand")
    expect(row.locator(".row-number b")).to_have_text(re.compile(r"^\d+,\d %$".replace(" ", "\u00a0")))
    expect(row.locator(".row-number span")).to_have_text(re.compile(r"^[\d.]+ van [\d.]+$"))
    expect(row.locator(".row-chip")).to_contain_text("Nederland")
    expect(row.locator("path.l-hier")).to_have_count(1)
    expect(row.locator("circle.l-ijkpunt")).to_have_count(1)
    expect(row.locator(".row-groups li")).to_have_count(5)
    expect(thema.page.locator(".rows-foot")).to_contain_text("Bron: ")
    expect(thema.page.locator(".rows .card-source")).to_have_count(0)


def test_a_row_opens_and_closes_by_keyboard_and_by_a_press_on_it(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.folded("bijstand")
    thema.opener("bijstand").focus()
    thema.page.keyboard.press("Enter")
    thema.shows("bijstand", "nu")
    expect(thema.opener("bijstand")).to_be_focused()
    expect(thema.card("bijstand").locator(".card-meaning")).to_contain_text("Wat telt mee")
    thema.page.keyboard.press("Enter")
    thema.folded("bijstand")
    thema.row("nww").locator(".row-years").click()
    thema.shows("nww", "nu")
    thema.page.wait_for_url(re.compile("indicator=nww.*beeld=nu"))
    thema.row("nww").locator(".row-years").click()
    thema.folded("nww")
    thema.page.wait_for_url(re.compile("indicator=nww$"))


def test_nothing_jumps_once_the_page_stands(thema: ThemePage, gemeente: Area):
    """Every chart has its place kept: what comes later moves no row, once the letters are there."""
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.page.evaluate("() => document.fonts.ready.then(() => true)")
    measured = "all => all.map(e => [e.offsetTop, e.offsetHeight])"
    before = thema.page.locator(".theme-row").evaluate_all(measured)
    thema.page.wait_for_load_state("networkidle")
    assert thema.page.locator(".theme-row").evaluate_all(measured) == before
    assert all(height >= 76 for _, height in before)


def test_a_link_opens_exactly_so_and_again_after_a_reload(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&indicator=bijstand&beeld=herkomst#bijstand")
    thema.shows("bijstand", "herkomst")
    thema.folded("nww")
    thema.show("nww", "verloop")
    thema.page.wait_for_url(re.compile("indicator=nww.*beeld=verloop$"))
    reload(thema.page)
    thema.shows("nww", "verloop")
    thema.folded("bijstand")


def test_what_a_link_asks_for_but_is_not_there_is_ignored(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&indicator=bijstand&beeld=taart")
    thema.folded("bijstand")
    thema.open(f"onbekend?gebied={gemeente.code}")
    expect(thema.page.locator(".notices")).to_contain_text("onbekend")
    expect(thema.page.locator(".theme-row").first).to_be_visible()


def test_another_group_redraws_all_rows_and_what_is_open_keeps_its_view(
    thema: ThemePage, home: Overview, gemeente: Area
):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.show("bijstand", "verloop")
    thema.show("nww", "herkomst")
    home.choose_chip(BUITEN_EUROPA)
    expect(thema.page.locator("#thema-kop .for-whom")).to_be_visible()
    thema.shows("bijstand", "verloop")
    thema.shows("nww", "herkomst")
    thema.folded("laag_inkomen")
    expect(thema.card("nww").locator(".dot-row.is-chosen")).to_have_count(1)
    expect(thema.row("nww").locator(".row-groups .is-chosen")).to_have_count(1)
    home.choose("#keuze-jaar", "2019")
    expect(thema.row("laag_inkomen").locator(".row-lines .year").last).to_have_text("2019")
    thema.shows("bijstand", "verloop")


def test_the_area_to_compare_with_is_in_every_view(thema: ThemePage, monitor: Monitor, gemeente: Area):
    other = next(a for a in monitor.areas.children(monitor.areas.land.code) if a.code != gemeente.code)
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&vergelijk={other.code}")
    expect(thema.row("bijstand").locator(".row-lines path.l-vergelijk")).to_have_count(1)
    expect(thema.page.locator(".rows-head .line-vergelijk")).to_have_text(other.name)
    expect(thema.unfold("bijstand").locator(".k-vergelijk .dot-label")).to_have_text(other.name)
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
    thema.more("bijstand", "Toon als tabel")
    card = thema.card("bijstand")
    expect(card.locator(".card-table")).to_be_focused()
    expect(card.get_by_role("rowheader").first).to_have_text(gemeente.name)
    expect(thema.opener("bijstand")).to_have_attribute("aria-expanded", "true")
    thema.more("bijstand", "Verberg de tabel")
    expect(card.get_by_role("table")).to_be_hidden()
    thema.more("bijstand", "Verberg de uitleg")
    expect(card.locator(".card-meaning")).to_be_hidden()
    thema.more("bijstand", "Toon als tabel")
    expect(card.get_by_role("table")).to_be_visible()


def test_the_link_of_a_card_is_copied(thema: ThemePage, gemeente: Area):
    thema.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    card = thema.show("bijstand", "verloop")
    card.locator(".take-button").click()
    thema.page.get_by_role("menuitem", name="Kopieer link").click()
    expect(thema.page.locator("#toast")).to_contain_text("Link gekopieerd")
    link = thema.page.evaluate("() => navigator.clipboard.readText()")
    visit(thema.page, link)
    thema.shows("bijstand", "verloop")
    expect(thema.row("bijstand").locator("h2")).to_be_in_viewport()


def test_without_a_clipboard_the_link_is_shown(new_tab: Page, server: str, gemeente: Area):
    thema = ThemePage(new_tab, server)
    thema.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.row("bijstand").locator(".take-button").click()
    thema.page.get_by_role("menuitem", name="Kopieer link").click()
    expect(thema.page.locator("#toast")).to_contain_text(f"{thema.url}/k/")


def test_a_row_fills_the_screen_and_gives_the_focus_back(thema: ThemePage, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    button = thema.row("bijstand").locator(".row-body .more-button")
    button.focus()
    thema.page.keyboard.press("Enter")
    thema.page.keyboard.press("End")
    thema.page.keyboard.press("Enter")
    thema.page.wait_for_function("() => document.fullscreenElement?.matches('.theme-row')")
    thema.page.keyboard.press("Escape")
    thema.page.wait_for_function("() => !document.fullscreenElement")
    expect(button).to_be_focused()


def test_age_bands_are_one_row_with_the_numbers(thema: ThemePage, gemeente: Area):
    thema.open(f"demografie?gebied={gemeente.code}&indicator=leeftijd_65plus#leeftijd_65plus")
    row = thema.row("leeftijd_0_3")
    expect(row.locator(".row-years .stack-row")).to_have_count(2)
    expect(thema.in_use()).to_have_attribute("id", "leeftijd_0_3")
    expect(row.locator("h2")).to_be_in_viewport()
    card = thema.unfold("leeftijd_0_3")
    card.locator('.view[data-value="verloop"]').click()
    expect(card.locator(".stack-row")).to_have_count(12)


def test_the_other_themes_keep_the_selection(thema: ThemePage, home: Overview, gemeente: Area):
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}&jaar=2020")
    thema.page.get_by_role("navigation", name="Kies een thema").get_by_role("link", name="Onderwijs").click()
    expect(thema.row("vsv")).to_be_visible()
    home.has_address(gebied=gemeente.code, herkomst=BUITEN_EUROPA, jaar="2020", thema="onderwijs")


def test_a_phone_shows_everything(thema: ThemePage, gemeente: Area):
    thema.page.set_viewport_size({"width": 390, "height": 844})
    thema.open(f"arbeid_inkomen?gebied={gemeente.code}")
    thema.show("bijstand", "verloop")
    thema.show("nww", "herkomst")
    expect(thema.row("nww").locator(".row-groups li").first).to_be_visible()
    wider = "() => document.documentElement.scrollWidth - window.innerWidth"
    assert thema.page.evaluate(wider) <= 0

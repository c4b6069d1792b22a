"""The overview in Chromium: the first visit, every way to choose, and what it then shows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from data.areas import Area
from data.monitor import Monitor
from data.releases.release import Status
from tests.browser.overview import (
    BUITEN_EUROPA,
    IJKPUNT,
    JAAR,
    MEER,
    SEARCH,
    SYRIE,
    WIJK,
    Overview,
    dutch,
    first,
    found,
    hidden_wijk,
)

COLOURS = re.compile(r'fill="#(1d7a72|8cc3ba|e3a392|a8402d|2f4f8f|94a9d6|bfe0ea|6fb7cc)"')


def test_a_first_visit_shows_nederland_without_colour_and_invites_to_choose(home: Overview, monitor: Monitor):
    home.open()
    expect(home.title).to_have_text("Zo gaat het in Nederland")
    expect(home.page.locator(SEARCH)).to_have_value("")
    expect(home.page.locator(WIJK)).to_be_disabled()
    expect(home.page.locator(".glance")).to_contain_text("Kies hierboven een gemeente, wijk of buurt.")
    expect(home.page.locator(".legend .reference")).to_contain_text("Daarom hebben de cijfers nog geen kleur")
    expect(home.page.locator(".banner-demo")).to_contain_text("verzonnen")
    assert not COLOURS.search(home.pie.inner_html())
    assert home.page.locator("#taart .sector").count() == len(monitor.themes)
    assert home.values(JAAR) == [str(year) for year in reversed(monitor.release.years)]
    expect(home.notice).to_have_count(0)


def test_a_gemeente_is_found_by_typing_part_of_its_name(home: Overview, monitor: Monitor, gemeente: Area):
    home.open()
    options = home.search(gemeente.name[:4].upper())
    expect(options.first).to_contain_text(gemeente.name)
    options.first.click()
    home.shows(monitor, gebied=gemeente.code)
    assert COLOURS.search(home.pie.inner_html())
    expect(home.page.locator(".legend .reference")).to_contain_text("alle gemeenten")
    expect(home.page.locator(".where").first).to_have_text(re.compile("^Met oordeel, over .*veiligheid"))
    expect(home.page.locator(".where").last).to_contain_text("Zonder oordeel")
    wijken = [wijk.code for wijk in monitor.areas.children(gemeente.code)]
    assert home.values(WIJK) == [gemeente.code, *wijken]


def test_a_wijk_is_found_by_typing_its_own_name(home: Overview, monitor: Monitor, gemeente: Area):
    wijk = monitor.areas.children(gemeente.code)[-1]
    home.open()
    home.choose_area(wijk, inside=gemeente)
    home.shows(monitor, gebied=wijk.code)
    expect(home.page.locator(".legend .reference")).to_contain_text(f"alle wijken in {gemeente.name}")


def test_a_name_that_does_not_exist_says_so_and_changes_nothing(home: Overview):
    home.open()
    expect(home.search("xyzzy")).to_have_count(0)
    expect(home.page.locator(".area-note").first).to_have_text("Geen gemeente, wijk of buurt met die naam")
    home.page.locator(SEARCH).press("Escape")
    expect(home.page.locator(SEARCH)).to_have_value("")
    expect(home.title).to_have_text("Zo gaat het in Nederland")


def test_a_wijk_is_chosen_from_the_list_and_the_whole_gemeente_again(
    home: Overview, monitor: Monitor, gemeente: Area
):
    wijk = monitor.areas.children(gemeente.code)[1]
    home.open(f"?gebied={gemeente.code}")
    home.choose(WIJK, wijk.code)
    home.shows(monitor, gebied=wijk.code)
    home.choose(WIJK, gemeente.code)
    home.shows(monitor, gebied=gemeente.code)
    home.page.locator(".area-clear").first.click()
    expect(home.title).to_have_text("Zo gaat het in Nederland")
    expect(home.page.locator(WIJK)).to_be_disabled()


def test_herkomst_is_chosen_by_chip_and_by_more_groups(home: Overview, monitor: Monitor, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    home.choose_chip(BUITEN_EUROPA)
    home.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA)
    expect(home.title).to_contain_text("inwoners met herkomst buiten Europa, geboren buiten Nederland")
    home.choose(MEER, SYRIE)
    home.shows(monitor, gebied=gemeente.code, herkomst=SYRIE)
    expect(home.title).to_contain_text("inwoners met Syrische herkomst")
    expect(home.page.locator("#keuze-herkomst input:checked")).to_have_count(0)
    home.choose(MEER, "-")
    home.shows(monitor, gebied=gemeente.code)


def test_a_year_and_a_reference_are_chosen(home: Overview, monitor: Monitor, gemeente: Area):
    year = monitor.release.years[-3]
    home.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}")
    home.choose(JAAR, str(year))
    home.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA, jaar=year)
    home.choose(IJKPUNT, "totaal")
    home.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA, jaar=year, ijkpunt="totaal")
    expect(home.table.locator("thead")).to_contain_text("Alle inwoners hier")
    expect(home.page.locator(".legend .reference")).to_contain_text(
        f"Vergeleken met alle inwoners van {gemeente.name}"
    )


def test_a_click_on_a_slice_opens_its_theme_with_its_row_marked(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    home.slice("bijstand").click()
    expect(home.row("bijstand")).to_have_class("is-marked")
    expect(home.tab("arbeid_inkomen")).to_have_attribute("aria-pressed", "true")
    expect(home.page.locator("#taart .sector.is-marked")).to_have_attribute("data-mark", "arbeid_inkomen")
    home.has_address(thema="arbeid_inkomen", indicator="bijstand")
    link = home.row("bijstand").locator("th a").get_attribute("href")
    assert link is not None
    assert link.startswith("/thema/arbeid_inkomen?")
    assert f"gebied={gemeente.code}" in link
    home.tab("veiligheid").click()
    expect(home.row("verdachten")).to_be_visible()
    expect(home.page.locator("tr.is-marked")).to_have_count(0)


def test_a_row_tells_value_counts_reference_and_verdict(home: Overview, monitor: Monitor, gemeente: Area):
    reading = first(found(monitor, gebied=gemeente.code), status=Status.BESCHIKBAAR, scored=True)
    figure = reading.figure
    assert figure.numerator is not None
    assert figure.denominator is not None
    home.open(f"?gebied={gemeente.code}&thema={reading.indicator.theme}")
    row = home.row(reading.indicator.id)
    counted = f"{dutch(figure.numerator)} van {dutch(figure.denominator)}"
    expect(row.locator(".c-waarde")).to_contain_text(counted)
    expect(row.locator(".c-ijkpunt")).to_contain_text(re.compile(r"hoger|lager|gelijk"))
    expect(row.locator(".c-verandering svg.spark")).to_have_attribute("aria-label", re.compile("^Tussen "))
    expect(row.locator(".verdict")).not_to_be_empty()


def test_hover_shows_value_counts_and_reference(home: Overview, monitor: Monitor, gemeente: Area):
    reading = first(found(monitor, gebied=gemeente.code), status=Status.BESCHIKBAAR, scored=True)
    figure, tip = reading.figure, home.page.locator("#tip")
    home.open(f"?gebied={gemeente.code}")
    home.slice(reading.indicator.id).hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(reading.indicator.name)
    expect(tip).to_contain_text(f"{dutch(figure.numerator or 0)} van {dutch(figure.denominator or 0)}")
    expect(tip).to_contain_text("Vergeleken met")
    home.title.hover()
    expect(tip).to_be_hidden()


def test_the_info_button_opens_what_a_figure_means(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&thema=wonen_leefomgeving")
    button = home.row("corporatiewoning").get_by_role("button", name="Uitleg bij")
    meaning = home.page.locator("#uitleg-corporatiewoning")
    expect(meaning).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    for term in ("Wat telt mee", "Van wie", "Deze kleur", "Gunstig of niet?", "Let op", "Bron"):
        expect(meaning.locator("dt", has_text=re.compile(f"^{re.escape(term)}$"))).to_be_visible()
    button.click()
    expect(meaning).to_be_hidden()


def test_suppressed_and_missing_cells_say_why(home: Overview, monitor: Monitor):
    wijk = hidden_wijk(monitor, SYRIE)
    result = found(monitor, gebied=wijk.code, herkomst=SYRIE)
    hidden = first(result, status=Status.ONDERDRUKT).indicator
    missing = first(result, status=Status.NIET_BESCHIKBAAR).indicator
    home.open(f"?gebied={wijk.code}&herkomst={SYRIE}&thema={hidden.theme}")
    home.slice(hidden.id).hover()
    expect(home.page.locator("#tip")).to_contain_text("Om herkenning te voorkomen tonen we dan geen cijfer.")
    expect(home.slice(hidden.id)).to_have_attribute("aria-label", re.compile("te weinig mensen"))
    expect(home.row(hidden.id).locator(".c-waarde")).to_contain_text("te weinig mensen")
    expect(home.row(hidden.id).locator(".verdict")).to_contain_text("onbekend")
    home.slice(missing.id).hover()
    expect(home.page.locator("#tip")).to_contain_text("De bron geeft hierover geen cijfer")


def test_the_gemeente_of_a_wijk_is_chosen_again_by_its_name(home: Overview, monitor: Monitor, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    wijk, other = monitor.areas.children(gemeente.code)[:2]
    home.choose(WIJK, wijk.code)
    home.shows(monitor, gebied=wijk.code)
    home.choose_area(gemeente)
    home.shows(monitor, gebied=gemeente.code)
    home.choose_area(other, inside=gemeente)
    home.choose(WIJK, wijk.code)
    home.shows(monitor, gebied=wijk.code)
    home.choose_area(other, inside=gemeente)
    home.shows(monitor, gebied=other.code)


def test_the_same_slice_is_chosen_again_after_another_theme(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    for _ in range(2):
        home.slice("bijstand").click()
        expect(home.row("bijstand")).to_have_class("is-marked")
        home.tab("veiligheid").click()
        expect(home.row("verdachten")).to_be_visible()

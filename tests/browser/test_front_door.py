"""The front door and its search: what is understood, where it leads, and questions that ask for an area."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.kit.servers import Servers
from tests.browser.overview import SEARCH, visit

DEUR = "#deur-zoek"
PHONE = {"width": 390, "height": 844}


def type_in(page: Page, field: str, words: str) -> None:
    page.locator(field).click()
    page.locator(field).fill(words)


def first(page: Page, field: str = DEUR):
    return page.locator(f"{field}-lijst [role=option]").first


@pytest.fixture
def wijk(monitor: Monitor, gemeente: Area) -> Area:
    """A wijk with a name of its own."""
    names = [a.name for a in monitor.areas]
    return next(a for a in monitor.areas.children(gemeente.code) if names.count(a.name) == 1)


def test_a_search_says_what_it_understood_and_goes_there(
    page: Page, server: str, monitor: Monitor, wijk: Area
) -> None:
    visit(page, server)
    type_in(page, DEUR, f"syrië {wijk.name} uitkeringen blub")
    name = monitor.areas.full_name(wijk.code)
    expect(first(page)).to_contain_text(f"Bijstand · {name} · herkomst Syrië · {monitor.default_year} →")
    expect(page.locator(".area-note").first).to_have_text("Niet begrepen en dus weggelaten: blub.")
    page.keyboard.press("Enter")
    expect(page).to_have_url(
        re.compile(rf"/thema/arbeid_inkomen\?gebied={wijk.code}&herkomst=SYR.*#bijstand$")
    )
    expect(page.locator("#bijstand")).to_be_in_viewport()
    expect(page.locator("#keuze-wijk")).to_have_value(wijk.code)


def test_the_bar_understands_the_same_and_keeps_what_was_chosen(
    page: Page, server: str, wijk: Area, gemeente: Area
) -> None:
    visit(page, f"{server}/thema/onderwijs?gebied={gemeente.code}&herkomst=MAR&jaar=2023")
    type_in(page, SEARCH, f"armoede {wijk.name}")
    expect(first(page, SEARCH)).to_contain_text("herkomst Marokko · 2023 →")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/thema/arbeid_inkomen\?gebied={wijk.code}&herkomst=MAR&jaar=2023"))
    expect(page.locator("#thema-kop h1")).to_contain_text(wijk.name)
    type_in(page, SEARCH, gemeente.name)  # a name alone chooses it here, as ever
    first(page, SEARCH).click()
    expect(page).to_have_url(re.compile(rf"/thema/arbeid_inkomen\?.*gebied={gemeente.code}"))


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_a_question_asks_for_the_area_first(
    page: Page, server: str, wijk: Area, size: dict[str, int]
) -> None:
    if size:
        page.set_viewport_size(size)
    visit(page, server)
    page.locator(".door-list").get_by_role("link", name="Hoe staat het met uitkeringen").click()
    expect(page.locator(".door-asked")).to_contain_text("Voor welke gemeente, wijk of buurt?")
    expect(page.locator(DEUR)).to_be_focused()
    page.keyboard.type(wijk.name)
    expect(first(page)).to_contain_text(wijk.name)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/thema/arbeid_inkomen\?.*gebied={wijk.code}.*#bijstand"))


def test_a_question_leaves_no_trace_in_the_next(page: Page, server: str, wijk: Area) -> None:
    visit(page, f"{server}/?gebied={wijk.code}&herkomst=MAR&jaar=2023&ijkpunt=totaal")
    for question, chosen, view in (
        ("Hoeveel inwoners met Syrische herkomst", "herkomst=SYR", ""),  # the row says it, closed
        ("Hoe groot is de doelgroep", "", "herkomst"),
        ("Hoeveel inwoners met Syrische herkomst", "herkomst=SYR", ""),
    ):
        page.get_by_role("button", name="Ik wil weten …").click()
        page.get_by_role("dialog").get_by_role("link", name=question).click()
        row = page.locator('[data-key="inwoners-open"]')
        expect(row).to_have_attribute("aria-expanded", "true" if view else "false")
        if view:
            expect(page.locator(f'[data-key="inwoners-{view}"]')).to_have_attribute("aria-pressed", "true")
        expect(page).to_have_url(re.compile(rf"gebied={wijk.code}.*jaar=2023.*#inwoners"))
        expect(page).not_to_have_url(re.compile("ijkpunt|keer="))
        if chosen:
            expect(page).to_have_url(re.compile(chosen))
        else:
            expect(page).not_to_have_url(re.compile("herkomst=(MAR|SYR)"))


def test_examples_change_and_lead_to_their_area_and_the_land_can_be_reached(page: Page, server: str) -> None:
    visit(page, server)
    title = page.locator("#deur-voorbeeld figcaption b")
    before = title.inner_text()
    page.get_by_role("button", name="Laat een andere zien").click()
    expect(title).not_to_have_text(before)
    name = title.inner_text().removeprefix("Voorbeeld: ")
    page.locator(".door-pie").click()
    expect(page.locator("#kop h1")).to_have_text(name)
    visit(page, server)  # chosen now, so no front door
    expect(page.locator("#kop h1")).to_have_text(name)
    page.locator(".area-clear").first.click()
    expect(page.locator("#kop h1")).to_have_text("Zo gaat het in Nederland")
    page.get_by_role("link", name="Wijkmonitor", exact=True).click()
    expect(page.locator(DEUR)).to_be_visible()
    type_in(page, DEUR, "")
    expect(first(page)).to_contain_text("laatst bekeken")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="de cijfers van Nederland").click()
    expect(page.locator("#kop h1")).to_have_text("Zo gaat het in Nederland")


@pytest.mark.shared
def test_open_data_says_what_it_lacks_before_anybody_goes(
    page: Page, serve: Servers, cbs_release: Path
) -> None:
    visit(page, serve(cbs_release))
    type_in(page, DEUR, "hoeveel syriërs in overvecht")
    expect(first(page)).to_contain_text("Inwoners · Overvecht, Utrecht · alle inwoners")
    expect(first(page)).to_contain_text("Hier zijn geen cijfers over herkomst Syrië.")
    type_in(page, DEUR, "vve 2019 marokko overvecht")
    expect(first(page)).to_contain_text("Hier zijn geen cijfers over “Voorschool (vve)”.")


def test_vergelijken_opens_with_what_is_most_alike(page: Page, server: str, wijk: Area) -> None:
    visit(page, f"{server}/vergelijken?gebied={wijk.code}&naast=gelijke")
    expect(page.locator(".notice", has_text="Ernaast ligt")).to_be_visible()
    expect(page).to_have_url(re.compile(r"vergelijk=WK\d+"))


def test_who_types_faster_than_the_names_come_is_not_forgotten(
    page: Page, server: str, monitor: Monitor, wijk: Area
) -> None:
    """Enter before the list is there holds for what stands first when it is."""
    held: list[Route] = []
    page.route("**/gebieden/**", lambda route: held.append(route))
    visit(page, f"{server}/?gebied={monitor.areas.land.code}")
    page.locator(SEARCH).click()
    page.keyboard.type(wijk.name)
    page.keyboard.press("Enter")
    expect(page.locator(".area-note").first).not_to_be_empty()
    for route in held:
        route.continue_()
    page.unroute("**/gebieden/**")
    page.wait_for_url(lambda url: f"gebied={wijk.code}" in url)

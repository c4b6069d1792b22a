"""The guided start: "Ik wil weten …", the invitation of a first visit, and the tour."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.kit.tabs import remember
from tests.browser.overview import reload, visit

PHONE = {"width": 390, "height": 844}
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); } })"""


@pytest.fixture
def gemeente(demo_release: Path) -> str:
    """The address part of some gemeente of the release."""
    from data.monitor import open_monitor

    areas = open_monitor(str(demo_release)).areas
    return next(a.code for a in areas if a.level == "gemeente")


def home(page: Page, server: str, query: str = "?gebied=NL00") -> None:
    visit(page, f"{server}/{query}")
    expect(page.locator("#taart svg")).to_be_visible()


def begin(page: Page) -> None:
    page.locator(".invite").get_by_role("button", name="Start").click()
    expect(page.get_by_role("dialog")).to_be_visible()


# ---------------------------------------------------------------- "Ik wil weten …"


def test_questions_by_keyboard(page: Page, server: str) -> None:
    home(page, server)
    button = page.get_by_role("button", name="Ik wil weten …")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ik wil weten …")
    expect(dialog.get_by_role("link")).to_have_count(13)
    for _ in range(17):  # more often than there are stops: the page itself is out of reach
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.matches('main *, header *, footer *')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_a_question_keeps_the_area_and_closes_the_dialog(page: Page, server: str, gemeente: str) -> None:
    home(page, server, f"?gebied={gemeente}")
    name = page.locator("#keuze-gemeente").input_value()
    page.get_by_role("button", name="Ik wil weten …").click()
    page.evaluate("window.notReloaded = true")
    page.get_by_role("link", name="Wat is de ontwikkeling").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(re.compile(rf"/thema/arbeid_inkomen\?.*gebied={gemeente}.*#bijstand"))
    expect(page.locator("#keuze-gemeente")).to_have_value(name)
    expect(page.locator("#bijstand")).to_be_in_viewport()
    expect(page.locator('[data-key="bijstand-verloop"]')).to_have_attribute("aria-pressed", "true")
    page.evaluate("window.scrollTo(0, 0)")
    for _ in range(2):  # asked again, on the page with the answer: the address stays complete
        page.get_by_role("button", name="Ik wil weten …").click()
        page.get_by_role("link", name="Wat is de ontwikkeling").click()
        expect(page.locator("#bijstand")).to_be_in_viewport()
        expect(page).to_have_url(re.compile(rf"gebied={gemeente}.*#bijstand"))
    assert page.evaluate("window.notReloaded")


def test_every_question_leads_to_a_page(page: Page, server: str, gemeente: str) -> None:
    home(page, server, f"?gebied={gemeente}")
    links = page.locator("#vragen a")
    for number in range(links.count()):
        page.get_by_role("button", name="Ik wil weten …").click()
        href = links.nth(number).get_attribute("href") or ""
        assert page.request.get(server + href).status == 200, href  # it can be shared
        links.nth(number).click()
        expect(page).to_have_url(re.compile(re.escape(server + urlsplit(href).path) + r"(\?|#|$)"))
        expect(page.locator("main h1").first).to_be_visible()
        place = href.partition("#")[2]
        if place:
            expect(page.locator(f'[id="{place}"]')).to_be_in_viewport()


@pytest.mark.shared
def test_open_data_says_what_it_cannot_answer(
    page: Page, serve: Callable[[Path], str], cbs_release: Path
) -> None:
    home(page, serve(cbs_release))
    page.get_by_role("button", name="Ik wil weten …").click()
    items = page.get_by_role("dialog").get_by_role("listitem")
    expect(items).to_have_count(13)
    silent = items.filter(has_text="Deze uitgave heeft hierover geen cijfers.")
    expect(silent).to_have_count(3)
    expect(silent.get_by_role("link")).to_have_count(0)


def test_a_click_beside_the_questions_closes_them(page: Page, server: str) -> None:
    home(page, server)
    for size in (None, PHONE):
        if size:
            page.set_viewport_size(size)
        page.get_by_role("button", name="Ik wil weten …").click()
        page.mouse.click(4, 4)  # beside the dialog
        expect(page.get_by_role("dialog")).to_be_hidden()


# ---------------------------------------------------------------- the invitation


def test_invitation_is_in_nobodys_way(page: Page, server: str, gemeente: str) -> None:
    home(page, server, f"?gebied={gemeente}")
    for size in (None, PHONE):
        if size:
            page.set_viewport_size(size)
        page.evaluate("window.scrollTo(0, 0)")
        expect(page.locator(".invite-card")).to_be_in_viewport(ratio=1)
        # What lies under it is neither a control nor the taart.
        free = """boxes => { const c = document.querySelector('.invite-card').getBoundingClientRect();
            return boxes.map(e => e.getBoundingClientRect()).every(b => b.right <= c.left || b.left >= c.right
              || b.bottom <= c.top || b.top >= c.bottom) }"""
        controls = ".site-header a, .site-header button, .selection-bar input, .selection-bar select"
        assert page.locator(controls).evaluate_all(free)
        if not size:
            assert page.locator("#taart").evaluate_all(free)
        page.locator("#tabel .tab").last.click()
        page.locator("#tabel .info").last.click()
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.locator("footer a, footer button").evaluate_all(free)
    page.emulate_media(media="print")
    expect(page.locator(".invite")).to_be_hidden()


def test_invitation_moves_nothing(page: Page, context: BrowserContext, server: str) -> None:
    home(page, server)
    places = """() => ['#taart', '#tabel', '.site-header', '.selection-bar'].map(
        s => JSON.stringify(document.querySelector(s).getBoundingClientRect()))"""
    expect(page.locator(".invite-card")).to_be_visible()
    with_it = page.evaluate(places)
    page.get_by_role("button", name="Niet nu").click()
    expect(page.locator(".invite")).to_be_hidden()
    assert page.evaluate(places) == with_it
    expect(page.locator("#inhoud")).to_be_focused()
    again = context.new_page()  # remembered in this browser
    home(again, server)
    expect(again.locator(".invite")).to_be_hidden()


def test_without_storage_nobody_is_asked(new_tab: Page, server: str) -> None:
    page = new_tab
    page.add_init_script(BLOCKED)
    home(page, server)
    expect(page.locator(".invite")).to_be_hidden()
    page.get_by_role("button", name="Volg de rondleiding").click()
    expect(page.get_by_role("dialog", name="Kies een gemeente, wijk of buurt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


# ---------------------------------------------------------------- the tour


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_tour_shows_five_stops(page: Page, server: str, size: Any) -> None:
    if size:
        page.set_viewport_size(size)
    home(page, server)
    begin(page)
    dialog = page.get_by_role("dialog")
    for number, (at, title) in enumerate(
        [
            (".selection-bar .field", "Kies een gemeente, wijk of buurt"),
            (".herkomst", "Kies een herkomst"),
            ("#taart", "Kijk naar de taart"),
            ("#tabel", "Lees de cijfers erbij"),
            (".ask-button", "Begin met een vraag"),
        ],
        1,
    ):
        expect(page.get_by_role("dialog", name=title)).to_be_in_viewport(ratio=1)
        expect(dialog).to_contain_text(f"{number} van 5")
        expect(page.locator("[data-spotlight]")).to_have_count(1)
        expect(page.locator(f"{at}[data-spotlight]")).to_be_in_viewport()
        dialog.get_by_role("button", name="Volgende" if number < 5 else "Klaar").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-spotlight]")).to_have_count(0)
    expect(page.locator("#inhoud")).to_be_focused()
    reload(page)
    expect(page.locator("#taart svg")).to_be_visible()
    expect(page.locator(".invite")).to_be_hidden()


def test_tour_by_keyboard(page: Page, server: str) -> None:
    home(page, server)
    begin(page)
    on = page.get_by_role("button", name="Volgende")
    expect(on).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="Kies een herkomst")).to_be_visible()
    page.get_by_role("button", name="Vorige").focus()
    page.keyboard.press("Enter")  # at the first stop that button goes, and the focus with it
    expect(page.get_by_role("dialog", name="Kies een gemeente, wijk of buurt")).to_be_visible()
    expect(on).to_be_focused()
    page.keyboard.press("ArrowLeft")  # nothing before the first
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.matches('main *, header *, footer *')")
    for _ in range(6):  # nothing after the last
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="Begin met een vraag")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#inhoud")).to_be_focused()
    expect(page.locator(".invite")).to_be_hidden()


def test_tour_from_another_page_goes_to_the_overview(page: Page, server: str, gemeente: str) -> None:
    remember(page, server, "wijkmonitor.tour", "done")
    visit(page, f"{server}/uitleg?gebied={gemeente}")
    expect(page.locator("#kleur")).to_be_visible()
    page.get_by_role("button", name="Ik wil weten …").click()
    page.get_by_role("dialog").get_by_role("button", name="Volg de rondleiding").click()
    expect(page.get_by_role("dialog", name="Kies een gemeente, wijk of buurt")).to_be_visible()
    expect(page.locator("#taart svg")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_hidden()

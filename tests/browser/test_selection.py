"""The selection is never lost: address, store and controls say the same, wherever one comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.overview import BUITEN_EUROPA, IJKPUNT, JAAR, SYRIE, WIJK, Overview, reload, visit

STORE = "keuze"  # the key of the dcc.Store in the session storage of a tab


def stored(page: Page) -> dict[str, Any]:
    """What the tab keeps."""
    return json.loads(page.evaluate("key => sessionStorage.getItem(key)", STORE))


def leave_behind(page: Page, selection: dict[str, Any]) -> None:
    """Open the next page with a selection that an earlier visit left in the store."""
    items = json.dumps([[STORE, json.dumps(selection)], [f"{STORE}-timestamp", "1"]])
    page.add_init_script(f"{items}.forEach(([key, value]) => sessionStorage.setItem(key, value));")


@pytest.fixture
def choice(gemeente: Area, monitor: Monitor) -> dict[str, str]:
    """A choice in which nothing is as on a first visit."""
    return {
        "gebied": monitor.areas.children(gemeente.code)[2].code,
        "herkomst": SYRIE,
        "jaar": str(monitor.release.years[-2]),
        "ijkpunt": "nederland",
        "thema": "veiligheid",
    }


@pytest.fixture
def chosen(home: Overview, monitor: Monitor, choice: dict[str, str]) -> Overview:
    """The overview in which that choice was made by hand."""
    home.open(f"?gebied={monitor.areas[choice['gebied']].parent}")
    home.choose(WIJK, choice["gebied"])
    home.choose("#keuze-meer", choice["herkomst"])
    home.choose(JAAR, choice["jaar"])
    home.choose(IJKPUNT, choice["ijkpunt"])
    home.tab(choice["thema"]).click()
    home.has_address(**choice)
    home.shows(monitor, **choice)
    return home


def test_address_store_and_controls_say_the_same(chosen: Overview, choice: dict[str, str]):
    kept = stored(chosen.page)
    assert {key: str(kept[key]) for key in choice} == choice


def test_a_reload_keeps_the_selection(chosen: Overview, monitor: Monitor, choice: dict[str, str]):
    reload(chosen.page)
    chosen.ready().shows(monitor, **choice)


def test_another_page_and_back_keeps_the_selection(
    chosen: Overview, monitor: Monitor, choice: dict[str, str]
):
    page = chosen.page
    page.get_by_role("link", name="Uitleg", exact=True).click()
    expect(page.locator(".explanation")).to_contain_text(monitor.areas[choice["gebied"]].name)
    assert {key: str(stored(page)[key]) for key in choice} == choice
    page.get_by_role("link", name="Overzicht").click()
    chosen.ready().shows(monitor, **choice)
    chosen.has_address(**choice)


def test_back_and_forward_keep_the_selection(chosen: Overview, monitor: Monitor, choice: dict[str, str]):
    page = chosen.page
    page.get_by_role("link", name="Uitleg", exact=True).click()
    expect(page.locator(".explanation")).to_be_visible()
    page.go_back()
    chosen.ready().shows(monitor, **choice)
    page.go_forward()
    expect(page.locator(".explanation")).to_be_visible()
    page.go_back()
    chosen.ready().shows(monitor, **choice)


def test_an_address_without_a_choice_returns_to_the_last_one(
    chosen: Overview, monitor: Monitor, choice: dict[str, str]
):
    chosen.open("").shows(monitor, **choice)


def test_a_shared_link_opens_exactly_this_elsewhere(
    chosen: Overview, monitor: Monitor, choice: dict[str, str], new_context: Callable[..., BrowserContext]
):
    other = Overview(new_context().new_page(), chosen.url)
    visit(other.page, chosen.page.url)
    other.ready().shows(monitor, **choice)
    expect(other.notice).to_have_count(0)


def test_a_link_counts_for_more_than_the_store(chosen: Overview, monitor: Monitor, gemeente: Area):
    chosen.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}&ijkpunt=breder&thema=demografie")
    kept = stored(chosen.page)
    chosen.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA, jaar=kept["jaar"])


def test_two_tabs_do_not_disturb_each_other(
    chosen: Overview, monitor: Monitor, choice: dict[str, str], gemeente: Area
):
    other = Overview(chosen.page.context.new_page(), chosen.url).open()
    expect(other.title).to_have_text("Zo gaat het in Nederland")
    other.choose_area(gemeente)
    other.choose_chip(BUITEN_EUROPA)
    other.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA)
    reload(chosen.page)
    chosen.ready().shows(monitor, **choice)


@pytest.mark.parametrize("asked", ["<img src=x onerror=alert(1)>", "'; DROP TABLE", "GM" + "9" * 2000])
def test_a_hostile_link_is_only_text(new_tab: Page, server: str, asked: str):
    home = Overview(new_tab, server)
    home.page.on("dialog", lambda dialog: pytest.fail(f"Er ging een venster open: {dialog.message}"))
    visit(home.page, f"{home.url}/?gebied={home.page.evaluate('encodeURIComponent', asked)}&jaar[]=1")
    home.ready()
    expect(home.notice).to_contain_text(asked[:40])
    expect(home.notice.locator("img")).to_have_count(0)


def test_a_store_left_from_another_release_falls_back(
    new_tab: Page, server: str, monitor: Monitor, gemeente: Area
):
    home = Overview(new_tab, server)
    left = {"gebied": "GM0344", "herkomst": "NW_MAR", "jaar": 2001, "ijkpunt": "breder", "thema": "onderwijs"}
    leave_behind(home.page, left | {"pagina": "oud", "land": "NL00"})
    home.open("")
    expect(home.title).to_have_text("Zo gaat het in Nederland")
    expect(home.notice).to_contain_text("‘GM0344’")
    expect(home.tab("onderwijs")).to_have_attribute("aria-pressed", "true")
    home.choose_area(gemeente)
    home.shows(monitor, gebied=gemeente.code, thema="onderwijs")


@pytest.mark.parametrize("left", [{}, {"gebied": None, "jaar": []}, {"jaar": {"a": 1}, "thema": 3}])
def test_a_broken_store_does_no_harm(new_tab: Page, server: str, left: dict[str, Any]):
    home = Overview(new_tab, server)
    leave_behind(home.page, left)
    home.open()
    expect(home.title).to_have_text("Zo gaat het in Nederland")

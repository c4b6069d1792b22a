"""Two editions on one server, in the browser: the choice in the header, and new figures in an open tab."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from data.monitor import Monitor, open_monitor
from tests.browser.kit.console import Console
from tests.browser.kit.servers import Servers
from tests.browser.overview import visit


@pytest.fixture(scope="module")
def other(four_levels: Path) -> Monitor:
    return open_monitor(str(four_levels))


@pytest.fixture
def both(serve: Servers, demo_release: Path, four_levels: Path) -> str:
    """A server with the demonstration at the root and another edition below it."""
    return serve(demo_release, WIJKMONITOR_RELEASE=f"{demo_release},{four_levels}")


def test_the_other_figures_on_the_same_page(page: Page, both: str, monitor: Monitor, other: Monitor) -> None:
    gemeente = monitor.areas.rows[1]
    visit(page, f"{both}/thema/veiligheid?gebied={gemeente.code}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(gemeente.name)
    choice = page.get_by_role("group", name="Welke cijfers")
    expect(choice.locator("[aria-current]")).to_have_count(1)
    choice.locator("a:not([aria-current])").click()
    root = f"/{other.release.edition}"
    expect(page).to_have_url(re.compile(rf"{root}/thema/veiligheid"))
    expect(page.locator(".release-line")).to_contain_text(other.release.id)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text(gemeente.name)
    expect(page.locator(".notices .notice")).to_have_count(
        0
    )  # of the area of the other figures nothing is said
    page.get_by_role("link", name="Herkomst", exact=True).first.click()
    expect(page).to_have_url(re.compile(rf"{root}/herkomst"))
    expect(page.locator(".matrix")).to_be_visible()
    place = other.areas.rows[2]
    search = page.locator(".area-search input").first
    search.fill(place.name)
    expect(page.locator(".area-search li").first).to_contain_text(place.name)
    search.press("Enter")
    expect(page).to_have_url(re.compile(rf"{root}/herkomst\?.*gebied={place.code}"))
    page.go_back()
    expect(page.locator(".site-header nav a[aria-current]")).to_have_text("Thema's")


def test_the_invitation_does_not_cover_the_choice(page: Page, both: str) -> None:
    visit(page, f"{both}/?gebied=NL00")
    invitation, choice = page.locator(".invite-card"), page.locator(".editions")
    expect(invitation).to_be_visible()
    card, switch = invitation.bounding_box(), choice.bounding_box()
    assert card
    assert switch
    assert card["y"] >= switch["y"] + switch["height"]


def forgets(route: Route, shown: str) -> None:
    """Ask as a page of another release would."""
    headers = route.request.headers
    if "x-uitgave" in headers:
        headers["x-uitgave"] = shown
    route.continue_(headers=headers)


def test_new_figures_are_told_and_never_shown_under_the_old_name(
    page: Page, server: str, monitor: Monitor, console: Console
) -> None:
    console.allow("409|Callback error")  # an answer that is refused is logged
    gemeente = monitor.areas.rows[1]
    visit(page, f"{server}/?gebied={gemeente.code}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(gemeente.name)
    page.route(
        re.compile("/_dash-update-component|/delen/"), lambda route: forgets(route, "demo-2020-01-01-older")
    )
    before = page.locator("#taart").inner_text()
    page.locator("#keuze-jaar").select_option(str(monitor.release.years[0]))
    told = page.get_by_role("alert").filter(has_text="Er zijn nieuwe cijfers")
    expect(told).to_be_visible()
    assert page.locator("#taart").inner_text() == before
    expect(page.locator("#storing")).to_be_hidden()
    page.unroute_all()
    told.get_by_role("button", name="Laad de pagina opnieuw").click()
    expect(page.locator("#keuze-jaar")).to_have_value(str(monitor.release.years[0]))
    expect(told).to_be_hidden()

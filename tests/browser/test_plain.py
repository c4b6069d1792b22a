"""WIJKMONITOR_PLAIN=1: without anything that Dash does not document the monitor is slower, and not broken.

The tests that are imported here are the very ones of the pages; only the server is another.
"""

# ruff: noqa: F401  (what is imported is collected by pytest; fixtures are arguments)

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from tests.browser.kit.servers import Servers
from tests.browser.overview import Overview, visit
from tests.browser.test_database import no_invitation, test_choosing_counts_shows_and_can_be_shared
from tests.browser.test_drill_down import test_a_menu_link_to_this_page_keeps_the_address
from tests.browser.test_herkomst import (
    opened,
    test_a_cell_opens_its_indicator_and_a_row_its_group,
    test_another_group_to_hold_the_others_against,
    test_the_navigation_leads_here_and_keeps_the_area,
)
from tests.browser.test_selection import (
    choice,
    chosen,
    test_a_reload_keeps_the_selection,
    test_back_and_forward_keep_the_selection,
)
from tests.browser.test_thema import (
    test_a_link_opens_exactly_so_and_again_after_a_reload,
    test_a_row_of_the_overview_leads_to_its_row_here,
    test_the_views_of_a_card_change_that_card_only,
    thema,
)
from tests.browser.test_uitleg import test_a_link_to_an_indicator_opens_it, test_trouble_is_said_and_unsaid
from tests.browser.test_vergelijken import (
    comparing,
    other,
    test_a_link_opens_exactly_so_elsewhere,
    test_swap_turns_area_and_fields_round,
    test_three_clicks_from_home_to_another_gemeente,
)


@pytest.fixture(scope="module")
def server(serve: Servers, demo_release: Path) -> str:
    """The address of a server that leans on nothing that Dash does not document."""
    return serve(demo_release, WIJKMONITOR_PLAIN="1")


def test_nothing_of_ours_stands_between_dash_and_the_page(new_tab: Page, server: str) -> None:
    page, asked = new_tab, list[str]()
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{server}/?gebied=NL00")
    expect(page.locator("#taart svg")).to_be_visible()
    assert not [url for url in asked if "/bundel/" in url]
    assert [url for url in asked if "dash_ag_grid" in url]
    answer = page.request.get(server)
    assert "data-plain" in answer.text()
    assert 'class="first-sight"' not in answer.text()


def test_the_tour_from_another_page(page: Page, server: str, gemeente: Area) -> None:
    visit(page, f"{server}/uitleg?gebied={gemeente.code}")
    expect(page.locator("#kleur")).to_be_visible()
    page.get_by_role("button", name="Ik wil weten …").click()
    page.get_by_role("dialog").get_by_role("button", name="Volg de rondleiding").click()
    expect(page.get_by_role("dialog", name="Kies een gemeente, wijk of buurt")).to_be_visible()

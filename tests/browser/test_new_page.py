"""The page of docs/voorbeelden/pagina.md, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.kit.servers import Servers
from tests.browser.overview import WIJK, visit
from tests.new_page import copy_with_the_page


@pytest.fixture(scope="module")
def server(serve: Servers, demo_release: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the app with one page more."""
    return serve(demo_release, copy_with_the_page(tmp_path_factory.mktemp("met-pagina")))


def test_the_page_follows_what_is_chosen(page: Page, server: str, monitor: Monitor, gemeente: Area) -> None:
    visit(page, f"{server}/inwoners?gebied={gemeente.code}")
    expect(page.locator("h1")).to_have_text(f"Inwoners van {gemeente.name}")
    newest = page.locator("#inwoners-rijen tbody tr").first
    everyone = newest.inner_text()
    assert everyone.startswith(str(monitor.release.years[-1]))
    page.locator('#keuze-herkomst .form-check:has(input[value="NL"]) label').click()
    expect(newest).not_to_have_text(everyone)
    wijk = monitor.areas.children(gemeente.code)[2]
    page.locator(WIJK).select_option(wijk.code)
    expect(page.locator("h1")).to_have_text(f"Inwoners van {monitor.areas.full_name(wijk.code)}")

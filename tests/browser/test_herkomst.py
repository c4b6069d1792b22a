"""/herkomst in Chromium: every way to choose in the matrix and its detail, also by keys and on a phone."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from data.monitor import Monitor
from tests.browser.overview import visit

DOTS, GAPS, PEOPLE, TREND = "#punten", "#verschil", "#mensen", "#verloop"
FOCUSED = "document.activeElement.dataset.key"


def at(page: Page) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(urlsplit(page.url).query).items()}


def key(name: str) -> str:
    return f'[data-key="{name}"]'


@pytest.fixture
def opened(page: Page, server: str, gemeente: Area) -> Page:
    """The page of the largest gemeente, theme work and income, bijstand chosen."""
    visit(page, f"{server}/herkomst?gebied={gemeente.code}&thema=arbeid_inkomen&indicator=bijstand")
    expect(page.locator(DOTS)).to_contain_text("Bijstand")
    page.wait_for_url(re.compile("gebied="))
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    return page


def test_the_navigation_leads_here_and_keeps_the_area(page: Page, server: str, gemeente: Area) -> None:
    visit(page, f"{server}/?gebied={gemeente.code}")
    page.get_by_role("link", name="Herkomst", exact=True).click()
    expect(page.locator("h1")).to_have_text(f"{gemeente.name} naar herkomst")
    expect(page.locator("table.matrix tbody tr")).to_have_count(6)


def test_a_cell_opens_its_indicator_and_a_row_its_group(opened: Page) -> None:
    opened.locator(key("c-BE_BU-laag_inkomen")).click()
    expect(opened.locator(DOTS)).to_contain_text("Laag inkomen")
    expect(opened.locator("th.is-marked")).to_contain_text("Laag inkomen")
    opened.locator(key("rij-BE_BU")).click()
    expect(opened.locator("tr.is-chosen")).to_contain_text("Buiten Europa, geb. elders")
    expect(opened.locator("#keuze-herkomst input:checked")).to_have_value("BE_BU")
    expect(opened.locator(".people-words")).to_contain_text("geboren buiten Nederland")
    chosen = at(opened)
    assert (chosen["indicator"], chosen["herkomst"]) == ("laag_inkomen", "BE_BU")


def test_twenty_groups_are_one_click_away_and_in_the_link(
    opened: Page, new_context, monitor: Monitor
) -> None:
    opened.locator(key("indeling-twintigdeling")).click()
    rows = opened.locator("table.matrix tbody th")
    expect(rows).to_have_count(21)
    held = monitor.catalogue.classifications["twintigdeling"].groups
    assert rows.all_text_contents() == ["Alle inwoners", "Nederlandse herkomst", *(g.short for g in held)]
    assert at(opened)["indeling"] == "twintigdeling"
    colleague = new_context().new_page()
    visit(colleague, opened.url)
    expect(colleague.locator("table.matrix tbody th")).to_have_count(21)
    expect(colleague.locator(DOTS)).to_contain_text("Bijstand")


def test_the_reference_is_switched_here_and_follows_in_the_bar(opened: Page) -> None:
    opened.locator(key("ijkpunt-totaal")).click()
    expect(opened.locator(key("ijkpunt-totaal"))).to_have_attribute("aria-pressed", "true")
    expect(opened.locator("#keuze-ijkpunt")).to_have_value("totaal")
    expect(opened.locator(".matrix-card")).to_contain_text("kan niet met zichzelf worden vergeleken")
    assert at(opened)["ijkpunt"] == "totaal"


def test_another_group_to_hold_the_others_against(opened: Page) -> None:
    expect(opened.locator(GAPS)).to_contain_text("Nederlandse herkomst")
    opened.locator(key("tegen-EU_BU")).click()
    expect(opened.locator(key("tegen-EU_BU"))).to_have_attribute("aria-pressed", "true")
    expect(opened.locator("tr.is-base")).to_contain_text("hiermee vergeleken")
    assert at(opened)["met_herkomst"] == "EU_BU"
    assert opened.evaluate(FOCUSED) == "tegen-EU_BU"  # the focus is not lost when the card is drawn anew


def test_the_keys_walk_the_matrix_and_choose(opened: Page) -> None:
    opened.locator(key("kolom-inkomsten_arbeid")).focus()
    for name, expected in (
        ("ArrowDown", "c-T-inkomsten_arbeid"),
        ("ArrowDown", "c-NL-inkomsten_arbeid"),
        ("ArrowRight", "c-NL-bijstand"),
        ("ArrowUp", "c-T-bijstand"),
        ("ArrowUp", "kolom-bijstand"),
        ("ArrowUp", "kolom-bijstand"),  # the edge
        ("ArrowRight", "kolom-nww"),
    ):
        opened.keyboard.press(name)
        assert opened.evaluate(FOCUSED) == expected
    opened.keyboard.press("Enter")
    expect(opened.locator(DOTS)).to_contain_text("Werkzoekenden")
    assert opened.evaluate(FOCUSED) == "kolom-nww"
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press("ArrowLeft")
    assert opened.evaluate(FOCUSED) == "rij-NL"
    opened.keyboard.press("Enter")
    expect(opened.locator("tr.is-chosen")).to_contain_text("Nederlandse herkomst")


def test_the_note_about_age_leads_to_the_ages_of_the_groups(opened: Page) -> None:
    opened.get_by_role("link", name="Bekijk de leeftijd per groep").click()
    expect(opened.locator(DOTS)).to_contain_text("jaar")
    expect(opened.locator(".tab.is-on")).to_have_text("Demografie")
    assert at(opened)["thema"] == "demografie"


def test_a_suppressed_cell_says_why(page: Page, server: str, monitor: Monitor) -> None:
    cube = monitor.cube
    part = cube.areas.level_slice("wijk")
    row, year = cube.indicators["bijstand"], cube.years[monitor.default_year]
    hidden = (cube.status[row, year, cube.groups["SYR"], part] == 2).nonzero()[0]
    wijk = cube.areas.rows[part.start + int(hidden[0])]
    visit(page, f"{server}/herkomst?gebied={wijk.code}&herkomst=SYR&thema=arbeid_inkomen&indicator=bijstand")
    cell = page.locator(key("c-SYR-bijstand"))
    expect(cell).to_have_text("te weinig mensen")
    cell.hover()
    expect(page.locator("#tip")).to_contain_text("minder dan 10")
    expect(page.locator(PEOPLE)).to_contain_text("te weinig mensen")


def test_on_a_phone_rows_are_blocks_and_nothing_sticks_out(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    narrow = re.compile(r"^[23]\d\d(\.\d+)?$")
    expect(opened.locator(".main-svg").first).to_have_attribute("width", narrow)  # the chart has followed
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    first, second = (
        opened.locator(key(f"c-NL-{i}")).bounding_box() for i in ("inkomsten_arbeid", "laag_inkomen")
    )
    assert first is not None
    assert second is not None
    assert second["y"] > first["y"]
    opened.locator(key("c-NL-laag_inkomen")).click()
    expect(opened.locator(DOTS)).to_contain_text("Laag inkomen")

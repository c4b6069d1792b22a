"""The page Database as a researcher uses it: choose, look, take along, and fetch the same from a program."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from data.asked.request import Request, cells
from data.monitor import Monitor
from data.queries.long_rows import count_rows
from tests.browser.kit.tabs import remember
from tests.browser.overview import visit

START = "/database?indicator=bijstand&gebied={code}&herkomst=T,SYR&jaar=2023,2024"


@pytest.fixture(autouse=True)
def no_invitation(page: Page, server: str) -> None:
    """Who has been here before is not invited to a tour: that would lie over the form."""
    remember(page, server, "wijkmonitor.tour", "x")


def opened(page: Page, server: str, address: str) -> Page:
    visit(page, server + address)
    expect(page.locator(".ag-cell").first).to_be_visible()
    return page


def count(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=2, name=words, exact=True)).to_be_visible()


def test_choosing_counts_shows_and_can_be_shared(
    page: Page, server: str, monitor: Monitor, gemeente: Area
) -> None:
    asked = Request(("bijstand", "cito"), (gemeente.code,), ("T", "SYR"), ("2023", "2024"))
    opened(page, server, START.format(code=gemeente.code))
    count(page, "4 rijen")
    page.get_by_label("Zoek een onderwerp").fill("cito")
    page.locator("input[value=cito]").check()
    count(page, f"{count_rows(monitor, cells(monitor, asked))} rijen")
    page.get_by_role("button", name=f"Alle wijken van {gemeente.name}").click()
    expect(page.locator(".db-chips li")).to_have_count(2)
    page.get_by_role("radio", name="De jaren naast elkaar").check()
    expect(page.get_by_role("columnheader", name="2024")).to_be_visible()
    link = page.url
    assert "cito" in link
    assert f"wijken-van-{gemeente.code}" in link
    told = page.get_by_role("heading", level=2).filter(has_text="rijen").inner_text()
    opened(page, "", link)
    count(page, told)
    expect(page.locator("input[value=cito]")).to_be_checked()
    expect(page.get_by_role("radio", name="De jaren naast elkaar")).to_be_checked()


def test_a_file_holds_what_is_shown(page: Page, server: str, gemeente: Area, tmp_path: Path) -> None:
    opened(page, server, START.format(code=gemeente.code))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    file = tmp_path / "cijfers.csv"
    waiting.value.save_as(file)
    assert waiting.value.suggested_filename.startswith("wijkmonitor-demo-")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    shown = page.locator('.ag-row [col-id="teller"]').all_inner_texts()
    assert [r["teller"] for r in rows] == [t.replace(".", "") for t in shown]
    assert len(rows) == 4


def test_areas_by_name_and_by_paste(page: Page, server: str, gemeente: Area) -> None:
    opened(page, server, "/database?indicator=bijstand&gebied=NL00&jaar=2024")
    page.get_by_role("combobox", name="Voeg een gemeente, wijk of buurt toe").fill(gemeente.name)
    expect(page.get_by_role("option", name=gemeente.name).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".db-chips li")).to_have_count(2)
    page.get_by_text("Plak een lijst").click()
    page.get_by_label("Eén per regel").fill(f"{gemeente.code}\nNergenshuizen")
    page.get_by_role("button", name="Voeg deze gebieden toe").click()
    expect(page.get_by_text("Niet herkend (1): Nergenshuizen")).to_be_visible()
    page.get_by_role("button", name=f"Haal weg: {gemeente.name}").click()
    expect(page.locator(".db-chips li")).to_have_count(1)
    page.get_by_role("button", name="Haal weg").click()
    count(page, "Nog geen rijen")


def test_the_grid_works_with_keys_and_comes_on_this_page_only(
    new_tab: Page, server: str, gemeente: Area
) -> None:
    page, asked = new_tab, list[str]()
    page.on("request", lambda r: asked.append(r.url))
    visit(page, f"{server}/")
    expect(page.locator(".taart")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not [u for u in asked if "ag_grid" in u or "async-community" in u]
    page.get_by_role("link", name="Database", exact=True).click()
    expect(page.locator(".ag-cell").first).to_be_visible()
    assert [u for u in asked if "ag_grid" in u]
    opened(page, server, START.format(code=gemeente.code))
    heading = page.get_by_role("columnheader", name="Jaar")
    heading.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator('.ag-row[row-index="0"] [col-id="jaar"]')).to_have_text("2024")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ag-cell-focus")).to_have_count(1)


def test_the_lines_of_python_fetch_the_same_rows(
    page: Page, server: str, gemeente: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    opened(page, server, START.format(code=gemeente.code))
    code = page.locator("details", has_text="Python").locator("code").text_content()
    assert code
    assert server in code
    names: dict[str, Any] = {}
    exec(code, names)
    rows = names["cijfers"]
    assert rows["herkomst"].tolist() == ["T", "T", "SYR", "SYR"]
    assert rows["jaar"].tolist() == [2023, 2024] * 2
    shown = page.locator('.ag-row [col-id="waarde"]').all_inner_texts()
    assert [f"{v:.1f}".replace(".", ",") for v in rows["waarde"]] == shown


def test_a_request_for_hundreds_of_areas_fits(page: Page, server: str, gemeente: Area) -> None:
    many = ",".join([gemeente.code] * 1100)  # seven characters each
    answer = page.request.get(f"{server}/api/v1/cijfers?indicator=bijstand&gebied={many}&jaar=2024")
    assert answer.status == 200
    assert answer.json()["aantal"] == 1


def test_the_description_of_the_api_works_under_our_policy(page: Page, server: str) -> None:
    visit(page, f"{server}/api/v1/swagger")
    expect(page.get_by_text("/api/v1/cijfers", exact=True)).to_be_visible()


def test_the_question_is_there_again_after_another_page(page: Page, server: str, gemeente: Area) -> None:
    """By the menu and by a bare address; but what an address asks goes before what was asked last."""
    visit(page, f"{server}/?gebied={gemeente.code}&jaar=2022&thema=onderwijs")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("link", name="Database").click()
    expect(page).to_have_url(re.compile("jaar=2022"))  # the chosen year comes along
    expect(page.locator("input[value=cito]")).to_be_checked()
    expect(page.locator("input[value='2023']")).not_to_be_checked()
    page.locator("input[value=bijstand]").check()
    page.get_by_label("achter elke waarde ook de aantallen").check()
    page.get_by_role("radio", name="De herkomst naast elkaar").check()
    expect(page).to_have_url(re.compile("bijstand.*uitgebreid=ja"))
    expect(page.get_by_role("columnheader", name="Alle inwoners")).to_be_visible()
    asked = page.url
    menu.get_by_role("link", name="Overzicht").click()
    expect(page.locator("#tabel")).to_be_visible()
    menu.get_by_role("link", name="Database").click()
    expect(page).to_have_url(asked)
    expect(page.locator("input[value=bijstand]")).to_be_checked()
    opened(page, server, "/database")
    expect(page).to_have_url(asked)
    opened(page, server, START.format(code=gemeente.code))
    count(page, "4 rijen")
    expect(page.locator("input[value=cito]")).not_to_be_checked()

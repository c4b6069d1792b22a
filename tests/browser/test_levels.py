"""Choosing an area where there are buurten, and where there are no wijken: mouse, keys, phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data.areas import Areas
from data.monitor import open_monitor
from tests.browser.kit.servers import Servers
from tests.browser.overview import Overview, reload, visit

GEMEENTE, WIJK, BUURT = "#keuze-gemeente", "#keuze-wijk", "#keuze-buurt"
LINE = "option:not([value=''])"  # Dash puts an empty one before them
PHONE = {"width": 360, "height": 780}


@pytest.fixture(scope="module")
def four(serve: Servers, four_levels: Path) -> str:
    return serve(four_levels)


@pytest.fixture(scope="module")
def areas(four_levels: Path) -> Areas:
    return open_monitor(str(four_levels)).areas


@pytest.fixture
def deep(page: Page, four: str) -> Overview:
    return Overview(page, four)


def stands(page: Page, areas: Areas, code: str, side: str = "keuze") -> None:
    """The fields of a side say which area is chosen, and offer what lies beside it."""
    path = [areas[code], *areas.wider(code)][::-1][1:]
    expect(page.locator(f"#{side}-gemeente")).to_have_value(path[0].name)
    expect(page.locator(f"#{side}-wijk")).to_have_value(path[1].code if len(path) > 1 else code)
    if len(path) > 1:
        buurten = [path[1].code, *(a.code for a in areas.children(path[1].code))]
        expect(page.locator(f"#{side}-buurt {LINE}")).to_have_count(len(buurten))
        expect(page.locator(f"#{side}-buurt")).to_have_value(code)


def test_from_gemeente_to_buurt_and_back(deep: Overview, areas: Areas) -> None:
    page = deep.open().page
    expect(page.locator(WIJK)).to_be_disabled()
    expect(page.locator(BUURT)).to_be_disabled()
    expect(page.locator(f"{BUURT} {LINE}")).to_have_text(["Kies eerst een wijk"])
    deep.choose_area(areas["GM0001"])
    expect(page.locator(WIJK)).to_be_enabled()
    expect(page.locator(BUURT)).to_be_disabled()
    deep.choose(WIJK, "WK000101")
    expect(deep.title).to_contain_text("Wijk 1, Aadorp")
    stands(page, areas, "WK000101")
    expect(page.locator(f"{BUURT} {LINE}").first).to_have_text("Hele wijk")
    deep.choose(BUURT, "BU00010102")
    deep.has_address(gebied="BU00010102")
    expect(deep.title).to_contain_text("Buurt 1-2, Wijk 1, Aadorp")
    stands(page, areas, "BU00010102")
    deep.choose(BUURT, "WK000101")
    deep.has_address(gebied="WK000101")
    deep.choose(WIJK, "GM0001")
    deep.has_address(gebied="GM0001")
    expect(deep.title).to_have_text("Aadorp")
    expect(page.locator(BUURT)).to_be_disabled()
    page.locator(".area-clear").click()
    deep.has_address(gebied="NL00")
    expect(page.locator(WIJK)).to_be_disabled()


def test_what_is_chosen_stays_after_a_reload_on_another_page_and_in_a_link(
    deep: Overview, areas: Areas, four: str
) -> None:
    page = deep.open("?gebied=WK000101").page
    deep.choose(BUURT, "BU00010102")
    deep.has_address(gebied="BU00010102")
    reload(page)
    stands(page, areas, "BU00010102")
    link = page.url
    page.locator('.site-header nav a[href="/thema"]').click()
    expect(page.locator("h1")).to_contain_text("Buurt 1-2")
    stands(page, areas, "BU00010102")
    page.go_back()
    expect(deep.title).to_contain_text("Buurt 1-2, Wijk 1, Aadorp")
    stands(page, areas, "BU00010102")
    visit(page, f"{four}/?gebied=GM0002")
    expect(page.locator(GEMEENTE)).to_have_value("Beekstad")
    visit(page, link)
    stands(page, areas, "BU00010102")


def test_the_whole_way_with_keys(deep: Overview, areas: Areas) -> None:
    page = deep.open().page
    page.locator(GEMEENTE).focus()
    page.keyboard.type("aad")
    page.keyboard.press("Enter")
    deep.has_address(gebied="GM0001")
    expect(page.locator(WIJK)).to_be_enabled()
    to(page, WIJK)
    page.keyboard.press("ArrowDown")
    deep.has_address(gebied="WK000100")
    expect(page.locator(BUURT)).to_be_enabled()
    to(page, BUURT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    deep.has_address(gebied="BU00010001")
    stands(page, areas, "BU00010001")
    expect(deep.title).to_contain_text("Buurt 0-1, Wijk 0, Aadorp")


def to(page: Page, field: str) -> None:
    """Tab until a field has the focus."""
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.locator(field).evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{field} is not reached")


def test_a_buurt_is_found_under_its_wijk_and_gemeente(deep: Overview, areas: Areas) -> None:
    page = deep.open().page
    options = deep.search("buurt 1-2")
    expect(options).to_have_text(["Buurt 1-2Wijk 1, Aadorp", "Buurt 1-2Wijk 1, Beekstad"])
    expect(deep.search("buurt 1-2, beek")).to_have_text(["Buurt 1-2Wijk 1, Beekstad"])
    page.keyboard.press("Enter")
    deep.has_address(gebied="BU00020102")
    stands(page, areas, "BU00020102")


def test_wide_areas_come_before_narrow_ones(deep: Overview) -> None:
    deep.open()
    names = deep.search("ceeveen")
    expect(names).to_have_text(["Ceeveen", "CeeveenCeeveen"])  # the gemeente, then its one wijk


def test_a_gemeente_of_one_wijk_offers_its_buurten(deep: Overview, areas: Areas) -> None:
    page = deep.open().page
    deep.choose_area(areas["GM0003"])
    expect(page.locator(BUURT)).to_be_enabled()
    expect(page.locator(f"{BUURT} {LINE}")).to_have_count(1 + len(areas.children("WK000300")))
    expect(page.locator(f"{BUURT} {LINE}").first).to_have_text("Hele gemeente")
    deep.choose(BUURT, "BU00030003")
    deep.has_address(gebied="BU00030003")
    stands(page, areas, "BU00030003")


def test_a_buurt_is_laid_beside_another(page: Page, four: str, areas: Areas) -> None:
    visit(page, f"{four}/vergelijken?gebied=BU00010102")
    page.locator("#met-gemeente").click()
    page.locator("#met-gemeente").fill("beek")
    page.locator("#met-gemeente-lijst [role=option]").first.click()
    page.wait_for_url(re.compile("vergelijk=GM0002"))
    page.locator("#met-wijk").select_option("WK000201")
    page.wait_for_url(re.compile("vergelijk=WK000201"))
    expect(page.locator("#met-buurt")).to_be_enabled()
    page.locator("#met-buurt").select_option("BU00020104")
    page.wait_for_url(re.compile("vergelijk=BU00020104"))
    stands(page, areas, "BU00020104", "met")
    stands(page, areas, "BU00010102")
    expect(page.locator("h1")).to_contain_text("Buurt 1-4, Wijk 1, Beekstad")
    reload(page)
    stands(page, areas, "BU00020104", "met")
    page.get_by_role("button", name="Wissel om").click()
    page.wait_for_url(re.compile("[?&]gebied=BU00020104"))
    stands(page, areas, "BU00020104")
    stands(page, areas, "BU00010102", "met")


def inside(field: Locator, width: int) -> None:
    box = field.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("path", ["", "vergelijken"])
def test_all_lists_fit_on_a_phone(page: Page, four: str, path: str) -> None:
    page.set_viewport_size(PHONE)
    visit(page, f"{four}/{path}?gebied=GM0001&vergelijk=GM0002")
    for fold in page.locator(".bar-fold").all():
        fold.click()
    for name in ("gemeente", "wijk", "buurt"):
        inside(page.locator(f"#keuze-{name}"), PHONE["width"])
        if path:
            inside(page.locator(f"#met-{name}"), PHONE["width"])
    page.locator(WIJK).select_option("WK000101")
    expect(page.locator(BUURT)).to_be_enabled()
    page.locator(BUURT).select_option("BU00010102")
    line = page.locator(".selection-bar .bar-fold")
    expect(line).to_contain_text("Buurt 1-2, Wijk 1, Aadorp · alle inwoners")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("width", [700, 1024, 1440])
def test_the_fields_stand_in_order_at_any_width(page: Page, four: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, f"{four}/?gebied=GM0001")
    boxes = [box for f in page.locator(".selection-bar .field").all() if (box := f.bounding_box())]
    assert len(boxes) == 5
    places = [(round(b["y"]), b["x"]) for b in boxes]
    assert places == sorted(places)
    assert all(b["x"] + b["width"] <= width for b in boxes)
    assert min(b["width"] for b in boxes) >= 90


def test_without_wijken_there_is_but_the_search(page: Page, serve: Servers, two_levels: Path) -> None:
    home = Overview(page, serve(two_levels)).open()
    expect(page.locator(".selection-bar .field")).to_have_count(3)
    expect(page.locator(WIJK)).to_have_count(0)
    expect(page.locator(GEMEENTE)).to_have_attribute("placeholder", "Typ een gemeente of onderwerp")
    home.search("gemeente 07").first.click()
    home.has_address(gebied="GM0007")
    expect(home.title).to_have_text("Gemeente 07")
    expect(page.locator(GEMEENTE)).to_have_value("Gemeente 07")
    visit(page, f"{home.url}/vergelijken?gebied=GM0007")
    page.locator("#met-gemeente").click()
    page.locator("#met-gemeente-lijst [role=option]").nth(2).click()
    page.wait_for_url(re.compile("vergelijk=GM0003"))
    expect(page.locator("#met-gemeente")).to_have_value("Gemeente 03")
    page.set_viewport_size(PHONE)
    expect(page.locator(".selection-bar .bar-fold")).to_contain_text("Gemeente 07 · alle inwoners")

"""On a phone: nothing sticks out, a figure is in sight at once, and everything can be chosen and read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from data.areas import Area
from data.monitor import Monitor
from figures.lines.panels import REST, ROW_HEIGHT
from tests.browser.overview import BUITEN_EUROPA, SYRIE, Overview, hidden_wijk, visit

WIDTH = 390
FOLD, BODY = ".selection-bar .bar-fold", ".selection-bar .bar-body"
NARROWEST = 320  # WCAG 1.4.10: text at 400 % on a screen of 1280


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"viewport": {"width": WIDTH, "height": 844}, "has_touch": True, "is_mobile": True}
    return browser_context_args | phone


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


def span(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("width", [WIDTH, NARROWEST])
def test_nothing_is_wider_than_the_screen(home: Overview, monitor: Monitor, gemeente: Area, width: int):
    wijk = hidden_wijk(monitor, SYRIE)
    home.page.set_viewport_size({"width": width, "height": 844})
    for query in (
        "?gebied=NL00",
        f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}",
        f"?gebied={wijk.code}",
    ):
        home.open(query)
        assert sticks_out(home.page) <= 0, query
    visit(home.page, f"{home.url}/?vraag=uitkeringen")  # the front door, with a question that waits
    assert sticks_out(home.page) <= 0
    visit(home.page, f"{home.url}/uitleg")
    expect(home.page.locator(".explanation h1")).to_be_visible()
    assert sticks_out(home.page) <= 0


def test_the_whole_taart_is_on_the_screen(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&herkomst={BUITEN_EUROPA}")
    card = home.page.locator(".pie-card").bounding_box()
    assert card is not None
    for path in home.page.locator("#taart .slice > path").all():
        box = path.bounding_box()
        assert box is not None
        assert box["x"] >= card["x"]
        assert box["x"] + box["width"] <= card["x"] + card["width"]
        assert box["y"] >= card["y"]


def test_a_touch_on_a_slice_opens_its_theme(home: Overview, gemeente: Area):
    home.open(f"?gebied={gemeente.code}")
    home.slice("bijstand").tap()
    expect(home.row("bijstand")).to_have_class("is-marked")
    home.tab("onderwijs").tap()
    expect(home.row("cito")).to_be_visible()


def test_a_row_shows_everything_under_its_own_heads(home: Overview, monitor: Monitor, gemeente: Area):
    home.open(f"?gebied={gemeente.code}&thema=arbeid_inkomen")
    row = home.row("bijstand")
    for column in ("waarde", "ijkpunt", "verandering", "oordeel"):
        left, right = span(row.locator(f".c-{column}"))
        assert left >= 0
        assert right <= WIDTH
    head = "e => getComputedStyle(e, '::before').content"
    assert row.locator(".c-ijkpunt").evaluate(head) == f'"{monitor.areas.land.name}"'
    row.locator(".info").tap()
    meaning = home.page.locator("#uitleg-bijstand")
    expect(meaning).to_be_visible()
    assert span(meaning)[1] <= WIDTH
    assert sticks_out(home.page) <= 0


def test_an_area_and_a_group_are_chosen_by_touch(home: Overview, monitor: Monitor, gemeente: Area):
    home.open()
    home.page.locator("#keuze-gemeente").tap()
    home.page.locator("#keuze-gemeente").fill(gemeente.name)
    home.page.locator("#keuze-gemeente-lijst [role=option]").first.tap()
    home.has_address(gebied=gemeente.code)
    home.choose_chip(BUITEN_EUROPA)
    home.shows(monitor, gebied=gemeente.code, herkomst=BUITEN_EUROPA)


FIRST_FIGURES = {
    "thema/arbeid_inkomen": ".row-number b >> nth=0",
    "herkomst": "table.matrix tbody td .number >> nth=1",
    "vergelijken": ".slice-sign >> nth=0",
}


@pytest.mark.parametrize(("path", "figure"), FIRST_FIGURES.items())
def test_the_first_figure_is_on_the_first_screen(
    page: Page, server: str, gemeente: Area, path: str, figure: str
):
    visit(page, f"{server}/{path}?gebied={gemeente.code}&vergelijk=NL00")
    for width in (WIDTH, NARROWEST):
        page.set_viewport_size({"width": width, "height": 844})
        expect(page.locator(figure)).to_be_in_viewport(ratio=0.9)
        assert sticks_out(page) <= 0


def test_the_bar_is_one_line_that_unfolds(page: Page, server: str, gemeente: Area, monitor: Monitor):
    wijk = monitor.areas.children(gemeente.code)[0]
    visit(page, f"{server}/thema/onderwijs?gebied={gemeente.code}")
    fold = page.get_by_role("button", name=f"{gemeente.name} · alle inwoners")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.locator(BODY)).to_be_hidden()
    fold.tap()
    expect(fold).to_have_attribute("aria-expanded", "true")
    page.locator("#keuze-wijk").select_option(wijk.code)
    expect(page.locator(FOLD)).to_contain_text(f"{wijk.name}, {gemeente.name} · alle inwoners · ")
    page.locator(f'#keuze-herkomst .form-check:has(input[value="{BUITEN_EUROPA}"]) label').tap()
    expect(page.locator(FOLD)).to_contain_text(" · Buiten Europa, geb. elders · ")
    page.locator("#keuze-meer").select_option(SYRIE)
    expect(page.locator(FOLD)).to_contain_text(" · Syrië · ")
    year = str(monitor.release.years[0])
    page.locator("#keuze-jaar").select_option(year)
    expect(page.locator(FOLD)).to_contain_text(f" · {year}")
    expect(page.locator(BODY)).to_be_visible()  # it stays as it is for as long as the page does
    page.locator(FOLD).focus()
    page.keyboard.press("Enter")
    expect(page.locator(BODY)).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 810})
    expect(page.locator(BODY)).to_be_visible()
    expect(page.locator(FOLD)).to_be_hidden()


def test_who_has_chosen_nothing_yet_sees_where_to_choose(home: Overview):
    home.open()
    expect(home.page.locator("#keuze-gemeente")).to_be_in_viewport()
    expect(home.page.locator(FOLD)).to_have_attribute("aria-expanded", "true")


def test_small_charts_stand_in_one_column_with_their_whole_names(page: Page, server: str, gemeente: Area):
    visit(page, f"{server}/herkomst?gebied={gemeente.code}&thema=arbeid_inkomen&indicator=bijstand")
    chart = page.locator(".card-chart .js-plotly-plot")
    expect(chart.locator(".main-svg").first).to_have_attribute("height", str(5 * ROW_HEIGHT + REST))
    boxes = chart.locator(".annotation-text").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => [r.top, r.bottom, r.left, r.right])"
    )
    assert len(boxes) >= 5
    for (_, bottom, left, right), (top, *_) in zip(boxes, [*boxes[1:], (1e9,)], strict=True):
        assert bottom < top
        assert left >= 0
        assert right <= WIDTH


def test_what_is_touched_is_large_enough(page: Page, server: str, gemeente: Area):
    """44 pixels high; what stands within a line of text at least 24, WCAG 2.2, 2.5.8."""
    inside = "button, select, input[type=text], summary, .chips label, .theme-tab"
    controls = f"main :is({inside}), .nav-item, .ask-button"
    for path in ("", "thema/arbeid_inkomen", "herkomst"):
        visit(page, f"{server}/{path}?gebied={gemeente.code}")
        for fold in page.locator(".bar-fold").all():
            fold.tap()
        sizes = page.locator(f":is({controls}):visible").evaluate_all(
            "all => all.map(e => [e.className, e.offsetWidth, e.offsetHeight])"
        )
        assert len(sizes) > 20, path
        for name, width, height in sizes:
            assert height >= (24 if name == "info" else 43.5), (path, name)
            assert width >= 24, (path, name)

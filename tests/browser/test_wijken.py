"""/wijken in Chromium: where in the city, by mouse and by keys, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.areas_beside import get_areas_beside
from figures.taart.slices import tip
from figures.verdict import verdict
from tests.browser.kit.servers import Servers
from tests.browser.overview import visit

MAP, TABLE, TITLE = "#wijken-kaart svg.map", "#wijken-lijst table", "#landkaart"
TABBED = "#wijken-kaart [role=option][tabindex='0']"


def at(page: Page) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(urlsplit(page.url).query).items()}


def key(name: str) -> str:
    return f'[data-key="{name}"]'


@pytest.fixture
def opened(page: Page, server: str, gemeente: Area) -> Page:
    """The wijken of the largest gemeente, theme work and income, bijstand on the map."""
    visit(page, f"{server}/wijken?gebied={gemeente.code}&thema=arbeid_inkomen&indicator=bijstand")
    expect(page.locator(TITLE)).to_contain_text("Bijstand")
    return page


def test_one_click_from_home_says_where_the_own_wijk_stands(
    page: Page, server: str, monitor: Monitor, gemeente: Area
) -> None:
    wijk = monitor.areas.children(gemeente.code)[1]
    visit(page, f"{server}/?gebied={wijk.code}")
    image = page.locator(".locator img")
    expect(image).to_be_visible()
    assert image.evaluate("i => i.decode().then(() => i.naturalWidth > 0)")
    page.locator(".locator").click()
    expect(page.locator("h1")).to_contain_text(gemeente.name)
    expect(page.locator("#wijken-kop .lead")).to_contain_text(wijk.name)
    expect(page.locator(f"{MAP} .own")).to_have_count(1)
    expect(page.locator(TABBED)).to_have_attribute("data-value", wijk.code)


def test_a_click_on_the_map_chooses_the_area_and_stays(
    opened: Page, monitor: Monitor, gemeente: Area
) -> None:
    wijk = monitor.areas.children(gemeente.code)[2]
    area = opened.locator(f'{MAP} [data-value="{wijk.code}"]')
    area.hover()
    expect(opened.locator("#tip")).to_contain_text(wijk.name)
    area.click()
    expect(opened.locator(TABBED)).to_have_attribute("data-value", wijk.code)
    expect(opened.locator("#keuze-wijk")).to_have_value(wijk.code)
    expect(opened.locator("h1")).to_contain_text(gemeente.name)
    opened.wait_for_url(lambda url: f"gebied={wijk.code}" in url and "/wijken" in url)


def test_arrows_walk_the_map_and_enter_chooses(opened: Page) -> None:
    opened.locator(TABBED).focus()
    before = opened.evaluate("document.activeElement.dataset.value")
    for arrow in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        opened.keyboard.press(arrow)
    seen = {before}
    for arrow in ("ArrowDown", "ArrowRight"):
        opened.keyboard.press(arrow)
        seen.add(opened.evaluate("document.activeElement.dataset.value"))
    assert len(seen) > 1
    code = opened.evaluate("document.activeElement.dataset.value")
    assert opened.evaluate("document.activeElement.getAttribute('aria-label')")
    opened.keyboard.press("Enter")
    opened.wait_for_url(lambda url: f"gebied={code}" in url)
    assert opened.evaluate("document.activeElement.dataset.value") == code  # the focus stays on it


def test_colour_form_and_subject_are_in_the_link_and_open_the_same_elsewhere(
    opened: Page, new_context
) -> None:
    opened.get_by_role("button", name="Waarde").click()
    expect(opened.locator(".map-legend")).to_contain_text("of meer")
    opened.get_by_role("button", name="Even groot").click()
    expect(opened.locator(".landkaart.is-tiles")).to_be_visible()
    opened.locator('select[data-picks="onderwerp"]').select_option("onderwijs|vve")
    expect(opened.locator("#landkaart")).to_contain_text("Voorschool")
    opened.wait_for_url(lambda url: "beeld=waarde-tegels" in url and "indicator=vve" in url)
    other = new_context().new_page()
    visit(other, opened.url)
    expect(other.locator("#landkaart")).to_have_text(opened.locator("#landkaart").inner_text())
    expect(other.locator(".landkaart.is-tiles")).to_be_visible()


def test_the_table_is_ordered_on_request_and_a_cell_puts_its_subject_on_the_map(opened: Page) -> None:
    opened.locator(key("orde-inwoners")).click()
    expect(opened.locator(f"{TABLE} [aria-sort=descending]")).to_contain_text("Inwoners")
    assert at(opened).get("orde", "inwoners") == "inwoners"
    cell = opened.locator(f'{TABLE} tbody [data-event="indicator"][data-value="laag_inkomen"]').first
    cell.click()
    expect(opened.locator(TITLE)).to_contain_text("Laag inkomen")


def test_a_cell_that_is_pointed_at_says_what_python_would_say(
    opened: Page, monitor: Monitor, gemeente: Area
) -> None:
    said: dict[str, str] = opened.evaluate(
        """() => {
          const cells = Array.from(document.querySelectorAll("#wijken-lijst td button"), (button) => {
            button.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
            const lines = Array.from(document.getElementById("tip").children, (line) => line.textContent);
            return [button.dataset.key, lines.join("\\n")];
          });
          return Object.fromEntries(cells);
        }"""
    )
    chosen = Selection(gemeente.code, monitor.release.years[-1], "arbeid_inkomen")
    grid = get_areas_beside(monitor, chosen, gemeente.code, "wijk")
    told = {
        f"c-{area.code}-{r.indicator.id}": f"{area.name}\n{tip(r, verdict(r))}"
        for area, readings in zip(grid.areas, grid.readings(range(len(grid.areas))), strict=True)
        for r in readings
    }
    assert len(said) >= 2 * len(grid.columns)
    assert said == {key: told[key] for key in said}


def test_another_origin_redraws_map_strips_and_table(opened: Page) -> None:
    opened.locator("#keuze-herkomst").get_by_text("Buiten Europa, geb. elders").click()
    for part in ("#wijken-kaart", "#wijken-stroken", "#wijken-lijst"):
        expect(opened.locator(f"{part} .card-title p")).to_contain_text("buiten Europa")


def test_a_second_area_is_picked_from_the_map(
    page: Page, server: str, monitor: Monitor, gemeente: Area
) -> None:
    here, there = monitor.areas.children(gemeente.code)[:2]
    visit(page, f"{server}/vergelijken?gebied={here.code}")
    page.locator(key("kies-kaart-knop")).click()
    page.locator(f'#kies-kaart [data-value="{there.code}"]').click()
    expect(page.locator("#paar-kop h1")).to_contain_text(there.name)


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, server: str, gemeente: Area) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server}/wijken?gebied={gemeente.code}&thema=arbeid_inkomen")
    expect(page.locator(MAP)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.shared
def test_all_wijken_of_nederland_are_one_canvas(page: Page, serve: Servers, cbs_release: Path) -> None:
    """Drawn, pointed at, walked with keys, zoomed, and clicked: Nederland with 3,393 real wijken."""
    url = serve(cbs_release)
    visit(
        page, f"{url}/wijken?gebied=NL00&thema=arbeid_inkomen&indicator=kwb_bijstand&beeld=waarde-kaart-fijn"
    )
    canvas = page.locator("canvas[data-drawn]")
    expect(canvas).to_be_visible()
    coloured = """c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;
        for (let i = 0; i < d.length; i += 4) if (d[i + 3] && d[i] < 200) n += 1; return n; }"""
    assert canvas.evaluate(coloured) > 5_000
    canvas.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#landkaart-tip")).to_be_visible()
    said = page.locator("#wijken-kaart [data-said]").inner_text()
    assert said
    expect(canvas).to_have_attribute("data-zoom", "1.00")
    page.locator('button[data-zoom="in"]').click()
    expect(canvas).to_have_attribute("data-zoom", "1.60")
    page.locator("select[data-picks=onderwerp]").select_option(index=3)
    expect(page.locator(TITLE)).not_to_contain_text("Bijstand")
    expect(page.locator("canvas[data-drawn]")).to_have_attribute(
        "data-zoom", "1.60"
    )  # another subject, there too
    canvas.focus()
    page.keyboard.press("ArrowDown")
    said = page.locator("#wijken-kaart [data-said]").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "gebied=WK" in url)
    name = said.split(",")[0]
    expect(page.locator("#wijken-kop .lead")).to_contain_text(name)

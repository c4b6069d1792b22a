"""Taking a figure along in a browser: the menu by keyboard, files, the clipboard, short links and iframes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pptx import Presentation

from data.areas import Area
from tests.browser.kit.console import Console
from tests.browser.overview import visit

ITEMS = [
    "Afbeelding (PNG)", "Dia (PowerPoint)", "Cijfers (Excel)", "Tekening (SVG)", "Kopieer link",
    "Insluiten in een website",
]  # fmt: skip
MORE = ["Verberg de tabel", "Verberg de uitleg", "Volledig scherm"]
COPY, ARROW = "Kopieer plaatje", "Neem op een andere manier mee"


@pytest.fixture
def card(page: Page, server: str, gemeente: Area) -> Locator:
    """The card Bijstand of a theme page, below its open row, with its figure on the screen."""
    visit(page, f"{server}/thema/arbeid_inkomen?gebied={gemeente.code}&indicator=bijstand&beeld=nu")
    found = page.locator("article.theme-row:has(#bijstand) article.figure-card")
    expect(found.locator(".k-hier")).to_be_visible()
    page.wait_for_url(re.compile("[?&]jaar="))
    return found


def opened(card: Locator) -> Locator:
    card.get_by_role("button", name=ARROW).click()
    menu = card.get_by_role("menu", name="Deze figuur meenemen")
    expect(menu).to_be_visible()
    return menu


def test_the_menu_by_keyboard(page: Page, card: Locator) -> None:
    button = card.get_by_role("button", name=ARROW)
    button.focus()
    page.keyboard.press("Enter")
    items = card.get_by_role("menuitem")
    expect(items).to_have_text(ITEMS)
    expect(items.first).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("c")
    expect(items.nth(2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(card.get_by_role("menu")).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(card.get_by_role("menu")).to_have_count(0)
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_menu_of_the_rest(page: Page, card: Locator) -> None:
    button = card.get_by_role("button", name="Meer bij deze figuur")
    button.focus()
    page.keyboard.press("ArrowDown")
    items = card.get_by_role("menuitem")
    expect(items).to_have_text(MORE)
    expect(items.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_row_goes_along_as_it_is(page: Page, card: Locator) -> None:
    row = page.locator("article.theme-row:has(#nww) .row-body")
    with page.expect_download() as saved:
        opened(row).get_by_role("menuitem", name="Afbeelding (PNG)").click()
    assert re.fullmatch(r"wijkmonitor-nww-rij-[a-z0-9-]+-fictief\.png", saved.value.suggested_filename)
    expect(card).to_be_visible()


def test_another_menu_or_a_click_elsewhere_closes_it(page: Page, card: Locator) -> None:
    opened(card)
    page.locator("article.theme-row:has(#nww) .take-button").click()
    expect(page.get_by_role("menu")).to_have_count(1)
    page.locator("h1").click()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_a_picture_and_a_slide_of_what_is_on_the_screen(page: Page, card: Locator) -> None:
    card.locator('.view[data-value="verloop"]').click()
    expect(card.locator(".card-chart .main-svg").first).to_be_visible()
    title = card.locator("h3").inner_text()
    with page.expect_download() as saved:
        opened(card).get_by_role("menuitem", name="Afbeelding (PNG)").click()
    assert re.fullmatch(
        r"wijkmonitor-bijstand-verloop-[a-z0-9-]+-fictief\.png", saved.value.suggested_filename
    )
    with Image.open(Path(saved.value.path())) as image:
        assert image.size == (2560, 1440)
    with page.expect_download() as saved:
        opened(card).get_by_role("menuitem", name="Dia (PowerPoint)").click()
    (slide,) = Presentation(str(saved.value.path())).slides
    assert slide.shapes.title.text == title
    assert any(shape.has_chart for shape in slide.shapes)


def test_a_picture_on_the_clipboard(page: Page, context: BrowserContext, card: Locator, server: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    card.get_by_role("button", name=COPY).click()
    expect(page.locator("#toast")).to_have_text("Plaatje gekopieerd. Plak het waar u wilt.")
    expect(card.get_by_role("button", name=COPY)).to_be_focused()
    data = page.evaluate(
        "async () => { const [item] = await navigator.clipboard.read();"
        " const blob = await item.getType('image/png');"
        " return Array.from(new Uint8Array(await blob.arrayBuffer())); }"
    )
    image = Image.open(BytesIO(bytes(data)))
    assert image.size == (2560, 1440)


def test_where_the_clipboard_is_closed_the_picture_comes_as_a_file(page: Page, card: Locator) -> None:
    page.evaluate("() => { delete window.ClipboardItem; }")
    with page.expect_download() as saved:
        card.get_by_role("button", name=COPY).click()
    assert saved.value.suggested_filename.endswith(".png")
    expect(page.locator("#toast")).to_contain_text("Het plaatje wordt nu als bestand opgehaald.")


def test_a_picture_that_fails_is_told(page: Page, context: BrowserContext, card: Locator, server: str,
                                      console: Console) -> None:  # fmt: skip
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    console.allow("503|Failed to load")
    page.route("**/figuur/**", lambda route: route.fulfill(status=503))
    card.get_by_role("button", name=COPY).click()
    expect(page.locator("#toast")).to_have_text("Dat lukte niet. Probeer het opnieuw.")


def test_a_short_link_opens_the_same_card(
    page: Page, context: BrowserContext, card: Locator, server: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    card.locator('.view[data-value="herkomst"]').click()
    expect(card.locator(".k-groep").first).to_be_visible()
    opened(card).get_by_role("menuitem", name="Kopieer link").click()
    expect(page.locator("#toast")).to_contain_text(f"{server}/k/")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert len(link) < len(server) + 30
    title = card.locator("h3").inner_text()
    visit(page, link)
    again = page.locator("article.theme-row:has(#bijstand) article.figure-card")
    expect(again.locator("h3")).to_have_text(title)
    expect(again.locator(".k-groep").first).to_be_visible()


@pytest.fixture
def municipal_site() -> Iterator[Callable[[str], str]]:
    """`municipal_site(html)` gives the address of another site, on another port, with that page."""
    page: list[bytes] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page[0])

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        thread = Thread(target=site.serve_forever)
        thread.start()

        def serve(html: str) -> str:
            page[:] = [html.encode()]
            return f"http://127.0.0.1:{site.server_port}/"

        yield serve
        site.shutdown()
        thread.join()


def test_the_code_for_an_iframe_shows_the_figure(
    page: Page,
    card: Locator,
    console: Console,
    municipal_site: Callable[[str], str],
    new_context: Callable[..., BrowserContext],
) -> None:
    opened(card).get_by_role("menuitem", name="Insluiten in een website").click()
    dialog = page.get_by_role("dialog", name="Insluiten in een website")
    field = dialog.get_by_label("Code om te plakken")
    expect(field).to_have_value(re.compile("^<iframe .*title=.*></iframe>$"))
    code = field.input_value()
    title = card.locator("h3").inner_text()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(card.get_by_role("button", name=ARROW)).to_be_focused()

    body = f'<!doctype html><html lang="nl"><title>Gemeente</title><main>{code}</main></html>'
    site = municipal_site(body)
    console.allow(f"elsewhere: {site}")
    other = new_context().new_page()
    visit(other, site)
    frame = other.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(title)
    expect(frame.get_by_role("img").first).to_be_visible()
    frame.locator("summary").click()
    expect(frame.get_by_role("table")).to_be_visible()


def test_taart_and_table_of_the_overview_can_be_taken_along(page: Page, server: str, gemeente: Area) -> None:
    visit(page, f"{server}/?gebied={gemeente.code}&thema=onderwijs")
    for part in ("#taart", "#tabel"):
        with page.expect_download() as saved:
            opened(page.locator(part)).get_by_role("menuitem", name="Cijfers (Excel)").click()
        assert saved.value.suggested_filename.endswith("-fictief.xlsx")


def test_a_phone_shows_the_whole_menu(page: Page, server: str, gemeente: Area) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server}/?gebied={gemeente.code}&thema=onderwijs")
    for part in ("#taart", "#tabel"):
        box = opened(page.locator(part)).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.keyboard.press("Escape")


def test_the_menu_is_not_printed(page: Page, card: Locator) -> None:
    page.emulate_media(media="print")
    expect(card.locator(".take-copy")).to_be_hidden()
    expect(card.locator(".more-button")).to_be_hidden()

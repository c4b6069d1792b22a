"""Tabs that stay open from test to test, with the scripts of the app compiled and its styles at hand.

A page in a new context fetches and compiles two megabytes of scripts again: half of what a page load takes.
So a test gets the tab of the test before it, emptied. What cannot be taken back from a tab is refused here; a
test that needs it, or has to be a first visit, asks for the fixture `new_tab` or `new_context`.
"""

from __future__ import annotations

from typing import Any, NoReturn
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

EMPTY = "/leeg"  # never reaches the server
BLANK = '<!doctype html><link rel="icon" href="data:,">'
FORGET = "() => { sessionStorage.clear(); localStorage.clear(); }"
SETTLE = "() => new Promise(done => setTimeout(done))"  # let what is due still happen


class Tabs:
    """For each set of options one context with one page, lent to one test at a time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: dict[str, Page] = {}
        self._sizes: dict[Page, Any] = {}
        self._origins: dict[Page, set[str]] = {}

    def lend(self, options: dict[str, Any]) -> Page:
        """The page of a context with these options, as it is in a new one but for what it has cached."""
        key = repr(sorted(options.items()))
        page = self._pages.get(key)
        if page is None or page.is_closed():
            page = self._pages[key] = self._open(options)
        return page

    def _open(self, options: dict[str, Any]) -> Page:
        page = self._browser.new_context(**options).new_page()
        origins = self._origins[page] = set()
        self._sizes[page] = options.get("viewport")

        def visited(frame: Any) -> None:
            parts = urlsplit(frame.url)
            if parts.scheme.startswith("http"):
                origins.add(f"{parts.scheme}://{parts.netloc}")

        page.on("framenavigated", visited)
        page.add_init_script = _refuse  # type: ignore[method-assign]
        page.on = _refuse  # type: ignore[method-assign]
        page.context.add_init_script = _refuse  # type: ignore[method-assign]
        return page

    def empty(self, page: Page) -> None:
        """Make a page as good as new for the next test."""
        context = page.context
        for other in context.pages:
            if other is not page:
                other.close()
        page.unroute_all(behavior="ignoreErrors")
        page.emulate_media(media="null", reduced_motion="reduce")
        for origin in self._origins[page]:
            _blank(page, origin)
            page.evaluate(FORGET)
        self._origins[page].clear()
        context.clear_cookies()
        context.clear_permissions()
        page.mouse.move(0, 0)
        if page.viewport_size != self._sizes[page]:
            page.set_viewport_size(self._sizes[page])

    def discard(self, page: Page) -> None:
        """A page of which we do not know how the test left it."""
        page.context.close()


def _blank(page: Page, origin: str) -> None:
    """Go where no script runs, and Chromium asks for no icon, but the storage is that of our pages."""
    page.route(origin + EMPTY, lambda route: route.fulfill(content_type="text/html", body=BLANK))
    page.goto(origin + EMPTY)
    page.unroute(origin + EMPTY)


def remember(page: Page, url: str, key: str, value: str) -> None:
    """Leave something in the storage of this browser, as an earlier visit would have."""
    _blank(page, url)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("Dit blijft aan een tabblad hangen: vraag een eigen, met de fixture new_tab.")

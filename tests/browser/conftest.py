"""Driving the real page: Debian's Chromium, a real server on a small release, a console that stays empty."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from data.areas import Area
from data.monitor import Monitor, open_monitor
from tests.browser.kit.console import Console
from tests.browser.kit.servers import Servers
from tests.browser.kit.tabs import SETTLE, Tabs
from tests.browser.overview import Overview, biggest

HERE = Path(__file__).resolve().parent
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser, so none has to say so."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    quiet = ("quic", "background-networking", "component-update", "sync")  # no traffic of Chromium's own
    return browser_type_launch_args | {
        "executable_path": chromium,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)],
    }


@pytest.fixture(scope="session")
def base_url() -> None:
    """No base: a test goes to `server`. The plugin's own fixture warns under pytest 9, and so fails."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "reduced_motion": "reduce",
        "viewport": {"width": 1440, "height": 810},  # the printscreen the design counts on
    }


@pytest.fixture(scope="session")
def serve(run_folder: Path) -> Iterator[Servers]:
    """`serve(release_path)` gives the address of a server on that release; stopped after the last test."""
    folder = run_folder / "servers"
    folder.mkdir(exist_ok=True)
    servers = Servers(folder)
    yield servers
    servers.leave()


@pytest.fixture(scope="session")
def server(serve: Servers, demo_release: Path) -> str:
    """The address of a server on the small demo release, without a slash at the end."""
    return serve(demo_release)


@pytest.fixture(scope="session")
def monitor(demo_release: Path) -> Monitor:
    """The figures behind `server`, to hold the screen against."""
    return open_monitor(str(demo_release))


@pytest.fixture(scope="session")
def gemeente(monitor: Monitor) -> Area:
    """The gemeente with most inhabitants: the one in which most groups have figures."""
    return biggest(monitor)


@pytest.fixture
def home(page: Page, server: str) -> Overview:
    """The overview in a tab, not opened yet."""
    return Overview(page, server)


@pytest.fixture(autouse=True)
def console(serve: Servers) -> Iterator[Console]:
    """Fails the test when a page of it logged an error or warning, or asked another origin for anything."""
    console = Console(serve)
    yield console
    assert not console.unexpected(), "De pagina klaagde:\n" + "\n".join(console.unexpected())


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def page(
    tabs: Tabs, browser_context_args: dict[str, Any], console: Console, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """An empty tab, with the cache of the tests before it."""
    page = tabs.lend(browser_context_args)
    context = page.context
    console.watch(context)
    yield page
    settle(context)
    console.leave(context)
    if request.node.stash.get(FAILED, False) or page.is_closed():
        tabs.discard(page)
    else:
        tabs.empty(page)


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The context of `page`."""
    return page.context


@pytest.fixture
def new_tab(page: Page) -> Page:
    """A tab of its own, for what stays with a tab: scripts that run before the page, and listeners."""
    return page.context.new_page()


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], console: Console
) -> Iterator[Callable[..., BrowserContext]]:
    """The plugin's way to open a context of its own, nothing in its cache: a first visit; now watched."""
    contexts: list[BrowserContext] = []

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        console.watch(context)
        if options.get("java_script_enabled", True):  # else no timer ever runs, and nothing is due
            contexts.append(context)
        return context

    yield watched
    for context in contexts:
        settle(context)


def settle(context: BrowserContext) -> None:
    for page in context.pages:
        with suppress(Error):  # a page that is gone has nothing more to say
            page.evaluate(SETTLE)

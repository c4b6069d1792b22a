"""Driving the real page: Debian's Chromium, a real server on a small release, a console that stays empty."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, WebError, expect

from data.areas import Area
from data.monitor import Monitor, open_monitor
from tests.browser.overview import Overview, biggest

HERE = Path(__file__).resolve().parent
REPO = HERE.parent.parent
START_SECONDS = 60
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong

# Straight to the machine itself, whatever proxy the environment names.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser, so none has to say so."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


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


class Servers:
    """Starts the Wijkmonitor on a release: `serve(release_path)` gives its address, once per way to run it.

    `settings` are more environment variables; `repo` is another checkout to run.
    """

    def __init__(self, logs: Path) -> None:
        self.urls: dict[tuple[object, ...], str] = {}
        self._logs = logs
        self._processes: list[subprocess.Popen[bytes]] = []

    def __call__(self, release_path: Path, repo: Path = REPO, **settings: str) -> str:
        way = (release_path, repo, *sorted(settings.items()))
        if way not in self.urls:
            log = self._logs / f"{release_path.name}-{len(self.urls)}.log"
            self.urls[way] = self._start(release_path, repo, settings, log)
        return self.urls[way]

    def _start(self, release_path: Path, repo: Path, more: dict[str, str], log_path: Path) -> str:
        # gunicorn inherits a socket that listens already, so no other worker can take the port in between.
        with socket.create_server(("127.0.0.1", 0)) as listener, log_path.open("wb") as log:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            settings = {
                "WIJKMONITOR_RELEASE": str(release_path),
                "WIJKMONITOR_BIND": f"fd://{listener.fileno()}",
                "WIJKMONITOR_WORKERS": "1",
            }
            process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server"],
                cwd=repo,
                env=os.environ | settings | more,
                pass_fds=[listener.fileno()],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._processes.append(process)
        self._wait(url, process, log_path)
        return url

    @staticmethod
    def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
        end = time.monotonic() + START_SECONDS
        answer = "geen antwoord"
        while process.poll() is None and time.monotonic() < end:
            try:
                with OPENER.open(f"{url}/healthz", timeout=5):
                    return
            except urllib.error.HTTPError as error:
                with error:
                    answer = f"antwoord {error.code}: {error.read().decode('utf-8', 'replace')}"
                break  # it is up, and says it has no figures
            except OSError as error:
                answer = str(error)
            time.sleep(0.1)
        told = log.read_text("utf-8", "replace")[-4000:]
        pytest.fail(f"De server start niet ({answer}, code {process.returncode}):\n{told}", pytrace=False)

    def stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """`serve(release_path)` gives the address of a server on that release; stopped after the last test."""
    servers = Servers(tmp_path_factory.mktemp("servers"))
    yield servers
    servers.stop()


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
    """The overview in a new tab, not opened yet."""
    return Overview(page, server)


class Console:
    """What the pages of one test complained of, or fetched from elsewhere."""

    def __init__(self, servers: Servers) -> None:
        self.complaints: list[str] = []
        self._servers = servers
        self._allowed: list[re.Pattern[str]] = []

    def allow(self, pattern: str) -> None:
        """Accept complaints in which `pattern` is found, in a test that provokes them."""
        self._allowed.append(re.compile(pattern))

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def unexpected(self) -> list[str]:
        return [c for c in self.complaints if not any(p.search(c) for p in self._allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        own = f"{parts.scheme}://{parts.netloc}" in self._servers.urls.values()
        if not own and parts.scheme not in ("data", "blob", "about"):
            self.complaints.append(f"elsewhere: {request.url}")


@pytest.fixture(autouse=True)
def console(serve: Servers) -> Iterator[Console]:
    """Fails the test when a page of it logged an error or warning, or asked another origin for anything."""
    console = Console(serve)
    yield console
    assert not console.unexpected(), "De pagina klaagde:\n" + "\n".join(console.unexpected())


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], console: Console
) -> Iterator[Callable[..., BrowserContext]]:
    """The plugin's way to open a context, and so of `context` and `page`; now each is watched."""
    contexts: list[BrowserContext] = []

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        console.watch(context)
        if options.get("java_script_enabled", True):  # else no timer ever runs, and nothing is due
            contexts.append(context)
        return context

    yield watched
    for page in [page for context in contexts for page in context.pages]:
        with suppress(Error):  # a page that is gone has nothing more to say
            page.evaluate("() => new Promise(done => setTimeout(done))")  # let what is due still happen

"""Chromium, and the first visit: time until taart and table stand, bytes, requests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.report import Row, median, say
from bench.server import Server

LOADS = 7
_PROBE = Path(__file__).with_name("probe.js")
_QUIET = ("quic", "background-networking", "component-update", "sync")  # no traffic of Chromium's own


def chromium() -> str | None:
    """The path of Chromium on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """A Chromium that is closed afterwards."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in _QUIET)]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of somebody who was never here before: no cache, no storage."""
    context: BrowserContext = browser.new_context(
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        viewport={"width": 1440, "height": 810},
    )
    try:
        context.add_init_script(path=_PROBE)
        yield context.new_page()
    finally:
        context.close()


def settled(page: Page, url: str) -> dict[str, float]:
    """Open an address and wait until the page is complete and silent; its times."""
    page.goto(url)
    times: dict[str, float] = page.evaluate("__bench.loaded")
    page.wait_for_load_state("networkidle")
    return times


def cold_load(browser: Browser, server: Server) -> tuple[list[Row], list[str]]:
    """The rows, and the waterfall of the median load as lines of text."""
    say("browser: cold load")
    first = _load(browser, server)[0]  # the server compresses its scripts, once
    bytes_rows = traffic(browser, server)
    loads = sorted((_load(browser, server) for _ in range(LOADS)), key=lambda found: found[0]["laid"])
    times = {key: [found[0][key] for found in loads] for key in ("dom", "laid", "framed")}
    told = (
        f"median of {LOADS}, from {min(times['laid']):.0f} to {max(times['laid']):.0f} ms; "
        f"DOM {median(times['dom']):.0f}, two frames later {median(times['framed']):.0f} ms"
    )
    paint = median([found[1]["paint"] or 0 for found in loads])
    return [
        Row("taart and table stand", median(times["laid"]), "ms", 500, told),
        Row("the same, on screen (2 frames)", median(times["framed"]), "ms", 500),
        Row("first paint of anything", paint, "ms"),
        Row("very first visitor after a start", first["laid"], "ms", None, "scripts are compressed once"),
        *bytes_rows,
    ], waterfall(loads[LOADS // 2])  # fmt: skip


def _load(browser: Browser, server: Server) -> tuple[dict[str, float], dict[str, Any]]:
    with visitor(browser) as page:
        times = settled(page, f"{server.url}/")
        return times, page.evaluate("__bench.waterfall()")


def traffic(browser: Browser, server: Server) -> list[Row]:
    """Bytes over the wire and requests of a first visit, until the page is silent."""
    with visitor(browser) as page:
        wire = page.context.new_cdp_session(page)
        asked: dict[str, str] = {}
        sizes: dict[str, float] = {}
        wire.on("Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]}))
        wire.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
        wire.send("Network.enable")
        settled(page, f"{server.url}/")
        parts = [urlsplit(url) for url in asked.values()]
        foreign = {p.netloc for p in parts if p.scheme not in ("data", "blob")} - {
            urlsplit(server.url).netloc
        }
        largest = sorted(sizes, key=lambda i: -sizes[i])[:4]
        told = ", ".join(f"{Path(urlsplit(asked[i]).path).name[:24]} {sizes[i] / 1000:.0f}" for i in largest)
    return [
        Row("bytes of a first visit, compressed", sum(sizes.values()) / 1000, "kB", 1000, f"largest: {told}"),
        Row("requests of a first visit", len(asked), ""),
        Row("other origins asked for anything", len(foreign), "", 0, ", ".join(sorted(foreign))),
    ]


def waterfall(load: tuple[dict[str, float], dict[str, Any]]) -> list[str]:
    """When each request of a load began and ended, beside the moment that taart and table stood."""
    times, found = load
    lines = [f"{'start':>6} {'first':>6} {'end':>6} {'kB':>6}  of the median cold load, ms"]
    events = [
        (r[0], f"{r[0]:6.0f} {r[1]:6.0f} {r[2]:6.0f} {r[3] / 1000:6.1f}  {r[4]}") for r in found["requests"]
    ]
    events.append((times["laid"], f"{times['laid']:6.0f} {'':20}  === taart and table stand"))
    if found["paint"]:
        events.append((found["paint"], f"{found['paint']:6.0f} {'':20}  === first paint"))
    return lines + [line for _, line in sorted(events)]

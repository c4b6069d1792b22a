"""The page Wijken in a browser: until it stands, the land, other colours, and the frames of a drag."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bench.browser import visitor
from bench.report import Row, median, percentile, say
from bench.server import Server
from data.monitor import Monitor

LOADS, CHANGES, STEPS = 7, 12, 60
THEME = "arbeid_inkomen"
LAND = f"/wijken?gebied=NL00&thema={THEME}&beeld=verschil-kaart-fijn"
CANVAS, SUBJECTS = "#wijken-kaart canvas[data-drawn]", "select[data-picks=onderwerp]"
_CLOCK = """
window.__map = {};
document.addEventListener("kaart", () => { window.__map.first ??= performance.now(); });
new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").forEach((e) => {
  window.__map.paint = e.startTime; })).observe({ type: "paint", buffered: true });
"""
_RECOLOUR = """(n) => new Promise((done) => {
  const list = document.querySelector("select[data-picks=onderwerp]"), start = performance.now();
  document.addEventListener("kaart", () => done(performance.now() - start), { once: true });
  list.selectedIndex = 1 + (7 * n) % (list.options.length - 1);
  list.dispatchEvent(new Event("change", { bubbles: true }));
})"""
_FRAMES = """() => { window.__frames = []; let last = performance.now();
  (function tick() { const now = performance.now(); window.__frames.push(now - last); last = now;
    requestAnimationFrame(tick); })(); }"""


def measure(browser: Browser, server: Server, monitor: Monitor) -> list[Row]:
    """The largest gemeente and all wijken of the land."""
    say("browser: the page Wijken")
    gemeenten = monitor.areas.children(monitor.areas.land.code)
    large = max(gemeenten, key=lambda area: len(monitor.areas.children(area.code)))
    wijken = f"/wijken?gebied={large.code}&thema={THEME}"
    paint, stands = _cold(browser, f"{server.url}{wijken}", "#wijken-lijst table")
    first, _ = _cold(browser, f"{server.url}{LAND}", CANVAS, "first")
    with visitor(browser) as page:
        page.add_init_script(_CLOCK)
        page.goto(f"{server.url}{LAND}")
        page.locator(CANVAS).wait_for()
        page.wait_for_timeout(1500)
        colours = [float(page.evaluate(_RECOLOUR, n)) for n in range(CHANGES)][2:]
        frames = _drag(page)
    longest = f"longest {max(frames):.0f} ms of {len(frames)}"
    return [
        Row("Wijken of the largest gemeente: first picture", paint, "ms", 500, f"answers at {stands:.0f} ms"),
        Row("all wijken of the land: first picture", first, "ms", 700, f"median of {LOADS} loads"),
        Row(
            "other subject: the land drawn",
            median(colours),
            "ms",
            50,
            f"p95 {percentile(colours, 0.95):.0f} ms",
        ),
        Row("a frame while dragging the land, p95", percentile(frames, 0.95), "ms", 20, longest),
    ]


def _cold(browser: Browser, url: str, stands: str, what: str = "paint") -> tuple[float, float]:
    """(first picture, answers), medians in ms over some first visits."""
    found = []
    for _ in range(LOADS):
        with visitor(browser) as page:
            page.add_init_script(_CLOCK)
            page.goto(url, wait_until="commit")
            page.locator(stands).wait_for(state="attached")
            found.append(
                (float(page.evaluate(f"window.__map.{what}")), float(page.evaluate("performance.now()")))
            )
    return median([f for f, _ in found]), median([a for _, a in found])


def _drag(page: Page) -> list[float]:
    """How long each frame took while the map, zoomed in, was dragged and came to rest."""
    zoom = page.locator('button[data-zoom="in"]')
    zoom.click()
    zoom.click()
    page.wait_for_timeout(800)
    box = page.locator(CANVAS).bounding_box()
    assert box is not None
    x, y = box["x"] + 200, box["y"] + 200
    page.evaluate(_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x + 3 * step, y + 2 * step)
    page.mouse.up()
    page.wait_for_timeout(800)
    return [float(f) for f in page.evaluate("window.__frames")][3:]

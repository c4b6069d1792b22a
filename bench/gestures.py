"""What a user does on the overview: from the event of the control until the page has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import settled, visitor
from bench.report import Row, median, percentile, say
from bench.samples import SEED
from bench.server import Server
from components.frame import ids
from data.areas import Area
from data.monitor import Monitor

ROUNDS = 20
PER_PAGE = 5  # measured gestures on one page; then another area, so that the server has nothing ready

SEARCH = f"#{ids.HERE}-gemeente"  # components/frame/ids.area_ids
ALL = [ids.TAART, ids.TABEL]
WATCHED = [ids.KOP, ids.TAART, ids.TABEL]
Found = dict[str, Any]
Gesture = Callable[[Page, int], Found]


def measure(browser: Browser, server: Server, monitor: Monitor) -> list[Row]:
    """All gestures: other gemeente, herkomst, jaar, and a slice of the taart."""
    gemeenten = [a for a in monitor.areas if a.level == "gemeente"]
    Random(SEED).shuffle(gemeenten)
    pages, last = _addresses(server, gemeenten), f"{server.url}/?gebied={gemeenten[-1].code}"
    return [
        *_rows("other gemeente", 50, _gemeente(browser, last, gemeenten)),
        *_rows("slice of another theme", 20, _repeat(browser, pages, _slice)),
        *_rows("other herkomst", 45, _repeat(browser, pages, _herkomst)),
        *_rows("other jaar", None, _repeat(browser, pages, _jaar)),
    ]


def _addresses(server: Server, gemeenten: list[Area]) -> Iterator[str]:
    return (f"{server.url}/?gebied={area.code}" for area in cycle(gemeenten))


def _rows(name: str, budget: float | None, found: list[Found]) -> list[Row]:
    times = {k: [f[k] - f["start"] for f in found] for k in ("dom", "laid", "framed")}
    many = max(len(f["requests"]) for f in found)
    spans = []
    for n in range(many):
        some = [f["requests"][n] for f in found if len(f["requests"]) > n]
        spans.append(f"{median([s for s, _ in some]):.0f}-{median([e for _, e in some]):.0f}")
    fastest, slow = min(times["laid"]), percentile(times["laid"], 0.95)
    told = f"from {fastest:.0f}, p95 {slow:.0f} ms; DOM {median(times['dom']):.1f}; n={len(found)}"
    requests = f"; callback requests at ms {', '.join(spans)}" if spans else "; no request"
    return [
        Row(f"{name}: repainted", median(times["laid"]), "ms", budget, told + requests),
        Row(
            f"{name}: on screen (2 frames)", median(times["framed"]), "ms", None,
            f"p95 {percentile(times['framed'], 0.95):.0f} ms",
        ),
    ]  # fmt: skip


def _timed(
    page: Page, event: str, act: Callable[[], object], required: list[str], key: str | None = None
) -> Found:
    page.evaluate("([e, k, r, w]) => __bench.arm(e, k, r, w)", [event, key, required, WATCHED])
    act()
    found: Found = page.evaluate("__bench.outcome")
    return found


def _gemeente(browser: Browser, url: str, gemeenten: list[Area]) -> list[Found]:
    """Type a name in the search field and press Enter: the clock starts at that Enter."""
    say("browser: other gemeente")
    found: list[Found] = []
    shown, names = "", cycle(gemeenten)
    with visitor(browser) as page:
        settled(page, url)
        while len(found) < ROUNDS + 3:
            page.locator(SEARCH).fill(next(names).name)
            first = page.locator(f"{SEARCH}-0").inner_text()  # what Enter chooses
            if first == shown:
                continue
            found.append(_timed(page, "keydown", lambda: page.keyboard.press("Enter"), ALL, "Enter"))
            shown = first
    return found[3:]


def _repeat(browser: Browser, addresses: Iterator[str], gesture: Gesture) -> list[Found]:
    """Do a gesture a few times on each of a few pages; the first on a page is not counted."""
    say(f"browser: {gesture.__name__.strip('_')}")
    found: list[Found] = []
    with visitor(browser) as page:
        while len(found) < ROUNDS:
            settled(page, next(addresses))
            found += [gesture(page, n) for n in range(PER_PAGE + 1)][1:]
    return found


def _slice(page: Page, n: int) -> Found:
    """Click a slice of a theme that is not shown; its table comes."""
    others = page.locator(f"#{ids.TAART} [data-mark]:not(.is-marked) .slice")
    others.first.wait_for()  # the still page before it has slices too, and they go
    x, y = others.nth((7 * n + 3) % others.count()).evaluate("slice => __bench.pointIn(slice)")
    page.mouse.move(x, y)
    return _timed(page, "click", lambda: page.mouse.click(x, y), [ids.TABEL])


def _herkomst(page: Page, n: int) -> Found:
    """Click another of the groups that stand there at once."""
    others = page.locator(f"#{ids.HERKOMST} input:not(:checked) + label")
    others.first.wait_for()
    chip = others.nth(n % others.count())
    return _timed(page, "click", lambda: chip.click(), ALL)


def _jaar(page: Page, n: int) -> Found:
    """Choose another year."""
    control = page.locator(f"#{ids.JAAR}")
    others: list[str] = control.evaluate(
        "s => [...s.options].filter(o => !o.selected && !o.disabled).map(o => o.value)"
    )
    return _timed(page, "change", lambda: control.select_option(others[n % len(others)]), ALL)

"""How long a figure takes to become a file, made anew each time: the server's side of "Meenemen"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from flask import Flask

from bench.report import Row, median, percentile, say
from bench.samples import selections
from data.monitor import Monitor
from exports.pictures import embed as page
from exports.pictures import picture, workbook
from exports.slides import slide
from figures.exhibit import Exhibit
from views import cache, context
from views.figuren import exhibit

MANY = 25  # of each kind of figure
NAMES = (
    ("thema-bijstand", "nu"),
    ("thema-bijstand", "verloop"),
    ("thema-bijstand", "herkomst-twintigdeling"),
    ("overzicht-taart", ""),
)
MAKERS: tuple[tuple[str, Callable[[Exhibit], object], float | None], ...] = (
    ("figure as SVG", picture.svg, None),
    ("figure as PNG, 2560 x 1440", picture.png, 200.0),
    ("figure as PowerPoint slide", slide.pptx, 300.0),
    ("figure as Excel", workbook.xlsx, None),
    ("figure as page for an iframe", lambda found: page.embed(found, ""), None),
)


def measure(monitor: Monitor) -> list[Row]:
    """Median and 95th percentile per kind of file, over several kinds of figure."""
    say("figures as files")
    context.use(monitor)
    cache.init(Flask("bench"), url="")
    asked = selections(monitor, MANY)
    found = [exhibit(monitor, s, name, view) for name, view in NAMES for s in asked]
    exhibits = [e for e in found if e is not None]
    return [_row(name, make, budget, exhibits) for name, make, budget in MAKERS]


def _row(
    name: str, make: Callable[[Exhibit], object], budget: float | None, exhibits: Sequence[Exhibit]
) -> Row:
    make(exhibits[0])  # fonts and templates are read once
    times = []
    for found in exhibits:
        start = perf_counter()
        make(found)
        times.append((perf_counter() - start) * 1000)
    note = f"p95 {percentile(times, 0.95):.0f} ms; {len(times)} figures"
    return Row(name, median(times), "ms", budget, note)

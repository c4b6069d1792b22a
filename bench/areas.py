"""The page Wijken: what a choice costs the server, and how long its map takes as a file. Nothing cached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from time import perf_counter, process_time

from flask import Flask

from bench.report import Row, median, percentile, say
from data.areas import Area
from data.asked.selection import Selection, default
from data.monitor import Monitor
from exports.pictures import picture
from exports.slides import slide
from views import cache, context
from views.areas.figures import map_exhibit
from views.areas.map import view_of
from views.areas.page import PARTS, AreasAsked, drawn

THEME, FINE = "arbeid_inkomen", "verschil-kaart-fijn"
CPU, PNG, SLIDE = 6.0, 200.0, 400.0  # budgets in ms


def measure(monitor: Monitor) -> list[Row]:
    """The largest gemeente, the gemeenten of the land and all its wijken: other herkomst, other subject."""
    say("the page of many areas")
    context.use(monitor)
    cache.init(Flask("bench"), url="")
    large = max(
        monitor.areas.children(monitor.areas.land.code), key=lambda a: len(monitor.areas.children(a.code))
    )
    rows = []
    for name, area, beeld, budget in (
        (f"wijken of the largest gemeente ({len(monitor.areas.children(large.code))})", large, "", CPU),
        ("gemeenten of the land", monitor.areas.land, "", CPU),
        ("wijken of the land", monitor.areas.land, FINE, None),
    ):
        rows.append(_cost(monitor, f"{name}: other herkomst", _groups(monitor, area), beeld, budget))
        rows.append(_cost(monitor, f"{name}: other subject", _subjects(monitor, area), beeld, budget))
    return [*rows, *_files(monitor, large)]


def _selection(monitor: Monitor, area: Area) -> Selection:
    return replace(default(monitor.choices), area=area.code, theme=THEME)


def _groups(monitor: Monitor, area: Area) -> list[Selection]:
    return [replace(_selection(monitor, area), group=g) for g in monitor.choices.groups]


def _subjects(monitor: Monitor, area: Area) -> list[Selection]:
    of_theme = [monitor.indicators[p].id for p in monitor.by_theme[THEME]]
    return [replace(_selection(monitor, area), indicator=i) for i in of_theme]


def _cost(monitor: Monitor, name: str, asked: Iterable[Selection], beeld: str, budget: float | None) -> Row:
    """CPU in ms for all parts of the page that change with each of these, after the first."""
    times = []
    for selection in asked:
        here = AreasAsked.of(selection, {"beeld": beeld})
        start = process_time()
        for part in PARTS:
            drawn(monitor, here, part)
        times.append((process_time() - start) * 1000)
    told = f"p95 {percentile(times[1:], 0.95):.0f} ms"
    return Row(f"{name}: server CPU", median(times[1:]), "ms", budget, told)


def _files(monitor: Monitor, area: Area) -> list[Row]:
    found = [map_exhibit(monitor, s, view_of("")) for s in _subjects(monitor, area)]
    exhibits = [e for e in found if e is not None]

    def row(name: str, make: Callable[..., object], budget: float) -> Row:
        make(exhibits[0])
        times = []
        for one in exhibits:
            start = perf_counter()
            make(one)
            times.append((perf_counter() - start) * 1000)
        return Row(name, median(times), "ms", budget, f"p95 {percentile(times, 0.95):.0f} ms")

    return [row("map as PNG", picture.png, PNG), row("map as PowerPoint slide", slide.pptx, SLIDE)]

"""Time per query: ours, and the naive way on the same figures in the same run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
from flask import Flask

from bench import naive
from bench.report import Row, median, percentile, say
from bench.samples import selections
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.judged import Judged, judged
from data.queries.profile import get_profile_by_indicator, get_profile_frame_by_indicator
from data.queries.series_by_indicator import get_series_by_indicator
from figures.taart.pie import pie
from views import cache
from views.home import draw_overview, draw_table

Query = Callable[[naive.Naive, Monitor, Selection], pd.DataFrame]
OURS, NAIVE = 400, 9  # selections for each way; the naive one takes a second apiece on the full release


def measure(monitor: Monitor) -> list[Row]:
    """All query measures; asserts that both ways give the same figures."""
    asked = selections(monitor, OURS)
    say("queries: ours")
    profiles = [get_profile_by_indicator(monitor, s) for s in asked]
    cache.init(Flask("bench"), url="")  # empty, so that every view is made, and kept, as the server does
    ours = {
        "profile": _times(lambda s: get_profile_by_indicator(monitor, s), asked),
        "profile_frame": _times(lambda s: get_profile_frame_by_indicator(monitor, s), asked),
        "series": _times(lambda s: get_series_by_indicator(monitor, s), asked),
    }
    view = _times(lambda s: _page(monitor, s), selections(monitor, OURS, seed=7))
    drawn = _times(lambda p: pie(p, monitor.themes), profiles)
    over = _over_areas(monitor)
    sizes = [len(_page(monitor, s)) for s in asked[:20]]

    say("queries: the naive way, as pandas reads it")
    frame = naive.load(monitor)
    some, few = _describe(frame, monitor), asked[:NAIVE]
    checked = sum(
        naive.check_profile(frame, monitor, s, get_profile_frame_by_indicator(monitor, s)) for s in few
    )
    checked += sum(naive.check_series(frame, monitor, s, get_series_by_indicator(monitor, s)) for s in few)
    by_profile = _naive(naive.profile, frame, monitor, few)
    by_series = _naive(naive.series, frame, monitor, few)
    del frame
    gc.collect()
    say("queries: the naive way, on text")
    frame = naive.load(monitor, plain=True, limit=naive.MAX_BYTES // 2)
    by_text = _naive(naive.profile, frame, monitor, few[:5])
    size = f"{median(sizes) / 1000:.0f} kB of taart and table"
    return [
        _row("profile (one area, all indicators, as results)", ours["profile"], 0.5),
        _row(
            "profile_frame (the same, as pandas)", ours["profile_frame"], 0.5, by_profile,
            f"naive frame: {some}; {checked:,} figures compared and equal",
        ),
        Row(
            "profile_frame, against columns of text", median(ours["profile_frame"]), "ms", None,
            f"naive frame: {_describe(frame, monitor)}", by_text,
        ),
        _row("series (one theme through the years)", ours["series"], None, by_series),
        *over,
        _row("home view, uncached (queries + HTML)", view, None, None, size),
        _row("taart as SVG, alone", drawn),
    ]  # fmt: skip


def _over_areas(monitor: Monitor) -> list[Row]:
    """Verdicts over areas, for each level that has a wider one below the land."""
    levels = [i for i in range(2, len(monitor.areas.tiers)) if np.any(monitor.areas.levels == i)]
    return [row for level in levels for row in _over_level(monitor, level)]


def _over_level(monitor: Monitor, level: int) -> list[Row]:
    """Those of the largest wider area, and all of the level."""
    areas, year, group = monitor.areas, monitor.default_year, monitor.release.groups[0]
    part, plural = areas.tier_slice(level), areas.tiers[level].plural
    everywhere = [a.code for a in areas.rows[part]]
    largest = areas.rows[int(np.bincount(np.maximum(areas.parents[part], 0)).argmax())]
    here = [a.code for a in areas.children(largest.code)]
    themes = [p for p in monitor.by_theme.values() if p] * 20
    single = [(p,) for p in range(len(monitor.indicators))] * 4

    def asked(codes: Sequence[str]) -> Callable[[Sequence[int]], Judged]:
        return lambda positions: judged(monitor, positions, [group], codes, year, "breder")

    readings = _times(lambda p: asked(here)(p).readings(), themes)
    narrow, wide = _times(asked(here), themes), _times(asked(everywhere), single)
    note = f"at most {max(map(len, themes))} indicators; as Readings {median(readings):.2f} ms"
    return [
        _row(f"judged: the {len(here)} {plural} of {largest.name} × one theme", narrow, 3, None, note),
        _row(f"judged: all {len(everywhere):,} {plural} × one indicator", wide, 5 if level == 2 else None),
    ]


def _naive(query: Query, frame: naive.Naive, monitor: Monitor, asked: Sequence[Selection]) -> float:
    return median(_times(lambda s: query(frame, monitor, s), asked, warm=1))


def _describe(frame: naive.Naive, monitor: Monitor) -> str:
    read, of = len(frame.indicators), len(monitor.indicators)
    return f"{read} of {of} indicators, {len(frame.frame):,} rows, {frame.gigabytes:.1f} GB"


def _times(call: Callable[[Any], Any], given: Sequence[Any], warm: int = 5) -> list[float]:
    """Milliseconds per call; the first few are not counted."""
    for one in given[:warm]:
        call(one)
    gc.collect()
    times = []
    for one in given[warm:]:
        start = perf_counter()
        call(one)
        times.append((perf_counter() - start) * 1000)
    return times


def _row(
    name: str, times: list[float], budget: float | None = None, other: float | None = None, note: str = ""
) -> Row:
    spread = f"p95 {percentile(times, 0.95):.2f} ms"
    return Row(name, median(times), "ms", budget, "; ".join(t for t in (spread, note) if t), other)


def _page(monitor: Monitor, selection: Selection) -> str:
    """The HTML of the overview, made anew: what a change of area costs beside Dash."""
    view = draw_overview(monitor, selection)
    return view.headline + view.pie + draw_table(monitor, selection)

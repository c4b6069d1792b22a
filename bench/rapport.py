"""How long a report takes to become a file, made anew each time: PDF and PowerPoint, one side and two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

from bench.report import Row, median, percentile, say
from bench.samples import selections
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.report_by_side import get_report_by_side
from exports.rapport.deck.deck import deck
from exports.rapport.pdf import pdf
from figures.rapport.content import ReportContent, content

MANY = 12  # reports of each kind
STORY = "Bewoners vertellen wat zij zien. " * 40


def measure(monitor: Monitor) -> list[Row]:
    """Median and 95th percentile, from asking the figures to the finished file."""
    say("reports as files")
    asked = selections(monitor, MANY)
    other = monitor.choices.groups[-1]
    pairs = [replace(s, with_group=other) for s in asked if s.group != other]
    return [
        _row("report: query and words", lambda found: found, 60.0, monitor, asked),
        _row("report as PDF/UA", lambda found: pdf(found, STORY), 2000.0, monitor, asked),
        _row("report of two sides as PDF/UA", lambda found: pdf(found, STORY), 2000.0, monitor, pairs),
        _row("report as PowerPoint", lambda found: deck(found, STORY), 1500.0, monitor, asked),
    ]


def _row(
    name: str,
    make: Callable[[ReportContent], object],
    budget: float,
    monitor: Monitor,
    asked: Sequence[Selection],
) -> Row:
    themes = [t.id for t in monitor.themes]
    make(content(monitor, get_report_by_side(monitor, asked[0]), themes))  # fonts and templates are read once
    times = []
    for selection in asked:
        start = perf_counter()
        make(content(monitor, get_report_by_side(monitor, selection), themes))
        times.append((perf_counter() - start) * 1000)
    return Row(
        name, median(times), "ms", budget, f"p95 {percentile(times, 0.95):.0f} ms; {len(times)} reports"
    )

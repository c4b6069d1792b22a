"""`python -m bench`: measure everything, print the table. About three minutes on the demo release."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from bench import areas, building, exports, figuren, footprint, queries, rapport, traffic
from bench.report import Report, Row, say
from data.monitor import Monitor

SECTIONS = (
    "queries",
    "figures",
    "areas",
    "report",
    "exports",
    "start",
    "memory",
    "server",
    "load",
    "browser",
)


def main() -> int:
    """Measure what was asked; 1 when `--strict` and something is over its budget."""
    asked = _arguments()
    os.environ.setdefault("WIJKMONITOR_RELEASE", "demo")  # what is measured is the demo, by itself
    monitor = building.ready()
    report = Report(monitor.release.id)
    report.facts = {
        "areas": len(monitor.areas),
        "groups": len(monitor.cube.groups),
        "indicators": len(monitor.indicators),
        "years": len(monitor.release.years),
        "figures": sum(monitor.release.rows.values()),
        "cores": os.cpu_count() or 0,
        "busy at the start": round(os.getloadavg()[0], 1),
    }
    if asked.build:
        report.add("Build", building.build())
    steps: dict[str, tuple[str, Callable[[], list[Row]]]] = {
        "start": ("Start", footprint.starts),
        "memory": ("Memory", lambda: footprint.memory(monitor)),
        "server": ("Server, one worker, nothing cached", lambda: traffic.change_of_area(monitor)),
        "load": (f"Load, {traffic.USERS} users, 2 workers", lambda: traffic.load(monitor)),
        "queries": ("Queries", lambda: queries.measure(monitor)),
        "figures": ("Figures to take along, nothing cached", lambda: figuren.measure(monitor)),
        "areas": ("Page of many areas, nothing cached", lambda: areas.measure(monitor)),
        "report": ("Reports, nothing cached", lambda: rapport.measure(monitor)),
        "exports": ("Files of half a million rows", lambda: exports.measure(monitor)),
    }  # fmt: skip
    lines: list[str] = []
    for name, (title, step) in steps.items():
        if name in asked.only:
            report.add(title, step())
    if "browser" in asked.only:
        lines = _browser(report, monitor)
    print(report.text())
    if asked.waterfall:
        print("", *lines, sep="\n")
    if asked.json:
        report.facts["waterfall"] = lines
        report.write_json(asked.json)
    return int(asked.strict and bool(report.over))


def _browser(report: Report, monitor: Monitor) -> list[str]:
    from bench import browser, gestures, maps  # here, because Playwright takes a while to import
    from bench.server import Server

    path = browser.chromium()
    if path is None:
        say("no Chromium on this machine: the browser is skipped")
        report.add("Browser", [Row("cold load and gestures", None, "", None, "no Chromium on this machine")])
        return []
    with Server(2) as server, browser.launched(path) as chromium:
        rows, lines = browser.cold_load(chromium, server)
        report.add(
            "First visit in Chromium (2 workers; repainted = DOM changed, style and layout done)", rows
        )
        report.add(
            "Gestures in Chromium (from the event to repainted)", gestures.measure(chromium, server, monitor)
        )
        report.add("Page of many areas in Chromium", maps.measure(chromium, server, monitor))
    return lines


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=SECTIONS, help="measure just these")
    parser.add_argument("--build", action="store_true", help="also time the build of the demo release")
    parser.add_argument("--waterfall", action="store_true", help="also print every request of the cold load")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results to a file")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when something is over its budget")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())

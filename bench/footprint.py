"""How long a start takes and how much memory the workers hold."""

from __future__ import annotations

from bench.report import Row, median, say
from bench.server import Server
from bench.traffic import touch
from data.monitor import Monitor

STARTS = 5
MANY = 1500  # by then a cache of finished pages has filled up


def starts() -> list[Row]:
    """From the start of the process to the first 200 on /healthz, on a release that is built already."""
    say("start of a worker")
    seconds = []
    for _ in range(STARTS):
        with Server(1) as server:
            seconds.append(server.seconds_to_start)
    return [
        Row("start of a worker", median(seconds), "s", 2, f"median of {STARTS}, slowest {max(seconds):.2f} s")
    ]


def memory(monitor: Monitor) -> list[Row]:
    """The memory of one and of four workers, after each drew a few hundred selections."""
    rows = []
    budget: float | None
    for workers, budget in ((1, None), (4, 600.0)):
        say(f"memory of {workers} worker(s)")
        with Server(workers) as server:
            fresh, _ = server.memory_mb()
            touch(server, monitor)
            used, cube = server.memory_mb()
            note = f"of which {cube:.0f} the cube, in files; {fresh:.0f} MB before the first request"
            rows.append(Row(f"memory of {workers} worker(s), PSS", used, "MB", budget, note))
            if workers == 4:
                touch(server, monitor, MANY)
                used, cube = server.memory_mb()
                name = f"the same, after {MANY:,} changes each"
                rows.append(Row(name, used, "MB", budget, f"of which {cube:.0f} the cube"))
    return rows

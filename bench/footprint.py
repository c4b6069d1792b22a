"""How long a start takes and how much memory the workers hold."""

from __future__ import annotations

from bench.report import Row, median, say
from bench.server import Server
from bench.traffic import touch
from data.monitor import Monitor

STARTS = 5


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
    for workers, budget in ((1, None), (4, 600.0)):
        say(f"memory of {workers} worker(s)")
        with Server(workers) as server:
            fresh = server.memory_mb()
            touch(server, monitor)
            note = f"with gunicorn's own; {fresh:.0f} MB before the first request"
            rows.append(Row(f"memory of {workers} worker(s), PSS", server.memory_mb(), "MB", budget, note))
    return rows

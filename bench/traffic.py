"""Changes of area as requests to a real server: processor time, latency, and eight users at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import islice
from threading import Thread

from bench.report import Row, median, percentile, say
from bench.samples import redraw, selections, stream_of
from bench.server import Server
from components.frame import ids
from data.asked.selection import Selection
from data.monitor import Monitor

CHANGES = 400
USERS, SECONDS = 8, 10.0
REDRAW = f"/delen/{ids.KOP}"
_HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate, br"}


def post(connection: HTTPConnection, body: bytes) -> int:
    """Ask for the parts of the overview as a browser does; how many bytes came back."""
    connection.request("POST", REDRAW, body, _HEADERS)
    answer = connection.getresponse()
    received = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{REDRAW} answered {answer.status}: {received[:300]!r}")
    return len(received)


def touch(server: Server, monitor: Monitor, per_worker: int = 300) -> None:
    """Let every worker draw a few hundred different selections, on connections that are spread over them."""
    stream = stream_of(monitor, seed=99)
    for _ in range(10 * server.workers):
        connection = server.connect()
        for selection in islice(stream, per_worker // 10):
            post(connection, redraw(selection))
        connection.close()


def change_of_area(monitor: Monitor) -> list[Row]:
    """What one change of area costs one worker, with nothing in its cache."""
    say("server: processor time per change of area")
    asked = selections(monitor, CHANGES + 40, seed=11)
    with Server(1) as server:
        connection = server.connect()
        for selection in asked[:40]:
            post(connection, redraw(selection))
        bodies = [redraw(s) for s in asked[40:]]
        cpu, times, size = _send(server, connection, bodies)
        floor, _, _ = _send(server, connection, None)
        connection.close()
    return [
        Row(
            "processor time, redraw", cpu, "ms", 4,
            f"{CHANGES} different areas and groups, {size / 1000:.1f} kB each; /healthz costs {floor:.2f} ms",
        ),
        Row("latency of it, median", median(times), "ms", None, f"p95 {percentile(times, 0.95):.1f} ms"),
    ]  # fmt: skip


def _send(
    server: Server, connection: HTTPConnection, bodies: list[bytes] | None
) -> tuple[float, list[float], float]:
    """Processor ms per request, latencies in ms, mean bytes; without bodies, of as many /healthz."""
    times, size, before = [], 0, server.cpu_seconds()
    for body in bodies if bodies is not None else [b""] * CHANGES:
        start = time.perf_counter()
        if body:
            size += post(connection, body)
        else:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        times.append((time.perf_counter() - start) * 1000)
    return (server.cpu_seconds() - before) * 1000 / len(times), times, size / len(times)


def load(monitor: Monitor) -> list[Row]:
    """Eight users who do nothing but change the area, for ten seconds, on two workers."""
    say(f"server: {USERS} users at once")
    with Server(2) as server:
        touch(server, monitor, 20)
        times: list[list[float]] = [[] for _ in range(USERS)]
        end = time.perf_counter() + SECONDS
        users = [
            Thread(target=_user, args=(server, stream_of(monitor, 1000 + i), end, times[i]))
            for i in range(USERS)
        ]
        for user in users:
            user.start()
        for user in users:
            user.join()
    every = [t for one in times for t in one]
    if not all(times):
        raise SystemExit("A user got no answer; the messages are above.")
    rate = len(every) / SECONDS
    return [
        Row("requests per second", rate, "/s", None, f"in {SECONDS:.0f} s, on cores shared with this script"),
        Row("latency, median", median(every), "ms", None, f"p95 {percentile(every, 0.95):.0f} ms"),
    ]  # fmt: skip


def _user(server: Server, stream: Iterator[Selection], end: float, times: list[float]) -> None:
    connection = server.connect()
    while (start := time.perf_counter()) < end:
        post(connection, redraw(next(stream)))
        times.append((time.perf_counter() - start) * 1000)
    connection.close()

"""Files of half a million rows: how long, how much memory, and what the others notice of it."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPResponse

import pandas as pd
import psutil
import pyarrow as pa

from bench.report import Row, percentile, say
from bench.server import Server
from data.asked.request import Request, cells
from data.monitor import Monitor
from data.queries.long_rows import count_rows
from exports.rows.about import about
from exports.rows.files import KINDS, Form
from exports.rows.requested import table

ROWS = 500_000
NAIVE_ROWS = 10_000  # for all rows the naive way takes minutes and gigabytes; its time grows with the rows
BUDGETS: tuple[tuple[Form, float], ...] = (("xlsx", 5.0), ("csv", 5.0), ("parquet", 5.0))


def measure(monitor: Monitor) -> list[Row]:
    """Each kind of file, the naive Excel, and the pages of one worker while it makes an Excel file."""
    asked = request(monitor)
    for _ in table(monitor, asked).parts():
        pass  # so that the disk is not what is measured
    naive = _naive(monitor, asked)
    rows = [_file(monitor, asked, form, budget, naive) for form, budget in BUDGETS]
    return [*rows, *_others(asked)]


def request(monitor: Monitor) -> Request:
    """As many indicators for all wijken and six groups as make just under ROWS rows."""
    found = Request((), ("wijken",), ("T", "vijfdeling"))
    for indicator in monitor.indicators:
        more = replace(found, indicators=(*found.indicators, indicator.id))
        if count_rows(monitor, cells(monitor, more)) <= ROWS:
            found = more
    return found


def _file(monitor: Monitor, asked: Request, form: Form, budget: float, naive: float) -> Row:
    say(f"exports: {form}")
    made = table(monitor, asked)
    explained = about(monitor, asked, made.rows)
    start, size = time.perf_counter(), 0
    for piece in KINDS[form].write(made, explained):
        size += len(piece)
    seconds = time.perf_counter() - start
    note = f"{made.rows:,} rows x {len(made.schema)} columns, {size / 1e6:.1f} MB"
    other = naive * made.rows if form == "xlsx" else None
    return Row(f"{form}, made and streamed", seconds, "s", budget, note, other)


def _naive(monitor: Monitor, asked: Request) -> float:
    """Seconds per row with pandas and openpyxl."""
    say("exports: pandas and openpyxl")
    parts = table(monitor, asked, 0, NAIVE_ROWS).parts()
    frame = pa.Table.from_batches([p.batch for p in parts]).to_pandas()
    start = time.perf_counter()
    pd.DataFrame(frame).to_excel(io.BytesIO(), engine="openpyxl", index=False)
    return (time.perf_counter() - start) / max(1, len(frame))


@dataclass
class _Watch:
    """Asks for something small again and again, on a connection of its own, until it is stopped."""

    server: Server
    path: str
    times: list[float] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        connection = self.server.connect()
        while not self.stop.wait(0.02):
            start = time.perf_counter()
            connection.request("GET", self.path)
            connection.getresponse().read()
            self.times.append((time.perf_counter() - start) * 1000)
        connection.close()


def _others(asked: Request) -> list[Row]:
    say("exports: one worker makes Excel files while others look at figures")
    file, profile = f"/api/v1/cijfers?{asked.to_query()}&vorm=", "/api/v1/profiel/NL00"
    with Server(1) as server:
        worker = server.processes()[1]
        _fetch(server.connect(), profile, lambda _piece: None)
        before = _private(worker)
        alone = _during(server, profile, lambda: time.sleep(2))
        peak: list[float] = []
        busy = _during(server, profile, lambda: _three(server, file + "xlsx", worker, peak))
    note = f"alone {percentile(alone, 0.95):.0f} ms; slowest {max(busy):.0f} ms of {len(busy)} requests"
    return [
        Row("a profile while its worker makes Excel (p95)", percentile(busy, 0.95), "ms", 100, note),
        Row("memory for it (peak of private memory)", max(peak) - before, "MB", 200, "above the idle worker"),
    ]


def _private(worker: psutil.Process) -> float:
    """MB that are its own; not the pages of the cube, which all workers map from the same files."""
    return float(sum(m.private_dirty for m in worker.memory_maps())) / 1e6


def _three(server: Server, path: str, worker: psutil.Process, peak: list[float]) -> None:
    for _ in range(3):
        _fetch(server.connect(), path, lambda _piece: peak.append(_private(worker)))


def _fetch(connection: HTTPConnection, path: str, each: Callable[[bytes], None]) -> None:
    connection.request("GET", path)
    answer = connection.getresponse()
    for piece in _pieces(answer):
        each(piece)
    connection.close()


def _pieces(answer: HTTPResponse) -> Iterator[bytes]:
    while piece := answer.read(1 << 20):
        yield piece


def _during(server: Server, path: str, work: Callable[[], None]) -> list[float]:
    watch = _Watch(server, path)
    thread = threading.Thread(target=watch.run)
    thread.start()
    try:
        work()
    finally:
        watch.stop.set()
        thread.join()
    return watch.times

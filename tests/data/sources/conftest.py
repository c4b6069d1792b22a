"""A server on this machine that answers as the OData service of CBS does (version 3, JSON), faults too."""

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

Row = dict[str, Any]


@dataclass
class OData:
    """``tables``: {table: {part: rows}}. ``faults``: what goes wrong at the n-th question for a part."""

    address: str = ""
    page: int = 100
    tables: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    modified: dict[str, list[str]] = field(default_factory=dict)
    faults: dict[tuple[str, int], str] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    queries: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def rows(self, table: str, part: str) -> list[Row] | None:
        if table not in self.tables:
            return None
        if part == "TableInfos":
            dates = self.modified.get(table, ["2024-11-22T02:00:00"])
            return [{"ID": 0, "Modified": dates.pop(0) if len(dates) > 1 else dates[0]}]
        return self.tables[table].get(part)


def matches(row: Row, test: str) -> bool:
    """The little of OData's filter language that we use."""
    return all(
        any(_holds(row, part) for part in group.split(" or "))
        for group in re.findall(r"\((.*?)\)(?= and |$)", test)
    )


def _holds(row: Row, test: str) -> bool:
    if found := re.fullmatch(r"substringof\('(.*)',(\w+)\)", test):
        return found[1] in row[found[2]]
    found = re.fullmatch(r"(\w+) eq '(.*)'", test)
    assert found, test
    return str(row[found[1]]) == found[2]  # stricter than CBS: the padded key is asked for


class Handler(BaseHTTPRequestHandler):
    odata: OData

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(url.query).items()}
        table, part = url.path.split("/")[-2:]
        name = f"{table}/{part}"
        self.odata.asked[name] += 1
        self.odata.agents.add(self.headers["User-Agent"])
        self.odata.queries.append(url.query)
        fault = self.odata.faults.get((name, self.odata.asked[name]), "")
        rows = self.odata.rows(table, part)
        if rows is None or fault == "404":
            self.answer(404, b"")
            return
        if fault in ("500", "400"):
            self.answer(int(fault), b"Er ging iets mis")
            return
        if fault == "html":
            self.answer(200, b"<html>onderhoud</html>")
            return
        rows = [r for r in rows if matches(r, query.get("$filter", ""))]
        start = int(query.get("$skip", 0))
        found: Row = {"odata.metadata": "x", "value": rows[start : start + self.odata.page]}
        if start + self.odata.page < len(rows):
            following = "&".join(f"{k}={quote(v)}" for k, v in query.items() if k != "$skip")
            link = f"http://wijkmonitor.invalid{url.path}?{following}&$skip={start + self.odata.page}"
            found["odata.nextLink"] = link
        body = json.dumps(found).encode()
        if fault == "cut":  # whole for http, half for JSON
            body = body[: len(body) // 2]
        self.answer(200, body, half=fault == "drop")

    def answer(self, status: int, body: bytes, half: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)
        self.close_connection = half

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def odata() -> Iterator[OData]:
    """A service without tables, on 127.0.0.1."""
    known = OData()
    handler = type("Known", (Handler,), {"odata": known, "protocol_version": "HTTP/1.1"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    known.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known
    server.shutdown()
    thread.join()
    server.server_close()

"""The OData service (version 3, JSON): one connection, patient, polite, and strict about what it gets.

A page is ``{"value": [row, …], "odata.nextLink": address}``; the last page has no next. Numbers stay text, as
they were written, so that nothing is rounded on the way to the CSV file.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from data.sources.statline.download.plan import DownloadPart, DownloadPlan
from data.sources.statline.download.words import failure

AGENT = "Wijkmonitor (open source; haalt tabellen op voor een uitgave)"
ATTEMPTS = 5
BUSY = (429, 500, 502, 503, 504)  # worth another try
Row = dict[str, Any]
Query = dict[str, str]


@dataclass(frozen=True)
class Page:
    """The rows of one answer, the answer itself, and the query of the next page (None: there is none)."""

    rows: list[Row]
    body: bytes
    next: Query | None


@dataclass
class Service:
    """``base`` replaces all addresses of the plan (a mirror); ``backoff`` is the first wait in seconds."""

    plan: DownloadPlan
    base: str | None = None
    backoff: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    _session: requests.Session = field(init=False, repr=False)
    _asked: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        retry = Retry(
            total=ATTEMPTS - 1,
            backoff_factor=self.backoff,
            status_forcelist=BUSY,
            allowed_methods=("GET",),
            respect_retry_after_header=True,
            raise_on_status=False,
        )
        adapter = HTTPAdapter(max_retries=retry, pool_connections=1, pool_maxsize=1)
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": AGENT, "Accept": "application/json"})
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def address(self, part: DownloadPart) -> str:
        """The address of the service that has this table."""
        return (self.base or self.plan.services[part.service]).rstrip("/")

    def page(self, part: DownloadPart, name: str, query: Mapping[str, str]) -> Page:
        """One page of ``name`` (TypedDataSet, TableInfos or a dimension) of the table of ``part``."""
        url = self.address(part) + self.plan.path.format(table=part.table, part=name)
        said = {"table": part.table, "part": name, "host": urlsplit(url).netloc}
        for attempt in range(ATTEMPTS):
            self._wait(attempt)
            try:
                answer = self._session.get(url, params=dict(query), timeout=self.plan.timeout)
                body = answer.content
            except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
                continue  # the connection broke in the middle of the answer: ask again
            except requests.RequestException as error:
                raise failure("geen_verbinding", reason=_why(error), **said) from error
            if answer.status_code == 404:
                raise failure("bestaat_niet", **said)
            if answer.status_code != 200:
                raise failure("antwoord", status=answer.status_code, attempts=ATTEMPTS, **said)
            try:
                found = json.loads(body, parse_int=str, parse_float=str)
            except ValueError as error:
                if not body.lstrip()[:1] == b"{":  # a page of HTML, say; asking again will not help
                    raise failure("vorm", reason=type(error).__name__, **said) from error
                continue  # JSON that stops halfway, with a length that says it is whole
            return _page(found, body, query, said)
        raise failure("halverwege", attempts=ATTEMPTS, **said)

    def all(self, part: DownloadPart, name: str) -> list[Row]:
        """All rows of something small, like a dimension."""
        rows: list[Row] = []
        query: Query | None = {"$format": "json"}
        while query is not None:
            page = self.page(part, name, query)
            rows += page.rows
            query = page.next
        return rows

    def modified(self, part: DownloadPart) -> str:
        """When CBS last changed the table, as it says itself."""
        rows = self.all(part, "TableInfos")
        if not rows or not rows[0].get("Modified"):
            said = {"table": part.table, "part": "TableInfos", "host": self.address(part)}
            raise failure("vorm", reason="Modified", **said)
        return str(rows[0]["Modified"])

    def _wait(self, attempt: int) -> None:
        if attempt:
            self.sleep(self.backoff * 2**attempt)
        elif self._asked:
            self.sleep(self.plan.pause)
        self._asked = True


def _page(answer: Any, body: bytes, query: Mapping[str, str], said: Mapping[str, str]) -> Page:
    rows = answer.get("value") if isinstance(answer, dict) else None
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise failure("vorm", reason="value", **said)
    link = answer.get("odata.nextLink")
    # Only the query: the link names the service itself, also when we ask a mirror, and often http.
    following = dict(parse_qsl(urlsplit(str(link)).query, keep_blank_values=True)) if link else None
    if following is not None and following == dict(query):
        raise failure("vorm", reason="odata.nextLink", **said)  # it would never end
    return Page(rows, body, following)


def _why(error: requests.RequestException) -> str:
    """The kind of error in short; the whole text of requests is half a page."""
    cause: BaseException = error
    while cause.args and isinstance(cause.args[0], BaseException):
        cause = cause.args[0]
    reason = getattr(cause, "reason", None)
    return type(reason if isinstance(reason, BaseException) else cause).__name__

"""What the pages of one test complained of, or fetched from elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

from tests.browser.kit.servers import Servers


class Console:
    """Listens to the contexts of one test."""

    def __init__(self, servers: Servers) -> None:
        self.complaints: list[str] = []
        self._servers = servers
        self._allowed: list[re.Pattern[str]] = []

    def allow(self, pattern: str) -> None:
        """Accept complaints in which `pattern` is found, in a test that provokes them."""
        self._allowed.append(re.compile(pattern))

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def leave(self, context: BrowserContext) -> None:
        """The context goes on to another test, which has a console of its own."""
        context.remove_listener("console", self._console)
        context.remove_listener("weberror", self._error)
        context.remove_listener("request", self._request)

    def unexpected(self) -> list[str]:
        return [c for c in self.complaints if not any(p.search(c) for p in self._allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        own = f"{parts.scheme}://{parts.netloc}" in self._servers.urls.values()
        if not own and parts.scheme not in ("data", "blob", "about"):
            self.complaints.append(f"elsewhere: {request.url}")

"""What has been fetched, on disk: pages while a part is under way, one CSV file when it is whole.

    <cache>/<table>-<part>-<signature>/state.json      {"modified", "next", "pages", "rows", "done"}
                                      /page-0001.json  an answer of the service, as it came
                                      /<file>.csv      the whole part

Every file is written beside its place and renamed, so a state never speaks of a page that is not whole.
"""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from data.sources.statline.download.plan import DownloadPart
from data.sources.statline.download.service import Page, Query, Row
from data.sources.statline.download.words import failure


@dataclass
class StoreState:
    """How far a part is. ``next`` is the query of the page to ask for; ``modified`` the date of the table."""

    modified: str
    next: Query | None
    pages: int = 0
    rows: int = 0
    done: bool = False


class Store:
    """The folder of one part. Raises FetchError in Dutch when the disk is full or not to be written."""

    def __init__(self, cache: Path, part: DownloadPart, address: str, years: tuple[int, ...] | None) -> None:
        about = json.dumps([address, asdict(part), years if part.period else None], sort_keys=True)
        signature = hashlib.sha256(about.encode()).hexdigest()[:10]
        self._cache = cache
        self.folder = cache / f"{part.table}-{part.part}-{signature}"
        self.csv = self.folder / part.file

    def state(self, modified: str) -> StoreState | None:
        """How far we are with the table of this date; None when there is nothing usable."""
        try:
            state = StoreState(**json.loads((self.folder / "state.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        there = self.csv.is_file() if state.done else all(self._page(n).is_file() for n in range(state.pages))
        return state if state.modified == modified and there else None

    def start(self, modified: str, query: Query) -> StoreState:
        """Begin anew; what was there of another date is thrown away."""
        with self._guard():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
        state = StoreState(modified, query)
        self._note(state)
        return state

    def add(self, state: StoreState, page: Page) -> None:
        """Keep a page and note that we have it."""
        self.write(self._page(state.pages), page.body)
        state.pages += 1
        state.rows += len(page.rows)
        state.next = page.next
        self._note(state)

    def rows(self, state: StoreState) -> Iterator[Row]:
        """The rows of all pages, in order."""
        for number in range(state.pages):
            body = self._page(number).read_bytes()
            yield from json.loads(body, parse_int=str, parse_float=str)["value"]

    def finish(self, state: StoreState) -> None:
        """The CSV file is there: note it, and let the pages go."""
        state.done = True
        self._note(state)
        for number in range(state.pages):
            self._page(number).unlink(missing_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file of this part, whole or not at all."""
        beside = path.with_suffix(".deel")
        with self._guard():
            try:
                beside.write_bytes(content)
                beside.replace(path)
            except OSError:
                beside.unlink(missing_ok=True)
                raise

    def _page(self, number: int) -> Path:
        return self.folder / f"page-{number + 1:04}.json"

    def _note(self, state: StoreState) -> None:
        self.write(self.folder / "state.json", json.dumps(asdict(state)).encode())

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise failure("vol", cache=self._cache) from error
            raise failure("schrijven", cache=self._cache, reason=error.strerror or error) from error

"""Where a figure stands in the monitor: one object that every link, button and short code is written from."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlencode

from data.asked.shortlink import encode
from data.geometry.shapes import FORMAT

OVERVIEW, THEME, ORIGIN, PAIR, REPORT, AREAS = (
    "overzicht", "thema", "herkomst", "vergelijken", "rapport", "wijken",
)  # fmt: skip
"""The pages that have figures, by their name in the name of a figure."""

_root: ContextVar[str] = ContextVar("root", default="")


def stand_under(root: str) -> None:
    """From now on, for this request: addresses begin with ``root``, "" or one like "/demo"."""
    _root.set(root)


def at(path: str) -> str:
    """The address of a ``path`` of ours in the edition that is asked; every link goes by here."""
    return _root.get() + path


def outlines(release: str, level: str, within: str = "") -> str:
    """Where the browser fetches the outlines of a level, of the land or in one area, for ever."""
    return _map(release, f"{level}-{within}.json" if within else f"{level}.json") + f"?v={FORMAT}"


def place_picture(release: str, code: str) -> str:
    """The picture of where an area lies."""
    return _map(release, f"plek-{code}.svg")


def map_to_choose(release: str, event: str, code: str) -> str:
    """The map to choose an area on, among those around ``code``; choosing is an event of that name."""
    return _map(release, f"kies-{event}-{code}.html")


def _map(release: str, name: str) -> str:
    return at(f"/kaart/{release}/{name}")  # serving/kaarten.py


@dataclass(frozen=True, slots=True)
class Address:
    """A page, the figure on it, and the query that opens exactly this. Written from, never read back.

    ``query`` has Dutch keys in the order of the link; ``anchor`` is the place on the page, "" for its top.
    """

    page: str
    key: str
    query: tuple[tuple[str, str], ...]
    anchor: str = ""

    @property
    def link(self) -> str:
        """Path, query and anchor, in the edition that is asked."""
        anchor = f"#{self.anchor}" if self.anchor else ""
        where = path(self.page, dict(self.query).get("thema", ""))
        return f"{at(where)}?{urlencode(self.query)}{anchor}"

    @property
    def figure(self) -> str:
        """The name by which the figure can be taken along, with its query (serving/figuren.py)."""
        return f"{self.page}-{self.key}?{urlencode(self.query)}"

    @property
    def code(self) -> str:
        """Its short link. A card of a theme is found by the indicator in its query."""
        return encode(self.page, dict(self.query), "" if self.page == THEME else self.key)


def address(page: str, key: str, asked: Mapping[str, object], anchor: str = "") -> Address:
    """The address for a query of which some values may be None: those are left out."""
    return Address(page, key, tuple((k, str(v)) for k, v in asked.items() if v is not None), anchor)


def path(page: str, theme: str = "") -> str:
    """The path of a page; of a theme its own one."""
    if page == OVERVIEW:
        return "/"
    return f"/{page}/{theme}" if page == THEME and theme else f"/{page}"

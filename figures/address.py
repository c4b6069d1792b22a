"""Where a figure stands in the monitor: one object that every link, button and short code is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from data.asked.shortlink import encode

OVERVIEW, THEME, ORIGIN, PAIR, REPORT = "overzicht", "thema", "herkomst", "vergelijken", "rapport"
"""The pages that have figures, by their name in the name of a figure."""


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
        """Path, query and anchor."""
        anchor = f"#{self.anchor}" if self.anchor else ""
        return f"{path(self.page, dict(self.query).get('thema', ''))}?{urlencode(self.query)}{anchor}"

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

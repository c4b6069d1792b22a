"""Which page stands at an address, from the register that Dash keeps, and where Dash draws it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import dash

CONTENT = "_pages_content"
"""The id of the element in which Dash draws the page; its name on the wire and in the browser too."""

_NOT_FOUND = "not_found_404"  # Dash knows the page for "no such page" by the name of its module
_VARIABLE = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True)
class KnownPage:
    """A page at an address: ``layout`` draws it, given the ``variables`` in its address."""

    layout: Any
    variables: Mapping[str, str]


def page_at(path: str, pages: Iterable[Mapping[str, Any]] | None = None) -> KnownPage | None:
    """The page at ``path`` among ``pages`` (default: all of this app); None when there is no such page."""
    path = path.strip("/")
    for page in dash.page_registry.values() if pages is None else pages:
        if page["module"].split(".")[-1] == _NOT_FOUND:
            continue
        template = page["path_template"]  # before the path: Dash looks in this order too
        if template and (match := re.fullmatch(_pattern(template.strip("/")), path)):
            return KnownPage(page.get("layout"), match.groupdict())
        if path == page["path"].strip("/"):
            return KnownPage(page.get("layout"), {})
    return None


def _pattern(template: str) -> str:
    """A path template as a regular expression: "thema/<thema>" becomes "thema/(?P<thema>[^/]+)"."""
    parts = _VARIABLE.split(template)  # fixed, name, fixed, name, …, fixed
    return "".join(f"(?P<{p}>[^/]+)" if i % 2 else re.escape(p) for i, p in enumerate(parts))


def chosen_in_tab(store: str) -> str:
    """JavaScript: what this tab remembers of the session ``store``; dcc.Store keeps it by its id."""
    return f'sessionStorage.getItem("{store}")'

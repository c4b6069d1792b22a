"""The page as it will be, in the first HTML: the figures stand before a script has run.

Dash draws a page after its scripts have loaded, started and asked twice. Until then people see the same page
as still HTML; assets/0-first-sight.js takes it away when Dash's own stands.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import dash
from dash import Dash
from flask import request

from components.frame import ids
from components.frame.still import CannotStand, still
from figures.markup import Markup
from figures.words.text import text

# Who chose something in this tab gets that, also at an address that does not say so: then the server has
# drawn another page than theirs, and nobody should see it.
SCRIPT = (
    "if(!/[?&]gebied=/.test(location.search)&&sessionStorage.getItem("
    f'"{ids.SELECTION}"))document.documentElement.className="has-choice";'
    # And a click that comes before the scripts is kept for them.
    'function early(e){early.at=[e.clientX,e.clientY]}addEventListener("click",early,true)'
)
HASH = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
HEAD = f"<script>{SCRIPT}</script>"
_VARIABLE = re.compile(r"<([^<>]+)>")


def first_sight(app: Dash) -> Markup:
    """The page at the address of this request as still HTML; empty when it cannot stand still."""
    found = page_at(app.strip_relative_path(request.path) or "")
    if found is None:
        return Markup("")
    layout, variables = found
    query = {key: values if len(values) > 1 else values[0] for key, values in request.args.lists()}
    content = layout(**query | variables) if callable(layout) else layout
    shell = app.layout
    try:
        drawn = still(shell() if callable(shell) else shell, {"_pages_content": content})
    except CannotStand:
        return Markup("")
    here = f'class="nav-item" href="/{(app.strip_relative_path(request.path) or "").split("/")[0]}"'
    drawn = Markup(str(drawn).replace(here, f'{here} aria-current="page"'))
    warning = Markup('<noscript><p class="banner banner-warning">{}</p></noscript>').format(
        text("schil.zonder_script")
    )
    return Markup('{}<div class="first-sight" inert aria-hidden="true">{}</div>').format(warning, drawn)


def page_at(path: str) -> tuple[Callable[..., Any] | Any, dict[str, str]] | None:
    """(layout, the variables in its address) of the page at ``path``; None when there is no such page."""
    path = path.strip("/")
    for page in dash.page_registry.values():
        if page["module"].split(".")[-1] == "not_found_404":
            continue
        if page["path_template"]:
            shape = _pattern(page["path_template"].strip("/"))
            if match := re.fullmatch(shape, path):
                return page["layout"], match.groupdict()
        elif path == page["path"].strip("/"):
            return page["layout"], {}
    return None


def _pattern(template: str) -> str:
    """A path template as a regular expression: "thema/<thema>" becomes "thema/(?P<thema>[^/]+)"."""
    parts = _VARIABLE.split(template)  # fixed, name, fixed, name, …, fixed
    return "".join(f"(?P<{p}>[^/]+)" if i % 2 else re.escape(p) for i, p in enumerate(parts))

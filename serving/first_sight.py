"""The page as it will be, in the first HTML: the figures stand before a script has run.

Dash draws a page after its scripts have loaded, started and asked twice. Until then people see the same page
as still HTML; assets/0-first-sight.js takes it away when Dash's own stands.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from dash import Dash
from flask import request

from components.frame import ids
from figures.address import at
from figures.markup import Markup
from figures.words.text import text
from insides.pages import CONTENT, chosen_in_tab, page_at
from insides.still import CannotStand, still

# Who chose something in this tab gets that, also at an address that does not say so: then the server has
# drawn another page than theirs, and nobody should see it.
SCRIPT = (
    f"if(!/[?&]gebied=/.test(location.search)&&{chosen_in_tab(ids.SELECTION)})"
    'document.documentElement.className="has-choice";'
    # And a click that comes before the scripts is kept for them.
    'function early(e){early.at=[e.clientX,e.clientY]}addEventListener("click",early,true)'
)
HASH = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
HEAD = f"<script>{SCRIPT}</script>"


def first_sight(app: Dash) -> Markup:
    """The page at the address of this request as still HTML; empty when it cannot stand still."""
    path = app.strip_relative_path(at(request.path)) or ""
    place = page_at(path)
    if place is None:
        return Markup("")
    layout = place.layout
    query = {key: values if len(values) > 1 else values[0] for key, values in request.args.lists()}
    content = layout(**query | dict(place.variables)) if callable(layout) else layout
    shell = app.layout
    try:
        drawn = still(shell() if callable(shell) else shell, {CONTENT: content})
    except CannotStand:
        return Markup("")
    here = f'class="nav-item" href="{at("/" + path.split("/")[0])}"'
    drawn = Markup(str(drawn).replace(here, f'{here} aria-current="page"'))
    return Markup('{}<div class="first-sight" inert aria-hidden="true">{}</div>').format(no_script(), drawn)


def no_script() -> Markup:
    """What is said to who has no scripts."""
    words = text("schil.zonder_script")
    return Markup('<noscript><p class="banner banner-warning">{}</p></noscript>').format(words)

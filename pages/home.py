"""/ : the front door as long as no area is chosen; then the overview: the taart and a theme of an area."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from components.frame.questions import ASKED
from data.asked.selection import KEYS
from figures.words.text import text
from views.context import monitor
from views.door.front import door, waiting
from views.home import overview, stamps, table
from views.page import chosen, framed

CHOOSING = frozenset(KEYS.values()) - {"thema"}
"""What in an address chooses a view of figures; the theme goes along from one edition to the other."""

dash.register_page(__name__, path="/", title=f"{text('schil.titel_home')} – {text('schil.naam')}")


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored.

    An address that chooses nothing, while no area was chosen before, is the front door; so is one with a
    question that waits for its area (``vraag``).
    """
    selection, notices = chosen(query, stored)
    m = monitor()
    asked = waiting(m, selection, query.get(ASKED))
    unchosen = not any(query.get(key) for key in CHOOSING)
    if asked or (unchosen and selection.area == m.areas.land.code):
        return door(selection, asked)
    view, (stamp, theme_stamp) = overview(m, selection), stamps(m, selection)
    rows = table(m, selection)
    parts = [
        Fragment(view.headline, id=ids.KOP, className="headline", stamp=stamp),
        Fragment(view.pie, id=ids.TAART, className="pie-card", marked=selection.theme, prepares=True),
        Fragment(
            rows,
            id=ids.TABEL,
            className="table-card",
            stamp=theme_stamp,
            marked=selection.indicator,
            prepares=True,
        ),
    ]
    first = selection.area == m.areas.land.code  # nothing chosen yet: that is what the page invites to
    return framed(selection, notices, html.Div(parts, className="overview"), unfolded=first)

"""/ : the overview: choose an area and a group, see the taart and a theme."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from figures.words.text import text
from views.context import monitor
from views.home import overview, stamps, table
from views.page import chosen, framed

dash.register_page(__name__, path="/", title=f"{text('schil.titel_home')} – {text('schil.naam')}")


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored."""
    selection, notices = chosen(query, stored)
    m = monitor()
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

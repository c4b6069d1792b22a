"""/wijken : where in the city: all areas of a level on the map, as strips and as a table."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components.frame.fragment import Fragment
from figures.words.text import text
from views.areas.map import view_of
from views.areas.page import PARTS, AreasAsked, drawn, stamps
from views.context import monitor
from views.page import chosen, framed


def title() -> str:
    """The title of the page, in the words of the release that is asked."""
    return f"{text('wijken.titel')} – {text('schil.naam')}"


dash.register_page(__name__, path="/wijken", title=title)


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored.

    ``beeld`` is the view of the map, ``orde`` and ``rijen`` how the table stands; they are of this page only.
    """
    selection, notices = chosen(query, stored)
    asked = AreasAsked.of(selection, query)
    made = stamps(monitor(), asked)
    own = {"beeld": view_of(query.get("beeld")).word, "orde": asked.order, "rijen": asked.rows}
    head, asking, *others = (
        Fragment(drawn(monitor(), asked, part), id=part, className=name, stamp=made[part])
        for part, name in PARTS.items()
    )
    return framed(
        selection,
        notices,
        head,
        asking,
        html.Div(others, className="areas-page"),
        choices={k: v for k, v in own.items() if v},
    )

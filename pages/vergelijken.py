"""/vergelijken : two areas, or two groups in one area, side by side."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from components.frame.questions import ALIKE, BESIDE
from components.vergelijken.compare_bar import compare_bar
from figures.words.text import text
from views.context import monitor, places
from views.page import chosen, framed
from views.vergelijken import OWN, alike, comparing, most_alike

dash.register_page(
    __name__, path="/vergelijken", title=f"{text('vergelijken.pagina')} – {text('schil.naam')}", order=2
)


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored.

    A link that names an area is complete: what was chosen before must not add a second area to it.
    """
    selection, notices = chosen(query, None if query.get("gebied") else stored)
    m, asked = monitor(), query.get(OWN)
    selection, why = most_alike(m, selection) if query.get(BESIDE) == ALIKE else (selection, "")
    view, similar = comparing(m, selection), alike(m, selection, asked)
    bar = compare_bar(selection, m.areas, m.choices.groups, m.classifications, places(), view.buttons)
    parts = [
        Fragment(view.headline, id=ids.PAAR_KOP, className="headline", stamp=view.stamp),
        Fragment(view.pies, id=ids.PAAR_TAARTEN, className="pie-card", marked=selection.theme),
        Fragment(
            view.table,
            id=ids.PAAR_TABEL,
            className="table-card",
            stamp=view.theme_stamp,
            marked=selection.indicator,
        ),
        # The chart is drawn after the page: plotly.js is most of its bytes (callbacks/vergelijken.py).
        html.Div(id=ids.PAAR_VERLOOP, className="pair-trend", **{"data-stamp": ""}),
        Fragment(
            similar.html, id=ids.GELIJKEN, className="alike-card", stamp=similar.stamp, marked=view.compare
        ),
    ]
    own = {OWN: asked} if isinstance(asked, str) and asked else None
    told = [html.P(why, className="notice", role="status")] if why else []
    return framed(selection, notices, bar, *told, html.Div(parts, className="comparing"), choices=own)

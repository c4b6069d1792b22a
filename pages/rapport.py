"""/rapport : a factsheet about an area, to read here, to print, and to take along."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from components.rapport.choices import report_buttons, report_choices, report_form
from components.rapport.story import story_section
from data.asked.story import MOST
from figures.words.text import text
from views.context import monitor, places
from views.page import chosen, framed
from views.rapport import OWN, preview

dash.register_page(
    __name__, path="/rapport", title=f"{text('rapport.titel')} – {text('schil.naam')}", order=4
)


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored."""
    selection, notices = chosen(query, stored)
    m, asked = monitor(), query.get(OWN)
    shown = preview(m, selection, asked)
    choices = report_choices(selection, m.areas, m.choices.groups, m.classifications, places(), shown.themes)
    paper = html.Article(
        [
            Fragment(shown.front, id=ids.RAPPORT_VOOR, className="report-front", stamp=shown.stamp),
            story_section(),
            Fragment(shown.back, id=ids.RAPPORT_ACHTER, className="report-back"),
        ],
        className="report",
        **{"aria-label": text("rapport.voorbeeld")},
    )
    side = html.Div([report_buttons(shown.links), choices, report_form(MOST)], className="report-making")
    own = {OWN: asked} if isinstance(asked, str) and asked else None
    return framed(selection, notices, html.Div([side, paper], className="reporting"), choices=own)

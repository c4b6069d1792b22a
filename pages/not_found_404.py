"""What is shown for an address that is no page; the server gives it status 404 (serving/pages_status.py)."""

from __future__ import annotations

import dash
from dash import dcc, html
from dash.development.base_component import Component

from figures.address import at
from figures.words.text import text

# Dash knows this page by the name of its module.
dash.register_page(__name__, title=f"{text('fout.niet_gevonden')} – {text('schil.naam')}")


def layout(**_query: object) -> Component:
    """A title, a reason, and two ways on."""
    return html.Div(
        [
            html.H1(text("fout.niet_gevonden")),
            html.P(text("fout.niet_gevonden_uitleg")),
            html.P(dcc.Link(text("fout.naar_overzicht"), href=at("/"))),
            html.P(dcc.Link(text("fout.naar_uitleg"), href=at("/uitleg"))),
        ],
        className="not-found",
    )

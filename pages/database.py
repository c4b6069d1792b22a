"""/database : for researchers: any indicators, areas, groups and years as a table, a file or a program."""

from __future__ import annotations

from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component
from flask import request as http

from components.frame import ids
from components.frame.fragment import Fragment
from figures.words.text import text
from views.context import monitor, places
from views.database import fields, showing, starting
from views.page import chosen

dash.register_page(__name__, path="/database", title=f"{text('database.pagina')} – {text('schil.naam')}")


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the request in the address, or else for what was chosen before on other pages."""
    selection, _ = chosen({}, stored)
    request, lines = starting(monitor(), query, selection)
    shown = showing(monitor(), request, lines, http.host_url.rstrip("/"))
    results = html.Section(
        [
            Fragment(shown.messages, id=ids.DB_MELDING, className="db-messages"),
            html.Div(Fragment(shown.head, id=ids.DB_KOP), role="status"),
            html.Div(html.P(text("database.laden")), id=ids.DB_PLEK, className="db-preview"),
            html.P(text("database.voorbeeld"), className="db-how"),
            Fragment(shown.programs, id=ids.DB_PROGRAMMA, className="db-programs"),
        ],
        id=ids.DB_UITKOMST,
        className="db-result",
        **{"aria-label": text("database.uitkomst")},
    )
    return html.Div(
        [
            dcc.Store(id=ids.DB_VRAAG),
            dcc.Store(id=ids.DB_STAND, data=shown.query),
            dcc.Store(id=ids.DB_RIJEN, data=shown.preview),
            dcc.Store(id=ids.DB_KLAAR),
            html.Header(
                [
                    html.H1(text("database.titel")),
                    html.P(text("database.inleiding")),
                    html.A(text("database.naar_uitkomst"), href=f"#{ids.DB_UITKOMST}", className="db-jump"),
                ],
                className="db-head",
            ),
            html.Div([fields(monitor(), request, places()), results], className="db-columns"),
        ],
        className="database",
    )

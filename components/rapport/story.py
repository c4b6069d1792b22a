"""The place of the story in the report on the screen; the browser itself fills it (assets/rapport.js)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.frame import ids
from figures.words.text import text, texts


def story_section() -> Component:
    """The story as it is typed, and as long as there is none, questions with room to write on paper."""
    prompts = [
        html.Div([html.P(question), html.Div(className="report-lines")])
        for question in texts("rapport.verhaal_vraag")
    ]
    empty = html.Div(
        [
            html.P(text("rapport.verhaal_leeg"), className="report-note"),
            html.Div(prompts, className="report-prompts"),
        ],
        className="report-empty",
    )
    return html.Section(
        [html.H2(text("rapport.verhaal")), empty, html.Div(id=ids.RAPPORT_TEKST, className="report-text")],
        className="report-story",
    )

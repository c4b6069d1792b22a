"""/uitleg/release : what the release in use holds, from where, what changed, and how it was checked."""

from __future__ import annotations

import dash
from dash.development.base_component import Component

from components.frame.fragment import Fragment
from figures.words.text import text
from views.context import monitor
from views.uitleg_release import about_release

dash.register_page(__name__, path="/uitleg/release", title=f"{text('uitgave.titel')} – {text('schil.naam')}")


def layout(**_query: object) -> Component:
    """The page; it has no selection."""
    return Fragment(about_release(monitor()), className="explanation release-page")

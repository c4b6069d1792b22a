"""/uitleg : how we calculate, what the words mean, every indicator, and which release this is."""

from __future__ import annotations

from typing import Any

import dash
from dash.development.base_component import Component

from components.frame.fragment import Fragment
from figures.words.text import text
from views.context import monitor
from views.page import chosen
from views.uitleg import explanation

dash.register_page(__name__, path="/uitleg", title=f"{text('uitleg.titel')} – {text('schil.naam')}")


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page, with the scoring rule worked out for a figure of the stored selection."""
    selection, notices = chosen(query, stored)
    return Fragment(explanation(monitor(), selection, notices), className="explanation")

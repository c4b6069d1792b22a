"""/thema/<thema> : the dashboard of a theme: a row per subject."""

from __future__ import annotations

from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from components.frame import charts, ids
from components.frame.fragment import Fragment
from components.thema.rows import theme_row
from figures.words.text import text
from views.context import monitor
from views.page import chosen, framed
from views.thema.cards import first_views
from views.thema.page import theme_page


def title(thema: str = "") -> str:
    """The title of the page, from its address."""
    theme = next((t for t in monitor().themes if t.id == thema), None)
    if theme is None:
        return text("thema.titel_kaal", naam=text("schil.naam"))
    return text("thema.titel", thema=theme.name, naam=text("schil.naam"))


def layout(stored: dict[str, Any] | None = None, **query: object) -> Component:
    """The page for the selection of the link, or else the one that was stored.

    ``beeld`` is the view in which the row of the indicator is opened; the theme of the address is part of
    ``query``.
    """
    selection, notices = chosen(query, stored)
    asked = query.get("beeld")
    views = first_views(monitor(), selection, asked)
    page = theme_page(monitor(), selection, views)
    rows = [theme_row(row, page.opened.get(row.key), selection.indicator) for row in page.rows]
    return framed(
        selection,
        notices,
        Fragment(page.head, id=ids.THEMA_KOP, className="theme-head", stamp=page.stamp),
        Fragment(page.columns, id=ids.THEMA_KOLOMMEN, className="rows-columns"),
        html.Section(rows, id=ids.THEMA_KAARTEN, className="rows", **{"aria-label": text("thema.kaarten")}),
        Fragment(page.foot, id=ids.THEMA_VOET, className="rows-foot"),
        dcc.Store(id=ids.THEMA_VRAAG),
        charts.warm(),
        choices={"beeld": next(iter(views.values()))} if views else None,
    )


dash.register_page("thema", path="/thema", title=title, layout=layout)
dash.register_page("thema_een", path_template="/thema/<thema>", title=title, layout=layout)

"""What every page with figures starts with: its selection, the selection bar and the notices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frame.controls import selection_bar
from components.frame.fragment import Fragment
from data.asked import selection as selections
from data.asked.selection import Notice, Selection
from figures.words.headline import notice_bar
from views.context import monitor, places

Notices = tuple[Notice, ...]

EDITION = "editie"
"""In the store: of which edition a choice is. A tab has one store; areas of another edition are no choice."""


def chosen(query: Mapping[str, object], stored: Mapping[str, Any] | None) -> tuple[Selection, Notices]:
    """The selection of a page that opens: what its address says, else what was chosen before."""
    # The store may hold anything: people write in it by hand.
    of_here = isinstance(stored, dict) and stored.get(EDITION) in (None, monitor().release.edition)
    before = stored if of_here else None
    return selections.parse(monitor().choices, query, before)


def framed(
    selection: Selection,
    notices: Notices,
    *children: Component,
    choices: Mapping[str, str] | None = None,
    unfolded: bool = False,
) -> Component:
    """A page: the selection bar, what could not be followed, and the page's own parts.

    ``choices`` are those that only this page knows (Dutch keys); they live in the store and the address with
    the selection, until another page opens. ``unfolded`` shows all of the bar on a phone too.
    """
    m, c = monitor(), monitor().choices
    kept = {EDITION: m.release.edition, **(choices or {})}
    bar = selection_bar(
        selection, m.areas, c.groups, m.release.years, m.classifications, places(), kept, c.gone, unfolded
    )
    return html.Div([bar, Fragment(notice_bar(notices, selection), className="notices"), *children])

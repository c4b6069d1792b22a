"""The first HTML that Dash makes: the marks in it that we count on, and what we leave out of it."""

from __future__ import annotations

import re

from figures.markup import Markup

# Scripts that Dash loads for every app and this one has no use for: old browsers, DataTable, and the
# grid that only /database needs (assets/database.js fetches it there).
_UNUSED = re.compile(r'<script src="[^"]*(?:polyfill@|/dash_table/|/dash_ag_grid/)[^"]*"></script>\n?')
LOADING = "Loading..."
"""What Dash shows until its scripts have started; it has no setting for other words."""

# Dash's own, but for two things: the language, and a <div> where Dash has a <footer>, a landmark that would
# stand beside that of the page.
_INDEX = """<!DOCTYPE html>
<html lang="nl" data-root="{root}" data-release="{release}"{mark}>
    <head>
        {{%metas%}}
        <title>{{%title%}}</title>
        {{%favicon%}}
        {{%css%}}
    </head>
    <body>
        <!--[if IE]><script>
        alert("Dash v2.7+ does not support Internet Explorer. Please use a newer browser.");
        </script><![endif]-->
        {warning}{{%app_entry%}}
        <div>
            {{%config%}}
            {{%scripts%}}
            {{%renderer%}}
        </div>
    </body>
</html>"""


def template(plain: bool, warning: Markup, root: str = "", release: str = "") -> str:
    """The HTML around Dash's parts. assets/0-dash.js reads in it whether the monitor runs ``plain``, what all
    addresses of this edition begin with (``root``), and which ``release`` the page shows.

    Then there is no still page, so the ``warning`` for who has no scripts stands here.
    """
    return _INDEX.format(
        mark=" data-plain" if plain else "", root=root, release=release, warning=warning if plain else ""
    )


def used(scripts: str) -> str:
    """The tags of ``scripts`` without those that this app has no use for."""
    return _UNUSED.sub("", scripts)


def waiting(entry: str, words: str) -> str:
    """The place where Dash draws, with ``words`` in it until it does."""
    return entry.replace(LOADING, words)

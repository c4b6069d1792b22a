"""The first HTML that Dash makes: the marks in it that we count on, and what we leave out of it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from figures.markup import Markup

# Scripts that Dash loads for every app and this one has no use for: old browsers, DataTable, and the
# grid that only /database needs (assets/database.js fetches it there).
_UNUSED = re.compile(r'<script src="[^"]*(?:polyfill@|/dash_table/|/dash_ag_grid/)[^"]*"></script>\n?')
_SOURCE, _OUTLINES = re.compile(r' src="([^"]+)"'), re.compile(r' data-shapes="([^"]+)"')
START = (
    '(function(){var later=document.querySelector("script[src][type=later]"),done=0;'
    "function go(){if(done++)return;"
    'var script=document.createElement("script");script.src=later.src;document.body.appendChild(script)}'
    "if(document.hidden)go();else requestAnimationFrame(function(){setTimeout(function(){"
    'if(!document.querySelector("canvas[data-shapes]"))return go();'
    'document.addEventListener("kaart",go);setTimeout(go,500)})});setTimeout(go,1500)})()'
)
"""Starts the scripts when the still page has been painted, with a large map in it (figuren/landkaart.js).

They take some three hundred milliseconds in which nothing is painted, and in four of fourteen visits came
before the first picture. A tab in the background paints nothing, and does not wait.
"""
START_HASH = f"'sha256-{b64encode(sha256(START.encode()).digest()).decode()}'"
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


def starting(scripts: str) -> str:
    """The ``scripts`` of a bundle, with what starts them."""
    return f"{scripts}<script>{START}</script>"


def fetched_early(scripts: str, sight: str) -> str:
    """Tags for the head: the ``scripts``, and the outlines of a map in ``sight``, are fetched at once.

    Without them a browser asks for the outlines of a land after half a second.
    """
    tags = [f'<link rel="preload" as="script" href="{src}">' for src in _SOURCE.findall(scripts)]
    maps = dict.fromkeys(_OUTLINES.findall(sight))
    return "".join(
        [*tags, *(f'<link rel="preload" as="fetch" crossorigin href="{shapes}">' for shapes in maps)]
    )


def has_map(sight: str) -> bool:
    """Whether there is a map in it that a script draws."""
    return bool(_OUTLINES.search(sight))


def waiting(entry: str, words: str) -> str:
    """The place where Dash draws, with ``words`` in it until it does."""
    return entry.replace(LOADING, words)

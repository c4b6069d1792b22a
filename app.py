"""Builds the app: settings, release, shell, server. ``gunicorn app:server`` or ``python app.py``."""

from __future__ import annotations

import logging
import re

from dash import Dash, State
from flask import Flask

from callbacks import register
from components.frame import ids
from components.frame.questions import questions_dialog
from components.frame.shell import shell
from data.asked.selection import default
from data.catalogue import CatalogueError
from data.monitor import Monitor, open_monitor
from data.releases.release import ReleaseError
from figures.words.text import text
from serving import (
    api,
    compression,
    errors,
    figuren,
    first_sight,
    headers,
    health,
    pages_status,
    places,
    plain_json,
    rapport,
)
from serving.bundle import Bundles
from views import cache, context

# Scripts that Dash loads for every app and this one has no use for: old browsers, DataTable, and the
# grid that only /database needs (assets/database.js fetches it there).
_UNUSED = re.compile(r'<script src="[^"]*(?:polyfill@|/dash_table/|/dash_ag_grid/)[^"]*"></script>\n?')


class Wijkmonitor(Dash):
    """Dash, without a fifth of a megabyte of scripts that stand in the way of the first picture."""

    bundles: Bundles | None = None

    def interpolate_index(self, **parts: str) -> str:
        """The first HTML; Dash's own hook to change it."""
        scripts, css = _UNUSED.sub("", parts["scripts"]), parts["css"]
        if self.bundles:
            scripts, css = self.bundles.scripts(scripts), self.bundles.styles(css)
        entry = parts["app_entry"].replace("Loading...", text("schil.laden"))
        sight = first_sight.first_sight(self)
        if sight:
            css += first_sight.HEAD
        changed = {"scripts": scripts, "css": css, "app_entry": f"{sight}{entry}"}
        return super().interpolate_index(**parts | changed)

    def csp_hashes(self, hash_algorithm: str = "sha256") -> list[str]:
        """Dash's hashes of its inline scripts, and that of the one of ours."""
        return [*super().csp_hashes(hash_algorithm), first_sight.HASH]


def create_server() -> Flask:
    """The Flask server of the monitor; without a usable release, one that says what is wrong."""
    try:
        monitor = open_monitor()
    except (ReleaseError, CatalogueError) as error:
        logging.getLogger("wijkmonitor").error("%s", error)
        return errors.broken_server(str(error))
    return create_app(monitor).server


def create_app(monitor: Monitor) -> Dash:
    """The Dash app on one release."""
    context.use(monitor)
    app = Wijkmonitor(
        __name__,
        server=api.new_server(monitor.areas),
        use_pages=True,
        routing_callback_inputs={"stored": State(ids.SELECTION, "data")},
        suppress_callback_exceptions=True,  # without it Dash embeds every page in the first HTML
        serve_locally=True,
        title=text("schil.naam"),
        update_title="",
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    # Dash puts its scripts in a <footer>, a landmark that would stand beside that of the page.
    app.index_string = app.index_string.replace("<html>", '<html lang="nl">').replace("footer>", "div>")
    catalogue, choices = monitor.catalogue, monitor.choices
    questions = questions_dialog(catalogue.questions.values(), catalogue.themes, choices)
    app.layout = shell(monitor.release, default(choices), questions, bool(monitor.refused))
    register(app)
    plain_json.use()
    app.bundles = Bundles(app.server)
    cache.init(app.server)
    compression.compress(app.server)
    headers.protect(app)
    health.answer(app.server, monitor)
    places.answer(app.server, monitor)
    figuren.answer(app.server, monitor)
    rapport.answer(app.server, monitor)
    pages_status.answer(app)
    api.answer(app.server, monitor)
    errors.answer(app.server)
    return app


server = create_server()

if __name__ == "__main__":
    server.run(host="127.0.0.1", port=8050, debug=False)

"""Builds the app: settings, release, shell, server. ``gunicorn app:server`` or ``python app.py``."""

from __future__ import annotations

import logging

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
from insides import index, plain, plain_json
from insides.bundle import Bundles
from serving import (
    api,
    compression,
    errors,
    figuren,
    first_sight,
    headers,
    health,
    limits,
    pages_status,
    places,
    rapport,
)
from serving.index import Wijkmonitor
from views import cache, context


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
    bare = plain()
    app = (Dash if bare else Wijkmonitor)(
        __name__,
        server=api.new_server(monitor.areas),
        use_pages=True,
        routing_callback_inputs={"stored": State(ids.SELECTION, "data")},
        suppress_callback_exceptions=True,  # without it Dash embeds every page in the first HTML
        serve_locally=True,
        title=text("schil.naam"),
        update_title="",
        index_string=index.template(bare, first_sight.no_script()),
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    catalogue, choices = monitor.catalogue, monitor.choices
    questions = questions_dialog(catalogue.questions.values(), catalogue.themes, choices)
    app.layout = shell(monitor.release, default(choices), questions, bool(monitor.refused))
    register(app)
    plain_json.use(not bare)
    if isinstance(app, Wijkmonitor):
        app.bundles = Bundles(app.server)
    cache.init(app.server)
    limits.protect(app.server)
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

"""Builds the app: settings, release, shell, server. ``gunicorn app:server`` or ``python app.py``."""

from __future__ import annotations

import logging

from dash import Dash, State
from flask import Flask

from callbacks import register
from components.frame import ids
from components.frame.questions import questions_dialog
from components.frame.shell import Edition, shell
from data.asked.selection import default
from data.catalogue import CatalogueError
from data.monitor import Monitor, open_editions
from data.queries.about.example_areas import list_example_areas
from data.releases.release import ReleaseError
from figures.words.text import text
from insides import index, plain, plain_json
from insides.bundle import Bundles
from serving import (
    api,
    compression,
    editions,
    errors,
    figuren,
    first_sight,
    headers,
    health,
    kaarten,
    limits,
    pages_status,
    places,
    presentatie,
    rapport,
)
from serving.index import Wijkmonitor
from views import cache, context
from views.context import Around


def create_server() -> Flask:
    """The server of all editions; without a usable release, one that says what is wrong."""
    log = logging.getLogger("wijkmonitor")
    try:
        monitors, missing = open_editions()
    except (ReleaseError, CatalogueError) as error:
        log.error("%s", error)
        return errors.broken_server(str(error))
    for sentence in missing:
        log.warning("%s", sentence)
    return editions.served(monitors, create_edition)


def create_app(monitor: Monitor) -> Dash:
    """The Dash app on one release, which stands alone."""
    (alone,) = editions.arounds([monitor])
    return create_edition(alone)


def create_edition(around: Around) -> Dash:
    """The Dash app of one edition among others."""
    context.enter(around)
    monitor, root = around.here.monitor, around.here.root
    monitor.prepare()
    bare = plain()
    app = (Dash if bare else Wijkmonitor)(
        __name__,
        server=api.new_server(monitor.areas),
        use_pages=True,
        routing_callback_inputs={"stored": State(ids.SELECTION, "data")},
        suppress_callback_exceptions=True,  # without it Dash embeds every page in the first HTML
        serve_locally=True,
        requests_pathname_prefix=f"{root}/",
        routes_pathname_prefix="/",
        title=text("schil.naam"),
        update_title="",
        index_string=index.template(bare, first_sight.no_script(), root, monitor.release.id),
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    catalogue, choices = monitor.catalogue, monitor.choices
    questions = questions_dialog(catalogue.questions.values(), catalogue.themes, choices)
    examples = list_example_areas(monitor)  # also: once for all workers that are split off after this
    app.layout = shell(
        monitor.release,
        default(choices),
        questions,
        bool(monitor.refused),
        _switch(around),
        examples[0].code if examples else None,
    )
    register(app)
    plain_json.use(not bare)
    if isinstance(app, Wijkmonitor):
        app.bundles = Bundles(app.server, root)
    cache.init(app.server)
    limits.protect(app.server)
    compression.compress(app.server)
    headers.protect(app)
    health.answer(app.server, monitor)
    places.answer(app.server, monitor)
    kaarten.answer(app.server, monitor)
    figuren.answer(app.server, monitor)
    presentatie.answer(app.server, monitor)
    rapport.answer(app.server, monitor)
    pages_status.answer(app)
    api.answer(app.server, monitor)
    errors.answer(app.server)
    editions.enter(app.server, around)
    return app


def _switch(around: Around) -> tuple[Edition, ...]:
    """The editions to choose from, in the header; none when there is but one."""
    every = [Edition(s.root, s.monitor.release.fictional, s is around.here) for s in around.every]
    return tuple(every) if len(every) > 1 else ()


server = create_server()

if __name__ == "__main__":
    server.run(host="127.0.0.1", port=8050, debug=False)

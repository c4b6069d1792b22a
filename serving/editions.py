"""Several editions on one server: each is an app of its own, below an address of its own.

The first stands at the root, every other one below its name (/demo). What it is asked, it sees without that
name in front; ``views.context`` knows it, so that every link gets it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dash import Dash
from flask import Flask, Response, request
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from components.frame.parts import PLACE
from data.monitor import Monitor
from insides.addresses import QUESTIONS
from views import context
from views.context import Around, Standing

SHOWN = "X-Uitgave"
"""The release that a page shows, said with all that it asks (assets/trouble.js)."""

Environ = dict[str, Any]


class Entered:
    """A WSGI app of one edition: before it answers, everything knows which edition is asked."""

    def __init__(self, app: Callable[[Environ, Any], Iterable[bytes]], around: Around) -> None:
        self._app, self._around = app, around

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        context.enter(self._around)
        return self._app(environ, start_response)


def enter(server: Flask, around: Around) -> None:
    """Let ``server`` answer for the edition of ``around``, and refuse a page that shows another release.

    A tab that was open when new figures came would else show those above the name of the old release. The
    refusal (409) has no words: assets/trouble.js says that there are new figures.
    """
    context.enter(around)
    release = around.here.monitor.release.id
    server.wsgi_app = Entered(server.wsgi_app, around)  # type: ignore[method-assign]

    @server.before_request
    def of_before() -> Response | None:
        shown = request.headers.get(SHOWN)
        if shown is not None and shown != release and request.path.startswith((QUESTIONS, PLACE)):
            return Response(status=409)
        return None


def arounds(monitors: Sequence[Monitor]) -> tuple[Around, ...]:
    """The editions that are served, each with where it stands; the first at the root."""
    every = tuple(Standing(m, f"/{m.release.edition}" if i else "") for i, m in enumerate(monitors))
    return tuple(Around(here, every) for here in every)


def served(monitors: Sequence[Monitor], create: Callable[[Around], Dash]) -> Flask:
    """One server for all of them; ``create`` makes the app of one."""
    first, *others = (create(around).server for around in arounds(monitors))
    roots = [a.here.root for a in arounds(monitors)[1:]]
    if others:
        mounts = {root: server.wsgi_app for root, server in zip(roots, others, strict=True)}
        first.wsgi_app = DispatcherMiddleware(first.wsgi_app, mounts)
    return first

"""Every page with ``beeld=presentatie`` in its address: one figure that fills the screen."""

from __future__ import annotations

from flask import Flask, Response, request

from data.asked import selection as selections
from data.monitor import Monitor
from figures.address import AREAS, ORIGIN, OVERVIEW, PAIR, THEME
from serving.figuren import kept
from views.cache import program
from views.presentatie.stages import WORD, screen_at

_PAGES = {"": OVERVIEW, THEME: THEME, ORIGIN: ORIGIN, PAIR: PAIR, AREAS: AREAS}


def answer(server: Flask, monitor: Monitor) -> None:
    """Answer these addresses before Dash does; what cannot be followed there is shown as a page shows it."""
    mark = f"{monitor.release.id}|{program()}|{WORD}"

    @server.before_request
    def presented() -> Response | None:
        if request.method != "GET" or request.args.get("beeld") != WORD:
            return None
        page, _, theme = request.path.strip("/").partition("/")
        if page not in _PAGES or (theme and page != THEME) or "/" in theme:
            return None
        chosen, _ = selections.parse(monitor.choices, request.args.to_dict())
        part = theme or chosen.theme if page == THEME else request.args.get("figuur", "")
        answered = kept(mark, lambda: _screen(screen_at(monitor, chosen, _PAGES[page], part)))
        return None if answered.status_code == 404 else answered


def _screen(made: str | None) -> Response:
    return Response(status=404) if made is None else Response(made, mimetype="text/html")

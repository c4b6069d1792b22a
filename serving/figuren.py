"""Figures that leave the monitor: /figuur/<naam>.<soort>, /embed/<naam> and the short links /k/<code>.

A figure has the address of what it shows: its name (page-key) and the query of a selection. What cannot be
followed exactly is refused: a picture of another area than was asked for would be worse than none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from data.asked import selection as selections
from data.asked import shortlink
from data.asked.selection import Selection
from data.monitor import Monitor
from figures.address import at
from figures.words.headline import notice_words
from figures.words.text import text
from serving import errors
from views.cache import program
from views.figuren import KINDS, figure_file, figure_page

_SHORT = "public, max-age=300"


def answer(server: Flask, monitor: Monitor) -> None:
    """Add the three kinds of addresses."""
    mark = f"{monitor.release.id}|{program()}"

    @server.route("/figuur/<name>.<kind>")
    def figure(name: str, kind: str) -> BaseResponse:
        if kind not in KINDS:
            return _unknown()
        chosen = _chosen(monitor)
        if isinstance(chosen, Response):
            return chosen
        return kept(mark, lambda: _download(monitor, chosen, name, kind))

    @server.route("/embed/<name>")
    def embed(name: str) -> BaseResponse:
        chosen = _chosen(monitor)
        if isinstance(chosen, Response):
            return chosen
        return kept(mark, lambda: _page(monitor, chosen, name))

    @server.route("/k/<code>")
    def short(code: str) -> BaseResponse:
        place = shortlink.decode(code, monitor.catalogue)
        if place is None:
            return errors.page(text("meenemen.kapotte_link"), [text("meenemen.kapotte_link_uitleg")], 404)
        response = redirect(target(place), 302)
        response.headers["Cache-Control"] = "no-store"  # tomorrow's release may open it elsewhere
        return response


def target(place: shortlink.Shortcut) -> str:
    """The full address of what a short link stands for."""
    query, anchor = dict(place.query), f"#{place.card}" if place.card else ""
    path = "/" if place.page == "overzicht" else f"/{place.page}"
    if place.page == "thema":
        theme = query.get("thema", "")
        path = f"/thema/{theme}" if theme not in ("", shortlink.UNKNOWN) else "/thema"
        anchor = f"#{query['indicator']}" if "indicator" in query else ""
    if place.page == "overzicht":
        anchor = ""
    return f"{at(path)}?{urlencode(query)}{anchor}"


def _chosen(monitor: Monitor) -> Selection | Response:
    """The selection of the address; a page with status 404 when this release cannot show just that."""
    chosen, notices = selections.parse(monitor.choices, request.args.to_dict())
    if notices:
        words: list[str] = [notice_words(n) for n in notices]
        return errors.page(text("meenemen.onbekende_keuze"), words, 404)
    return chosen


def _unknown() -> Response:
    return errors.page(text("meenemen.onbekende_figuur"), [text("meenemen.onbekende_figuur_uitleg")], 404)


def _view() -> str:
    return request.args.get("beeld", "")


def home() -> str:
    """Scheme and host by which this monitor was asked."""
    return request.host_url.rstrip("/")


def _download(monitor: Monitor, chosen: Selection, name: str, kind: str) -> Response:
    made = figure_file(monitor, chosen, name, _view(), kind, home())
    if made is None:
        return _unknown()
    title, body = made
    response = Response(body, mimetype=KINDS[kind])
    how = "inline" if kind in ("png", "svg") else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{title}"'
    return response


def _page(monitor: Monitor, chosen: Selection, name: str) -> Response:
    made = figure_page(monitor, chosen, name, _view(), home())
    return Response(made, mimetype="text/html") if made is not None else _unknown()


def kept(mark: str, make: Callable[[], Response]) -> Response:
    """What ``make`` gives, with a tag of release, program and address; 304 for who has that already."""
    tag = hashlib.sha256(f"{mark}|{request.script_root}{request.full_path}|{home()}".encode()).hexdigest()[
        :24
    ]
    known = {t.partition(":")[0] for t in request.if_none_match.as_set()}  # compression adds ":br"
    response = Response(status=304) if tag in known else make()
    if response.status_code in (200, 304):
        response.set_etag(tag)
        response.headers["Cache-Control"] = _SHORT
    return response

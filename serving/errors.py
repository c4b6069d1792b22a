"""What people see when something is wrong: a Dutch page with the right status, never a traceback."""

from __future__ import annotations

from dash.exceptions import DependencyException
from flask import Flask, Response, jsonify, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, NotFound

from figures.address import at
from insides.addresses import of_dash

_PAGE = Markup(
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title} – Wijkmonitor</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="{style}"></head>'
    '<body><main class="error-page"><h1>{title}</h1>{lines}{home}</main></body></html>'
)
_HOME = Markup('<p><a href="{}">Naar het overzicht</a></p>')
# Written here and not in the catalogue, because these must be said when the catalogue itself is at fault.
_WORDS = {
    404: ("Deze pagina bestaat niet", "Het adres klopt niet of de pagina is verhuisd."),
    405: ("Dit kan niet op dit adres", "Ga terug en probeer het opnieuw vanaf het overzicht."),
    413: ("Dit is te groot", "Wat er is verstuurd, is groter dan wij aannemen."),
    500: (
        "Er ging iets mis bij ons",
        "Uw keuze is bewaard. Laad de pagina opnieuw; blijft het misgaan, meld het ons dan.",
    ),
}
_GONE = ("De cijfers zijn er nu niet", "De Wijkmonitor draait, maar kan geen uitgave met cijfers openen:")


def page(
    title: str, lines: list[str], status: int, home: bool = True, again: tuple[str, str] | None = None
) -> Response:
    """A small page of its own, that needs nothing but a stylesheet. ``again``: (words, address) of a link."""
    body = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
    if again:
        body += Markup('<p><a href="{}">{}</a></p>').format(again[1], again[0])
    style, start = at("/assets/error.css"), _HOME.format(at("/")) if home else ""
    html = _PAGE.format(title=title, lines=body, home=start, style=style)
    return Response(str(html), status, mimetype="text/html")


def answer(server: Flask) -> None:
    """Answer errors outside Dash's own pages in Dutch; /api answers in JSON."""

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response | HTTPException:
        code = error.code or 500
        if code < 400 or (of_dash(request.path) and code != 413):  # too much: that we say ourselves
            return error
        title, line = _WORDS.get(
            code, (f"Dit lukt niet ({code})", "Probeer het opnieuw vanaf het overzicht.")
        )
        response = _api(title, code) if _is_api() else page(title, [line], code)
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(error.valid_methods)
        return response

    @server.errorhandler(DependencyException)
    def no_such_script(_error: DependencyException) -> HTTPException:
        return NotFound()  # an address of Dash that somebody made up is no failure of ours

    @server.errorhandler(Exception)
    def failed(error: Exception) -> Response | HTTPException:
        server.logger.exception("Onverwachte fout bij %s", request.path, exc_info=error)
        if of_dash(request.path):
            return InternalServerError()
        return _api(_WORDS[500][0], 500) if _is_api() else page(_WORDS[500][0], [_WORDS[500][1]], 500)


def _is_api() -> bool:
    return request.path.split("/")[1] == "api"


def _api(message: str, status: int) -> Response:
    response = jsonify(fout=message)
    response.status_code = status
    return response


def broken_server(message: str) -> Flask:
    """A server that tells on every address why there are no figures (status 503), and stays up."""
    server = Flask(__name__, static_folder="../assets", static_url_path="/assets")

    @server.get("/healthz")
    def healthz() -> tuple[dict[str, str], int]:
        return {"status": "geen uitgave", "fout": message}, 503

    @server.route("/", defaults={"path": ""})
    @server.route("/<path:path>")
    def gone(path: str) -> Response:  # noqa: ARG001  (Flask passes it by name)
        return page(_GONE[0], [_GONE[1], *message.splitlines()], 503, home=False)

    return server

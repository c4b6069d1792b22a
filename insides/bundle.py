"""All scripts of a page as one file, and all its styles as one: two requests instead of some thirty."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

from flask import Flask, Response, abort

ADDRESS = "/bundel/"
_NAMES = {"css": "wijkmonitor", "js": "wijkmonitor-dash-renderer"}  # Dash looks for the name of its renderer
_SCRIPT = re.compile(r'<script src="(/[^"]+)"></script>\n?')
_STYLE = re.compile(r'<link rel="stylesheet" href="(/[^"]+)">\n?')
_URL = re.compile(r"""url\((['"]?)(?!data:|/|#|[a-z]+:)([^'")]+)\1\)""")
_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)

# Dash's scripts look up their own address to load more of themselves later; here they all have one.
_BEGIN = (
    'window.__part = (src) => Object.defineProperty(document, "currentScript", '
    '{ configurable: true, value: { tagName: "SCRIPT", src: new URL(src, location.href).href } });\n'
)
_PART = '__part("{src}");\n{body}\n;\n'
_END = "delete document.currentScript; delete window.__part;\n"
LATER = "later"  # the type of a script that the browser lets be until ``insides.index.START`` starts it
RENDERER = '<template id="_dash-renderer"></template>'
"""In the place of the tag in which Dash starts; the bundle does so at its end."""
_START = "window.renderer = new DashRenderer();\n"


class Bundles:
    """Joins what Dash would load one by one. The address is a digest of the content, so it can be kept."""

    def __init__(self, server: Flask, root: str = "") -> None:
        """``server`` is asked for the files, through its own addresses, the first time they are needed.

        ``root`` is what those addresses begin with outside the server, "" or one like "/demo".
        """
        self._server, self._root = server, root
        self._made: dict[str, tuple[str, str]] = {}  # name -> (content, media type)
        self._names: dict[str, str] = {}  # tags -> name
        server.extensions["bundles"] = self
        server.add_url_rule(f"{ADDRESS}<name>", "bundle", self._send)

    def prepare(self) -> None:
        """Make the bundles now, as a first visitor would, and have them compressed."""
        with self._server.test_client() as client:
            client.get("/", buffered=True)
            for name in self._made:
                client.get(f"{ADDRESS}{name}", headers={"Accept-Encoding": "br"}, buffered=True)

    def scripts(self, tags: str) -> str:
        """The same tags, but one for all files of our own; the others and inline scripts stay behind it.

        It starts when the first picture stands (``insides.index.START``), and then starts Dash.
        """
        sources = _SCRIPT.findall(tags)
        if not sources:
            return tags
        name = self._name(tags, "js", "text/javascript", lambda: self._joined_scripts(sources))
        return f'<script type="{LATER}" src="{self._root}{ADDRESS}{name}"></script>\n{_SCRIPT.sub("", tags)}'

    def styles(self, tags: str) -> str:
        """The same for stylesheets."""
        sources = _STYLE.findall(tags)
        if not sources:
            return tags
        name = self._name(tags, "css", "text/css", lambda: "\n".join(map(self._style, sources)))
        return f'<link rel="stylesheet" href="{self._root}{ADDRESS}{name}">\n{_STYLE.sub("", tags)}'

    def _name(self, tags: str, ending: str, kind: str, make: Callable[[], str]) -> str:
        if tags not in self._names:
            body = make()
            name = f"{_NAMES[ending]}.{sha256(body.encode()).hexdigest()[:16]}.{ending}"
            self._made[name] = body, kind
            self._names[tags] = name
        return self._names[tags]

    def _joined_scripts(self, sources: list[str]) -> str:
        parts = (_PART.format(src=src, body=_MAP.sub("", self._read(src))) for src in sources)
        return _BEGIN + "".join(parts) + _END + _START

    def _style(self, source: str) -> str:
        folder = dirname(urlsplit(source).path)
        return _URL.sub(lambda m: f'url("{normpath(join(folder, m[2]))}")', self._read(source))

    def _read(self, source: str) -> str:
        with self._server.test_client() as client:
            answer = client.get(source.removeprefix(self._root), buffered=True)
            if answer.status_code != 200:
                raise RuntimeError(f"{source} answers {answer.status_code}, so it cannot be bundled.")
            return answer.get_data(as_text=True)

    def _send(self, name: str) -> Response:
        if name not in self._made:
            self.prepare()  # another worker made it, or this one was started anew
        if name not in self._made:
            abort(404)
        body, kind = self._made[name]
        response = Response(body, mimetype=kind)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

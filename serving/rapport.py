"""The report as a file: GET /rapport.pdf and /rapport.pptx, or POST with a story that goes into it.

What cannot be followed exactly is refused: a report about another area than was asked for would be worse
than none. The story passes through: it is not logged, not remembered and not stored.
"""

from __future__ import annotations

from flask import Flask, Response, request

from data.asked import selection as selections
from data.asked.selection import Selection
from data.asked.story import MOST, clean
from data.monitor import Monitor
from figures.words.headline import notice_words
from figures.words.text import text
from serving import errors
from serving.figuren import home, kept
from views.cache import program
from views.rapport import KINDS, OWN, report_file, unknown_themes

LARGEST = 40_000
"""Bytes of a request: a story of MOST characters, each at most twelve bytes long in a form, and some room."""


def answer(server: Flask, monitor: Monitor) -> None:
    """Add the addresses of both files."""
    mark = f"{monitor.release.id}|{program()}"

    def reply(kind: str) -> Response:
        request.max_content_length = LARGEST
        asked = _asked(monitor)
        if isinstance(asked, Response):
            return asked
        story = clean(request.form.get("verhaal", "")) if request.method == "POST" else ""
        if len(story) > MOST:
            words = text("rapport.te_lang_uitleg", meest=MOST, aantal=len(story))
            return errors.page(text("rapport.te_lang"), [words], 413)
        if request.method == "POST":
            made = _file(monitor, asked, story, kind)
            made.headers["Cache-Control"] = "no-store"
            return made
        return kept(mark, lambda: _file(monitor, asked, "", kind))

    for kind in KINDS:
        server.add_url_rule(
            f"/rapport.{kind}", f"rapport_{kind}", lambda kind=kind: reply(kind), methods=["GET", "POST"]
        )


def _asked(monitor: Monitor) -> Selection | Response:
    """The selection of the address; a page with status 404 when this release cannot show just that."""
    chosen, notices = selections.parse(monitor.choices, request.args.to_dict())
    words: list[str] = [notice_words(n) for n in notices]
    unknown = unknown_themes(monitor, request.args.get(OWN, ""))
    words += [text("rapport.onbekende_themas", waarde=name) for name in unknown]
    return errors.page(text("rapport.onbekende_keuze"), words, 404) if words else chosen


def _file(monitor: Monitor, asked: Selection, story: str, kind: str) -> Response:
    name, body = report_file(monitor, asked, request.args.get(OWN), story, kind, home())
    response = Response(body, mimetype=KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

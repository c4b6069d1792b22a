"""Scripts and styles as one file each."""

from __future__ import annotations

import re

import pytest
from flask import Flask, Response

from insides import index
from insides.bundle import Bundles

SCRIPTS = '<script src="/a/een.js"></script>\n<script src="/b/twee.js?m=1"></script>\n<script>in = 1</script>'
STYLES = '<link rel="stylesheet" href="/assets/x.css">\n<link rel="stylesheet" href="/assets/map/y.css">'
FILES = {
    "/a/een.js": "one()\n//# sourceMappingURL=een.js.map",
    "/b/twee.js": "var two = 2",
    "/assets/x.css": "a { background: url(fonts/é.woff2) } b { background: url('data:x') }",
    "/assets/map/y.css": 'c { background: url("../p.png") } d { fill: url(#hatch) }',
}


@pytest.fixture
def server() -> Flask:
    server = Flask(__name__, static_folder=None)

    @server.get("/")
    def home() -> str:
        return "".join(
            (server.extensions["bundles"].scripts(SCRIPTS), server.extensions["bundles"].styles(STYLES))
        )

    @server.get("/<path:path>")
    def file(path: str) -> Response:
        return Response(FILES[f"/{path}"]) if f"/{path}" in FILES else Response(status=404)

    return server


def address(html: str) -> str:
    return re.findall(r'(?:src|href)="([^"]+)"', html)[0]


def test_files_are_one_in_their_order_and_inline_scripts_stay(server: Flask) -> None:
    tags = Bundles(server).scripts(SCRIPTS)
    assert tags.count("<script") == 2
    assert "<script>in = 1</script>" in tags
    body = server.test_client().get(address(tags)).get_data(as_text=True)
    assert 0 < body.index("one()") < body.index("var two = 2")
    assert "sourceMappingURL" not in body


def test_each_part_believes_to_be_at_its_own_address(server: Flask) -> None:
    body = server.test_client().get(address(Bundles(server).scripts(SCRIPTS))).get_data(as_text=True)
    assert body.index('__part("/a/een.js")') < body.index("one()") < body.index('__part("/b/twee.js?m=1")')
    assert body.rstrip().endswith("delete window.__part;\nwindow.renderer = new DashRenderer();")


def test_they_wait_until_something_starts_them(server: Flask) -> None:
    tags = Bundles(server).scripts(SCRIPTS)
    assert tags.startswith('<script type="later" src="/bundel/')
    assert index.starting(tags).endswith(f"<script>{index.START}</script>")


def test_what_the_page_needs_is_fetched_while_it_is_read() -> None:
    scripts, sight = '<script type="later" src="/bundel/x.js"></script>', '<canvas data-shapes="/k.json?v=1">'
    links = index.fetched_early(scripts, sight + sight)
    assert links.count("<link") == 2
    assert '<link rel="preload" as="script" href="/bundel/x.js">' in links
    assert '<link rel="preload" as="fetch" crossorigin href="/k.json?v=1">' in links
    assert (index.has_map(sight), index.has_map("<svg>")) == (True, False)


def test_a_style_finds_its_fonts_from_another_folder(server: Flask) -> None:
    tags = Bundles(server).styles(STYLES)
    assert tags.count("<link") == 1
    body = server.test_client().get(address(tags)).get_data(as_text=True)
    assert 'url("/assets/fonts/é.woff2")' in body
    assert 'url("/assets/p.png")' in body
    assert "url('data:x')" in body
    assert "url(#hatch)" in body


def test_the_address_follows_the_content(server: Flask) -> None:
    before = address(Bundles(server).scripts(SCRIPTS))
    FILES["/a/een.js"], kept = "other()", FILES["/a/een.js"]
    try:
        assert address(Bundles(_again()).scripts(SCRIPTS)) != before
    finally:
        FILES["/a/een.js"] = kept


def _again() -> Flask:
    server = Flask(__name__, static_folder=None)
    server.add_url_rule("/<path:path>", "file", lambda path: Response(FILES[f"/{path}"]))
    return server


def test_a_worker_that_did_not_make_it_makes_it_when_asked(server: Flask) -> None:
    Bundles(server)
    other = _again()
    asked = address(Bundles(other).scripts(SCRIPTS))
    assert server.test_client().get(asked).status_code == 200
    assert server.test_client().get("/bundel/anders.js").status_code == 404


def test_a_missing_file_is_told(server: Flask) -> None:
    with pytest.raises(RuntimeError, match=r"/weg\.js"):
        Bundles(server).scripts('<script src="/weg.js"></script>')

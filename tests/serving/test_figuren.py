"""The addresses of figures: files, pages for an iframe, short links, and what they refuse."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import Dash
from flask.testing import FlaskClient
from PIL import Image

from components.cards.take_menu import take_menu
from data.asked.selection import default
from data.asked.shortlink import encode
from data.monitor import Monitor
from views.figuren import KINDS
from views.thema.page import theme_page

# ---------------------------------------------------------------- files


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_has_its_kind_and_a_plain_name(client: FlaskClient, gemeente: str, kind: str) -> None:
    answer = client.get(f"/figuur/thema-bijstand.{kind}?gebied={gemeente}&beeld=verloop")
    assert answer.status_code == 200
    assert answer.mimetype == KINDS[kind]
    name = re.search(r'filename="([^"]*)"', answer.headers["Content-Disposition"])
    assert name is not None
    assert re.fullmatch(rf"wijkmonitor-bijstand-[a-z0-9-]+-fictief\.{kind}", name[1])
    assert answer.headers["X-Frame-Options"] == "DENY"
    start = {"png": b"\x89PNG", "svg": b"<svg", "pptx": b"PK", "xlsx": b"PK"}[kind]
    assert answer.data.startswith(start)


def test_a_browser_that_has_it_is_not_sent_it_again(client: FlaskClient, gemeente: str) -> None:
    path = f"/figuur/thema-bijstand.svg?gebied={gemeente}"
    tag = client.get(path, headers={"Accept-Encoding": "br"}).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag, "Accept-Encoding": "br"})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"{path}&beeld=verloop", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_an_svg_may_use_the_font_it_holds(client: FlaskClient, gemeente: str) -> None:
    policy = client.get(f"/figuur/thema-bijstand.svg?gebied={gemeente}").headers["Content-Security-Policy"]
    assert "font-src 'self' data:;" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/figuur/thema-bijstand.png?gebied=GM9999", "Het gebied ‘GM9999’ kennen we niet"),
        ("/figuur/thema-bijstand.png?herkomst=XYZ", "De herkomst ‘XYZ’"),
        ("/figuur/thema-bijstand.png?jaar=1899", "1899"),
        ("/figuur/thema-nergens.png", "Deze figuur bestaat niet"),
        ("/figuur/nergens-x.xlsx", "Deze figuur bestaat niet"),
        ("/figuur/overzicht-nix.xlsx", "Deze figuur bestaat niet"),
        ("/figuur/vergelijken-nix.png", "Deze figuur bestaat niet"),
        ("/figuur/thema-bijstand.exe", "Deze figuur bestaat niet"),
        ("/figuur/..%2F..%2Fetc%2Fpasswd.png", "Deze pagina bestaat niet"),
        ("/embed/thema-nergens", "Deze figuur bestaat niet"),
        ("/embed/thema-bijstand?gebied=<script>", "&lt;script&gt;"),
        ("/k/kapot", "Deze korte link klopt niet"),
        ("/k/%00", "Deze korte link klopt niet"),
    ],
)
def test_what_is_not_there_is_said_in_dutch(client: FlaskClient, path: str, told: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    if "%2F" not in path:
        assert told in answer.text
        assert "<script>" not in answer.text


def test_a_repeated_or_strange_query_is_no_failure(client: FlaskClient, gemeente: str) -> None:
    for query in (f"gebied={gemeente}&gebied=NL00&x=1", f"gebied={gemeente}&beeld={'z' * 3000}"):
        assert client.get(f"/figuur/thema-bijstand.svg?{query}").status_code == 200


def test_files_made_side_by_side_are_whole(app: Dash, monitor: Monitor) -> None:
    """Many readers at once get what one gets alone."""
    codes = [a.code for a in monitor.areas.rows[monitor.areas.level_slice("gemeente")][:3]]
    paths = [f"/figuur/thema-nww.{kind}?gebied={code}" for code in codes for kind in ("png", "pptx", "xlsx")]

    def get(path: str) -> bytes:
        return app.server.test_client().get(path).data

    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(get, paths))
    for path, data in zip(paths, together, strict=True):
        assert data[:2] == (b"\x89P" if ".png" in path else b"PK")
        if ".png" in path:
            assert Image.open(BytesIO(data)).size == (2560, 1440)
            assert data == get(path)


# ---------------------------------------------------------------- the menu's addresses


def test_every_button_of_a_page_leads_to_its_figure(
    client: FlaskClient, monitor: Monitor, gemeente: str
) -> None:
    for theme in monitor.themes:
        chosen = replace(default(monitor.choices), area=gemeente, theme=theme.id)
        for row in theme_page(monitor, chosen, {}).rows:
            button = str(take_menu(row.address))
            figure = re.search(r'data-figuur="([^"]*)"', button)
            assert figure is not None
            name, _, query = figure[1].replace("&amp;", "&").partition("?")
            answer = client.get(f"/figuur/{name}.svg?{query}")
            assert answer.status_code == 200, name
            assert row.name.split()[0] in answer.text
            code = re.search(r'data-code="([^"]*)"', button)
            assert code is not None
            assert client.get(f"/k/{code[1]}").status_code == 302


# ---------------------------------------------------------------- short links


def test_a_short_link_opens_the_whole_address(client: FlaskClient, gemeente: str) -> None:
    asked = {"gebied": gemeente, "jaar": "2022", "indicator": "bijstand", "beeld": "verloop"}
    answer = client.get(f"/k/{encode('thema', asked)}")
    assert answer.status_code == 302
    found = urlsplit(answer.headers["Location"])
    assert (found.path, found.fragment) == ("/thema/arbeid_inkomen", "bijstand")
    wanted = asked | {"thema": "arbeid_inkomen"}
    assert {k: v[0] for k, v in parse_qs(found.query).items()} == wanted
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("page", "card", "path"),
    [
        ("overzicht", "taart", "/?"),
        ("herkomst", "verschil", "/herkomst?"),
        ("vergelijken", "verloop", "/vergelijken?"),
    ],
)
def test_every_page_has_its_short_links(client: FlaskClient, page: str, card: str, path: str) -> None:
    location = client.get(f"/k/{encode(page, {'gebied': 'NL00'}, card)}").headers["Location"]
    assert location.startswith(path)
    assert location.endswith(f"#{card}") == (page != "overzicht")


def test_what_a_new_release_lost_is_told_on_the_page(client: FlaskClient) -> None:
    """The code of an area that is gone still opens; the page then says what it could not follow."""
    location = client.get(f"/k/{encode('thema', {'gebied': 'GM9999', 'indicator': 'bijstand'})}").headers[
        "Location"
    ]
    assert "gebied=GM9999" in location
    assert client.get(location.partition("#")[0]).status_code == 200


# ---------------------------------------------------------------- embed


class Page(HTMLParser):
    """Counts elements and keeps links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src")]


@pytest.mark.parametrize(
    "name", ["thema-bijstand", "overzicht-taart", "overzicht-tabel", "herkomst-verschil"]
)
def test_an_embedded_figure_is_light_and_may_stand_anywhere(
    client: FlaskClient, gemeente: str, name: str
) -> None:
    answer = client.get(f"/embed/{name}?gebied={gemeente}&thema=arbeid_inkomen&indicator=bijstand")
    assert answer.status_code == 200
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    found = Page(answer.text)
    assert "script" not in found.tags
    assert found.tags.count("table") == 1
    assert found.tags.count("h1") == 1
    assert len(answer.data) < 150_000
    assert '<html lang="nl">' in answer.text
    assert "Fictieve cijfers – demo" in answer.text
    assert [u for u in found.links if not u.startswith("/")] == [
        u for u in found.links if "://localhost/" in u
    ]
    ids = re.findall(r' id="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))


def test_no_other_page_may_be_framed(client: FlaskClient) -> None:
    for path in ("/", "/thema/onderwijs", "/k/x", "/figuur/x.png", "/embed"):
        answer = client.get(path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Frame-Options"] == "DENY", path
